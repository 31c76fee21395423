import { cosd } from '../../../electron/engine/angles.ts';

/** Cosine of the zenith angle below which Hay and Davies' ratio is held. */
const MIN_COS_ZENITH = 0.01745;

/**
 * Beam irradiance on a plane.
 *
 * @param dniWm2 direct normal irradiance, W/m²
 * @param cosIncidence cosine of the angle of incidence
 * @returns W/m²; 0 with the sun behind the plane
 */
export const beamOnPlane = (dniWm2: number, cosIncidence: number): number =>
  Math.max(dniWm2 * cosIncidence, 0);

/**
 * Light reflected from level ground of uniform brightness onto a tilted plane.
 *
 * @returns W/m²
 * Source: Liu, B. and Jordan, R. (1963), Solar Energy 7(2), 53–74.
 */
export const groundReflected = (ghiWm2: number, albedo: number, tiltDeg: number): number =>
  ghiWm2 * albedo * (1 - cosd(tiltDeg)) * 0.5;

/**
 * Diffuse light from a uniformly bright sky on a tilted plane.
 *
 * @returns W/m²
 * Source: Liu and Jordan (1963).
 */
export const skyIsotropic = (tiltDeg: number, dhiWm2: number): number => dhiWm2 * (1 + cosd(tiltDeg)) * 0.5;

/**
 * Diffuse light from a sky with a bright disc around the sun on a tilted plane.
 *
 * @param tiltDeg tilt of the plane, degrees
 * @param cosIncidence cosine of the angle of incidence
 * @param dhiWm2 diffuse horizontal irradiance, W/m²
 * @param dniWm2 direct normal irradiance, W/m²
 * @param extraterrestrialNormalWm2 W/m²
 * @param zenithDeg zenith angle, degrees
 * @returns W/m²
 * Source: Hay, J. E. and Davies, J. A. (1980), Proc. First Canadian Solar Radiation Data Workshop, 59–72;
 * Loutzenhiser, P. G. et al. (2007), Solar Energy 81, 254–267.
 */
export function skyHayDavies(
  tiltDeg: number,
  cosIncidence: number,
  dhiWm2: number,
  dniWm2: number,
  extraterrestrialNormalWm2: number,
  zenithDeg: number,
): number {
  const anisotropy = dniWm2 / extraterrestrialNormalWm2;
  const disc = Math.max(cosIncidence, 0) / Math.max(cosd(zenithDeg), MIN_COS_ZENITH);
  const circumsolar = Math.max(dhiWm2 * anisotropy * disc, 0);
  return circumsolar + Math.max(skyIsotropic(tiltDeg, dhiWm2) * (1 - anisotropy), 0);
}
