import type { Bounds } from '../../../shared/geometry.ts';
import { localPlane } from '../local-plane.ts';
import { shapeAwayM } from './away.ts';
import { type DegreeShape, degreeShape } from './degree-shape.ts';
import { boxAwayM, type Outline } from './outline.ts';

/** Something that lies somewhere. */
export interface Lying {
  geometry: Parameters<typeof degreeShape>[0];
  bounds: Bounds;
}

/** Shapes made ready to be measured to. */
export interface Shapes<T extends Lying> {
  members: readonly T[];
  shapes: readonly DegreeShape[];
  /** West, south, east and north of member after member, degrees. */
  boxes: Float64Array;
}

const known = new WeakMap<Lying['geometry'], DegreeShape>();

/** A geometry in corners, made once for as long as it is kept. */
export function shapeOf(geometry: Lying['geometry']): DegreeShape {
  let shape = known.get(geometry);
  if (!shape) {
    shape = degreeShape(geometry);
    known.set(geometry, shape);
  }
  return shape;
}

/** Makes shapes ready to be measured to. */
export function shapesOf<T extends Lying>(members: readonly T[]): Shapes<T> {
  const boxes = new Float64Array(4 * members.length);
  members.forEach(({ bounds }, i) => {
    boxes.set(bounds, 4 * i);
  });
  return { members, shapes: members.map(({ geometry }) => shapeOf(geometry)), boxes };
}

/** Planes of places in one box measure lengths of some kilometres this alike. */
const ALIKE = 1.002;

/**
 * Those of some shapes of which one may be the nearest to an outline inside a box, and how far that one is at most, metres.
 *
 * @param box in which outlines lie, `[west, south, east, north]`, of a few kilometres
 */
export function nearestToBox<T extends Lying>(
  box: Bounds,
  members: readonly T[],
): { members: T[]; atMostM: number } {
  const [west, south, east, north] = box;
  const { metres } = localPlane((west + east) / 2, (south + north) / 2);
  const [x, y] = metres([east, north]);
  // The furthest corner of the box is on the other side of its middle.
  const atMostM =
    ALIKE *
    members.reduce((least, { geometry }) => {
      const { corners } = shapeOf(geometry);
      if (corners.length === 0) return least;
      const [px, py] = metres([corners[0]!, corners[1]!]);
      return Math.min(least, Math.hypot(Math.abs(px) + x, Math.abs(py) + y));
    }, Infinity);
  const near = members.filter(({ bounds: [w, s, e, n] }) => {
    const [gapX] = metres([(west + east) / 2 + Math.max(0, w - east, west - e), 0]);
    const [, gapY] = metres([0, (south + north) / 2 + Math.max(0, s - north, south - n)]);
    return Math.hypot(gapX, gapY) <= ALIKE * atMostM;
  });
  return { members: near, atMostM };
}

let gaps = new Float64Array(256);

/**
 * The nearest of some shapes to an outline, by its place among them, and how far it is, metres; the first of those that
 * are equally near; null where none is nearer than `withinM`.
 */
export function nearestOf<T extends Lying>(
  outline: Outline,
  { members, shapes, boxes }: Shapes<T>,
  withinM = Infinity,
): { member: T; awayM: number } | null {
  const count = members.length;
  if (gaps.length < count) gaps = new Float64Array(2 * count);
  let first = -1;
  for (let i = 0; i < count; i++) {
    const at = 4 * i;
    gaps[i] = boxAwayM(outline, boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!);
    if (first < 0 || gaps[i]! < gaps[first]!) first = i;
  }
  if (first < 0) return null;
  let best = first;
  let bestM = shapeAwayM(outline, shapes[first]!);
  for (let i = 0; i < count; i++) {
    // Rounding may put a box a hair further away than what lies in it.
    if (i === first || gaps[i]! > bestM * (1 + 1e-9) + 1e-6) continue;
    const awayM = shapeAwayM(outline, shapes[i]!, bestM);
    if (awayM < bestM || (awayM === bestM && i < best)) [best, bestM] = [i, awayM];
  }
  return bestM < withinM ? { member: members[best]!, awayM: bestM } : null;
}
