import { MEAN_RADIUS_M } from '../../../shared/geodesy.ts';

/** Coefficient of refraction of light near the ground, as surveyors take it. */
const REFRACTION = 0.13;

/** Twice the radius of the sphere on which light would run straight: 2R / (1 − k), metres. */
export const TWICE_LIGHT_RADIUS_M = (2 * MEAN_RADIUS_M) / (1 - REFRACTION);

/**
 * How far the ground falls below the level of a place, as light sees it.
 *
 * @param distanceM along the ground
 * @returns d² · (1 − k) / 2R, metres
 * Source: Torge, W. and Müller, J. (2012), Geodesy, 4th ed., section 5.1 (curvature and refraction).
 */
export const curvatureDropM = (distanceM: number): number => distanceM ** 2 / TWICE_LIGHT_RADIUS_M;
