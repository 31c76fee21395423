import type { TerrainGrid } from '../terrain/grid.ts';
import { DIRECTIONS, EAST, NORTH } from './sun-bins.ts';
import { REACH_M } from './survey.ts';

/** Part of a surface that is known better than its cells say: a roof's fitted planes and what stands on them. */
export interface Window {
  /** Place of its north-western cell in the surface. */
  column: number;
  row: number;
  columns: number;
  rows: number;
  /** Heights, metres; NaN where the surface's own hold. */
  z: Float64Array;
  /** Mark of each cell's plane; cells of a point's own plane do not hide it. */
  plane: ArrayLike<number>;
}

/** Steps along a ray grow with the distance, by this share of it. */
const GROWTH = 0.02;

/** Distances along a ray at which a surface is looked at, metres. */
export function rayDistances(cellM: number): Float64Array {
  const list: number[] = [];
  for (let away = cellM; away <= REACH_M; away += Math.max(cellM, away * GROWTH)) list.push(away);
  return Float64Array.from(list);
}

/**
 * Raises the skyline of a point by all that a surface holds around it, {@link REACH_M} far.
 *
 * @param surface heights of roofs, trees and ground, metres
 * @param column, row place of the point among the surface's cells, in cells from the north-western corner
 * @param z height of the point, metres
 * @param mark of the point's own plane in the window
 * @param perM cells in a metre, east and north
 * @param away see {@link rayDistances}
 * @param noiseM what heights outside the window are lowered by, since the highest of many rough ones is too high
 * @param out tangents of the skyline in each direction, raised in place from `at` on
 */
export function raiseBySurface(
  surface: TerrainGrid,
  window: Window,
  [column, row]: readonly [number, number],
  z: number,
  mark: number,
  [perEastM, perNorthM]: readonly [number, number],
  away: Float64Array,
  noiseM: number,
  out: Float32Array,
  at: number,
): void {
  const { columns, rows, elevationM } = surface;
  const level = z + noiseM;
  for (let i = 0; i < DIRECTIONS; i++) {
    const dx = EAST[i]! * perEastM;
    const dy = -NORTH[i]! * perNorthM;
    let steepest = out[at + i]!;
    for (let k = 0; k < away.length; k++) {
      const distance = away[k]!;
      const c = Math.floor(column + dx * distance);
      const r = Math.floor(row + dy * distance);
      if (c < 0 || r < 0 || c >= columns || r >= rows) break;
      let rise = elevationM[r * columns + c]! - level;
      const [wc, wr] = [c - window.column, r - window.row];
      if (wc >= 0 && wr >= 0 && wc < window.columns && wr < window.rows) {
        const cell = wr * window.columns + wc;
        if (window.plane[cell] === mark) continue;
        const own = window.z[cell]!;
        if (!Number.isNaN(own)) rise = own - z;
      }
      // A gap compares as false: it is passed over.
      // What stands in a cell begins, on average, half a step before the place that was looked at.
      const near = distance - 0.5 * (k > 0 ? distance - away[k - 1]! : distance);
      if (rise > steepest * near) steepest = rise / near;
    }
    out[at + i] = steepest;
  }
}
