import { cosd } from '../angles.ts';

/** Pressure of the standard atmosphere at sea level, Pa. */
const STANDARD_PRESSURE_PA = 101325;

/**
 * Mean air pressure at a height above sea level in the standard atmosphere.
 *
 * @param elevationM metres
 * @returns Pa
 * Valid to about 11 km.
 * Source: U.S. Standard Atmosphere (1976), troposphere with a lapse rate of 6.5 K/km.
 */
export function pressureAtElevation(elevationM: number): number {
  return 100 * ((44331.514 - elevationM) / 11880.516) ** (1 / 0.1902632);
}

/**
 * Path of sunlight through the air relative to the vertical path.
 *
 * @param apparentZenithDeg refracted zenith angle, degrees
 * @returns air mass, 1 overhead and about 38 at the horizon; NaN below the horizon
 * Source: Kasten, F. and Young, A. T. (1989), Applied Optics 28, 4735–4738, equation 3.
 */
export function relativeAirmass(apparentZenithDeg: number): number {
  if (apparentZenithDeg > 90) return Number.NaN;
  const elevation = 90 - apparentZenithDeg;
  return 1 / (cosd(apparentZenithDeg) + 0.50572 * (6.07995 + elevation) ** -1.6364);
}

/** Relative air mass corrected to the pressure of a place. */
export function absoluteAirmass(relative: number, pressurePa: number): number {
  return (relative * pressurePa) / STANDARD_PRESSURE_PA;
}
