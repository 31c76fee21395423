import { cosd, sind, tand } from '../../../electron/engine/angles.ts';

/** Beyond this projected zenith angle the ground between rows counts as shaded. */
const MAX_PROJECTED_ZENITH_DEG = 85;

/** The part of {@link meanGroundSkyView} that comes from zenith angles across the rows between two bounds, rad. */
function viewBetween(rotationDeg: number, gcr: number, fromRad: number, toRad: number): number {
  // A row turned by half a circle stands as before: take the rotation in (−90°, 90°].
  const half = Math.atan(tand(rotationDeg));
  // Where the row is seen edge-on the sign of cos(φ − θ) turns.
  const edge = half > 0 ? half - Math.PI / 2 : half + Math.PI / 2;
  const before = half > 0 ? -gcr : gcr;
  return (
    0.5 *
    (through(fromRad, Math.min(edge, toRad), half, before) +
      through(Math.max(edge, fromRad), toRad, half, -before))
  );
}

/** ∫ max(0, cos φ − g·cos(φ − turn)) dφ from `from` to `to`. */
function through(from: number, to: number, turn: number, g: number): number {
  // cos φ − g cos(φ − turn) = a cos φ − b sin φ, one half-wave above zero around −atan2(b, a).
  const a = 1 - g * Math.cos(turn);
  const b = g * Math.sin(turn);
  const centre = -Math.atan2(b, a);
  const low = Math.max(from, centre - Math.PI / 2);
  const high = Math.min(to, centre + Math.PI / 2);
  if (high <= low) return 0;
  return a * (Math.sin(high) - Math.sin(low)) + b * (Math.cos(high) - Math.cos(low));
}

/** Elevation down to which rows are counted one by one. */
const HORIZON_BAND_DEG = 5;

/**
 * The mean view of the sky from under a field of rows, without the band of sky near the horizon, which what stands around a field hides.
 *
 * Whole gaps between rows are counted while a row's centre stands 5° or more above the horizon.
 *
 * @param tiltDeg tilt of the rows, degrees
 * @param gcr row width over pitch
 * @param heightM height of the row's centre line, metres
 * @param pitchM distance between rows, metres
 * @returns view factor 0…1; 0 for rows that reach into the ground, which let no light under them
 * Source: Mikofski et al. (2019), equations 5–8.
 */
export function fieldGroundSkyView(tiltDeg: number, gcr: number, heightM: number, pitchM: number): number {
  if (heightM < (gcr * pitchM * Math.abs(sind(tiltDeg))) / 2) return 0;
  const rows = Math.ceil(heightM / (pitchM * tand(HORIZON_BAND_DEG)));
  const perPitch = pitchM / heightM;
  return viewBetween(tiltDeg, gcr, -Math.atan((rows + 0.5) * perPitch), Math.atan((rows - 0.5) * perPitch));
}

/**
 * Share of the ground between rows that the sun lights.
 *
 * @param rotationDeg rotation of the rows from level, degrees
 * @param projectedZenithDeg sun's zenith angle projected across the rows, same sense, degrees
 * @param gcr row width over pitch
 * @returns 0…1; 0 with the sun within 5° of the horizon or below
 * Source: Mikofski et al. (2019), equation 4.
 */
export function unshadedGroundFraction(rotationDeg: number, projectedZenithDeg: number, gcr: number): number {
  if (Math.abs(projectedZenithDeg) > MAX_PROJECTED_ZENITH_DEG) return 0;
  const shadow = gcr * Math.abs(cosd(rotationDeg) + sind(rotationDeg) * tand(projectedZenithDeg));
  return 1 - Math.min(1, shadow);
}
