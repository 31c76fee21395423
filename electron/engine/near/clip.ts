import type { Bounds } from '../../../shared/geometry.ts';
import type { DegreeShape } from './degree-shape.ts';

/** Corners before and after the cut at one side, from the box's south-western corner. */
let before = new Float64Array(256);
let after = new Float64Array(256);

/**
 * Area inside a shape's rings and a box, square degrees, where no ring of it crosses itself or another and holes turn
 * the other way than what they lie in, or none is counted.
 *
 * @param box `[west, south, east, north]`, degrees; null for the whole shape
 * Source: Sutherland, I. E. and Hodgman, G. W. (1974), Communications of the ACM 17, 32–42; an edge that runs along the
 * box there and back adds nothing to the area.
 */
export function ringsInBoxDeg2(shape: DegreeShape, box: Bounds | null): number {
  let sum = 0;
  for (let run = shape.firstRing; run + 1 < shape.starts.length; run++) sum += ringInBox(shape, run, box);
  return Math.abs(sum);
}

function ringInBox({ corners, starts }: DegreeShape, run: number, box: Bounds | null): number {
  const from = 2 * starts[run]!;
  let count = 2 * starts[run + 1]! - from;
  const room = 6 * count + 16;
  if (before.length < room) [before, after] = [new Float64Array(2 * room), new Float64Array(2 * room)];
  const x0 = box ? box[0] : (corners[from] ?? 0);
  const y0 = box ? box[1] : (corners[from + 1] ?? 0);
  for (let i = 0; i < count; i += 2) {
    before[i] = corners[from + i]! - x0;
    before[i + 1] = corners[from + i + 1]! - y0;
  }
  if (box) {
    const width = box[2] - box[0];
    const height = box[3] - box[1];
    count = cutAt(count, 0, 0, 1);
    count = cutAt(count, 0, width, -1);
    count = cutAt(count, 1, 0, 1);
    count = cutAt(count, 1, height, -1);
  }
  let twice = 0;
  for (let i = 0, j = count - 2; i < count; j = i, i += 2) {
    twice += before[j]! * before[i + 1]! - before[i]! * before[j + 1]!;
  }
  return twice / 2;
}

/** Cuts `before` at a line of equal x (axis 0) or y (1); what lies on the side of `sign` stays. Returns what is left of it. */
function cutAt(count: number, axis: 0 | 1, limit: number, sign: 1 | -1): number {
  let kept = 0;
  for (let i = 0, j = count - 2; i < count; j = i, i += 2) {
    const a = sign * (before[j + axis]! - limit);
    const b = sign * (before[i + axis]! - limit);
    if (a < 0 !== b < 0) {
      const share = a / (a - b);
      after[kept] = before[j]! + share * (before[i]! - before[j]!);
      after[kept + 1] = before[j + 1]! + share * (before[i + 1]! - before[j + 1]!);
      after[kept + axis] = limit;
      kept += 2;
    }
    if (b >= 0) {
      after[kept++] = before[i]!;
      after[kept++] = before[i + 1]!;
    }
  }
  const cut = after;
  after = before;
  before = cut;
  return kept;
}
