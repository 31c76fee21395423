import { metresPerDegree } from '../../../shared/geodesy.ts';
import type { Bounds } from '../../../shared/geometry.ts';
import type { GridShape } from '../../../shared/terrain.ts';

/** Most cells of a surface that a document takes: 10 km² in cells of half a metre, 160 MB while they are used. */
export const MOST_SURFACE_CELLS = 40_000_000;
/** Finest cell kept, metres: planes of roofs need no finer. */
const FINEST_M = 0.25;

/**
 * The part of a geographic file's own grid that meets the county's box: its heights are taken as they are.
 * @returns null when the two boxes do not meet
 */
function ownGrid(county: Bounds, file: Bounds, columns: number, rows: number): GridShape | null {
  const [stepLonDeg, stepLatDeg] = [(file[2] - file[0]) / columns, (file[3] - file[1]) / rows];
  const left = Math.max(0, Math.floor((county[0] - file[0]) / stepLonDeg));
  const right = Math.min(columns, Math.ceil((county[2] - file[0]) / stepLonDeg));
  const top = Math.max(0, Math.floor((file[3] - county[3]) / stepLatDeg));
  const bottom = Math.min(rows, Math.ceil((file[3] - county[1]) / stepLatDeg));
  if (left >= right || top >= bottom) return null;
  return {
    ...{ stepLonDeg, stepLatDeg, columns: right - left, rows: bottom - top },
    west: file[0] + left * stepLonDeg,
    north: file[3] - top * stepLatDeg,
  };
}

/**
 * The grid that a model of the surface is kept on: where the file and the county's box meet, in cells as wide as high on
 * the ground and as fine as the file's, but not finer than a quarter of a metre.
 *
 * @param county, file boxes, WGS84
 * @param resolutionM side of a cell of the file, metres
 * @param own columns and rows of a file in longitude and latitude; null for one in another system
 * @returns null when the two boxes do not meet
 */
export function surfaceGridShape(
  county: Bounds,
  file: Bounds,
  resolutionM: number,
  own: { columns: number; rows: number } | null = null,
): GridShape | null {
  if (own && resolutionM >= FINEST_M) return ownGrid(county, file, own.columns, own.rows);
  const west = Math.max(county[0], file[0]);
  const south = Math.max(county[1], file[1]);
  const east = Math.min(county[2], file[2]);
  const north = Math.min(county[3], file[3]);
  if (west >= east || south >= north) return null;
  const per = metresPerDegree((south + north) / 2);
  const stepM = Math.max(FINEST_M, resolutionM);
  const [stepLonDeg, stepLatDeg] = [stepM / per.east, stepM / per.north];
  return {
    ...{ west, north, stepLonDeg, stepLatDeg },
    columns: Math.max(1, Math.round((east - west) / stepLonDeg)),
    rows: Math.max(1, Math.round((north - south) / stepLatDeg)),
  };
}
