import { atOnce, type Steps } from '../../../shared/steps.ts';
import { HOURS_IN_MONTH, HOURS_PER_YEAR, type WeatherYear } from '../../../shared/weather.ts';
import { hourlyTemperature, hourlyWind } from './air.ts';
import { dailyClearness } from './daily-clearness.ts';
import { declination, sunsetHourAngle } from './extraterrestrial.ts';
import { clearnessCourse, hourlyClearness, lowSun, scaleUnderCeiling } from './hourly-clearness.ts';
import { normalStream, seedOfPlace, uniformStream } from './random.ts';
import { splitDiffuse } from './split-diffuse.ts';
import { type SunYear, sunYear } from './sun.ts';
import type { MonthlyClimate, ResourcePlace } from './types.ts';

const YEAR = 2023;
const DAYS = HOURS_PER_YEAR / 24;

type Means = Pick<MonthlyClimate, 'ghiKwhM2Day' | 'diffuseFraction' | 'airTemperatureC' | 'windMs'>;

/**
 * An hourly year that has a monthly climate's means.
 *
 * Days get their clearness from the month's distribution with persistence, hours within the day from the
 * TAG model, diffuse light from DISC brought to the month's share, temperature a daily course that follows
 * the clearness, wind a Rayleigh series. Each UTC month keeps its mean GHI, diffuse share, temperature and
 * wind exactly (rounding aside); the same climate, place and seed give the same hours.
 *
 * @param climate twelve means of GHI (kWh/m²/day), diffuse share (0–1), temperature (°C), wind (m/s)
 * @param place degrees and metres; any latitude between the polar circles
 * @param seed 32-bit; by default from the place rounded to 0.01 degree
 */
export const generateHourlyYear = (
  climate: Means,
  place: ResourcePlace,
  seed: number = seedOfPlace(place.latitudeDeg, place.longitudeDeg),
): WeatherYear => atOnce(generateHourly(climate, place, seed));

/** {@link generateHourlyYear} in steps of some 10 ms. */
export function* generateHourly(
  climate: Means,
  place: ResourcePlace,
  seed: number = seedOfPlace(place.latitudeDeg, place.longitudeDeg),
): Steps<WeatherYear> {
  const uniform = uniformStream(seed);
  const normal = normalStream(uniform);
  const sun = sunYear(place, YEAR);
  yield;
  const months = hoursByMonth();
  const { solarHour, dayOfHour } = solarTime(place.longitudeDeg);
  const target = climate.ghiKwhM2Day.map((daily, m) => (daily * 1000 * HOURS_IN_MONTH[m]!) / 24);
  const clearness = dailyClearness(
    months.map((hours, m) => target[m]! / sum(hours, sun.horizontalWm2)),
    months.flatMap((hours, m) => new Array<number>(hours.length / 24).fill(m)),
    normal,
  );
  yield;
  const ghiWm2 = yield* hourlyGlobal(clearness, sun, dayOfHour, place, normal);
  const dniWm2 = new Float64Array(HOURS_PER_YEAR);
  const dhiWm2 = new Float64Array(HOURS_PER_YEAR);
  for (const [m, hours] of months.entries()) {
    meetGlobal(hours, target[m]!, sun, place.elevationM, ghiWm2);
    splitDiffuse(hours, climate.diffuseFraction[m]!, sun, place.elevationM, ghiWm2, dniWm2, dhiWm2);
    yield;
  }
  const airTemperatureC = hourlyTemperature(climate.airTemperatureC, solarHour, dayOfHour, clearness, normal);
  const windMs = hourlyWind(climate.windMs, solarHour, normal);
  months.forEach((hours, m) => {
    const shift = climate.airTemperatureC[m]! - sum(hours, airTemperatureC) / hours.length;
    const factor = (climate.windMs[m]! * hours.length) / sum(hours, windMs);
    for (const hour of hours) {
      airTemperatureC[hour]! += shift;
      windMs[hour]! *= factor;
    }
  });
  return {
    source: 'bundled climate',
    latitudeDeg: place.latitudeDeg,
    longitudeDeg: place.longitudeDeg,
    elevationM: place.elevationM,
    year: YEAR,
    ghiWm2,
    dniWm2,
    dhiWm2,
    airTemperatureC,
    windMs,
    notes: [{ code: 'weather.note.generated', params: { seed } }],
  };
}

