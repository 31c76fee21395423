import { DEG, wrap360 } from '../angles.ts';

/** Heights over part of a grid, metres east and north; cells off the roof, or without a height, are NaN. */
export interface HeightPatch {
  columns: number;
  rows: number;
  /** Sides of a cell, metres. */
  stepX: number;
  stepY: number;
  /** Row by row from the north-west. */
  z: Float64Array;
}

/** A plane z = east · x + north · y + up over a patch; x grows with the columns, y against the rows. */
export interface FittedPlane {
  east: number;
  north: number;
  up: number;
  /** Cells that make it up. */
  cells: number;
  /** Root mean square of their distances from it, metres. */
  rmsM: number;
}

export interface FittedRoof {
  planes: FittedPlane[];
  /** Place of each cell's plane; −1 where no height is known. */
  plane: Int16Array;
  /** 1 where something stands on the plane: a chimney, a tank, a tower, a tree over the eaves. */
  obstacle: Uint8Array;
}

/** Cells on either side that a cell's own slope is taken from. */
const WINDOW = 2;
/** How far a cell may lie off a plane that it belongs to, metres, and by how many times the noise. */
const [LEAST_OFF_M, NOISE_TIMES] = [0.25, 3];
/** How much the slope of a cell may differ from that of the plane it joins (metres per metre). */
const SLOPE_OFF = 0.2;
/** Smaller planes are none: m², and as a share of the roof. */
const [LEAST_PLANE_M2, LEAST_PLANE_SHARE] = [3, 0.03];
/** Planes with slopes as near as this and as little apart are one. */
const [SAME_SLOPE, SAME_OFF_M] = [0.06, 0.25];
const ROUNDS = 5;
/** Most planes looked for on one roof. */
const MOST_PLANES = 60;

/**
 * Finds the planes of a roof among its heights: regions are grown from where the surface is most even, planes that are
 * alike are joined, and every cell then goes to the plane it lies nearest to while the planes are fitted anew.
 *
 * @returns see {@link FittedRoof}; no planes where the heights make none
 * Source: region growing by local normals and residuals as in Rabbani, T., van den Heuvel, F. and Vosselman, G. (2006),
 * ISPRS Archives 36(5), 248–253; fits by least squares, trimmed at 2.5 standard deviations.
 */
export function fitPlanes(patch: HeightPatch): FittedRoof {
  const { columns, rows, z } = patch;
  const count = columns * rows;
  const local = localSlopes(patch);
  const noiseM = middleOf(local.rms.filter((value) => !Number.isNaN(value)));
  const offM = Math.max(LEAST_OFF_M, NOISE_TIMES * (noiseM || 0));
  const known = z.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
  const least = Math.max(LEAST_PLANE_M2 / (patch.stepX * patch.stepY), LEAST_PLANE_SHARE * known, 6);
  const plane = new Int16Array(count).fill(-1);
  let planes = joined(patch, grow(patch, local, offM, least, plane), plane);
  planes = withoutNeedless(patch, planes, plane, offM);
  for (let round = 0; round < ROUNDS && planes.length > 0; round++) {
    assign(patch, planes, plane, offM);
    planes = refitted(patch, planes, plane, least);
  }
  const obstacle = new Uint8Array(count);
  if (planes.length === 0) return { planes, plane: plane.fill(-1), obstacle };
  assign(patch, planes, plane, offM);
  fillRest(patch, planes, plane, obstacle, offM);
  planes = withoutStanding(patch, planes, plane, obstacle);
  return { planes, plane, obstacle };
}

/** Steepness from level, degrees, and the direction that a plane falls in. */
export function facingOf({ east, north }: Pick<FittedPlane, 'east' | 'north'>): {
  tiltDeg: number;
  azimuthDeg: number;
} {
  const tiltDeg = Math.atan(Math.hypot(east, north)) * DEG;
  return { tiltDeg, azimuthDeg: wrap360(Math.atan2(-east, -north) * DEG) };
}

