import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import type { WeatherRecord, WeatherSeries } from './series.ts';
import { stepHours } from './step.ts';

/** Share of a year's hours that must be there for the year to be a candidate. */
const COMPLETE = 0.98;

/**
 * One year of records out of a series of several: the complete year whose annual GHI (or, without GHI, beam
 * and diffuse) is nearest to the mean of all complete years. Hours of different years are not averaged,
 * which would blur sunny and dull hours into a climate that never is. A typical year, whose months come
 * from different years, and a single year pass unchanged.
 */
export function chooseYear(series: WeatherSeries): WeatherSeries {
  const byYear = new Map<number, WeatherRecord[]>();
  for (const record of series.records) {
    const list = byYear.get(record.year);
    if (list) list.push(record);
    else byYear.set(record.year, [record]);
  }
  if (byYear.size < 2 || !repeatsHours(series.records)) return series;
  const step = stepHours(series.records);
  const complete = [...byYear].filter(([, records]) => records.length * step >= COMPLETE * HOURS_PER_YEAR);
  if (complete.length === 0) return series;
  const totals = complete.map(([year, records]) => ({ year, records, mean: meanSun(records) }));
  const mean = totals.reduce((sum, total) => sum + total.mean, 0) / totals.length;
  const best = totals.reduce((a, b) => (Math.abs(b.mean - mean) < Math.abs(a.mean - mean) ? b : a));
  return {
    ...series,
    records: best.records,
    notes: [
      ...series.notes,
      {
        code: 'weather.note.year-chosen',
        params: {
          year: best.year,
          years: totals.length,
          deviationPercent: Math.round((best.mean / mean - 1) * 1000) / 10,
        },
      },
    ],
  };
}

/** Whether some hour of the calendar comes more than once, as in a series of several years. */
function repeatsHours(records: WeatherRecord[]): boolean {
  const seen = new Set<number>();
  for (const { month, day, hour } of records) {
    const key = (month * 32 + day) * 1500 + Math.round(hour * 60);
    if (seen.has(key)) return true;
    seen.add(key);
  }
  return false;
}

function meanSun(records: WeatherRecord[]): number {
  let sum = 0;
  let count = 0;
  for (const { ghi, dni, dhi } of records) {
    const value = Number.isNaN(ghi) ? dni + dhi : ghi;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count > 0 ? sum / count : 0;
}
