import { normalOutsideWm2 } from '../../../shared/sky.ts';

/**
 * Normal irradiance outside the atmosphere on a day of the year.
 *
 * @param dayOfYear 1 for 1 January
 * @returns W/m²
 */
export const extraterrestrialNormal = (dayOfYear: number): number =>
  normalOutsideWm2((2 * Math.PI * (dayOfYear - 1)) / 365);
