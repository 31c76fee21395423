import { atOnce, type Steps } from '../../../shared/steps.ts';
import { HOURS_IN_MONTH, HOURS_PER_YEAR, type WeatherYear } from '../../../shared/weather.ts';
import type { Place } from '../../../shared/yield.ts';
import { cosd, sind } from '../angles.ts';
import { behindHorizon, type Horizon, horizonSkyShare } from '../array/horizon.ts';
import { relativeAirmass } from '../sun/airmass.ts';
import { extraterrestrialNormal } from '../sun/extraterrestrial.ts';
import { type SunYear, sunYear } from '../sun/sun-year.ts';
import { cloudGaps } from './cloud-gaps.ts';
import { PEREZ_MIN_COS_ZENITH, perezBrightness } from './perez.ts';

/**
 * Sun, sky and air over one place in one year, for the hours that have any light: what every array there has
 * in common. Plain numbers and typed arrays over one buffer, so that threads can share it.
 */
export interface SkyYear {
  place: Place;
  year: number;
  /** How many hours have light. */
  count: number;
  /** Hour of the year of each entry. */
  hour: Int32Array;
  /** Where each UTC month begins among the entries; 13 marks. */
  monthStart: Int32Array;
  /** Unit vector to the sun. */
  east: Float64Array;
  north: Float64Array;
  up: Float64Array;
  ghiWm2: Float64Array;
  dniWm2: Float64Array;
  dhiWm2: Float64Array;
  /** Perez' sky: half the uniform part, the disc per cosine of incidence, and the horizon band, W/m². */
  uniformWm2: Float64Array;
  discWm2: Float64Array;
  bandWm2: Float64Array;
  airC: Float64Array;
  windMs: Float64Array;
  /** Share of the hour with the sun behind a cloud, see `cloudGaps`. */
  broken: Float64Array;
}

/** Names of the series of a {@link SkyYear}, in the order they lie in its buffer. */
const SERIES = [
  'east',
  'north',
  'up',
  'ghiWm2',
  'dniWm2',
  'dhiWm2',
  'uniformWm2',
  'discWm2',
  'bandWm2',
  'airC',
  'windMs',
  'broken',
] as const;

/** Make room for `count` lit hours. */
function emptySky(place: Place, year: number, count: number, shared: boolean): SkyYear {
  const bytes = count * 8 * SERIES.length + (count + 13) * 4;
  const buffer = shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  const series = (index: number): Float64Array =>
    new Float64Array(buffer, index * count * 8, count) as Float64Array;
  const integers = count * 8 * SERIES.length;
  const arrays = Object.fromEntries(SERIES.map((name, i) => [name, series(i)])) as Record<
    (typeof SERIES)[number],
    Float64Array
  >;
  return {
    place,
    year,
    count,
    hour: new Int32Array(buffer, integers, count) as Int32Array,
    monthStart: new Int32Array(buffer, integers + count * 4, 13) as Int32Array,
    ...arrays,
  };
}

/** How a sky is prepared. */
export interface SkyOptions {
  /** Positions already computed for the place and year. */
  sun?: SunYear;
  /** Lay the series in a SharedArrayBuffer. */
  shared?: boolean;
  /** Skyline that hides the sun and part of the sky. */
  horizon?: Horizon;
}

/**
 * Prepare sun, sky and air of a place and year for any number of arrays.
 *
 * Behind a skyline the sun's beam and the bright disc around it are gone, and the uniform sky is dimmed by the share
 * that the skyline hides; the horizon band and the ground stay as they are.
 *
 * @param place where the arrays stand
 * @param weather hourly year, arrays of 8760
 * @param options see {@link SkyOptions}
 * @returns see {@link SkyYear}; hours without any light are left out
 * Source: NREL SPA; Perez et al. (1990) with Kasten and Young (1989) and Spencer (1971).
 */
export const prepareSky = (place: Place, weather: WeatherYear, options: SkyOptions = {}): SkyYear =>
  atOnce(skySteps(place, weather, options));

/** {@link prepareSky} a month at a time. */
export function* skySteps(place: Place, weather: WeatherYear, options: SkyOptions = {}): Steps<SkyYear> {
  const sun = options.sun ?? sunYear(place, weather.year);
  yield;
  const { horizon } = options;
  const openSky = horizon ? horizonSkyShare(horizon) : 1;
  const { ghiWm2, dniWm2, dhiWm2 } = weather;
  const lit = (hour: number) => ghiWm2[hour] !== 0 || dniWm2[hour] !== 0 || dhiWm2[hour] !== 0;
  let count = 0;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour++) if (lit(hour)) count++;

  const sky = emptySky(place, weather.year, count, options.shared ?? false);
  const brightness = new Float64Array(2);
  let i = 0;
  let hour = 0;
  for (let month = 0; month < 12; month++) {
    yield;
    sky.monthStart[month] = i;
    for (const end = hour + HOURS_IN_MONTH[month]!; hour < end; hour++) {
      if (!lit(hour)) continue;
      const zenithDeg = sun.apparentZenithDeg[hour]!;
      const azimuthDeg = sun.azimuthDeg[hour]!;
      const dhi = dhiWm2[hour]!;
      const outside = extraterrestrialNormal(Math.floor(hour / 24) + 1);
      perezBrightness(dhi, dniWm2[hour]!, outside, zenithDeg, relativeAirmass(zenithDeg), brightness);
      // Without an air mass (sun below the horizon) the Perez sky is dark.
      const f1 = brightness[0]!;
      const dark = Number.isNaN(f1);
      sky.hour[i] = hour;
      sky.east[i] = sind(zenithDeg) * sind(azimuthDeg);
      sky.north[i] = sind(zenithDeg) * cosd(azimuthDeg);
      sky.up[i] = cosd(zenithDeg);
      const hidden = horizon !== undefined && behindHorizon(horizon, 90 - zenithDeg, azimuthDeg);
      sky.ghiWm2[i] = ghiWm2[hour]!;
      sky.dniWm2[i] = hidden ? 0 : dniWm2[hour]!;
      sky.dhiWm2[i] = dhi;
      sky.uniformWm2[i] = dark ? 0 : 0.5 * dhi * (1 - f1) * openSky;
      sky.discWm2[i] = dark || hidden ? 0 : (dhi * f1) / Math.max(sky.up[i]!, PEREZ_MIN_COS_ZENITH);
      sky.bandWm2[i] = dark ? 0 : dhi * brightness[1]!;
      sky.airC[i] = weather.airTemperatureC[hour]!;
      sky.windMs[i] = weather.windMs[hour]!;
      i++;
    }
  }
  sky.monthStart[12] = i;
  yield;
  cloudGaps(sky.monthStart, sky.hour, sky.up, sky.dniWm2, sky.broken);
  return sky;
}
