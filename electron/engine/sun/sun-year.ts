import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import type { Place } from '../../../shared/yield.ts';
import { pressureAtElevation } from './airmass.ts';
import { type GeocentricSun, geocentricSun, topocentricSun } from './spa.ts';

/** Air temperature taken for refraction, °C. */
export const REFRACTION_TEMPERATURE_C = 12;

/** The sun over a place at the middle of every hour of a year, degrees; arrays of 8760. */
export interface SunYear {
  apparentZenithDeg: Float64Array;
  azimuthDeg: Float64Array;
}

/** UTC seconds at which a year begins. */
export const yearStartSeconds = (year: number): number => Date.UTC(year, 0, 1) / 1000;

/**
 * Apparent solar position at the middle of every UTC hour of a non-leap year.
 *
 * @param place where, see `Place`
 * @param year non-leap calendar year
 * @returns see {@link SunYear}; refraction for the standard pressure of the elevation and 12 °C
 * Source: NREL SPA, see `spa.ts`.
 */
export function sunYear(place: Place, year: number): SunYear {
  const observer = {
    ...place,
    pressurePa: pressureAtElevation(place.elevationM),
    temperatureC: REFRACTION_TEMPERATURE_C,
  };
  const apparentZenithDeg = new Float64Array(HOURS_PER_YEAR);
  const azimuthDeg = new Float64Array(HOURS_PER_YEAR);
  const start = yearStartSeconds(year) + 1800;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour++) {
    const sun: GeocentricSun = geocentricSun(start + hour * 3600);
    const seen = topocentricSun(sun, observer);
    apparentZenithDeg[hour] = seen.apparentZenithDeg;
    azimuthDeg[hour] = seen.azimuthDeg;
  }
  return { apparentZenithDeg, azimuthDeg };
}
