import type { DegreeShape } from './degree-shape.ts';
import { insideRings, type Outline, toEdges2, toLine2 } from './outline.ts';

/** Corners of the shape that is looked at, on the outline's plane. */
let flat = new Float64Array(1024);

/**
 * Shortest way between an outline and a shape, metres; 0 where they meet. The same as `distanceM` of the outline's plane.
 *
 * @param most what is further away than this need not be measured: for it, some length above is answered
 */
export function shapeAwayM(outline: Outline, shape: DegreeShape, most = Infinity): number {
  const { corners, starts, firstLine, firstRing } = shape;
  flatten(outline, corners);
  let least2 = most === Infinity ? Infinity : (most * (1 + 1e-12)) ** 2;
  let found2 = Infinity;
  for (let run = 0; run + 1 < starts.length; run++) {
    const from = 2 * starts[run]!;
    const to = 2 * starts[run + 1]!;
    if (from === to) continue;
    if (run < firstLine || to - from === 2) {
      const x = flat[from]!;
      const y = flat[from + 1]!;
      if (insideBox(outline, x, y) && insideRings(x, y, outline.corners, outline.starts)) return 0;
      found2 = Math.min(found2, toEdges2(outline, x, y));
    } else {
      const way2 = runAway2(outline, from, to, least2);
      if (way2 === 0) return 0;
      if (way2 < found2) found2 = way2;
    }
    if (found2 < least2) least2 = found2;
  }
  // What is left is the outline wholly inside the shape.
  if (starts.length - 1 > firstRing && outline.corners.length > 0) {
    for (const ring of outline.starts.subarray(0, -1)) {
      if (insideRings(outline.corners[2 * ring]!, outline.corners[2 * ring + 1]!, flat, starts, firstRing))
        return 0;
    }
  }
  return Math.sqrt(found2);
}

/** Whether an outline lies in a shape's rings with all of it, and none of their lines touches it. */
export function liesWithin(outline: Outline, { corners, starts, firstRing }: DegreeShape): boolean {
  flatten(outline, corners);
  for (let run = firstRing; run + 1 < starts.length; run++) {
    const last = 2 * starts[run + 1]! - 2;
    for (let i = 2 * starts[run]!; i < last; i += 2) {
      if (crosses(outline, flat[i]!, flat[i + 1]!, flat[i + 2]!, flat[i + 3]!)) return false;
      if (insideBox(outline, flat[i]!, flat[i + 1]!)) return false;
    }
  }
  for (let ring = 0; ring + 1 < outline.starts.length; ring++) {
    const at = 2 * outline.starts[ring]!;
    if (!insideRings(outline.corners[at]!, outline.corners[at + 1]!, flat, starts, firstRing)) return false;
  }
  return true;
}

function flatten({ longitudeDeg, latitudeDeg, perEastDeg, perNorthDeg }: Outline, corners: Float64Array) {
  if (flat.length < corners.length) flat = new Float64Array(2 * corners.length);
  for (let i = 0; i < corners.length; i += 2) {
    flat[i] = (corners[i]! - longitudeDeg) * perEastDeg;
    flat[i + 1] = (corners[i + 1]! - latitudeDeg) * perNorthDeg;
  }
}

const insideBox = ({ west, south, east, north }: Outline, x: number, y: number): boolean =>
  x >= west && x <= east && y >= south && y <= north;

/** Square of the shortest way between an outline and a run of lines; 0 where they meet, Infinity beyond `most2`. */
function runAway2(outline: Outline, from: number, to: number, most2: number): number {
  const { west, south, east, north, corners, starts } = outline;
  const x0 = flat[from]!;
  const y0 = flat[from + 1]!;
  if (insideBox(outline, x0, y0) && insideRings(x0, y0, corners, starts)) return 0;
  let least2 = most2;
  let found2 = Infinity;
  for (let i = from; i + 2 < to; i += 2) {
    const ax = flat[i]!;
    const ay = flat[i + 1]!;
    const bx = flat[i + 2]!;
    const by = flat[i + 3]!;
    const dx = Math.max(0, Math.min(ax, bx) - east, west - Math.max(ax, bx));
    const dy = Math.max(0, Math.min(ay, by) - north, south - Math.max(ay, by));
    if (dx * dx + dy * dy > least2) continue;
    if (dx === 0 && dy === 0 && crosses(outline, ax, ay, bx, by)) return 0;
    let way2 = Math.min(toEdges2(outline, ax, ay), toEdges2(outline, bx, by));
    for (let k = 0; k < corners.length; k += 2) {
      const each = toLine2(corners[k]!, corners[k + 1]!, ax, ay, bx, by);
      if (each < way2) way2 = each;
    }
    if (way2 < found2) found2 = way2;
    if (found2 < least2) least2 = found2;
  }
  return found2;
}

const side = (ax: number, ay: number, bx: number, by: number, px: number, py: number): number =>
  (bx - ax) * (py - ay) - (by - ay) * (px - ax);

/** Whether a line and an edge of an outline have a point in common, ends included. */
function crosses({ corners, starts }: Outline, cx: number, cy: number, dx: number, dy: number): boolean {
  for (let ring = 0; ring + 1 < starts.length; ring++) {
    const last = 2 * starts[ring + 1]! - 2;
    for (let i = 2 * starts[ring]!; i < last; i += 2) {
      const ax = corners[i]!;
      const ay = corners[i + 1]!;
      const bx = corners[i + 2]!;
      const by = corners[i + 3]!;
      if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) continue;
      if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) continue;
      if (side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) > 0) continue;
      if (side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) <= 0) return true;
    }
  }
  return false;
}