const xOf = ({ columns, stepX }: HeightPatch, cell: number) => ((cell % columns) + 0.5) * stepX;
const yOf = ({ columns, rows, stepY }: HeightPatch, cell: number) =>
  (rows - 0.5 - Math.floor(cell / columns)) * stepY;

const heightOn = (plane: FittedPlane, x: number, y: number) => plane.east * x + plane.north * y + plane.up;
/** How far a height lies off a plane, square to it. */
const offPlane = (plane: FittedPlane, x: number, y: number, z: number) =>
  (z - heightOn(plane, x, y)) / Math.sqrt(1 + plane.east ** 2 + plane.north ** 2);

/** The middle of some values; NaN of none. */
function middleOf(values: Float64Array): number {
  return values.length === 0 ? Number.NaN : values.sort()[values.length >> 1]!;
}

/** Sums from which a plane is fitted by least squares. */
class Fit {
  private n = 0;
  private x = 0;
  private y = 0;
  private z = 0;
  private xx = 0;
  private xy = 0;
  private yy = 0;
  private xz = 0;
  private yz = 0;
  private zz = 0;

  add(x: number, y: number, z: number): void {
    this.n++;
    this.x += x;
    this.y += y;
    this.z += z;
    this.xx += x * x;
    this.xy += x * y;
    this.yy += y * y;
    this.xz += x * z;
    this.yz += y * z;
    this.zz += z * z;
  }

  /** Null where the points do not span a plane. */
  plane(): FittedPlane | null {
    const { n } = this;
    if (n < 4) return null;
    const xx = this.xx - (this.x * this.x) / n;
    const xy = this.xy - (this.x * this.y) / n;
    const yy = this.yy - (this.y * this.y) / n;
    const xz = this.xz - (this.x * this.z) / n;
    const yz = this.yz - (this.y * this.z) / n;
    const zz = this.zz - (this.z * this.z) / n;
    const det = xx * yy - xy * xy;
    if (det < 1e-9 * Math.max(1e-9, xx * yy)) return null;
    const east = (xz * yy - yz * xy) / det;
    const north = (yz * xx - xz * xy) / det;
    const up = (this.z - east * this.x - north * this.y) / n;
    const left = Math.max(0, zz - east * xz - north * yz);
    return { east, north, up, cells: n, rmsM: Math.sqrt(left / n / (1 + east * east + north * north)) };
  }
}

interface Slopes {
  east: Float64Array;
  north: Float64Array;
  /** NaN where there are too few heights about. */
  rms: Float64Array;
}

/** The slope around each cell and how even the surface is there. */
function localSlopes(patch: HeightPatch): Slopes {
  const { columns, rows, z } = patch;
  const slopes: Slopes = {
    east: new Float64Array(columns * rows),
    north: new Float64Array(columns * rows),
    rms: new Float64Array(columns * rows).fill(Number.NaN),
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      if (Number.isNaN(z[cell]!)) continue;
      const fit = new Fit();
      for (let r = Math.max(0, row - WINDOW); r <= Math.min(rows - 1, row + WINDOW); r++) {
        for (let c = Math.max(0, column - WINDOW); c <= Math.min(columns - 1, column + WINDOW); c++) {
          const other = r * columns + c;
          if (!Number.isNaN(z[other]!)) fit.add(xOf(patch, other), yOf(patch, other), z[other]!);
        }
      }
      const plane = fit.plane();
      if (!plane || plane.cells < 9) continue;
      slopes.east[cell] = plane.east;
      slopes.north[cell] = plane.north;
      slopes.rms[cell] = plane.rmsM;
    }
  }
  return slopes;
}

const NEIGHBOURS = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;

/** Calls with the cells that have a side in common with one. */
function eachNeighbour({ columns, rows }: HeightPatch, cell: number, use: (other: number) => void): void {
  const [column, row] = [cell % columns, Math.floor(cell / columns)];
  for (const [dc, dr] of NEIGHBOURS) {
    const [c, r] = [column + dc, row + dr];
    if (c >= 0 && r >= 0 && c < columns && r < rows) use(r * columns + c);
  }
}

