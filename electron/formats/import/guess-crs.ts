import { CRS_CATALOGUE, type CrsEntry } from '../../../shared/crs.ts';
import type { Bounds } from '../../../shared/geometry.ts';
import { toWgs84 } from './crs.ts';
import { WRITTEN, type Written } from './written.ts';

/** How far beyond the county's box the middle of a layer may lie, degrees. */
const MARGIN_DEG = 0.3;

/** Whether a longitude and latitude lie in a box widened by a margin. */
export function inBox(
  [lon, lat]: readonly number[],
  [west, south, east, north]: Bounds,
  margin = 0,
): boolean {
  return lon! >= west - margin && lon! <= east + margin && lat! >= south - margin && lat! <= north + margin;
}

/** Systems that put a position farther apart than this are different places, degrees (some ten metres). */
const SAME_PLACE_DEG = 1e-4;

/** A system that fits, or those of which the planner has to choose one. */
export type Guess = { code: string; swapped: boolean; written?: Written } | { candidates: string[] };

/**
 * Finds the system in which positions lie in the county: first longitudes and latitudes, then the strips of
 * CGCS2000, UTM zones and the metres of web maps. Positions given northing (or latitude) first are tried swapped.
 *
 * The three Chinese systems differ by some hundred metres at most, which positions alone cannot tell apart; the
 * present national one is preferred. A strip and the UTM zone about the same meridian are 1.5 km apart: where both lie
 * in the county, the planner has to say. Where nothing fits as it stands, kilometres and angles packed into one number
 * (1144800.5) are tried.
 *
 * @param middle position typical of the layer
 * @param named the Chinese system that names of the file or its columns bear; only it is tried then
 * @returns null when no system puts it in the county
 */
export function guessCrs(
  middle: readonly number[],
  county: Bounds,
  named: ChineseSystem | null = null,
): Guess | null {
  const plain = guessPlain(middle, county, named);
  if (plain) return plain;
  for (const written of ['kilometres', 'packed'] as const) {
    const numbers = middle.map(WRITTEN[written]);
    const found = numbers.every(Number.isFinite) ? guessPlain(numbers, county, named) : null;
    const fits = found && ('candidates' in found || isGeographicCode(found.code) === (written === 'packed'));
    if (fits) return 'code' in found ? { ...found, written } : found;
  }
  return null;
}

const isGeographicCode = (code: string) => Object.values(GEOGRAPHIC).some((codes) => codes.includes(code));

function guessPlain(middle: readonly number[], county: Bounds, named: ChineseSystem | null): Guess | null {
  for (const swapped of [false, true]) {
    const [x, y] = swapped ? [middle[1]!, middle[0]!] : [middle[0]!, middle[1]!];
    const place = (code: string) => {
      const found = toWgs84(code, null)?.([x, y]);
      return found && Number.isFinite(found[0]) && inBox(found, county, MARGIN_DEG) ? found : null;
    };
    if (Math.abs(x) <= 180 && Math.abs(y) <= 90) {
      const code = GEOGRAPHIC[named ?? 'any'].find(place);
      if (code) return { code, swapped };
    }
    const tried = named
      ? CRS_CATALOGUE.filter(({ family, kind }) => family === named && kind !== 'geographic')
      : PROJECTED;
    const fits = tried.flatMap(({ code }) => {
      const found = place(code);
      return found ? [{ code, found }] : [];
    });
    const within = fits.filter(({ found }) => inBox(found, county));
    const left = within.length > 0 ? within : fits;
    const places = left.filter(
      ({ found }, at) => !left.slice(0, at).some((other) => isSamePlace(found, other.found)),
    );
    if (places.length > 1) return { candidates: places.map(({ code }) => code) };
    if (places.length === 1) return { code: places[0]!.code, swapped };
  }
  return null;
}

/** A national system, of which there are three. */
export type ChineseSystem = Extract<CrsEntry['family'], 'cgcs2000' | 'xian80' | 'beijing54'>;

const NAMED: [RegExp, ChineseSystem][] = [
  [/西安\s*(19)?80|xi'?an\s*_?(19)?80/i, 'xian80'],
  [/北京\s*(19)?54|beijing\s*_?(19)?54|bj54/i, 'beijing54'],
  [/cgcs\s*_?2000|国家\s*2000|2000\s*国家/i, 'cgcs2000'],
];

/** The national system that names of a file, its layers or its columns bear; null where they bear none or several. */
export function systemNamed(texts: readonly string[]): ChineseSystem | null {
  const found = NAMED.filter(([words]) => texts.some((text) => words.test(text)));
  return found.length === 1 ? found[0]![1] : null;
}

const GEOGRAPHIC = {
  any: ['EPSG:4326', 'EPSG:4490'],
  cgcs2000: ['EPSG:4490'],
  xian80: ['EPSG:4610'],
  beijing54: ['EPSG:4214'],
};

const PROJECTED = CRS_CATALOGUE.filter(
  ({ family, kind }) => kind !== 'geographic' && ['cgcs2000', 'wgs84', 'web'].includes(family),
);

const isSamePlace = (a: readonly number[], b: readonly number[]) =>
  Math.abs(a[0]! - b[0]!) < SAME_PLACE_DEG && Math.abs(a[1]! - b[1]!) < SAME_PLACE_DEG;

/** Whether positions lie in the county only when taken northing (or latitude) first. */
export function isSwapped(middle: readonly number[], code: string, county: Bounds): boolean {
  const way = toWgs84(code, null);
  const inside = (position: number[]) => {
    const found = way?.(position);
    return (found?.every(Number.isFinite) ?? false) && inBox(found!, county, MARGIN_DEG);
  };
  return !inside([middle[0]!, middle[1]!]) && inside([middle[1]!, middle[0]!]);
}
