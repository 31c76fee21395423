import { cosd, sind, tand } from '../angles.ts';

/** Beyond this projected zenith angle the ground between rows counts as shaded. */
const MAX_PROJECTED_ZENITH_DEG = 85;

/**
 * Share of the sky seen from a place on the ground under long parallel rows.
 *
 * Every gap between two neighbouring rows' edges adds half the difference of the cosines of the angles
 * that bound it.
 *
 * @param x place as a fraction of the pitch, 0 under a row's centre line
 * @param rotationDeg rotation of the rows from level, degrees
 * @param gcr row width over pitch
 * @param heightM height of the row's centre line, metres
 * @param pitchM distance between rows, metres
 * @param rows rows counted on each side of the gap between x = 0 and x = 1
 * @returns view factor 0…1
 * Source: Mikofski, M. et al. (2019), IEEE PVSC 46, 1282–1287, equations 5–8, with the height at the centre.
 */
export function groundSkyView(
  x: number,
  rotationDeg: number,
  gcr: number,
  heightM: number,
  pitchM: number,
  rows = 20,
): number {
  const half = (gcr * pitchM) / 2;
  const dy = half * sind(rotationDeg);
  const dx = half * cosd(rotationDeg);
  let total = 0;
  let lastLow = 0;
  for (let k = -rows; k <= rows + 1; k++) {
    const away = (k - x) * pitchM;
    const right = Math.atan2(heightM + dy, away + dx);
    const left = Math.atan2(heightM - dy, away - dx);
    const low = Math.min(left, right);
    const high = Math.max(left, right);
    if (k > -rows) total += Math.max(0, Math.cos(high) - Math.cos(lastLow));
    lastLow = low;
  }
  return total / 2;
}

/**
 * Whether the sun lights a place on the ground: 1, or 0 in the shadow of a row.
 *
 * @param x place as a fraction of the pitch, 0 under a row's centre line
 * @param rotationDeg rotation of the rows from level, degrees
 * @param projectedZenithDeg sun's zenith angle projected across the rows, same sense, degrees
 * @param gcr row width over pitch
 * @param heightToPitch height of the row's centre line over pitch
 */
export function groundLit(
  x: number,
  rotationDeg: number,
  projectedZenithDeg: number,
  gcr: number,
  heightToPitch: number,
): 0 | 1 {
  if (Math.abs(projectedZenithDeg) > MAX_PROJECTED_ZENITH_DEG) return 0;
  const slope = tand(projectedZenithDeg);
  const halfShadow = (gcr / 2) * Math.abs(cosd(rotationDeg) + sind(rotationDeg) * slope);
  if (halfShadow >= 0.5) return 0;
  const centre = -heightToPitch * slope;
  const offset = x - centre;
  return Math.abs(offset - Math.round(offset)) < halfShadow ? 0 : 1;
}

/**
 * Share of a uniform sky seen from the ground under rows, averaged over the pitch.
 *
 * Strings crossed through the gap between two rows: ½(√(1 − 2g·cos θ + g²) + √(1 + 2g·cos θ + g²)) − g. The height
 * of the rows drops out.
 *
 * @param cosRotation cosine of the rotation θ of the rows from level
 * @param gcr row width over pitch, g
 * @returns view factor 0…1
 * Source: Hottel, H. C. (1954), in McAdams, Heat Transmission, 3rd ed., chapter 4 (crossed strings); the same
 * follows from Mikofski et al. (2019), equation 4, averaged over a uniform two-dimensional sky.
 */
export function meanGroundSkyView(cosRotation: number, gcr: number): number {
  const square = 1 + gcr * gcr;
  const mixed = 2 * gcr * cosRotation;
  return 0.5 * (Math.sqrt(Math.max(0, square - mixed)) + Math.sqrt(square + mixed)) - gcr;
}
