import { PlannerError } from '../../../shared/errors.ts';
import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import { FIELD_LABEL, type Field } from './series.ts';
import type { HourGrid } from './to-hours.ts';

/** Longest run of missing hours that is filled on the line between the hours around it. */
const GAP_LIMIT_HOURS = 3;
/** Share of a year's hours of light that may be filled from neighbouring days. */
const LIGHT_SHARE = 0.05;
/** Share of a year's hours of temperature and wind that may be filled from the days around or the climate. */
const AIR_SHARE = 0.25;
/** Days on each side of a gap whose same hours fill it. */
const DAYS_AROUND = 15;

export interface Filling {
  /** What irradiance is measured against at each hour, 0 at night; null for air temperature and wind. */
  outside: Float64Array | null;
  /** Values to fall back on where the days around have none. */
  climate: Float64Array | null;
}

/**
 * Fills missing hours; the year is a circle. Up to three in a row on the line between the hours around them; longer
 * runs hour by hour with the mean of the same hour in the nearest days that have it, and temperature and wind, where a
 * month around has none, from the climate. Irradiance is filled as its ratio to the sun above the atmosphere, so that
 * only hours of light count.
 *
 * @throws PlannerError weather.gap-too-long, naming the longest gap's lines, when more is missing than {@link LIGHT_SHARE}
 *   or {@link AIR_SHARE}
 */
export function fillGaps(grid: HourGrid, field: Field, { outside, climate }: Filling, file: string): void {
  const { values, line, notes } = grid;
  const column = values[field];
  const n = HOURS_PER_YEAR;
  const given = column.map((value) => (Number.isNaN(value) ? 0 : 1));
  const missing = (i: number) => given[i] === 0;
  const first = given.indexOf(1);
  if (first < 0) throw new PlannerError('weather.missing-column', { column: FIELD_LABEL[field] }, { file });
  const ratioOf = (i: number) => (outside === null ? column[i]! : safeRatio(column[i]!, outside[i]!));
  const ratios = column.map((_, i) => (missing(i) ? Number.NaN : ratioOf(i)));
  const scale = (i: number) => (outside === null ? 1 : outside[i]!);
  const counts = (i: number) => outside === null || outside[i]! > 0;
  const filled = { short: 0, long: 0, climate: 0 };
  let possible = 0;
  for (let i = 0; i < n; i++) if (counts(i)) possible++;
  let longest = { start: 0, length: 0 };
  for (let step = 1; step <= n; step++) {
    const start = (first + step) % n;
    if (!missing(start) || (step > 1 && missing((start + n - 1) % n))) continue;
    let length = 1;
    while (missing((start + length) % n)) length++;
    const before = (start + n - 1) % n;
    const after = (start + length) % n;
    if (length > longest.length) longest = { start, length };
    for (let k = 0; k < length; k++) {
      const at = (start + k) % n;
      if (length <= GAP_LIMIT_HOURS) {
        const share = (k + 1) / (length + 1);
        column[at] = ((1 - share) * ratios[before]! + share * ratios[after]!) * scale(at);
        filled.short++;
        continue;
      }
      const around = sameHourAround(ratios, at);
      if (Number.isNaN(around) && climate !== null) {
        column[at] = climate[at]!;
        filled.climate++;
      } else {
        column[at] = Number.isNaN(around) ? Number.NaN : around * scale(at);
        if (counts(at)) filled.long++;
      }
    }
  }
  const limit = outside === null ? AIR_SHARE : LIGHT_SHARE;
  if (filled.long + filled.climate > limit * possible || column.some(Number.isNaN)) {
    const end = (longest.start + longest.length - 1) % n;
    const [before, after] = [(longest.start + n - 1) % n, (end + 1) % n];
    throw new PlannerError(
      'weather.gap-too-long',
      {
        field: FIELD_LABEL[field],
        hours: filled.long + filled.climate,
        percent: Math.round(limit * 100),
        longest: longest.length,
        fromLine: line[longest.start]! || line[before]!,
        toLine: line[end]! || line[after]!,
      },
      { file, line: line[longest.start]! || line[before]! },
    );
  }
  const note = (code: string, hours: number, extra = {}) => {
    if (hours > 0)
      notes.push({ code: `weather.note.${code}`, params: { field: FIELD_LABEL[field], hours, ...extra } });
  };
  note('gaps-filled', filled.short, { limit: GAP_LIMIT_HOURS });
  note('gaps-from-days', filled.long);
  note('gaps-from-climate', filled.climate);
}

/** Mean of the same hour in the nearest day before and the nearest after that have it; NaN when none around has. */
function sameHourAround(ratios: Float64Array, at: number): number {
  const n = HOURS_PER_YEAR;
  let sum = 0;
  let count = 0;
  for (const side of [-24, 24]) {
    for (let day = 1; day <= DAYS_AROUND; day++) {
      const value = ratios[(at + side * day + n * 2) % n]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
      break;
    }
  }
  return count > 0 ? sum / count : Number.NaN;
}

/** A ratio that a very low sun cannot make large. */
const safeRatio = (value: number, outside: number): number =>
  outside > 0 ? Math.min(1.2, value / Math.max(outside, 50)) : 0;
