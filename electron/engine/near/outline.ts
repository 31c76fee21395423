import { metresPerDegree } from '../../../shared/geodesy.ts';
import type { Bounds } from '../../../shared/geometry.ts';
import type { DegreeShape } from './degree-shape.ts';

/**
 * An area on the plane of `localPlane` around the middle of its box, in memory that loops go through quickly. Lengths
 * are metres.
 */
export interface Outline {
  /** `[west, south, east, north]`, degrees. */
  bounds: Bounds;
  longitudeDeg: number;
  latitudeDeg: number;
  perEastDeg: number;
  perNorthDeg: number;
  /** East and north of corner after corner. */
  corners: Float64Array;
  /** Corner at which each ring begins, and one mark more. */
  starts: Int32Array;
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The outline of an area of which only rings are read. */
export function outlineOn({ corners, starts }: Pick<DegreeShape, 'corners' | 'starts'>): Outline {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (let i = 0; i < corners.length; i += 2) {
    west = Math.min(west, corners[i]!);
    east = Math.max(east, corners[i]!);
    south = Math.min(south, corners[i + 1]!);
    north = Math.max(north, corners[i + 1]!);
  }
  const longitudeDeg = (west + east) / 2;
  const latitudeDeg = (south + north) / 2;
  const { east: perEastDeg, north: perNorthDeg } = metresPerDegree(latitudeDeg);
  const flat = new Float64Array(corners.length);
  for (let i = 0; i < corners.length; i += 2) {
    flat[i] = (corners[i]! - longitudeDeg) * perEastDeg;
    flat[i + 1] = (corners[i + 1]! - latitudeDeg) * perNorthDeg;
  }
  return {
    bounds: [west, south, east, north],
    longitudeDeg,
    latitudeDeg,
    perEastDeg,
    perNorthDeg,
    corners: flat,
    starts,
    west: (west - longitudeDeg) * perEastDeg,
    south: (south - latitudeDeg) * perNorthDeg,
    east: (east - longitudeDeg) * perEastDeg,
    north: (north - latitudeDeg) * perNorthDeg,
  };
}

/** The box of an outline with so many metres more on every side, degrees. */
export const widenedBox = ({ bounds, perEastDeg, perNorthDeg }: Outline, metres: number): Bounds => [
  bounds[0] - metres / perEastDeg,
  bounds[1] - metres / perNorthDeg,
  bounds[2] + metres / perEastDeg,
  bounds[3] + metres / perNorthDeg,
];

/** Way between the box of an outline and a box in degrees, metres: no more than between what lies in them. */
export function boxAwayM(outline: Outline, west: number, south: number, east: number, north: number): number {
  const { bounds, perEastDeg, perNorthDeg } = outline;
  const x = Math.max(0, west - bounds[2], bounds[0] - east) * perEastDeg;
  const y = Math.max(0, south - bounds[3], bounds[1] - north) * perNorthDeg;
  return Math.sqrt(x * x + y * y);
}

/** Whether a place lies inside rings: an odd number of them turn round it. */
export function insideRings(
  x: number,
  y: number,
  corners: Float64Array,
  starts: Int32Array,
  first = 0,
): boolean {
  let odd = false;
  for (let ring = first; ring + 1 < starts.length; ring++) {
    const from = 2 * starts[ring]!;
    const to = 2 * starts[ring + 1]!;
    for (let i = from, j = to - 2; i < to; j = i, i += 2) {
      const ay = corners[i + 1]!;
      const by = corners[j + 1]!;
      if (ay > y === by > y) continue;
      const ax = corners[i]!;
      const bx = corners[j]!;
      if (x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
    }
  }
  return odd;
}

/** Square of the shortest way from a place to a line between two corners. */
export function toLine2(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length2 = dx * dx + dy * dy;
  let t = length2 === 0 ? 0 : ((px - ax) * dx + (py - ay) * dy) / length2;
  t = t < 0 ? 0 : t > 1 ? 1 : t;
  const x = px - (ax + t * dx);
  const y = py - (ay + t * dy);
  return x * x + y * y;
}

/** Square of the shortest way from a place to the lines of an outline. */
export function toEdges2({ corners, starts }: Outline, x: number, y: number): number {
  let least = Infinity;
  for (let ring = 0; ring + 1 < starts.length; ring++) {
    const last = 2 * starts[ring + 1]! - 2;
    for (let i = 2 * starts[ring]!; i < last; i += 2) {
      const way = toLine2(x, y, corners[i]!, corners[i + 1]!, corners[i + 2]!, corners[i + 3]!);
      if (way < least) least = way;
    }
  }
  return least;
}

/** Shortest way between an outline and a place on its plane, metres; 0 inside. */
export function pointAwayM(outline: Outline, x: number, y: number): number {
  const { west, south, east, north } = outline;
  const near = x >= west && x <= east && y >= south && y <= north;
  if (near && insideRings(x, y, outline.corners, outline.starts)) return 0;
  return Math.sqrt(toEdges2(outline, x, y));
}
