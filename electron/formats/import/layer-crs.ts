import { crsEntry, FILE_CRS } from '../../../shared/crs.ts';
import type { Bounds } from '../../../shared/geometry.ts';
import { type ToWgs84, toWgs84 } from './crs.ts';
import { guessCrs, inBox, isSwapped, systemNamed } from './guess-crs.ts';
import { WRITTEN, type Written } from './written.ts';

/** What a file says about a layer's coordinate system. */
export interface StatedCrs {
  /** EPSG code, when the file gives or implies one. */
  epsg: string | null;
  name: string;
  wkt: string;
}

export interface LayerCrs {
  /** Null when the planner has to choose. */
  code: string | null;
  name: string;
  origin: 'file' | 'guessed' | 'unknown';
  toWgs84: ToWgs84 | null;
  swapped: boolean;
  geographic: boolean;
  /** How the numbers are written, where that is neither degrees nor metres. */
  written: Written | null;
  /** Systems that fit equally well, where the planner has to choose one of them. */
  candidates: string[];
}

/**
 * Settles the system of a layer: what the planner chose, else what the file says, else what puts it in the county.
 *
 * @param chosen a code of the catalogue, `file` or `auto`
 * @param named names of the file, the layer and its columns, which may say the system
 * @param middle a position typical of the layer, in the file's numbers; null when it has none
 */
export function settleCrs(
  chosen: string,
  stated: StatedCrs | null,
  middle: readonly number[] | null,
  county: Bounds,
  named: readonly string[] = [],
): LayerCrs {
  const of = (
    code: string,
    name: string,
    origin: LayerCrs['origin'],
    swapped = false,
    written: Written | null = null,
  ): LayerCrs => ({
    ...{ code, name, origin, swapped, written },
    toWgs84: asWritten(toWgs84(code, stated?.wkt ?? null), written),
    geographic: (crsEntry(code)?.kind ?? 'geographic') === 'geographic',
    candidates: [],
  });
  if (chosen !== 'auto' && chosen !== FILE_CRS) {
    const written = middle && writtenAs(middle, chosen, county);
    const numbers = written ? middle.map(WRITTEN[written]) : middle;
    return of(chosen, chosen, 'file', numbers !== null && isSwapped(numbers, chosen, county), written);
  }
  // A format that is always in degrees, or a wrong remark: numbers beyond any angle are not degrees.
  const beyond =
    middle !== null && stated !== null && isGeographic(stated, stated.epsg ?? '') && notDegrees(middle);
  if (stated && !beyond) {
    const code = stated.epsg && crsEntry(stated.epsg) ? stated.epsg : FILE_CRS;
    const settled = of(code, stated.name || code, 'file');
    if (settled.toWgs84) return { ...settled, geographic: isGeographic(stated, code) };
  }
  const guessed = middle && guessCrs(middle, county, systemNamed(named));
  if (guessed && 'code' in guessed) {
    const { code, swapped, written } = guessed;
    return of(code, code, 'guessed', swapped, written);
  }
  return {
    code: null,
    name: stated?.name ?? '',
    origin: 'unknown',
    toWgs84: null,
    swapped: false,
    geographic: false,
    written: null,
    candidates: guessed?.candidates ?? [],
  };
}

function asWritten(way: ToWgs84 | null, written: Written | null): ToWgs84 | null {
  if (!way || !written) return way;
  return (at) => {
    const numbers = at.map(WRITTEN[written]);
    return numbers.every(Number.isFinite) ? way(numbers) : [Number.NaN, Number.NaN];
  };
}

/** How numbers must be written for a chosen system to put them in the county; null where that is as usual. */
function writtenAs(middle: readonly number[], code: string, county: Bounds): Written | null {
  const way = toWgs84(code, null);
  const inside = (numbers: number[]) => {
    const places =
      way && numbers.every(Number.isFinite)
        ? [numbers, [numbers[1]!, numbers[0]!]].map((at) => way!(at))
        : [];
    return places.some((place) => place.every(Number.isFinite) && inBox(place, county));
  };
  if (inside([...middle])) return null;
  const written = crsEntry(code)?.kind === 'geographic' ? 'packed' : 'kilometres';
  return inside(middle.map(WRITTEN[written])) ? written : null;
}

/** Providers of maps by the words that headings name them by; their longitudes lie some 500 m off. */
const PROVIDERS: [RegExp, string][] = [
  [/gcj.?0?2|高德|腾讯|火星|国测局|amap|gaode|tencent/i, 'GCJ-02'],
  [/bd.?09|百度|baidu/i, 'BD-09'],
];

/** The system that the headings of columns of coordinates name; null where they name none. */
export function crsOfHeadings(fields: Record<string, string>): string | null {
  const headings = ['longitude', 'latitude', 'coordinates'].flatMap((ours) => fields[ours] ?? []);
  return PROVIDERS.find(([words]) => headings.some((heading) => words.test(heading)))?.[1] ?? null;
}

const notDegrees = ([x, y]: readonly number[]) => Math.abs(x!) > 360 || Math.abs(y!) > 360;

const isGeographic = ({ wkt }: StatedCrs, code: string): boolean =>
  crsEntry(code)?.kind === 'geographic' || /^\s*(GEOGCS|GEOGCRS|GEODCRS)/i.test(wkt);
