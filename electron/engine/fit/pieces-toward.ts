import { apartM, inside, type Metres } from '../local-plane.ts';
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

/**
 * The whole of an outline in square pieces that are the finer the nearer they lie to a place, and finer at the outline's
 * edge than inside.
 *
 * @param from the place, metres on the outline's plane
 * @returns none further from the outline than half a piece; the outline's middle where it is too thin for any
 */
export function piecesToward(from: Metres, rings: readonly Metres[][]): Piece[] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of rings.flat()) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const middle: Metres = [(west + east) / 2, (south + north) / 2];
  const pieces: Piece[] = [];
  const halfM = Math.max(east - west, north - south) / 2;
  split({ middle, halfM }, from, rings, Math.max(LEAST_HALF_M, halfM / MOST_IN_HALF), pieces);
  return pieces.length > 0 ? pieces : [{ middle, halfM: LEAST_HALF_M }];
}

function split(
  piece: Piece,
  from: Metres,
  rings: readonly Metres[][],
  leastHalfM: number,
  into: Piece[],
): void {
  const { middle, halfM } = piece;
  const edge = crosses(piece, rings);
  if (!edge && !inside(middle, rings)) return;
  const most = Math.max(leastHalfM, apartM(from, middle) * (edge ? EDGE : INSIDE));
  if (halfM > most) {
    const quarter = halfM / 2;
    for (const x of [-quarter, quarter]) {
      for (const y of [-quarter, quarter]) {
        split({ middle: [middle[0] + x, middle[1] + y], halfM: quarter }, from, rings, leastHalfM, into);
      }
    }
    return;
  }
  const partly = () =>
    WITHIN.some((x) => WITHIN.some((y) => inside([middle[0] + x * halfM, middle[1] + y * halfM], rings)));
  if (!edge || partly()) into.push(piece);
}

/** Whether a line of the outline runs through a square: the square's own side of the line decides (Liang and Barsky 1984). */
function crosses({ middle: [x, y], halfM }: Piece, rings: readonly Metres[][]): boolean {
  return rings.some((ring) =>
    ring.some((a, i) => {
      const b = ring[(i + 1) % ring.length]!;
      let [first, last] = [0, 1];
      for (const [start, step] of [
        [a[0] - x, b[0] - a[0]],
        [a[1] - y, b[1] - a[1]],
      ] as const) {
        if (step === 0) {
          if (Math.abs(start) > halfM) return false;
          continue;
        }
        const [p, q] = [(-halfM - start) / step, (halfM - start) / step];
        first = Math.max(first, Math.min(p, q));
        last = Math.min(last, Math.max(p, q));
      }
      return first <= last;
    }),
  );
}
