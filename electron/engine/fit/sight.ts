import { DEG, wrap360 } from '../angles.ts';
import { apartM, inside, type Metres } from '../local-plane.ts';
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

const EARTH_RADIUS_M = 6_371_000;
/** Coefficient of refraction of light near the ground, as surveyors take it. */
const REFRACTION = 0.13;
const REACH_M2 = (2 * EARTH_RADIUS_M) / (1 - REFRACTION);

/**
 * Height that the Earth's curve hides behind the horizon, metres.
 *
 * @param distanceM from the observer
 * @param eyeM height of the eye
 * @returns (d − √(2kR·h))² / 2kR beyond the observer's horizon, else 0; k = 1/(1 − 0.13)
 * Source: Torge, W. and Müller, J. (2012), Geodesy, 4th ed., section 5.1 (curvature and refraction).
 */
export function hiddenM(distanceM: number, eyeM: number): number {
  const beyond = distanceM - Math.sqrt(REACH_M2 * eyeM);
  return beyond > 0 ? beyond ** 2 / REACH_M2 : 0;
}

/** Smaller pieces than this would tell an observer nothing more, metres. */
const LEAST_PIECE_M = 10;

/** Middles of a grid of square pieces of an outline, at most about `most` of them, and half a piece's side. */
export function piecesOf(rings: readonly Metres[][], most = 48): { middles: Metres[]; halfM: number } {
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
  return { middles, halfM: side / 2 };
}

/**
 * What an observer on flat, bare ground sees of an array: nothing but the Earth's curve is in the way.
 *
 * @param observer metres on the array's plane
 * @param pieces see {@link piecesOf}
 * @param heights see {@link Heights}
 * @returns see {@link View}; all angles 0 where the curve hides the array
 * Magnitude after visual magnitude: Chamberlain, B. C. and Meitner, M. J. (2013), Landscape and Urban Planning 111, 13–24.
 */
export function viewOf(
  observer: Metres,
  { middles, halfM }: ReturnType<typeof piecesOf>,
  { topM, eyeM }: Heights,
): View {
  let distanceM = Number.POSITIVE_INFINITY;
  let nearest: Metres = middles[0]!;
  for (const middle of middles) {
    const away = apartM(observer, middle);
    if (away >= distanceM) continue;
    distanceM = away;
    nearest = middle;
  }
  const bearing = (at: Metres) => Math.atan2(at[0] - observer[0], at[1] - observer[1]) * DEG;
  const ahead = bearing(nearest);
  let left = 0;
  let right = 0;
  for (const middle of middles) {
    const away = apartM(observer, middle);
    const turn = ((bearing(middle) - ahead + 540) % 360) - 180;
    const half = away > halfM ? Math.atan2(halfM, away) * DEG : 180;
    left = Math.min(left, turn - half);
    right = Math.max(right, turn + half);
  }
  const visibleM = Math.max(0, topM - hiddenM(distanceM, eyeM));
  const horizontalDeg = visibleM > 0 ? Math.min(360, right - left) : 0;
  const verticalDeg = Math.atan2(visibleM, Math.max(distanceM, 1)) * DEG;
  return {
    distanceM,
    bearingDeg: wrap360(ahead),
    visibleM,
    horizontalDeg,
    verticalDeg,
    magnitudeDeg2: horizontalDeg * verticalDeg,
  };
}

/** The pieces of an array as an observer sees them, for {@link glareHours}. */
export function cellsOf(
  observer: Metres,
  { middles, halfM }: ReturnType<typeof piecesOf>,
  { bottomM, topM, eyeM }: Heights,
): Cell[] {
  return middles.flatMap((middle) => {
    const away = apartM(observer, middle);
    if (away <= halfM) return [];
    return {
      azimuthDeg: wrap360(Math.atan2(observer[0] - middle[0], observer[1] - middle[1]) * DEG),
      halfWidthDeg: Math.atan2(halfM, away) * DEG,
      lowDeg: fallDeg(topM - eyeM, away - halfM),
      highDeg: fallDeg(bottomM - eyeM, away + halfM),
    };
  });
}
