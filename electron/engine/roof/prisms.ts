import { DIRECTIONS, EAST, NORTH } from './sun-bins.ts';

/**
 * Buildings as prisms on a plane, metres. Rings of a building lie one after another; outer ones run counterclockwise
 * and holes clockwise, so that the solid is always on the left of an edge. A ring's last corner is not its first again.
 */
export interface Prisms {
  count: number;
  x: Float64Array;
  y: Float64Array;
  /** Where each ring begins among the corners; one more than there are rings. */
  ringStart: Int32Array;
  /** Where each building begins among the rings; one more than there are buildings. */
  firstRing: Int32Array;
  /** Heights of the tops over a common level, metres: the lowest they may be, as they are taken, the highest. */
  lowM: Float64Array;
  topM: Float64Array;
  highM: Float64Array;
  /** West, south, east and north of each, metres. */
  box: Float64Array;
}

/** Skylines kept together: for the tops as they are taken, as low and as high as they may be. */
export const CASES = 3;
/** Tangents of the three skylines of a point, one after another. */
export type Skylines = Float32Array;
export const skylineRoom = (points = 1): Skylines => new Float32Array(points * CASES * DIRECTIONS);

const PER_RAD = DIRECTIONS / (2 * Math.PI);

/**
 * Raises the skyline of a point by a building that stands around it.
 *
 * For every edge that faces the point, the tangent of its top's elevation along a direction u is linear in u: with
 * corners A and B seen from the point and e = B − A, the way to the edge is (A × e) / (u × e).
 *
 * @param x metres east, y metres north, z height of the point over the common level
 * @param skylines raised in place, three from `at` on, see {@link CASES}
 * @param spread whether the two of the lowest and highest tops are wanted too
 */
export function raiseByPrism(
  prisms: Prisms,
  index: number,
  x: number,
  y: number,
  z: number,
  skylines: Skylines,
  at = 0,
  spread = true,
): void {
  const high = spread ? prisms.highM[index]! - z : 0;
  if (high <= 0 && prisms.topM[index]! <= z) return;
  raiseByWalls(
    prisms,
    index,
    x,
    y,
    prisms.topM[index]! - z,
    prisms.lowM[index]! - z,
    high,
    false,
    skylines,
    at,
  );
}

/**
 * Raises the skyline of a point on a roof by a wall along the roof's own outline, seen from inside.
 * @param riseM top of the wall over the point, metres
 */
export function raiseByParapet(
  prisms: Prisms,
  index: number,
  x: number,
  y: number,
  riseM: number,
  skylines: Skylines,
  at = 0,
): void {
  if (riseM > 0) raiseByWalls(prisms, index, x, y, riseM, 0, 0, true, skylines, at);
}

function raiseByWalls(
  { x: xs, y: ys, ringStart, firstRing }: Prisms,
  index: number,
  x: number,
  y: number,
  top: number,
  low: number,
  high: number,
  within: boolean,
  skylines: Skylines,
  at: number,
): void {
  const sign = within ? -1 : 1;
  for (let ring = firstRing[index]!; ring < firstRing[index + 1]!; ring++) {
    const from = ringStart[ring]!;
    const to = ringStart[ring + 1]!;
    let ax = xs[to - 1]! - x;
    let ay = ys[to - 1]! - y;
    let placeA = Number.NaN;
    for (let i = from; i < to; i++) {
      const bx = xs[i]! - x;
      const by = ys[i]! - y;
      const cross = ax * by - ay * bx;
      if (sign * cross < -1e-9) {
        // Clockwise from the edge's one end to its other, in steps of directions from north.
        if (Number.isNaN(placeA)) placeA = Math.atan2(ax, ay) * PER_RAD;
        const placeB = Math.atan2(bx, by) * PER_RAD;
        const first = within ? placeB : placeA;
        let last = within ? placeA : placeB;
        if (last < first) last += DIRECTIONS;
        const ex = (bx - ax) / cross;
        const ey = (by - ay) / cross;
        for (let step = Math.ceil(first); step <= last; step++) {
          const direction = ((step % DIRECTIONS) + DIRECTIONS) % DIRECTIONS;
          const perM = EAST[direction]! * ey - NORTH[direction]! * ex;
          const place = at + direction;
          if (top * perM > skylines[place]!) skylines[place] = top * perM;
          if (high <= 0) continue;
          if (low * perM > skylines[place + DIRECTIONS]!) skylines[place + DIRECTIONS] = low * perM;
          if (high * perM > skylines[place + 2 * DIRECTIONS]!) skylines[place + 2 * DIRECTIONS] = high * perM;
        }
        placeA = placeB;
      } else placeA = Number.NaN;
      ax = bx;
      ay = by;
    }
  }
}

/** Whether a point lies on a building's outline, holes left out. */
export function onPrism(
  { x: xs, y: ys, ringStart, firstRing, box }: Prisms,
  index: number,
  x: number,
  y: number,
): boolean {
  const at = 4 * index;
  if (x < box[at]! || y < box[at + 1]! || x > box[at + 2]! || y > box[at + 3]!) return false;
  let odd = false;
  for (let ring = firstRing[index]!; ring < firstRing[index + 1]!; ring++) {
    const to = ringStart[ring + 1]!;
    let j = to - 1;
    for (let i = ringStart[ring]!; i < to; j = i++) {
      if (ys[i]! > y !== ys[j]! > y && x < ((xs[j]! - xs[i]!) * (y - ys[i]!)) / (ys[j]! - ys[i]!) + xs[i]!) {
        odd = !odd;
      }
    }
  }
  return odd;
}

/** Shortest way from a point to a building's outline, metres. */
export function edgeDistanceM(
  { x: xs, y: ys, ringStart, firstRing }: Prisms,
  index: number,
  x: number,
  y: number,
): number {
  let least = Infinity;
  for (let ring = firstRing[index]!; ring < firstRing[index + 1]!; ring++) {
    const to = ringStart[ring + 1]!;
    let j = to - 1;
    for (let i = ringStart[ring]!; i < to; j = i++) {
      const dx = xs[i]! - xs[j]!;
      const dy = ys[i]! - ys[j]!;
      const px = x - xs[j]!;
      const py = y - ys[j]!;
      const length2 = dx * dx + dy * dy;
      const t = length2 > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / length2)) : 0;
      const square = (px - t * dx) ** 2 + (py - t * dy) ** 2;
      if (square < least) least = square;
    }
  }
  return Math.sqrt(least);
}

/** Shortest way between two buildings' boxes, metres; 0 where they overlap. */
export function apartM({ box }: Prisms, one: number, other: number): number {
  const [a, b] = [4 * one, 4 * other];
  const dx = Math.max(0, box[a]! - box[b + 2]!, box[b]! - box[a + 2]!);
  const dy = Math.max(0, box[a + 1]! - box[b + 3]!, box[b + 1]! - box[a + 3]!);
  return Math.sqrt(dx * dx + dy * dy);
}

/** Area of a building's outline, holes taken out, m². */
export function areaM2({ x, y, ringStart, firstRing }: Prisms, index: number): number {
  let twice = 0;
  for (let ring = firstRing[index]!; ring < firstRing[index + 1]!; ring++) {
    const to = ringStart[ring + 1]!;
    let j = to - 1;
    for (let i = ringStart[ring]!; i < to; j = i++) twice += x[j]! * y[i]! - x[i]! * y[j]!;
  }
  return twice / 2;
}
