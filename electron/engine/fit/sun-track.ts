import type { Place } from '../../../shared/yield.ts';
import { cosd, sind } from '../angles.ts';
import { topocentricSun } from '../sun/spa.ts';
import { geocentricSunOfYear, observerAt } from '../sun/sun-year.ts';

/** Directions to the sun through the daylight of a year, in equal steps; unit vectors east, north, up. */
export interface SunTrack {
  east: Float64Array;
  north: Float64Array;
  up: Float64Array;
  /** Month × 24 + hour of Beijing time. */
  slot: Uint16Array;
  stepHours: number;
}

/** Slots of a month × hour table. */
export const SLOTS = 12 * 24;
const BEIJING_H = 8;
const DAYS = 365;
const MONTH_STARTS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/**
 * The sun over a place through a year, while it is up.
 *
 * @param place where
 * @param year non-leap calendar year
 * @param stepMinutes minutes between positions; each stands for the step around it
 * @returns see {@link SunTrack}
 * Source: NREL SPA with refraction, as the estimates use it.
 */
export function sunTrack(place: Place, year: number, stepMinutes = 2): SunTrack {
  const days = sunTrackByDay(place, year, stepMinutes);
  for (;;) {
    const day = days.next();
    if (day.done) return day.value;
  }
}

/** {@link sunTrack}, worked out a day at a time for who has others to serve in between. */
export function* sunTrackByDay(place: Place, year: number, stepMinutes = 2): Generator<void, SunTrack> {
  const observer = observerAt(place);
  const sunAt = geocentricSunOfYear(year);
  const steps = (DAYS * 1440) / stepMinutes;
  const east: number[] = [];
  const north: number[] = [];
  const up: number[] = [];
  const slot: number[] = [];
  for (let step = 0; step < steps; step++) {
    if ((step * stepMinutes) % 1440 === 0) yield;
    const days = ((step + 0.5) * stepMinutes) / 1440;
    const { apparentZenithDeg, azimuthDeg } = topocentricSun(sunAt(days), observer);
    if (apparentZenithDeg >= 90) continue;
    const flat = sind(apparentZenithDeg);
    east.push(flat * sind(azimuthDeg));
    north.push(flat * cosd(azimuthDeg));
    up.push(cosd(apparentZenithDeg));
    slot.push(slotOf(days));
  }
  return {
    east: Float64Array.from(east),
    north: Float64Array.from(north),
    up: Float64Array.from(up),
    slot: Uint16Array.from(slot),
    stepHours: stepMinutes / 60,
  };
}

function slotOf(days: number): number {
  const local = (days + BEIJING_H / 24) % DAYS;
  const day = Math.floor(local);
  const month = MONTH_STARTS.findIndex((start) => start > day) - 1;
  return month * 24 + Math.floor((local - day) * 24);
}
