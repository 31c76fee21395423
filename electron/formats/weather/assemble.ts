import { PlannerError } from '../../../shared/errors.ts';
import type { WeatherYear } from '../../../shared/weather.ts';
import { isLeapYear } from './calendar.ts';
import { setClock } from './clock.ts';
import { checkRanges, completeComponents, instantsToMeans, type SunHours, sunHours } from './components.ts';
import { checkLight, checkSum, horizontalBeam } from './consistency.ts';
import { checkPlace } from './elsewhere.ts';
import { fillGaps } from './gaps.ts';
import type { ReadOptions, WeatherSeries } from './series.ts';
import { type HourGrid, toHours } from './to-hours.ts';
import { chooseYear } from './year-choice.ts';

/** Calendar year of typical years and of leap years, which the program has no room for. */
const STANDARD_YEAR = 2023;
/** Wind a module is taken to feel where neither file nor climate has any: that of the NOCT conditions (IEC 61215), m/s. */
const STILL_WIND_MS = 1;

/**
 * A year of UTC hours from a series as read, complete and checked; what was changed is in its notes.
 *
 * The clock is set by the light itself, then inconsistent light is put right, then what is missing is computed or
 * filled.
 *
 * @throws PlannerError weather.place-missing, .elsewhere, .wrong-length, .duplicate-hour, .implausible,
 *   .light-impossible, .diffuse-exceeds-global, .gap-too-long, .missing-column, .sum-implausible
 */
export function assembleYear(given: WeatherSeries, options: ReadOptions): WeatherYear {
  const series = chooseYear(given);
  const { file } = series;
  const latitudeDeg = series.latitudeDeg ?? options.place?.latitudeDeg;
  const longitudeDeg = series.longitudeDeg ?? options.place?.longitudeDeg;
  if (latitudeDeg === undefined || longitudeDeg === undefined) {
    throw new PlannerError('weather.place-missing', {}, { file });
  }
  const accepted = new Set(options.accept);
  if (options.place && !accepted.has('place')) checkPlace(series, options.place, file);
  const elevationM = series.elevationM ?? options.place?.elevationM ?? 0;
  const year = calendarYear(series);
  const place = { year, latitudeDeg, longitudeDeg };
  const grid = toHours(series);
  checkRanges(grid, file);
  horizontalBeam(grid, sunHours(year, latitudeDeg, longitudeDeg, grid.seenAt));
  setClock(grid, place, series.stampGuessed === true);
  const sun = sunHours(year, latitudeDeg, longitudeDeg, grid.seenAt);
  checkLight(grid, sun, file);
  completeComponents(grid, sun);
  fillLight(grid, sun, file);
  instantsToMeans(grid, sun);
  fillAir(grid, options, file);
  if (!accepted.has('sum')) checkSum(grid.values.ghi, file);
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

function fillLight(grid: HourGrid, sun: SunHours, file: string): void {
  const outside = sun.seen.map((cos, i) => (cos > 0 ? cos * sun.normal[i]! : 0));
  const day = outside.map((value) => (value > 0 ? 1000 : 0));
  fillGaps(grid, 'ghi', { outside, climate: null }, file);
  fillGaps(grid, 'dhi', { outside, climate: null }, file);
  fillGaps(grid, 'dni', { outside: day, climate: null }, file);
}

function fillAir(grid: HourGrid, { climate }: ReadOptions, file: string): void {
  const { temperature, wind } = grid.values;
  const gaps = [temperature, wind].some((column) => column.some(Number.isNaN));
  const typical = gaps ? (climate?.() ?? null) : null;
  fillGaps(grid, 'temperature', { outside: null, climate: typical?.airTemperatureC ?? null }, file);
  if (!wind.every(Number.isNaN)) {
    fillGaps(grid, 'wind', { outside: null, climate: typical?.windMs ?? null }, file);
  } else if (typical) {
    wind.set(typical.windMs);
    grid.notes.push({ code: 'weather.note.wind-from-climate', params: {} });
  } else {
    wind.fill(STILL_WIND_MS);
    grid.notes.push({ code: 'weather.note.wind-missing', params: { windMs: STILL_WIND_MS } });
  }
}

/** The file's own year where it is one whole non-leap year, else the standard one. */
function calendarYear({ records }: WeatherSeries): number {
  const year = records[0]?.year ?? STANDARD_YEAR;
  const one = records.every((record) => record.year === year);
  return one && !isLeapYear(year) && year >= 1950 && year <= 2050 ? year : STANDARD_YEAR;
}
