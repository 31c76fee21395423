import { RAD } from '../angles.ts';

/** Upper edges of the sky clearness bins ε. */
const CLEARNESS_EDGES = [1.065, 1.23, 1.5, 1.95, 2.8, 4.5, 6.2];

/** Per clearness bin: F11, F12, F13, F21, F22, F23 ("all sites composite"). */
const COEFFICIENTS = [
  [-0.008, 0.588, -0.062, -0.06, 0.072, -0.022],
  [0.13, 0.683, -0.151, -0.019, 0.066, -0.029],
  [0.33, 0.487, -0.221, 0.055, -0.064, -0.026],
  [0.568, 0.187, -0.295, 0.109, -0.152, -0.014],
  [0.873, -0.392, -0.362, 0.226, -0.462, 0.001],
  [1.132, -1.237, -0.412, 0.288, -0.823, 0.056],
  [1.06, -1.6, -0.359, 0.264, -1.127, 0.131],
  [0.678, -0.327, -0.25, 0.156, -1.377, 0.251],
] as const;

/** Cosine of 85°: keeps the circumsolar term finite with the sun at the horizon. */
export const PEREZ_MIN_COS_ZENITH = Math.cos(85 * RAD);

/**
 * Brightness of the circumsolar disc (F1 ≥ 0) and of the horizon band (F2) of the sky.
 *
 * @param dhiWm2 diffuse horizontal irradiance, W/m²
 * @param dniWm2 direct normal irradiance, W/m²
 * @param extraterrestrialNormalWm2 W/m²
 * @param zenithDeg zenith angle, degrees
 * @param airmass relative air mass; NaN below the horizon
 * @param out receives [F1, F2]; both NaN where there is no air mass or no diffuse light
 * Source: Perez, R., Ineichen, P., Seals, R., Michalsky, J. and Stewart, R. (1990), Solar Energy 44(5),
 * 271–289, equations 1–9 and table 1.
 */
export function perezBrightness(
  dhiWm2: number,
  dniWm2: number,
  extraterrestrialNormalWm2: number,
  zenithDeg: number,
  airmass: number,
  out: Float64Array,
): void {
  const z = zenithDeg * RAD;
  const brightness = (dhiWm2 * airmass) / extraterrestrialNormalWm2;
  const cube = 1.041 * z * z * z;
  const clearness = ((dhiWm2 + dniWm2) / dhiWm2 + cube) / (1 + cube);
  if (Number.isNaN(brightness) || Number.isNaN(clearness)) {
    out[0] = Number.NaN;
    out[1] = Number.NaN;
    return;
  }
  let bin = 0;
  while (bin < 7 && clearness >= CLEARNESS_EDGES[bin]!) bin++;
  const f = COEFFICIENTS[bin]!;
  out[0] = Math.max(0, f[0] + f[1] * brightness + f[2] * z);
  out[1] = f[3] + f[4] * brightness + f[5] * z;
}
