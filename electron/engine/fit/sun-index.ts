import { clamp, cosd, DEG, sind, wrap360 } from '../angles.ts';
import type { SunTrack } from './sun-track.ts';

/** Squares along a degree. */
const PER_DEG = 2;
const AZIMUTHS = 360 * PER_DEG;
const ELEVATIONS = 90 * PER_DEG;

/** Steps of a sun track by where the sun stands, in squares of half a degree. */
export interface SunIndex {
  /** Where each square begins among `steps`, elevation by elevation; one mark more than squares. */
  start: Uint32Array;
  steps: Uint32Array;
  /** Directions to the sun in the order of `steps`, so that those of a square lie together. */
  east: Float64Array;
  north: Float64Array;
  up: Float64Array;
}

const known = new WeakMap<SunTrack, SunIndex>();

/** The index of a track, worked out once. */
export function sunIndex(track: SunTrack): SunIndex {
  let index = known.get(track);
  if (!index) {
    index = build(track);
    known.set(track, index);
  }
  return index;
}

function build({ east, north, up }: SunTrack): SunIndex {
  const count = up.length;
  const square = new Uint32Array(count);
  const start = new Uint32Array(AZIMUTHS * ELEVATIONS + 1);
  for (let step = 0; step < count; step++) {
    const azimuth = Math.floor(wrap360(Math.atan2(east[step]!, north[step]!) * DEG) * PER_DEG) % AZIMUTHS;
    const elevation = clamp(
      Math.floor(Math.asin(clamp(up[step]!, -1, 1)) * DEG * PER_DEG),
      0,
      ELEVATIONS - 1,
    );
    square[step] = elevation * AZIMUTHS + azimuth;
    start[square[step]! + 1]!++;
  }
  for (let i = 1; i < start.length; i++) start[i]! += start[i - 1]!;
  const next = start.slice();
  const steps = new Uint32Array(count);
  for (let step = 0; step < count; step++) steps[next[square[step]!]!++] = step;
  const inOrder = (parts: Float64Array) => Float64Array.from(steps, (step) => parts[step]!);
  return { start, steps, east: inOrder(east), north: inOrder(north), up: inOrder(up) };
}

/**
 * Adds the runs of squares, as from and to among the index's steps, that together hold every step within an angle of a
 * direction (and some more).
 *
 * @returns how many steps they hold
 */
export function addSunNear(
  { start }: SunIndex,
  azimuthDeg: number,
  elevationDeg: number,
  radiusDeg: number,
  into: number[],
): number {
  const lowest = Math.max(0, Math.floor((elevationDeg - radiusDeg) * PER_DEG));
  const highest = Math.min(ELEVATIONS - 1, Math.floor((elevationDeg + radiusDeg) * PER_DEG));
  const overPole = Math.abs(elevationDeg) + radiusDeg >= 90;
  const turn = overPole ? 180 : Math.asin(clamp(sind(radiusDeg) / cosd(elevationDeg), 0, 1)) * DEG;
  const from = Math.floor((azimuthDeg - turn) * PER_DEG);
  const to = Math.floor((azimuthDeg + turn) * PER_DEG);
  let held = 0;
  for (let elevation = lowest; elevation <= highest; elevation++) {
    const row = elevation * AZIMUTHS;
    if (to - from + 1 >= AZIMUTHS) held += addRun(start, row, row + AZIMUTHS - 1, into);
    else if (from < 0) {
      held += addRun(start, row, row + to, into);
      held += addRun(start, row + from + AZIMUTHS, row + AZIMUTHS - 1, into);
    } else if (to >= AZIMUTHS) {
      held += addRun(start, row + from, row + AZIMUTHS - 1, into);
      held += addRun(start, row, row + to - AZIMUTHS, into);
    } else held += addRun(start, row + from, row + to, into);
  }
  return held;
}

function addRun(start: Uint32Array, first: number, last: number, into: number[]): number {
  const from = start[first]!;
  const to = start[last + 1]!;
  if (to > from) into.push(from, to);
  return Math.max(0, to - from);
}
