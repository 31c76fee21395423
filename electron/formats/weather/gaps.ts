import { PlannerError } from '../../../shared/errors.ts';
import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import { FIELD_LABEL, type Field } from './series.ts';
import type { HourGrid } from './to-hours.ts';

/** Longest run of missing hours that is filled. */
export const GAP_LIMIT_HOURS = 3;

/**
 * Fills runs of missing hours up to three long on the line between the hours around them; of irradiance, on
 * the line of its ratio to the sun above the atmosphere. The year is a circle.
 *
 * @param outside what irradiance is measured against at each hour, 0 at night; null for air temperature
 *   and wind
 * @throws PlannerError weather.gap-too-long, naming the lines around the gap
 */
export function fillGaps(
  { values, line, notes }: HourGrid,
  field: Field,
  outside: Float64Array | null,
  file: string,
): void {
  const column = values[field];
  const n = HOURS_PER_YEAR;
  const missing = (i: number) => Number.isNaN(column[i]!);
  let first = 0;
  while (first < n && missing(first)) first++;
  if (first === n) throw new PlannerError('weather.missing-column', { column: FIELD_LABEL[field] }, { file });
  let filled = 0;
  for (let step = 1; step <= n; step++) {
    const start = (first + step) % n;
    if (!missing(start)) continue;
    let length = 1;
    while (missing((start + length) % n)) length++;
    const before = (start + n - 1) % n;
    const after = (start + length) % n;
    if (length > GAP_LIMIT_HOURS) {
      throw new PlannerError(
        'weather.gap-too-long',
        {
          field: FIELD_LABEL[field],
          hours: length,
          limit: GAP_LIMIT_HOURS,
          fromLine: line[start]! || line[before]!,
          toLine: line[(start + length - 1) % n]! || line[after]!,
        },
        { file, line: line[start]! || line[before]! },
      );
    }
    const ratio = (i: number) => (outside === null ? column[i]! : safeRatio(column[i]!, outside[i]!));
    const [a, b] = [ratio(before), ratio(after)];
    for (let k = 0; k < length; k++) {
      const at = (start + k) % n;
      const share = (k + 1) / (length + 1);
      column[at] = ((1 - share) * a + share * b) * (outside === null ? 1 : outside[at]!);
    }
    filled += length;
  }
  if (filled > 0) {
    notes.push({
      code: 'weather.note.gaps-filled',
      params: { field: FIELD_LABEL[field], hours: filled, limit: GAP_LIMIT_HOURS },
    });
  }
}

/** A ratio that a very low sun cannot make large. */
const safeRatio = (value: number, outside: number): number =>
  outside > 0 ? Math.min(1.2, value / Math.max(outside, 50)) : 0;
