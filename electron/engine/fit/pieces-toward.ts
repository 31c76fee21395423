import { insideRings, type Outline } from '../near/outline.ts';
import type { Piece } from './sight.ts';

/** Smaller pieces than this tell a place nothing more, metres. */
const LEAST_HALF_M = 5;
/** A piece fills at most so much of its distance to either side: wholly inside the outline, and at its edge. */
const INSIDE = 0.06;
const EDGE = 0.015;
/** The smallest pieces lie at most so many times in the outline's half, so that a field of kilometres takes no longer. */
const MOST_IN_HALF = 96;
/** Places in a piece at the outline's edge of which one must lie inside, from its middle, of half its side. */
const WITHIN = [-2 / 3, 0, 2 / 3];

/** A square of an outline, with what was found out about it. */
interface Square extends Piece {
  edge: boolean;
  inside: boolean;
  /** Whether enough of a square at the edge lies inside; null until it is asked. */
  partly: boolean | null;
  quarters: Square[] | null;
}

/**
 * The whole of an outline in square pieces that are the finer the nearer they lie to a place, and finer at the outline's
 * edge than inside; what is found out about a square serves every place that is asked for.
 *
 * @returns what gives the pieces for a place, metres on the outline's plane: none further from the outline than half a
 * piece; the outline's middle where it is too thin for any
 */
export function piecesToward(outline: Outline): (east: number, north: number) => readonly Piece[] {
  const { west, south, east, north } = outline;
  const halfM = Math.max(east - west, north - south) / 2;
  const leastHalfM = Math.max(LEAST_HALF_M, halfM / MOST_IN_HALF);
  const whole = squareOf(outline, (west + east) / 2, (south + north) / 2, halfM);
  const middleOnly: Piece[] = [{ middle: whole.middle, halfM: LEAST_HALF_M }];
  const split = (square: Square, x: number, y: number, into: Piece[]): void => {
    if (!square.edge && !square.inside) return;
    const { middle, halfM } = square;
    const dx = x - middle[0];
    const dy = y - middle[1];
    const most = Math.max(leastHalfM, Math.sqrt(dx * dx + dy * dy) * (square.edge ? EDGE : INSIDE));
    if (halfM > most) {
      square.quarters ??= quartersOf(outline, square);
      for (const quarter of square.quarters) split(quarter, x, y, into);
      return;
    }
    if (!square.edge) into.push(square);
    else {
      square.partly ??= isPartly(outline, square);
      if (square.partly) into.push(square);
    }
  };
  return (x, y) => {
    const pieces: Piece[] = [];
    split(whole, x, y, pieces);
    return pieces.length > 0 ? pieces : middleOnly;
  };
}

function squareOf(outline: Outline, x: number, y: number, halfM: number): Square {
  const edge = crosses(outline, x, y, halfM);
  const inside = !edge && insideRings(x, y, outline.corners, outline.starts);
  return { middle: [x, y], halfM, edge, inside, partly: null, quarters: null };
}

function quartersOf(outline: Outline, { middle: [x, y], halfM }: Square): Square[] {
  const quarter = halfM / 2;
  const squares: Square[] = [];
  for (const dx of [-quarter, quarter]) {
    for (const dy of [-quarter, quarter]) squares.push(squareOf(outline, x + dx, y + dy, quarter));
  }
  return squares;
}

const isPartly = ({ corners, starts }: Outline, { middle: [x, y], halfM }: Square): boolean =>
  WITHIN.some((dx) => WITHIN.some((dy) => insideRings(x + dx * halfM, y + dy * halfM, corners, starts)));

/** Whether a line of the outline runs through a square: the square's own side of the line decides (Liang and Barsky 1984). */
function crosses({ corners, starts }: Outline, x: number, y: number, halfM: number): boolean {
  for (let ring = 0; ring + 1 < starts.length; ring++) {
    const from = 2 * starts[ring]!;
    const to = 2 * starts[ring + 1]!;
    for (let i = from; i < to; i += 2) {
      const next = i + 2 < to ? i + 2 : from;
      const ax = corners[i]! - x;
      const ay = corners[i + 1]! - y;
      const bx = corners[next]! - x;
      const by = corners[next + 1]! - y;
      let first = 0;
      let last = 1;
      if (ax === bx) {
        if (Math.abs(ax) > halfM) continue;
      } else {
        const p = (-halfM - ax) / (bx - ax);
        const q = (halfM - ax) / (bx - ax);
        first = Math.max(first, Math.min(p, q));
        last = Math.min(last, Math.max(p, q));
      }
      if (ay === by) {
        if (Math.abs(ay) > halfM) continue;
      } else {
        const p = (-halfM - ay) / (by - ay);
        const q = (halfM - ay) / (by - ay);
        first = Math.max(first, Math.min(p, q));
        last = Math.min(last, Math.max(p, q));
      }
      if (first <= last) return true;
    }
  }
  return false;
}