/** UTC hour indices of each month. */
function hoursByMonth(): number[][] {
  let next = 0;
  return HOURS_IN_MONTH.map((count) => Array.from({ length: count }, () => next++));
}

function sum(hours: number[], values: Float64Array): number {
  let total = 0;
  for (const hour of hours) total += values[hour]!;
  return total;
}

/** Mean solar time at mid-hour, hours since the year's first solar midnight, and the solar day (wrapped). */
function solarTime(longitudeDeg: number): { solarHour: Float64Array; dayOfHour: Int32Array } {
  const solarHour = Float64Array.from({ length: HOURS_PER_YEAR }, (_, i) => i + 0.5 + longitudeDeg / 15);
  const dayOfHour = Int32Array.from(solarHour, (hour) => (Math.floor(hour / 24) + DAYS) % DAYS);
  return { solarHour, dayOfHour };
}

/**
 * Greatest clearness of an hour: the clear-sky bound of Aguiar & Collares-Pereira (1992), 0.88 cos(π(t−12)/30)
 * with t the solar hour, raised by 0.02 per km of elevation for the thinner air (an engineering judgement).
 */
function ceilingAt(hourAngleRad: number, elevationM: number): number {
  const lift = 0.02 * Math.min(5, Math.max(0, elevationM / 1000));
  return Math.min(0.95, 0.88 * Math.cos(hourAngleRad * 0.4) + lift);
}

/** GHI, W/m², of every hour, day by day from the days' clearness. */
function* hourlyGlobal(
  clearness: number[],
  sun: SunYear,
  dayOfHour: Int32Array,
  place: ResourcePlace,
  normal: () => number,
): Steps<Float64Array> {
  const daylight: number[][] = Array.from({ length: DAYS }, () => []);
  for (let i = 0; i < HOURS_PER_YEAR; i++) if (sun.cosZenith[i]! > 0) daylight[dayOfHour[i]!]!.push(i);
  const ghi = new Float64Array(HOURS_PER_YEAR);
  for (const [day, hours] of daylight.entries()) {
    yield;
    const sunset = sunsetHourAngle(place.latitudeDeg, declination(day + 1));
    const kt = hourlyClearness(
      clearness[day]!,
      hours.map((hour) => clearnessCourse(sun.hourAngleRad[hour]!, sunset) * lowSun(sun.cosZenith[hour]!)),
      hours.map((hour) => ceilingAt(sun.hourAngleRad[hour]!, place.elevationM)),
      hours.map((hour) => sun.horizontalWm2[hour]!),
      normal,
    );
    hours.forEach((hour, i) => {
      ghi[hour] = kt[i]! * sun.horizontalWm2[hour]!;
    });
  }
  return ghi;
}

/** Scales a month's hours to its total, Wh/m², below the clear-sky bound as far as the total allows. */
function meetGlobal(
  hours: number[],
  target: number,
  sun: SunYear,
  elevationM: number,
  ghi: Float64Array,
): void {
  const lit = hours.filter((hour) => sun.cosZenith[hour]! > 0);
  const weight = lit.map((hour) => sun.horizontalWm2[hour]!);
  const kt = scaleUnderCeiling(
    lit.map((hour) => ghi[hour]! / sun.horizontalWm2[hour]!),
    lit.map((hour) => ceilingAt(sun.hourAngleRad[hour]!, elevationM)),
    weight,
    target,
  );
  lit.forEach((hour, i) => {
    ghi[hour] = kt[i]! * weight[i]!;
  });
}
