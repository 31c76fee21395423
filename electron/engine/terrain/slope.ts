import { metresPerDegree } from '../../../shared/geodesy.ts';
import { DEG, wrap360 } from '../angles.ts';
import type { TerrainGrid } from './grid.ts';

/** How the ground rises: metres per metre towards east and towards north. */
export interface Gradient {
  east: number;
  north: number;
}

/**
 * Gradient of the ground over the eight cells around one.
 *
 * @param grid see `TerrainGrid`
 * @param column of the cell
 * @param row of the cell
 * @returns null without heights all around; at the grid's border the missing neighbours are its own cells, carried on
 * Source: Horn, B. K. P. (1981), Hill shading and the reflectance map, Proceedings of the IEEE 69, 14–47, section III
 * (weights 1, 2, 1).
 */
export function gradientAt(grid: TerrainGrid, column: number, row: number): Gradient | null {
  const { columns, rows, elevationM } = grid;
  const west = Math.max(0, column - 1);
  const east = Math.min(columns - 1, column + 1);
  const north = Math.max(0, row - 1) * columns;
  const here = row * columns;
  const south = Math.min(rows - 1, row + 1) * columns;
  const { east: perLon, north: perLat } = metresPerDegree(grid.north - (row + 0.5) * grid.stepLatDeg);
  const nw = elevationM[north + west]!;
  const ne = elevationM[north + east]!;
  const sw = elevationM[south + west]!;
  const se = elevationM[south + east]!;
  const spanX = 4 * (east - west) * grid.stepLonDeg * perLon;
  const spanY = (4 * (south - north) * grid.stepLatDeg * perLat) / columns;
  const eastward = (ne + 2 * elevationM[here + east]! + se - nw - 2 * elevationM[here + west]! - sw) / spanX;
  const northward =
    (nw + 2 * elevationM[north + column]! + ne - sw - 2 * elevationM[south + column]! - se) / spanY;
  return Number.isFinite(eastward) && Number.isFinite(northward)
    ? { east: eastward, north: northward }
    : null;
}

/** Steepness of a gradient, degrees from level: atan |∇z|. */
export const slopeDegOf = ({ east, north }: Gradient): number => Math.atan(Math.hypot(east, north)) * DEG;

/** Below this slope ground has no side it faces, degrees. */
const LEVEL_DEG = 1e-6;

/** Direction in which ground falls, degrees clockwise from north; null where it is level. */
export const aspectDegOf = (gradient: Gradient): number | null =>
  slopeDegOf(gradient) < LEVEL_DEG ? null : wrap360(Math.atan2(-gradient.east, -gradient.north) * DEG);
