import { PlannerError } from '../../../shared/errors.ts';
import { HOURS_PER_YEAR, type WeatherYear } from '../../../shared/weather.ts';
import { isLeapYear } from './calendar.ts';
import { checkRanges, completeComponents, instantsToMeans, type SunHours, sunHours } from './components.ts';
import { fillGaps } from './gaps.ts';
import type { ReadOptions, WeatherSeries } from './series.ts';
import { type HourGrid, toHours } from './to-hours.ts';
import { chooseYear } from './year-choice.ts';

/** Calendar year of typical years and of leap years, which the program has no room for. */
const STANDARD_YEAR = 2023;
/** Wind a module is taken to feel where the file has none: that of the NOCT conditions (IEC 61215), m/s. */
const STILL_WIND_MS = 1;
/** Hours between the sun's own noon and that of the file's irradiance beyond which its clock is doubted. */
const CLOCK_DOUBT_HOURS = 0.75;

/**
 * A year of UTC hours from a series as read, complete and checked; what was changed is in its notes.
 *
 * @throws PlannerError weather.place-missing, .wrong-length, .duplicate-hour, .implausible, .gap-too-long,
 *   .missing-column
 */
export function assembleYear(given: WeatherSeries, options: ReadOptions): WeatherYear {
  const series = chooseYear(given);
  const { file } = series;
  const latitudeDeg = series.latitudeDeg ?? options.place?.latitudeDeg;
  const longitudeDeg = series.longitudeDeg ?? options.place?.longitudeDeg;
  if (latitudeDeg === undefined || longitudeDeg === undefined) {
    throw new PlannerError('weather.place-missing', {}, { file });
  }
  const elevationM = series.elevationM ?? options.place?.elevationM ?? 0;
  const year = calendarYear(series);
  const grid = toHours(series);
  checkRanges(grid, file);
  const sun = sunHours(year, latitudeDeg, longitudeDeg, grid.seenAt);
  completeComponents(grid, sun);
  const outside = sun.seen.map((cos, i) => (cos > 0 ? cos * sun.normal[i]! : 0));
  fillGaps(grid, 'ghi', outside, file);
  fillGaps(grid, 'dhi', outside, file);
  fillGaps(
    grid,
    'dni',
    outside.map((value) => (value > 0 ? 1000 : 0)),
    file,
  );
  instantsToMeans(grid, sun);
  fillGaps(grid, 'temperature', null, file);
  if (grid.values.wind.every(Number.isNaN)) {
    grid.values.wind.fill(STILL_WIND_MS);
    grid.notes.push({ code: 'weather.note.wind-missing', params: { windMs: STILL_WIND_MS } });
  } else fillGaps(grid, 'wind', null, file);
  doubtClock(grid, sun);
  return {
    source: series.source,
    latitudeDeg,
    longitudeDeg,
    elevationM,
    year,
    ghiWm2: grid.values.ghi,
    dniWm2: grid.values.dni,
    dhiWm2: grid.values.dhi,
    airTemperatureC: grid.values.temperature,
    windMs: grid.values.wind,
    notes: grid.notes,
  };
}

/** The file's own year where it is one whole non-leap year, else the standard one. */
function calendarYear({ records }: WeatherSeries): number {
  const year = records[0]?.year ?? STANDARD_YEAR;
  const one = records.every((record) => record.year === year);
  return one && !isLeapYear(year) && year >= 1950 && year <= 2050 ? year : STANDARD_YEAR;
}

/** Notes a clock that seems wrong: the middle of the days' light against the middle of the sun's days. */
function doubtClock({ values, notes }: HourGrid, sun: SunHours): void {
  const light = new Float64Array(24);
  const sky = new Float64Array(24);
  for (let i = 0; i < HOURS_PER_YEAR; i++) {
    light[i % 24]! += values.ghi[i]!;
    sky[i % 24]! += Math.max(0, sun.middle[i]!) * sun.normal[i]!;
  }
  const late = circularMean(light) - circularMean(sky);
  const hours = ((late + 36) % 24) - 12;
  if (Math.abs(hours) > CLOCK_DOUBT_HOURS) {
    notes.push({ code: 'weather.note.clock-doubtful', params: { hours: Math.round(hours * 10) / 10 } });
  }
}

/** Mean hour of a daily course taken around the clock. */
function circularMean(course: Float64Array): number {
  let x = 0;
  let y = 0;
  course.forEach((value, hour) => {
    x += value * Math.cos((hour / 12) * Math.PI);
    y += value * Math.sin((hour / 12) * Math.PI);
  });
  return (Math.atan2(y, x) / Math.PI) * 12;
}
