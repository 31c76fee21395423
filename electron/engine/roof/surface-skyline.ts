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
 * @param away see {@link rayDistances}; looked at are those from `from` on and before `to`
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
  [from, to]: readonly [number, number],
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
    for (let k = from; k < to; k++) {
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
      const near = nearEnd(away, k);
      if (rise > steepest * near) steepest = rise / near;
    }
    out[at + i] = steepest;
  }
}

/** Heights around a roof as a point on one of its planes sees them, without gaps, in one small array. */
export interface Field {
  side: number;
  /** Place in the surface of the field's north-western cell. */
  column: number;
  row: number;
  z: Float32Array;
}

/** Stands for no height: nothing is seen there. */
const NOTHING = -1e9;

/**
 * Copies what lies around a roof; cells of the point's own plane see nothing of themselves.
 * @param reach cells around the window that are looked at
 */
export function fieldAround(
  surface: TerrainGrid,
  window: Window,
  mark: number,
  reach: number,
  noiseM: number,
): Field {
  const side = Math.max(window.columns, window.rows) + 2 * reach + 2;
  const [column, row] = [window.column - reach - 1, window.row - reach - 1];
  const z = new Float32Array(side * side).fill(NOTHING);
  const { columns, rows, elevationM } = surface;
  for (let r = Math.max(0, -row); r < Math.min(side, rows - row); r++) {
    for (let c = Math.max(0, -column); c < Math.min(side, columns - column); c++) {
      const height = elevationM[(row + r) * columns + column + c]!;
      if (height > NOTHING) z[r * side + c] = height - noiseM;
    }
  }
  for (let cell = 0; cell < window.z.length; cell++) {
    const at = (reach + 1 + Math.floor(cell / window.columns)) * side + reach + 1 + (cell % window.columns);
    if (window.plane[cell] === mark) z[at] = NOTHING;
    else if (!Number.isNaN(window.z[cell]!)) z[at] = window.z[cell]!;
  }
  return { side, column, row, z };
}

/** Cells that rays from the middle of a cell pass, as steps in a field, and how near each begins, by direction. */
export interface Rays {
  /** Steps across and down of each, one after another; where each direction's begin, one more than there are. */
  across: Int32Array;
  down: Int32Array;
  perM: Float64Array;
  start: Int32Array;
}

/** The rays over cells of a size, up to so many of the distances. */
export function raysOver(
  [perEastM, perNorthM]: readonly [number, number],
  away: Float64Array,
  to: number,
): Rays {
  const across: number[] = [];
  const down: number[] = [];
  const perM: number[] = [];
  const start = new Int32Array(DIRECTIONS + 1);
  for (let i = 0; i < DIRECTIONS; i++) {
    for (let k = 0; k < to; k++) {
      const distance = away[k]!;
      across.push(Math.floor(0.5 + EAST[i]! * perEastM * distance));
      down.push(Math.floor(0.5 - NORTH[i]! * perNorthM * distance));
      perM.push(1 / nearEnd(away, k));
    }
    start[i + 1] = across.length;
  }
  return {
    across: Int32Array.from(across),
    down: Int32Array.from(down),
    perM: Float64Array.from(perM),
    start,
  };
}

/** What stands in a cell begins, on average, half a step before the place that is looked at. */
const nearEnd = (away: Float64Array, k: number): number =>
  away[k]! - 0.5 * (k > 0 ? away[k]! - away[k - 1]! : away[k]!);

/** Raises the skyline of the middle of a field's cell by what lies in the field along the rays. */
export function raiseInField(
  { z: heights, side }: Field,
  cell: number,
  z: number,
  { across, down, perM, start }: Rays,
  out: Float32Array,
  at: number,
): void {
  for (let i = 0; i < DIRECTIONS; i++) {
    let steepest = out[at + i]!;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const tangent = (heights[cell + down[k]! * side + across[k]!]! - z) * perM[k]!;
      if (tangent > steepest) steepest = tangent;
    }
    out[at + i] = steepest;
  }
}
