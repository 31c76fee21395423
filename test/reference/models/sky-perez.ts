import { RAD } from '../../../electron/engine/angles.ts';
import { PEREZ_MIN_COS_ZENITH, perezBrightness } from '../../../electron/engine/sky/perez.ts';

const pair = new Float64Array(2);

/**
 * Diffuse light from the sky on a tilted plane with circumsolar and horizon brightening.
 *
 * @param tiltDeg tilt of the plane, degrees
 * @param cosIncidence cosine of the angle between the sun and the plane's normal
 * @param dhiWm2 diffuse horizontal irradiance, W/m²
 * @param dniWm2 direct normal irradiance, W/m²
 * @param extraterrestrialNormalWm2 W/m²
 * @param zenithDeg zenith angle, degrees
 * @param airmass relative air mass
 * @returns W/m², not below 0; 0 where the sun is below the horizon
 * Source: Perez et al. (1990), equation 9.
 */
export function skyPerez(
  tiltDeg: number,
  cosIncidence: number,
  dhiWm2: number,
  dniWm2: number,
  extraterrestrialNormalWm2: number,
  zenithDeg: number,
  airmass: number,
): number {
  perezBrightness(dhiWm2, dniWm2, extraterrestrialNormalWm2, zenithDeg, airmass, pair);
  const f1 = pair[0]!;
  const f2 = pair[1]!;
  if (Number.isNaN(f1)) return 0;
  const tilt = tiltDeg * RAD;
  const disc = Math.max(cosIncidence, 0) / Math.max(Math.cos(zenithDeg * RAD), PEREZ_MIN_COS_ZENITH);
  const value = dhiWm2 * (0.5 * (1 - f1) * (1 + Math.cos(tilt)) + f1 * disc + f2 * Math.sin(tilt));
  return Math.max(0, value);
}
