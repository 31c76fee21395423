import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import type { Place } from '../../../shared/yield.ts';
import { pressureAtElevation } from './airmass.ts';
import { type GeocentricSun, geocentricSun, type Observer, topocentricSun } from './spa.ts';

/** Air temperature taken for refraction, °C. */
const REFRACTION_TEMPERATURE_C = 12;

/** The sun over a place at the middle of every hour of a year, degrees; arrays of 8760. */
export interface SunYear {
  apparentZenithDeg: Float64Array;
  azimuthDeg: Float64Array;
}

/** UTC seconds at which a year begins. */
const yearStartSeconds = (year: number): number => Date.UTC(year, 0, 1) / 1000;

/** Earth's turn against the stars, degrees per day; the slow part of sidereal time is what remains. */
const TURN_DEG_PER_DAY = 360.98564736629;

/** `value` moved by whole circles next to `near`. */
const unwrap = (value: number, near: number): number => value - 360 * Math.round((value - near) / 360);

/**
 * The geocentric sun at 00:00 UTC of every day of a year and two days on each side, as smooth series: flat fives of
 * right ascension (unwrapped), declination, sidereal time without the Earth's turn, distance, equation of time.
 */
function dailySuns(start: number, days: number): Float64Array {
  const nodes = new Float64Array((days + 4) * 5);
  for (let node = 0; node < days + 4; node++) {
    const day = node - 2;
    const sun = geocentricSun(start + day * 86400);
    const at = node * 5;
    const before = node > 0 ? at - 5 : at;
    nodes[at] = unwrap(sun.rightAscensionDeg, nodes[before]!);
    nodes[at + 1] = sun.declinationDeg;
    nodes[at + 2] = unwrap(sun.siderealDeg - TURN_DEG_PER_DAY * day, nodes[before + 2]!);
    nodes[at + 3] = sun.distanceAu;
    nodes[at + 4] = sun.equationOfTimeMin;
  }
  return nodes;
}

/**
 * The sun from the Earth's centre at any instant of a non-leap year, by cubic interpolation between four daily
 * values (within 1e-6° of the algorithm itself).
 *
 * @param year non-leap calendar year
 * @returns the sun at so many days after 00:00 UTC of January 1; one object, filled anew at every call
 * Source: NREL SPA, see `spa.ts`.
 */
export function geocentricSunOfYear(year: number): (days: number) => GeocentricSun {
  const nodes = dailySuns(yearStartSeconds(year), HOURS_PER_YEAR / 24);
  const sun: GeocentricSun = {
    rightAscensionDeg: 0,
    declinationDeg: 0,
    siderealDeg: 0,
    distanceAu: 0,
    equationOfTimeMin: 0,
  };
  return (days) => {
    const day = Math.floor(days);
    const t = days - day;
    const w0 = (-t * (t - 1) * (t - 2)) / 6;
    const w1 = ((t + 1) * (t - 1) * (t - 2)) / 2;
    const w2 = (-(t + 1) * t * (t - 2)) / 2;
    const w3 = ((t + 1) * t * (t - 1)) / 6;
    const at = (day + 1) * 5;
    const between = (k: number) =>
      w0 * nodes[at + k]! + w1 * nodes[at + 5 + k]! + w2 * nodes[at + 10 + k]! + w3 * nodes[at + 15 + k]!;
    sun.rightAscensionDeg = between(0);
    sun.declinationDeg = between(1);
    sun.siderealDeg = between(2) + TURN_DEG_PER_DAY * days;
    sun.distanceAu = between(3);
    sun.equationOfTimeMin = between(4);
    return sun;
  };
}

/** An observer at a place whose air is that of its elevation and of 12 °C. */
export const observerAt = (place: Place): Observer => ({
  ...place,
  pressurePa: pressureAtElevation(place.elevationM),
  temperatureC: REFRACTION_TEMPERATURE_C,
});

/**
 * Apparent solar position at the middle of every UTC hour of a non-leap year.
 *
 * What the Earth's centre sees changes so slowly that daily values carry it over the hours between; what the place
 * adds is worked out for every hour.
 *
 * @param place where, see `Place`
 * @param year non-leap calendar year
 * @returns see {@link SunYear}; refraction for the standard pressure of the elevation and 12 °C
 * Source: NREL SPA, see `spa.ts`.
 */
export function sunYear(place: Place, year: number): SunYear {
  const observer = observerAt(place);
  const apparentZenithDeg = new Float64Array(HOURS_PER_YEAR);
  const azimuthDeg = new Float64Array(HOURS_PER_YEAR);
  const sunAt = geocentricSunOfYear(year);
  for (let hour = 0; hour < HOURS_PER_YEAR; hour++) {
    const seen = topocentricSun(sunAt((hour + 0.5) / 24), observer);
    apparentZenithDeg[hour] = seen.apparentZenithDeg;
    azimuthDeg[hour] = seen.azimuthDeg;
  }
  return { apparentZenithDeg, azimuthDeg };
}
