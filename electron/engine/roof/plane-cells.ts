import {
  eachNeighbour,
  Fit,
  type FittedPlane,
  type HeightPatch,
  heightOn,
  offPlane,
  WINDOW,
  xOf,
  yOf,
} from './height-patch.ts';

/** Planes with slopes as near as this and as little apart are one. */
const [SAME_SLOPE, SAME_OFF_M] = [0.06, 0.25];

/** Joins planes that are the same plane; marks are put right. */
export function joined(patch: HeightPatch, planes: FittedPlane[], plane: Int16Array): FittedPlane[] {
  const middles = planes.map(() => ({ n: 0, x: 0, y: 0 }));
  for (let cell = 0; cell < plane.length; cell++) {
    if (plane[cell]! < 0) continue;
    const middle = middles[plane[cell]!]!;
    middle.n++;
    middle.x += xOf(patch, cell);
    middle.y += yOf(patch, cell);
  }
  const goesTo = planes.map((_, i) => i);
  for (let i = 0; i < planes.length; i++) {
    for (let j = 0; j < i; j++) {
      if (goesTo[j] !== j) continue;
      const [a, b] = [planes[i]!, planes[j]!];
      if (Math.hypot(a.east - b.east, a.north - b.north) > SAME_SLOPE) continue;
      const [m, o] = [middles[i]!, middles[j]!];
      const apart = Math.max(
        Math.abs(heightOn(a, o.x / o.n, o.y / o.n) - heightOn(b, o.x / o.n, o.y / o.n)),
        Math.abs(heightOn(a, m.x / m.n, m.y / m.n) - heightOn(b, m.x / m.n, m.y / m.n)),
      );
      if (apart > SAME_OFF_M) continue;
      goesTo[i] = j;
      break;
    }
  }
  for (let cell = 0; cell < plane.length; cell++) if (plane[cell]! >= 0) plane[cell] = goesTo[plane[cell]!]!;
  return refitted(patch, planes, plane, 1);
}

/** A plane of which more than this share of cells lies on its neighbours as well is needless. */
const NEEDLESS_SHARE = 0.75;

/**
 * Drops planes that their neighbours explain, the smallest first: along a ridge the surface is even in a third direction
 * without being a third plane.
 */
export function withoutNeedless(
  patch: HeightPatch,
  planes: readonly FittedPlane[],
  plane: Int16Array,
  offM: number,
): FittedPlane[] {
  const members = planes.map((): number[] => []);
  for (let cell = 0; cell < plane.length; cell++) if (plane[cell]! >= 0) members[plane[cell]!]!.push(cell);
  const order = [...planes.keys()].sort((a, b) => members[a]!.length - members[b]!.length);
  for (const mark of order) {
    const beside = new Set<number>();
    for (const cell of members[mark]!) {
      eachNeighbour(patch, cell, (other) => {
        if (plane[other]! >= 0 && plane[other] !== mark) beside.add(plane[other]!);
      });
    }
    const explained = members[mark]!.filter((cell) =>
      [...beside].some(
        (other) =>
          Math.abs(offPlane(planes[other]!, xOf(patch, cell), yOf(patch, cell), patch.z[cell]!)) <= offM,
      ),
    );
    if (explained.length <= NEEDLESS_SHARE * members[mark]!.length) continue;
    for (const cell of members[mark]!) plane[cell] = -1;
  }
  return refitted(patch, planes, plane, 1);
}

/** Gives every cell the plane it lies nearest to, of those around it; −1 where it lies near none. */
export function assign(
  patch: HeightPatch,
  planes: readonly FittedPlane[],
  plane: Int16Array,
  offM: number,
): void {
  const { columns, rows, z } = patch;
  const before = plane.slice();
  const around = new Set<number>();
  for (let cell = 0; cell < z.length; cell++) {
    if (Number.isNaN(z[cell]!)) continue;
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    around.clear();
    for (let r = Math.max(0, row - WINDOW); r <= Math.min(rows - 1, row + WINDOW); r++) {
      for (let c = Math.max(0, column - WINDOW); c <= Math.min(columns - 1, column + WINDOW); c++) {
        const mark = before[r * columns + c]!;
        if (mark >= 0) around.add(mark);
      }
    }
    let [best, nearest] = [-1, offM];
    for (const mark of around) {
      const off = Math.abs(offPlane(planes[mark]!, xOf(patch, cell), yOf(patch, cell), z[cell]!));
      if (off < nearest) [best, nearest] = [mark, off];
    }
    plane[cell] = best;
  }
}

/** Fits the planes anew to their cells, far ones left out, and drops those that have become too small. */
export function refitted(
  patch: HeightPatch,
  planes: readonly FittedPlane[],
  plane: Int16Array,
  least: number,
): FittedPlane[] {
  const fits = planes.map(() => new Fit());
  const sigma = new Float64Array(planes.length);
  const counts = new Int32Array(planes.length);
  const each = (use: (mark: number, off: number, x: number, y: number, z: number) => void) => {
    for (let cell = 0; cell < plane.length; cell++) {
      const mark = plane[cell]!;
      if (mark < 0) continue;
      const [x, y, z] = [xOf(patch, cell), yOf(patch, cell), patch.z[cell]!];
      use(mark, offPlane(planes[mark]!, x, y, z), x, y, z);
    }
  };
  each((mark, off) => {
    sigma[mark]! += off * off;
    counts[mark]!++;
  });
  each((mark, off, x, y, z) => {
    if (Math.abs(off) <= 2.5 * Math.sqrt(sigma[mark]! / counts[mark]!) + 0.01) fits[mark]!.add(x, y, z);
  });
  const kept: FittedPlane[] = [];
  const marks = planes.map((_, mark) => {
    const fitted = counts[mark]! >= least ? fits[mark]!.plane() : null;
    return fitted ? kept.push({ ...fitted, cells: counts[mark]! }) - 1 : -1;
  });
  for (let cell = 0; cell < plane.length; cell++) if (plane[cell]! >= 0) plane[cell] = marks[plane[cell]!]!;
  return kept;
}
