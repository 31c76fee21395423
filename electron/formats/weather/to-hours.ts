import { PlannerError } from '../../../shared/errors.ts';
import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import { hourOfYear, wrapHour } from './calendar.ts';
import { FIELDS, type Field, type WeatherSeries } from './series.ts';

/** A year of UTC hours with holes (NaN) where the file has nothing. */
export interface HourGrid {
  values: Record<Field, Float64Array>;
  /** Line of the file behind each hour; 0 where there is none. */
  line: Int32Array;
  /** Hours after an hour's beginning at which its irradiance was seen: 0.5 for means. */
  seenAt: number;
  notes: WeatherSeries['notes'];
}

const BEFORE_START = { start: 0, instant: 0, middle: 0.5, end: 1 } as const;

/**
 * Lays a series out over the UTC hours of a non-leap year: 29 February is dropped, hours that the shift to
 * UTC pushes over New Year come in at the other end, several records within an hour are averaged, and where
 * the clock is not whole hours from UTC neighbouring hours are shared out in proportion.
 *
 * @throws PlannerError weather.duplicate-hour, weather.wrong-length
 */
export function toHours(series: WeatherSeries): HourGrid {
  const notes = [...series.notes];
  const place = placement(series);
  const lists: Record<Field, Float64Array> = emptyFields();
  const counts: Record<Field, Float64Array> = emptyFields();
  const line = new Int32Array(HOURS_PER_YEAR);
  const seen = new Set<number>();
  let leap = 0;
  for (const record of series.records) {
    const local = hourOfYear(record.month, record.day, record.hour);
    if (local === null) {
      leap++;
      continue;
    }
    const position = Math.round((local - place.shift) * 3600) / 3600;
    const key = Math.round(wrapHour(position) * 3600);
    if (seen.has(key)) {
      throw new PlannerError(
        'weather.duplicate-hour',
        { value: `${record.month}-${record.day} ${record.hour}` },
        { file: series.file, line: record.line },
      );
    }
    seen.add(key);
    const hour = Math.floor(wrapHour(position)) % HOURS_PER_YEAR;
    if (line[hour] === 0) line[hour] = record.line;
    for (const field of FIELDS) {
      if (Number.isNaN(record[field])) continue;
      lists[field][hour]! += record[field];
      counts[field][hour]! += 1;
    }
  }
  const present = line.reduce((count, at) => count + (at > 0 ? 1 : 0), 0);
  if (present < 0.9 * HOURS_PER_YEAR) {
    throw new PlannerError(
      'weather.wrong-length',
      { hours: present, expected: HOURS_PER_YEAR },
      { file: series.file },
    );
  }
  if (leap > 0) notes.push({ code: 'weather.note.leap-day-dropped', params: { records: leap } });
  const values = emptyFields();
  for (const field of FIELDS) {
    for (let i = 0; i < HOURS_PER_YEAR; i++) {
      values[field][i] = counts[field][i]! > 0 ? lists[field][i]! / counts[field][i]! : Number.NaN;
    }
    if (place.overlap > 0) values[field] = shareOut(values[field], place.overlap);
  }
  if (place.overlap > 0) {
    notes.push({ code: 'weather.note.resampled', params: { minutes: Math.round(place.overlap * 60) } });
  }
  return { values, line, seenAt: place.seenAt, notes };
}

/**
 * How stamps become UTC hours: `shift` is taken off the stamp; afterwards an hour's value still begins
 * `overlap` hours into its slot.
 */
function placement(series: WeatherSeries): { shift: number; overlap: number; seenAt: number } {
  const whole = series.utcOffsetHours + BEFORE_START[series.stamp];
  if (series.stamp === 'instant') {
    const minute = series.records[0]?.hour ?? 0;
    return { shift: whole, overlap: 0, seenAt: (minute % 1) + series.instantOffsetHours };
  }
  const first = series.records[0]?.hour ?? 0;
  const fraction = (((first - whole) % 1) + 1) % 1;
  const overlap = hourly(series) && fraction > 1 / 3600 && fraction < 1 - 1 / 3600 ? fraction : 0;
  return { shift: whole, overlap, seenAt: 0.5 };
}

/** Whether records are an hour apart: then a fraction of an hour is a shift, else a finer step. */
function hourly({ records }: WeatherSeries): boolean {
  const [a, b] = [records[0]?.hour ?? 0, records[1]?.hour ?? 1];
  return Math.abs(Math.abs(b - a) - 1) < 1e-3 || Math.abs(b - a) > 20;
}

/** Means over whole hours from means over hours that begin `overlap` into them. */
function shareOut(values: Float64Array, overlap: number): Float64Array {
  const n = values.length;
  return values.map((value, i) => (1 - overlap) * value + overlap * values[(i + n - 1) % n]!);
}

const emptyFields = (): Record<Field, Float64Array> =>
  Object.fromEntries(FIELDS.map((field) => [field, new Float64Array(HOURS_PER_YEAR)])) as Record<
    Field,
    Float64Array
  >;
