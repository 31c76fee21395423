import { DEG, wrap360 } from '../angles.ts';
import type { Metres } from '../local-plane.ts';
import { insideRings, type Outline } from '../near/outline.ts';
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
export function piecesOf({ west, south, east, north, corners, starts }: Outline, most = 48): Piece[] {
  const side = Math.max(LEAST_PIECE_M, Math.sqrt(((east - west) * (north - south)) / most));
  const pieces: Piece[] = [];
  const halfM = side / 2;
  for (let x = west + halfM; x < east + halfM; x += side) {
    for (let y = south + halfM; y < north + halfM; y += side) {
      if (insideRings(x, y, corners, starts)) pieces.push({ middle: [x, y], halfM });
    }
  }
  if (pieces.length === 0) pieces.push({ middle: [(west + east) / 2, (south + north) / 2], halfM });
  return pieces;
}

/** A square piece of an array. */
export interface Piece {
  middle: Metres;
  halfM: number;
}

/** What lies between two places on an array's plane, as a terrain knows it; null where it does not. */
export type GroundBetween = (observer: Metres, piece: Metres) => { hiddenM: number; riseM: number } | null;

/** Over flat, bare ground only the Earth's curve is in the way. */
const overFlatGround = (awayM: number, eyeM: number) => ({ hiddenM: hiddenM(awayM, eyeM), riseM: 0 });

/** How far pieces are from a place, and up to which height above their own ground they are hidden from there, metres. */
let aways = new Float64Array(256);
let hides = new Float64Array(256);

/**
 * What an observer sees of an array.
 *
 * @param observer metres on the array's plane
 * @param pieces see {@link piecesOf}; one at least
 * @param heights see {@link Heights}
 * @param ground what lies between, where a terrain knows it; flat ground otherwise
 * @returns see {@link View}; all angles 0 where the ground or the curve hides the array
 * Magnitude after visual magnitude: Chamberlain, B. C. and Meitner, M. J. (2013), Landscape and Urban Planning 111, 13–24.
 */
export function viewOf(
  observer: Metres,
  pieces: readonly Piece[],
  { topM, eyeM }: Heights,
  ground: GroundBetween | null = null,
): View {
  const [x, y] = observer;
  const count = pieces.length;
  if (aways.length < count) [aways, hides] = [new Float64Array(2 * count), new Float64Array(2 * count)];
  let nearest = 0;
  let inSight = -1;
  for (let i = 0; i < count; i++) {
    const { middle } = pieces[i]!;
    const away = apart(middle[0] - x, middle[1] - y);
    const hidden = (ground?.(observer, middle) ?? overFlatGround(away, eyeM)).hiddenM;
    aways[i] = away;
    hides[i] = hidden;
    if (away < aways[nearest]!) nearest = i;
    if (hidden < topM && (inSight < 0 || away < aways[inSight]!)) inSight = i;
  }
  const [east, north] = pieces[inSight < 0 ? nearest : inSight]!.middle;
  const ahead = Math.atan2(east - x, north - y) * DEG;
  let left = 0;
  let right = 0;
  let visibleM = 0;
  let verticalDeg = 0;
  for (let i = 0; i < count; i++) {
    if (!(hides[i]! < topM)) continue;
    const { middle, halfM } = pieces[i]!;
    const away = aways[i]!;
    const turn = ((Math.atan2(middle[0] - x, middle[1] - y) * DEG - ahead + 540) % 360) - 180;
    const half = away > halfM ? Math.atan2(halfM, away) * DEG : 180;
    left = Math.min(left, turn - half);
    right = Math.max(right, turn + half);
    const shown = topM - Math.max(0, hides[i]!);
    visibleM = Math.max(visibleM, shown);
    verticalDeg = Math.max(verticalDeg, Math.atan2(shown, Math.max(away, 1)) * DEG);
  }
  const horizontalDeg = Math.min(360, right - left);
  return {
    distanceM: aways[nearest]!,
    bearingDeg: wrap360(ahead),
    visibleM,
    horizontalDeg,
    verticalDeg,
    magnitudeDeg2: horizontalDeg * verticalDeg,
  };
}

/**
 * Whether light of the sun can come at all from a piece of an array: looked at before its angles are worked out.
 *
 * @param toEast to the observer, with `toNorth` and `toUp` in any unit
 * @param spread how far light may go from there, radians at least
 */
export type CanReach = (toEast: number, toNorth: number, toUp: number, spread: number) => boolean;

/**
 * The pieces of an array that an observer sees, for `glareHours`; what the ground hides casts nothing at him.
 *
 * @param pieces see `piecesToward`
 * @param canReach leaves out pieces from which no light comes; all stay where it is not given
 */
export function cellsOf(
  observer: Metres,
  pieces: readonly Piece[],
  { bottomM, topM, eyeM }: Heights,
  ground: GroundBetween | null = null,
  canReach: CanReach | null = null,
): Cell[] {
  const cells: Cell[] = [];
  for (const { middle, halfM } of pieces) {
    const toEast = observer[0] - middle[0];
    const toNorth = observer[1] - middle[1];
    const awayM = apart(toEast, toNorth);
    if (awayM <= halfM) continue;
    const { hiddenM: hidden, riseM } = ground?.(observer, middle) ?? overFlatGround(awayM, eyeM);
    if (hidden >= topM) continue;
    const near = awayM - halfM;
    const far = awayM + halfM;
    const fallTopM = topM + riseM - eyeM;
    const fallBottomM = Math.max(bottomM, hidden) + riseM - eyeM;
    // A line that falls does so most steeply to the nearer edge, one that rises to the further.
    const lowAt = fallTopM > 0 ? near : far;
    const highAt = fallBottomM > 0 ? far : near;
    const low = -fallTopM / lowAt;
    const high = -fallBottomM / highAt;
    if (
      canReach &&
      !canReach(toEast, toNorth, ((low + high) / 2) * awayM, halfM / awayM + Math.abs(high - low))
    )
      continue;
    cells.push({
      azimuthDeg: wrap360(Math.atan2(toEast, toNorth) * DEG),
      halfWidthDeg: Math.atan2(halfM, awayM) * DEG,
      lowDeg: fallDeg(fallTopM, lowAt),
      highDeg: fallDeg(fallBottomM, highAt),
    });
  }
  return cells;
}

const apart = (x: number, y: number): number => Math.sqrt(x * x + y * y);
