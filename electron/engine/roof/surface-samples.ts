import type { TerrainGrid } from '../terrain/grid.ts';
import type { FittedRoof } from './height-patch.ts';
import { type BinnedPlane, DIRECTIONS, lightAt, type PointLight } from './sun-bins.ts';
import type { Cut } from './surface-cut.ts';
import {
  type Field,
  fieldAround,
  type Rays,
  raiseBySurface,
  raiseInField,
  rayDistances,
  raysOver,
  type Window,
} from './surface-skyline.ts';

/** Points looked at on one roof, about. */
const WANTED_POINTS = 48;

/** From so many times the roof's half diagonal on, and at least so far, all points of a plane see the surface alike. */
const [FAR_TIMES, FAR_M] = [6, 40];

/** Points are looked at so far above their plane, metres. */
const OVER_PLANE_M = 0.02;

/** A point that is looked at, and what reaches it. */
export interface Sample {
  cell: number;
  plane: number;
  usable: boolean;
  /** Cells of its plane that it stands for. */
  weight: number;
  light: PointLight;
}

/** Rays of the last cell size and reach: roofs of one surface share them. */
let lastRays: { key: string; rays: Rays; reach: number } | null = null;

function raysFor(stepX: number, stepY: number, away: Float64Array, far: number) {
  // Cells a tenth of a millimetre apart in size are one.
  const key = `${stepX.toFixed(4)} ${stepY.toFixed(4)} ${far}`;
  if (lastRays?.key !== key) {
    const reach = Math.ceil((away[far - 1] ?? 0) / Math.min(stepX, stepY)) + 1;
    lastRays = { key, reach, rays: raysOver([1 / stepX, 1 / stepY], away, far) };
  }
  return lastRays;
}

/** Looks from points all over a roof, at least one on every plane. */
export function look(
  cut: Cut,
  roof: FittedRoof,
  surface: TerrainGrid,
  binned: readonly BinnedPlane[],
  usable: Uint8Array,
  terrain: Float32Array | null,
): { samples: Sample[]; skylines: Float32Array } {
  const { patch, column, row } = cut;
  const { columns, rows, stepX, stepY } = patch;
  const window: Window = {
    ...{ column, row, columns, rows },
    z: new Float64Array(columns * rows).fill(Number.NaN),
    plane: roof.plane.map((mark, cell) => (roof.obstacle[cell] ? -2 : mark)),
  };
  const heightOn = (mark: number, cell: number) => {
    const plane = roof.planes[mark]!;
    const x = ((cell % columns) + 0.5) * stepX;
    const y = (rows - 0.5 - Math.floor(cell / columns)) * stepY;
    return plane.east * x + plane.north * y + plane.up;
  };
  for (let cell = 0; cell < window.z.length; cell++) {
    const mark = roof.plane[cell]!;
    if (mark >= 0) window.z[cell] = roof.obstacle[cell] ? patch.z[cell]! : heightOn(mark, cell);
  }
  const chosen = chosenCells(cut, roof);
  const away = rayDistances(Math.min(stepX, stepY));
  const noiseM = Math.min(0.15, 0.5 * Math.max(...roof.planes.map(({ rmsM }) => rmsM)));
  const per = [1 / stepX, 1 / stepY] as const;
  const farM = Math.max(FAR_M, (FAR_TIMES * Math.hypot(columns * stepX, rows * stepY)) / 2);
  const first = away.findIndex((distance) => distance > farM);
  // In steps of ten, so that roofs of like size share their rays.
  const far = first < 0 ? away.length : Math.min(away.length, 10 * Math.ceil(first / 10));
  const { rays, reach } = raysFor(stepX, stepY, away, far);
  const fields = new Map<number, Field>();
  const fieldOf = (mark: number): Field => {
    const field = fields.get(mark) ?? fieldAround(surface, window, mark, reach, noiseM);
    fields.set(mark, field);
    return field;
  };
  // What is far off is looked at once for each plane, from the first of its points.
  const shared = new Map<number, Float32Array>();
  const farFrom = (cell: number): Float32Array => {
    const mark = roof.plane[cell]!;
    const known = shared.get(mark);
    if (known) return known;
    const skyline = terrain ? terrain.slice() : new Float32Array(DIRECTIONS);
    const place = [column + (cell % columns) + 0.5, row + Math.floor(cell / columns) + 0.5] as const;
    const z = heightOn(mark, cell) + OVER_PLANE_M;
    raiseBySurface(surface, window, place, z, mark, per, away, [far, away.length], noiseM, skyline, 0);
    shared.set(mark, skyline);
    return skyline;
  };
  const skylines = new Float32Array(chosen.length * DIRECTIONS);
  const samples = chosen.map(({ cell, weight }, i): Sample => {
    const mark = roof.plane[cell]!;
    const at = i * DIRECTIONS;
    skylines.set(farFrom(cell), at);
    const field = fieldOf(mark);
    const inField = (reach + 1 + Math.floor(cell / columns)) * field.side + reach + 1 + (cell % columns);
    raiseInField(field, inField, heightOn(mark, cell) + OVER_PLANE_M, rays, skylines, at);
    return {
      cell,
      plane: mark,
      usable: usable[cell] === 1,
      weight,
      light: lightAt(binned[mark]!, skylines, at),
    };
  });
  return { samples, skylines };
}

/** Less of a block than this share is not looked at by itself. */
const LEAST_SHARE = 0.2;

/** Of every block of cells, for each plane in it, the cell nearest to the middle of what of the plane lies in it. */
function chosenCells(
  { patch: { columns, rows }, inside }: Cut,
  roof: FittedRoof,
): { cell: number; weight: number }[] {
  const stride = strideOf(inside);
  const chosen: { cell: number; weight: number }[] = [];
  const seen = new Set<number>();
  const choose = (cells: readonly number[]) => {
    const mean = (of: (cell: number) => number) =>
      cells.reduce((sum, cell) => sum + of(cell), 0) / cells.length;
    const [x, y] = [mean((cell) => cell % columns), mean((cell) => Math.floor(cell / columns))];
    const off = (cell: number) => Math.hypot((cell % columns) - x, Math.floor(cell / columns) - y);
    const cell = cells.reduce((best, next) => (off(next) < off(best) ? next : best));
    chosen.push({ cell, weight: cells.length });
    seen.add(roof.plane[cell]!);
  };
  const byPlane = (cells: readonly number[]) =>
    Map.groupBy(
      cells.filter((cell) => roof.plane[cell]! >= 0 && !roof.obstacle[cell]),
      (cell) => roof.plane[cell]!,
    );
  for (let row = 0; row < rows; row += stride) {
    for (let column = 0; column < columns; column += stride) {
      const block: number[] = [];
      for (let r = row; r < Math.min(rows, row + stride); r++) {
        for (let c = column; c < Math.min(columns, column + stride); c++) block.push(r * columns + c);
      }
      for (const cells of byPlane(block).values())
        if (cells.length >= LEAST_SHARE * stride * stride) choose(cells);
    }
  }
  for (const [plane, cells] of byPlane([...roof.plane.keys()])) if (!seen.has(plane)) choose(cells);
  return chosen;
}

/** Cells between points that are looked at, for about as many points as wanted. */
export const strideOf = (cells: number): number => Math.max(1, Math.round(Math.sqrt(cells / WANTED_POINTS)));
