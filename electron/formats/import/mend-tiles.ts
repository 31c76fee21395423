import type { Position } from 'geojson';
import { areaWithout, coveredBy, doIntersect, facesBetween, joined, joinedFaces } from './geos.ts';

type Polygons = Position[][][];

/** From this many corners on a ring is mended piece by piece: GEOS takes the square of their number. */
const LARGE = 500;
/** Corners of a piece. */
const PIECE = 120;
/** Corners of a piece that no cut makes smaller, up to which each face is held against each edge. */
const MOST_IN_PIECE = 2000;
/** The same, up to which GEOS takes seconds at once. */
const MOST_AT_ONCE = 20_000;
/** A cut has to leave each side at most this share of the corners, and both together that. */
const [LARGEST_SIDE, BOTH_SIDES] = [0.75, 1.25];
/** Corners looked at to find the middle one. */
const SAMPLED = 101;

/** Faces between edges that cross, beyond which an outline is a scribble: some ten seconds. */
const MOST_FACES = 400_000;

/** Outlines cross themselves so often that no area can be told in reasonable time. */
export class TooTangled extends Error {}

/**
 * The area that polygons cover, like {@link coveredBy}, which it asks for small ones; large rings are cut into pieces
 * whose parts are joined along the cuts, so that time grows with the number of corners and of crossings.
 *
 * @throws TooTangled
 */
export function coveredInTiles(polygons: Polygons): Polygons {
  if (polygons.every((rings) => rings.every((ring) => ring.length <= LARGE))) return coveredBy(polygons);
  const left = { faces: MOST_FACES };
  const coveredByRing = (ring: Position[]): Polygons =>
    ring.length > LARGE ? wound(ring.slice(0, -1), left) : coveredBy([[ring]]);
  const areas = polygons.map((rings) => {
    const [shell, ...holes] = rings.map(coveredByRing);
    // As GEOS has it: a hole that lies apart from its shell is an area of its own.
    const inside = holes.filter((hole) => doIntersect(shell!, hole));
    const apart = holes.filter((hole) => !inside.includes(hole));
    const rest = inside.length > 0 ? areaWithout(shell!, joined(inside.flat())) : shell!;
    return apart.length > 0 ? joined([...rest, ...apart.flat()]) : rest;
  });
  return areas.length > 1 ? joined(areas.flat()) : areas[0]!;
}

/** What a ring, given without its closing corner, goes round at least once in either direction. */
function wound(ring: Position[], left: { faces: number }): Polygons {
  if (ring.length < 3) return [];
  const cut = ring.length > PIECE ? bestCut(ring) : null;
  if (cut) return joinedAlong(cut, wound(cut.below, left), wound(cut.above, left));
  if (ring.length > MOST_AT_ONCE) throw new TooTangled();
  if (ring.length > MOST_IN_PIECE) return coveredBy([[[...ring, ring[0]!]]]);
  const faces = facesBetween([[...ring, ring[0]!]]);
  left.faces -= faces.length;
  if (left.faces < 0) throw new TooTangled();
  return joinedFaces(faces.filter((face) => isWound(ring, pointIn(face))));
}

type Axis = 0 | 1;

interface Cut {
  axis: Axis;
  at: number;
  below: Position[];
  above: Position[];
}

/** The cut through the middle, upright or level, that makes less of a ring; null where none does. */
function bestCut(ring: Position[]): Cut | null {
  let best: Cut | null = null;
  for (const axis of [0, 1] as const) {
    const step = Math.max(1, Math.floor(ring.length / SAMPLED));
    const sample = ring.filter((_, index) => index % step === 0).map((position) => position[axis]!);
    const at = sample.sort((a, b) => a - b)[sample.length >> 1]!;
    const below = side(ring, axis, at, -1);
    const above = side(ring, axis, at, 1);
    const most = Math.max(below.length, above.length);
    const both = below.length + above.length;
    if (most > LARGEST_SIDE * ring.length || both > BOTH_SIDES * ring.length) continue;
    if (!best || both < best.below.length + best.above.length) best = { axis, at, below, above };
  }
  return best;
}

/**
 * The ring on one side of a line along an axis, edges along the line in place of what lies beyond: no point of that
 * side is gone round more or less often than before. Source: Sutherland and Hodgman (1974).
 */
function side(ring: Position[], axis: Axis, at: number, sign: 1 | -1): Position[] {
  const kept: Position[] = [];
  let before = ring.at(-1)!;
  let wasIn = sign * (before[axis]! - at) >= 0;
  for (const position of ring) {
    const isIn = sign * (position[axis]! - at) >= 0;
    if (isIn !== wasIn) kept.push(crossing(before, position, axis, at));
    if (isIn) kept.push(position);
    before = position;
    wasIn = isIn;
  }
  return kept;
}

/** Where an edge crosses the line: the same number whichever of the two sides asks. */
function crossing(a: Position, b: Position, axis: Axis, at: number): Position {
  const other = 1 - axis;
  const along = a[other]! + ((at - a[axis]!) / (b[axis]! - a[axis]!)) * (b[other]! - a[other]!);
  return axis === 0 ? [at, along] : [along, at];
}

/** The areas of both sides of a cut as one; those that do not reach it stay as they are. */
function joinedAlong({ axis, at }: Cut, below: Polygons, above: Polygons): Polygons {
  const reaches = (polygon: Position[][]) => polygon[0]!.some((position) => position[axis] === at);
  const all = [...below, ...above];
  const meeting = all.filter(reaches);
  return meeting.length < 2 ? all : [...all.filter((polygon) => !reaches(polygon)), ...joined(meeting)];
}

/** A point well inside a valid polygon: in the widest stretch of a level line between two of its corners. */
function pointIn(rings: Position[][]): Position {
  const levels = [...new Set(rings[0]!.map(([, y]) => y!))].sort((a, b) => a - b);
  let widest = 0;
  for (let i = 1; i < levels.length; i++)
    if (levels[i]! - levels[i - 1]! > levels[widest + 1]! - levels[widest]!) widest = i - 1;
  const y = (levels[widest]! + (levels[widest + 1] ?? levels[widest]!)) / 2;
  const crossings = rings
    .flatMap((ring) =>
      ring.slice(1).flatMap((end, i) => {
        const [[x1, y1], [x2, y2]] = [ring[i]!, end] as [[number, number], [number, number]];
        return y1 > y !== y2 > y ? [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)] : [];
      }),
    )
    .sort((a, b) => a - b);
  let [x, width] = [rings[0]![0]![0]!, -1];
  for (let i = 1; i < crossings.length; i += 2) {
    const gap = crossings[i]! - crossings[i - 1]!;
    if (gap > width) [x, width] = [(crossings[i]! + crossings[i - 1]!) / 2, gap];
  }
  return [x, y];
}

/** Whether a ring goes round a point, counting its turns. */
function isWound(ring: Position[], [x, y]: Position): boolean {
  let turns = 0;
  let [x1, y1] = ring.at(-1)! as [number, number];
  for (const [x2, y2] of ring as [number, number][]) {
    if (y1 > y! !== y2 > y! && x! < x1 + ((y! - y1) / (y2 - y1)) * (x2 - x1)) turns += y2 > y1 ? 1 : -1;
    [x1, y1] = [x2, y2];
  }
  return turns !== 0;
}
