import { metresPerDegree } from '../../../shared/geodesy.ts';
import type { Bounds } from '../../../shared/geometry.ts';
import type { GridShape } from '../../../shared/terrain.ts';

/** Heights around the county are kept as well, since they stand on its horizon, metres. */
const MARGIN_M = 10_000;
/** Finest cell kept: a third of an arc second, some 10 m. */
const FINEST_DEG = 1 / 10_800;
/** Most cells kept: some 50 MB while they are used. Larger counties get larger cells. */
const MOST_CELLS = 12_000_000;

const outlineShare = (a: number, b: number, of: number) => Math.max(0, b - a) / of;

/**
 * The grid that a county's heights are kept on: its box and 10 km around it, as far as the file reaches, in cells as
 * fine as the file's, but not finer than a third of an arc second and at most {@link MOST_CELLS} of them. Cells are
 * as many degrees wide as high.
 *
 * @param county the county's box, WGS84
 * @param file the file's box, WGS84
 * @param resolutionM side of a cell of the file, metres
 * @returns null when the two boxes do not meet
 */
export function targetGrid(county: Bounds, file: Bounds, resolutionM: number): GridShape | null {
  const middle = (county[1] + county[3]) / 2;
  const per = metresPerDegree(middle);
  const [lon, lat] = [MARGIN_M / per.east, MARGIN_M / per.north];
  const west = Math.max(county[0] - lon, file[0]);
  const east = Math.min(county[2] + lon, file[2]);
  const south = Math.max(county[1] - lat, file[1]);
  const north = Math.min(county[3] + lat, file[3]);
  const meets =
    outlineShare(Math.max(county[0], file[0]), Math.min(county[2], file[2]), 1) > 0 &&
    outlineShare(Math.max(county[1], file[1]), Math.min(county[3], file[3]), 1) > 0;
  if (!meets) return null;
  const coarse = Math.sqrt(((east - west) * (north - south)) / MOST_CELLS);
  const step = Math.max(FINEST_DEG, resolutionM / per.north, coarse);
  return {
    west,
    north,
    stepLonDeg: step,
    stepLatDeg: step,
    columns: Math.max(1, Math.floor((east - west) / step)),
    rows: Math.max(1, Math.floor((north - south) / step)),
  };
}
