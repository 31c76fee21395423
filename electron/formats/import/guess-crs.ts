import { CRS_CATALOGUE } from '../../../shared/crs.ts';
import type { Bounds } from '../../../shared/geometry.ts';
import { toWgs84 } from './crs.ts';

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

/**
 * Finds the system in which positions lie in the county: first longitudes and latitudes, then the strips of
 * CGCS2000, at last the metres of web maps. Positions given northing (or latitude) first are tried swapped.
 *
 * The three Chinese systems differ by some hundred metres at most, which positions alone cannot tell apart; the
 * present national one is preferred.
 *
 * @param middle position typical of the layer
 * @returns null when no system puts it in the county
 */
export function guessCrs(
  middle: readonly number[],
  county: Bounds,
): { code: string; swapped: boolean } | null {
  // A web map's own metres are far from those of any strip.
  const candidates = ['wgs84', 'cgcs2000', 'web'].flatMap((each) =>
    CRS_CATALOGUE.filter(({ family }) => family === each),
  );
  for (const swapped of [false, true]) {
    const [x, y] = swapped ? [middle[1]!, middle[0]!] : [middle[0]!, middle[1]!];
    for (const { code, kind } of candidates) {
      if (kind === 'geographic' && (Math.abs(x) > 180 || Math.abs(y) > 90)) continue;
      const found = toWgs84(code, null)?.([x, y]);
      if (found && Number.isFinite(found[0]) && inBox(found, county, MARGIN_DEG)) return { code, swapped };
    }
  }
  return null;
}

/** Whether positions lie in the county only when taken northing (or latitude) first. */
export function isSwapped(middle: readonly number[], code: string, county: Bounds): boolean {
  const way = toWgs84(code, null);
  const inside = (position: number[]) => {
    const found = way?.(position);
    return (found?.every(Number.isFinite) ?? false) && inBox(found!, county, MARGIN_DEG);
  };
  return !inside([middle[0]!, middle[1]!]) && inside([middle[1]!, middle[0]!]);
}
