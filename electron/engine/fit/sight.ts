import { DEG, wrap360 } from '../angles.ts';
import { apartM, inside, type Metres } from '../local-plane.ts';
import { TWICE_LIGHT_RADIUS_M } from '../terrain/curvature.ts';
import { type Cell, fallDeg } from './glare.ts';

/** Lower and upper edge of an array above the ground and the height of an observer's eye, metres. */
export interface Heights {
  bottomM: number;
  topM: number;
  eyeM: number;
}

/** What an observer sees of an array. */
export interface View {
  distanceM: number;
  /** Direction from the observer to the array's nearest piece, degrees clockwise from north. */
  bearingDeg: number;
  /** Part of the array's height that the Earth's curve leaves in sight, metres. */
  visibleM: number;
  horizontalDeg: number;
  verticalDeg: number;
  /** Horizontal times vertical angle, square degrees. */
  magnitudeDeg2: number;
}

/**
 * Height that the Earth's curve hides behind the horizon, metres.
 *
 * @param distanceM from the observer
 * @param eyeM height of the eye
 * @returns (d − √(2kR·h))² / 2kR beyond the observer's horizon, else 0; k = 1/(1 − 0.13)
 * Source: Torge, W. and Müller, J. (2012), Geodesy, 4th ed., section 5.1 (curvature and refraction).
 */
export function hiddenM(distanceM: number, eyeM: number): number {
  const beyond = distanceM - Math.sqrt(TWICE_LIGHT_RADIUS_M * eyeM);
  return beyond > 0 ? beyond ** 2 / TWICE_LIGHT_RADIUS_M : 0;
}

/** Smaller pieces than this would tell an observer nothing more, metres. */
const LEAST_PIECE_M = 10;

/** A grid of square pieces of an outline, at most about `most` of them. */
export function piecesOf(rings: readonly Metres[][], most = 48): Piece[] {
  const points = rings.flat();
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const side = Math.max(LEAST_PIECE_M, Math.sqrt(((east - west) * (north - south)) / most));
  const middles: Metres[] = [];
  for (let x = west + side / 2; x < east + side / 2; x += side) {
    for (let y = south + side / 2; y < north + side / 2; y += side) {
      if (inside([x, y], rings)) middles.push([x, y]);
    }
  }
  if (middles.length === 0) middles.push([(west + east) / 2, (south + north) / 2]);
  return middles.map((middle) => ({ middle, halfM: side / 2 }));
}

/** A square piece of an array. */
export interface Piece {
  middle: Metres;
  halfM: number;
}

/** A piece of an array as the ground between lets an observer see it. */
export interface SeenPiece extends Piece {
  awayM: number;
  /** Height above its own ground up to which the piece is hidden, metres. */
  hiddenM: number;
  /** Height of its ground over the observer's, metres. */
  riseM: number;
}

/** What lies between two places on an array's plane, as a terrain knows it; null where it does not. */
export type GroundBetween = (observer: Metres, piece: Metres) => { hiddenM: number; riseM: number } | null;

/**
 * The pieces of an array from a place: over the terrain where one is known, else over flat, bare ground, where only
 * the Earth's curve is in the way.
 */
export function piecesSeen(
  observer: Metres,
  pieces: readonly Piece[],
  eyeM: number,
  ground: GroundBetween | null = null,
): SeenPiece[] {
  return pieces.map(({ middle, halfM }) => {
    const awayM = apartM(observer, middle);
    const between = ground?.(observer, middle) ?? { hiddenM: hiddenM(awayM, eyeM), riseM: 0 };
    return { middle, halfM, awayM, ...between };
  });
}

/**
 * What an observer sees of an array.
 *
 * @param observer metres on the array's plane
 * @param pieces see {@link piecesOf}
 * @param heights see {@link Heights}
 * @param seen the pieces from there, see {@link piecesSeen}; over flat ground when left away
 * @returns see {@link View}; all angles 0 where the ground or the curve hides the array
 * Magnitude after visual magnitude: Chamberlain, B. C. and Meitner, M. J. (2013), Landscape and Urban Planning 111, 13–24.
 */
export function viewOf(
  observer: Metres,
  pieces: readonly Piece[],
  { topM, eyeM }: Heights,
  seen: readonly SeenPiece[] = piecesSeen(observer, pieces, eyeM),
): View {
  const inSight = seen.filter((piece) => piece.hiddenM < topM);
  const nearestOf = (list: readonly SeenPiece[]) =>
    list.reduce((best, piece) => (piece.awayM < best.awayM ? piece : best), list[0]!);
  const nearest = nearestOf(inSight.length > 0 ? inSight : seen);
  const bearing = (at: Metres) => Math.atan2(at[0] - observer[0], at[1] - observer[1]) * DEG;
  const ahead = bearing(nearest.middle);
  let left = 0;
  let right = 0;
  let visibleM = 0;
  let verticalDeg = 0;
  for (const { middle, halfM, awayM, hiddenM: hidden } of inSight) {
    const turn = ((bearing(middle) - ahead + 540) % 360) - 180;
    const half = awayM > halfM ? Math.atan2(halfM, awayM) * DEG : 180;
    left = Math.min(left, turn - half);
    right = Math.max(right, turn + half);
    const shown = topM - Math.max(0, hidden);
    visibleM = Math.max(visibleM, shown);
    verticalDeg = Math.max(verticalDeg, Math.atan2(shown, Math.max(awayM, 1)) * DEG);
  }
  const horizontalDeg = Math.min(360, right - left);
  return {
    distanceM: nearestOf(seen).awayM,
    bearingDeg: wrap360(ahead),
    visibleM,
    horizontalDeg,
    verticalDeg,
    magnitudeDeg2: horizontalDeg * verticalDeg,
  };
}

/** The pieces of an array that an observer sees, for `glareHours`; what the ground hides casts nothing at him. */
export function cellsOf(
  observer: Metres,
  { bottomM, topM, eyeM }: Heights,
  seen: readonly SeenPiece[],
): Cell[] {
  return seen.flatMap(({ middle, halfM, awayM, hiddenM: hidden, riseM }) => {
    if (awayM <= halfM || hidden >= topM) return [];
    const lines = (heightM: number) =>
      [awayM - halfM, awayM + halfM].map((away) => fallDeg(heightM + riseM - eyeM, away));
    return {
      azimuthDeg: wrap360(Math.atan2(observer[0] - middle[0], observer[1] - middle[1]) * DEG),
      halfWidthDeg: Math.atan2(halfM, awayM) * DEG,
      lowDeg: Math.min(...lines(topM)),
      highDeg: Math.max(...lines(Math.max(bottomM, hidden))),
    };
  });
}
