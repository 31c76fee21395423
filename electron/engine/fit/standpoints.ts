import type { FitObserver } from '../../../shared/fit.ts';
import type { Metres } from '../local-plane.ts';
import type { DegreeShape } from '../near/degree-shape.ts';
import { type Outline, pointAwayM } from '../near/outline.ts';

/** A place from which an array may be seen. */
export interface Standpoint {
  kind: FitObserver['kind'];
  name: string;
  /** On the array's plane. */
  at: Metres;
  /** From the array's outline, metres; 0 inside. */
  awayM: number;
}

/** From where a feature's people look at arrays. */
export interface Lookouts {
  kind: FitObserver['kind'];
  name: string;
  /** Longitude and latitude of the points, and of the middle of an area. */
  fixed: Float64Array;
  /** Lines along which places are taken. */
  shape: DegreeShape;
}

/** Step between the places along a road, metres. */
const ROAD_STEP_M = 250;

/** The places of a feature from which an array is looked at: a point, an area's middle, or steps along a road. */
export function lookoutsOf(kind: Lookouts['kind'], name: string, shape: DegreeShape): Lookouts {
  const { corners, starts, firstLine, firstRing } = shape;
  const fixed = [...corners.subarray(0, 2 * starts[firstLine]!)];
  if (firstRing + 1 < starts.length) {
    const from = starts[firstRing]!;
    const to = starts[firstRing + 1]!;
    let east = 0;
    let north = 0;
    for (let i = from; i < to; i++) {
      east += corners[2 * i]! - corners[2 * from]!;
      north += corners[2 * i + 1]! - corners[2 * from + 1]!;
    }
    fixed.push(corners[2 * from]! + east / (to - from), corners[2 * from + 1]! + north / (to - from));
  }
  return { kind, name, fixed: Float64Array.from(fixed), shape };
}

/** Adds the places of a feature that lie within reach of an outline. */
export function standpointsWithin(
  outline: Outline,
  lookouts: Lookouts,
  reachM: number,
  into: Standpoint[],
): void {
  const { longitudeDeg, latitudeDeg, perEastDeg, perNorthDeg } = outline;
  const { fixed, shape } = lookouts;
  for (let i = 0; i < fixed.length; i += 2) {
    const x = (fixed[i]! - longitudeDeg) * perEastDeg;
    add(outline, lookouts, reachM, x, (fixed[i + 1]! - latitudeDeg) * perNorthDeg, into);
  }
  for (let run = shape.firstLine; run < shape.firstRing; run++)
    addAlong(outline, lookouts, run, reachM, into);
}

function add(
  outline: Outline,
  { kind, name }: Lookouts,
  reachM: number,
  x: number,
  y: number,
  into: Standpoint[],
): void {
  const { west, south, east, north } = outline;
  if (x < west - reachM || x > east + reachM || y < south - reachM || y > north + reachM) return;
  const awayM = pointAwayM(outline, x, y);
  if (awayM <= reachM) into.push({ kind, name, at: [x, y], awayM });
}

/** Places every {@link ROAD_STEP_M} from a line's beginning, and its end. */
function addAlong(
  outline: Outline,
  lookouts: Lookouts,
  run: number,
  reachM: number,
  into: Standpoint[],
): void {
  const { longitudeDeg, latitudeDeg, perEastDeg, perNorthDeg } = outline;
  const { corners, starts } = lookouts.shape;
  const from = 2 * starts[run]!;
  const to = 2 * starts[run + 1]!;
  if (from === to) return;
  const west = outline.west - reachM;
  const east = outline.east + reachM;
  const south = outline.south - reachM;
  const north = outline.north + reachM;
  let ahead = 0;
  let ax = (corners[from]! - longitudeDeg) * perEastDeg;
  let ay = (corners[from + 1]! - latitudeDeg) * perNorthDeg;
  for (let i = from + 2; i < to; i += 2) {
    const bx = (corners[i]! - longitudeDeg) * perEastDeg;
    const by = (corners[i + 1]! - latitudeDeg) * perNorthDeg;
    const dx = bx - ax;
    const dy = by - ay;
    const length = Math.sqrt(dx * dx + dy * dy);
    const near =
      Math.max(ax, bx) >= west &&
      Math.min(ax, bx) <= east &&
      Math.max(ay, by) >= south &&
      Math.min(ay, by) <= north;
    for (; ahead < length; ahead += ROAD_STEP_M) {
      if (near) add(outline, lookouts, reachM, ax + (ahead / length) * dx, ay + (ahead / length) * dy, into);
    }
    ahead -= length;
    ax = bx;
    ay = by;
  }
  add(outline, lookouts, reachM, ax, ay, into);
}