/** Grows regions from the most even cells on; marks whose each cell is in `plane`. */
function grow(
  patch: HeightPatch,
  local: Slopes,
  offM: number,
  least: number,
  plane: Int16Array,
): FittedPlane[] {
  const { z } = patch;
  const seeds = [...local.rms.keys()]
    .filter((cell) => !Number.isNaN(local.rms[cell]!))
    .sort((a, b) => local.rms[a]! - local.rms[b]!);
  const tried = new Uint8Array(z.length);
  const planes: FittedPlane[] = [];
  for (const seed of seeds) {
    if (plane[seed] !== -1 || tried[seed] || planes.length >= MOST_PLANES) continue;
    const mark = planes.length;
    const [x, y] = [xOf(patch, seed), yOf(patch, seed)];
    const [east, north] = [local.east[seed]!, local.north[seed]!];
    let grown: FittedPlane = { east, north, up: z[seed]! - east * x - north * y, cells: 1, rmsM: 0 };
    const fit = new Fit();
    const members = [seed];
    plane[seed] = mark;
    fit.add(x, y, z[seed]!);
    let fittedAt = 16;
    for (let next = 0; next < members.length; next++) {
      eachNeighbour(patch, members[next]!, (cell) => {
        if (plane[cell] !== -1 || Number.isNaN(z[cell]!)) return;
        const [cx, cy] = [xOf(patch, cell), yOf(patch, cell)];
        if (Math.abs(offPlane(grown, cx, cy, z[cell]!)) > offM) return;
        const even = !Number.isNaN(local.rms[cell]!);
        if (even && Math.hypot(local.east[cell]! - grown.east, local.north[cell]! - grown.north) > SLOPE_OFF)
          return;
        plane[cell] = mark;
        fit.add(cx, cy, z[cell]!);
        members.push(cell);
      });
      if (members.length < fittedAt) continue;
      grown = fit.plane() ?? grown;
      fittedAt = Math.ceil(members.length * 1.3);
    }
    const settled = fit.plane();
    if (members.length < least || !settled) {
      for (const cell of members) {
        plane[cell] = -1;
        tried[cell] = 1;
      }
      continue;
    }
    planes.push(settled);
  }
  return planes;
}

