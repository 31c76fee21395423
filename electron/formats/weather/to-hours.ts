import { PlannerError } from '../../../shared/errors.ts';
import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import { hourOfYear, wrapHour } from './calendar.ts';
import { FIELDS, type Field, type WeatherSeries } from './series.ts';
import { stepHours } from './step.ts';

/** A year of UTC hours with holes (NaN) where the file has nothing. */
export interface HourGrid {
  values: Record<Field, Float64Array>;
  /** Line of the file behind each hour; 0 where there is none. */
  line: Int32Array;
  /** Hours after an hour's beginning at which its irradiance was seen: 0.5 for means. */
  seenAt: number;
  notes: WeatherSeries['notes'];
}

/** Share of its interval that a record's stamp lies behind the interval's beginning. */
const STAMPED_AT = { start: 0, instant: 0.5, middle: 0.5, end: 1 } as const;
/** Share of an hour that records must cover for the hour to count. */
const COVERED = 0.5 - 1e-6;
const SECONDS = 3600;

/**
 * Lays a series out over the UTC hours of a non-leap year: 29 February is dropped, hours that the shift to
 * UTC pushes over New Year come in at the other end, and every record counts in the hours it covers by how much of it
 * lies in them. Hourly instants stay in the hour they were seen in, `seenAt` after its beginning.
 *
 * @throws PlannerError weather.duplicate-hour, weather.wrong-length
 */
export function toHours(series: WeatherSeries): HourGrid {
  const notes = [...series.notes];
  const step = stepHours(series.records);
  const instants = series.stamp === 'instant' && step > 0.75;
  const before = series.utcOffsetHours + (instants ? 0 : STAMPED_AT[series.stamp] * step);
  const sums = emptyFields();
  const weights = emptyFields();
  const covered = new Float64Array(HOURS_PER_YEAR);
  const line = new Int32Array(HOURS_PER_YEAR);
  const seen = new Set<number>();
  let leap = 0;
  let shift = 0;
  let seenAt = 0.5;
  for (const record of series.records) {
    const local = hourOfYear(record.month, record.day, record.hour);
    if (local === null) {
      leap++;
      continue;
    }
    const start = Math.round(wrapHour(local - before) * SECONDS) % (HOURS_PER_YEAR * SECONDS);
    if (seen.has(start)) {
      throw new PlannerError(
        'weather.duplicate-hour',
        { value: `${record.month}-${record.day} ${record.hour}` },
        { file: series.file, line: record.line },
      );
    }
    seen.add(start);
    const inHour = (start % SECONDS) / SECONDS;
    if (seen.size === 1) {
      if (instants) seenAt = inHour + series.instantOffsetHours;
      else if (step > 0.75) shift = inHour;
    }
    let from = instants ? Math.floor(start / SECONDS) : start / SECONDS;
    let left = instants ? 1 : step;
    while (left > 1e-6) {
      const hour = Math.floor(from + 1e-9);
      const part = Math.min(left, hour + 1 - from);
      const at = hour % HOURS_PER_YEAR;
      if (line[at] === 0) line[at] = record.line;
      covered[at]! += part;
      for (const field of FIELDS) {
        if (Number.isNaN(record[field])) continue;
        sums[field][at]! += part * record[field];
        weights[field][at]! += part;
      }
      from = hour + 1;
      left -= part;
    }
  }
  const present = covered.reduce((count, share) => count + (share >= COVERED ? 1 : 0), 0);
  if (present < 0.9 * HOURS_PER_YEAR) {
    throw new PlannerError(
      'weather.wrong-length',
      { hours: present, expected: HOURS_PER_YEAR },
      { file: series.file },
    );
  }
  if (leap > 0) notes.push({ code: 'weather.note.leap-day-dropped', params: { records: leap } });
  if (step < 0.75) notes.push({ code: 'weather.note.averaged', params: { minutes: Math.round(step * 60) } });
  if (shift > 0) notes.push({ code: 'weather.note.resampled', params: { minutes: Math.round(shift * 60) } });
  for (const field of FIELDS) {
    for (let i = 0; i < HOURS_PER_YEAR; i++) {
      const weight = weights[field][i]!;
      sums[field][i] = weight >= COVERED ? sums[field][i]! / weight : Number.NaN;
    }
  }
  return { values: sums, line, seenAt, notes };
}

const emptyFields = (): Record<Field, Float64Array> =>
  Object.fromEntries(FIELDS.map((field) => [field, new Float64Array(HOURS_PER_YEAR)])) as Record<
    Field,
    Float64Array
  >;
