import { RAD, wrap360 } from '../angles.ts';

/**
 * What surrounds a place, as elevations of the skyline: `elevationsDeg[i]` stands at azimuth i · 360 / length, degrees
 * clockwise from north, and the line is straight between.
 */
export type Horizon = ArrayLike<number>;

/**
 * Elevation of the skyline in a direction.
 *
 * @param horizon see {@link Horizon}
 * @param azimuthDeg degrees clockwise from north
 * @returns degrees
 */
export function horizonElevationDeg(horizon: Horizon, azimuthDeg: number): number {
  const place = (wrap360(azimuthDeg) / 360) * horizon.length;
  const left = Math.floor(place) % horizon.length;
  const right = (left + 1) % horizon.length;
  const share = place - Math.floor(place);
  return horizon[left]! * (1 - share) + horizon[right]! * share;
}

/** Whether the sun at an elevation and azimuth stands behind the skyline. */
export const behindHorizon = (horizon: Horizon, elevationDeg: number, azimuthDeg: number): boolean =>
  elevationDeg < horizonElevationDeg(horizon, azimuthDeg);

/**
 * Share of a uniform sky's light on level ground that a skyline leaves: the mean of cos² of its elevation.
 *
 * @param horizon see {@link Horizon}; elevations below 0 count as 0
 * @returns 0…1
 * Source: integral of Lambert's law over the sky above the skyline, as in Dozier, J. and Frew, J. (1990), IEEE
 * Transactions on Geoscience and Remote Sensing 28, 963–969, equation 7b for a level plane.
 */
export function horizonSkyShare(horizon: Horizon): number {
  const steps = 720;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const elevation = Math.max(0, horizonElevationDeg(horizon, ((i + 0.5) / steps) * 360));
    sum += Math.cos(elevation * RAD) ** 2;
  }
  return sum / steps;
}