/** Joins planes that are the same plane; marks are put right. */
function joined(patch: HeightPatch, planes: FittedPlane[], plane: Int16Array): FittedPlane[] {
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
function withoutNeedless(
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
function assign(patch: HeightPatch, planes: readonly FittedPlane[], plane: Int16Array, offM: number): void {
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
function refitted(
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

/**
 * Gives what lies near no plane the one that most of its neighbours have, and marks as obstacles what stands up from it;
 * what lies lower is the blurred edge of the roof.
 */
function fillRest(
  patch: HeightPatch,
  planes: readonly FittedPlane[],
  plane: Int16Array,
  obstacle: Uint8Array,
  offM: number,
): void {
  const { z } = patch;
  let open = [...z.keys()].filter((cell) => plane[cell]! < 0 && !Number.isNaN(z[cell]!));
  while (open.length > 0) {
    const next: [number, number][] = [];
    for (const cell of open) {
      const votes = new Map<number, number>();
      eachNeighbour(patch, cell, (other) => {
        const mark = plane[other]!;
        if (mark >= 0) votes.set(mark, (votes.get(mark) ?? 0) + 1);
      });
      const [best] = [...votes].sort((a, b) => b[1] - a[1]);
      if (best) next.push([cell, best[0]]);
    }
    if (next.length === 0) break;
    for (const [cell, mark] of next) {
      plane[cell] = mark;
      if (offPlane(planes[mark]!, xOf(patch, cell), yOf(patch, cell), z[cell]!) > offM) obstacle[cell] = 1;
    }
    const done = new Set(next.map(([cell]) => cell));
    open = open.filter((cell) => !done.has(cell));
  }
}

/** A plane smaller than this that stands up from a much larger one is a thing on that one: a tank, a stair head, m². */
const STANDING_M2 = 16;
const [LARGER_TIMES, STANDS_M] = [3, 0.5];

/** Makes obstacles of small planes that stand on larger ones. */
function withoutStanding(
  patch: HeightPatch,
  planes: readonly FittedPlane[],
  plane: Int16Array,
  obstacle: Uint8Array,
): FittedPlane[] {
  const goesTo = planes.map((_, mark) => mark);
  for (const [mark, own] of planes.entries()) {
    if (own.cells * patch.stepX * patch.stepY > STANDING_M2) continue;
    const contact = new Map<number, { n: number; rise: number }>();
    for (let cell = 0; cell < plane.length; cell++) {
      if (plane[cell] !== mark) continue;
      eachNeighbour(patch, cell, (other) => {
        const beside = plane[other]!;
        if (beside < 0 || beside === mark) return;
        const [x, y] = [xOf(patch, cell), yOf(patch, cell)];
        const found = contact.get(beside) ?? { n: 0, rise: 0 };
        found.n++;
        found.rise += heightOn(own, x, y) - heightOn(planes[beside]!, x, y);
        contact.set(beside, found);
      });
    }
    const [most] = [...contact].sort((a, b) => b[1].n - a[1].n);
    if (!most) continue;
    const [beside, { n, rise }] = most;
    if (rise / n > STANDS_M && planes[beside]!.cells > LARGER_TIMES * own.cells) goesTo[mark] = beside;
  }
  const kept: FittedPlane[] = [];
  const marks = planes.map((each, mark) => (goesTo[mark] === mark ? kept.push(each) - 1 : -1));
  // What one stands on may itself stand on another.
  const ground = (mark: number): number => (goesTo[mark] === mark ? mark : ground(goesTo[mark]!));
  for (let cell = 0; cell < plane.length; cell++) {
    const mark = plane[cell]!;
    if (mark < 0) continue;
    if (goesTo[mark] !== mark) obstacle[cell] = 1;
    plane[cell] = marks[ground(mark)]!;
  }
  return kept;
}

/** A line in which two planes meet, in metres over the patch. */
export interface FittedRidge {
  planes: [number, number];
  from: [number, number];
  to: [number, number];
}

/** Planes that lie as near as this where their cells touch meet in a line there, metres. */
const MEET_M = 0.4;
const LEAST_RIDGE_M = 1;

/** The ridges, hips and valleys of a fitted roof: where neighbouring planes cut each other. */
export function ridgesOf(patch: HeightPatch, { planes, plane, obstacle }: FittedRoof): FittedRidge[] {
  const touching = new Map<string, { pair: [number, number]; at: [number, number][] }>();
  for (let cell = 0; cell < plane.length; cell++) {
    eachNeighbour(patch, cell, (other) => {
      const [a, b] = [plane[cell]!, plane[other]!];
      if (a < 0 || b <= a || obstacle[cell] || obstacle[other]) return;
      const [x, y] = [(xOf(patch, cell) + xOf(patch, other)) / 2, (yOf(patch, cell) + yOf(patch, other)) / 2];
      if (Math.abs(heightOn(planes[a]!, x, y) - heightOn(planes[b]!, x, y)) > MEET_M) return;
      const found = touching.get(`${a},${b}`) ?? { pair: [a, b] as [number, number], at: [] };
      found.at.push([x, y]);
      touching.set(`${a},${b}`, found);
    });
  }
  return [...touching.values()].flatMap(({ pair, at }) => {
    const [one, other] = [planes[pair[0]]!, planes[pair[1]]!];
    const [nx, ny] = [one.east - other.east, one.north - other.north];
    const length = Math.hypot(nx, ny);
    if (length < 0.02) return [];
    const offset = (one.up - other.up) / length;
    const [ux, uy] = [nx / length, ny / length];
    const along = at.map(([x, y]) => -uy * x + ux * y).sort((a, b) => a - b);
    const [from, to] = [along[0]!, along.at(-1)!];
    if (to - from < LEAST_RIDGE_M) return [];
    const point = (t: number): [number, number] => [-uy * t - ux * offset, ux * t - uy * offset];
    return [{ planes: pair, from: point(from), to: point(to) }];
  });
}
