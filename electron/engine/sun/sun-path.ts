import type { Place } from '../../../shared/yield.ts';
import { topocentricSun } from './spa.ts';
import { geocentricSunOfYear, observerAt } from './sun-year.ts';

/** A day whose sun stands for a season: 21 June, 20 March and 21 December, days of the year from 0. */
export const SEASON_DAYS = { june: 171, equinox: 78, december: 354 } as const;

/**
 * The sun's way over a place through one day, by local solar days: a position every so many minutes while it is up.
 *
 * @param place where
 * @param year calendar year
 * @param day day of the year, from 0
 * @param stepMinutes between positions
 * @returns azimuths clockwise from north and apparent elevations, degrees, in the order of the day
 * Source: NREL SPA with refraction, as the estimates use it.
 */
export function sunPath(
  place: Place,
  year: number,
  day: number,
  stepMinutes = 15,
): { azimuthDeg: number; elevationDeg: number }[] {
  const observer = observerAt(place);
  const sunAt = geocentricSunOfYear(year);
  const midnight = day - place.longitudeDeg / 360;
  const path = [];
  for (let minute = 0; minute < 1440; minute += stepMinutes) {
    const { apparentZenithDeg, azimuthDeg } = topocentricSun(sunAt(midnight + minute / 1440), observer);
    if (apparentZenithDeg < 90) path.push({ azimuthDeg, elevationDeg: 90 - apparentZenithDeg });
  }
  return path;
}
