import { metresPerDegree } from '../../../shared/geodesy.ts';
import type { GridShape, TerrainGrid } from '../../../shared/terrain.ts';

export type { TerrainGrid };

/**
 * Height of the ground at a place, linear between the four cells around it.
 *
 * @param grid see {@link TerrainGrid}
 * @param longitudeDeg WGS84
 * @param latitudeDeg WGS84
 * @returns metres; in the outer half of the border cells their own height; NaN outside and beside a cell without one
 * Source: bilinear interpolation, as in Press et al. (2007), Numerical Recipes, 3rd ed., equation 3.6.5.
 */
export function elevationAt(grid: TerrainGrid, longitudeDeg: number, latitudeDeg: number): number {
  const { columns, rows, elevationM } = grid;
  const x = (longitudeDeg - grid.west) / grid.stepLonDeg;
  const y = (grid.north - latitudeDeg) / grid.stepLatDeg;
  if (!(x >= 0 && y >= 0 && x <= columns && y <= rows)) return Number.NaN;
  const cx = x < 0.5 ? 0 : x > columns - 0.5 ? columns - 1 : x - 0.5;
  const cy = y < 0.5 ? 0 : y > rows - 0.5 ? rows - 1 : y - 0.5;
  const left = cx | 0;
  const top = cy | 0;
  const right = left + 1 < columns ? left + 1 : left;
  const below = top + 1 < rows ? top + 1 : top;
  const u = cx - left;
  const v = cy - top;
  const upper = elevationM[top * columns + left]! * (1 - u) + elevationM[top * columns + right]! * u;
  const lower = elevationM[below * columns + left]! * (1 - u) + elevationM[below * columns + right]! * u;
  return upper * (1 - v) + lower * v;
}

/** The shorter side of a cell in the middle of the grid, metres. */
export function cellSizeM(grid: GridShape): number {
  const { east, north } = metresPerDegree(grid.north - (grid.rows * grid.stepLatDeg) / 2);
  return Math.min(grid.stepLonDeg * east, grid.stepLatDeg * north);
}
