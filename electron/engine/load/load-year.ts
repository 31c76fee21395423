import { type DayType, type Season, utcHour } from '../../../shared/civil-time.ts';
import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import type { Day } from './calendar.ts';

/** Typical days of one kind of consumer. Only proportions count. */
export interface LoadShape {
  /** Relative load of 24 civil hours, by season and kind of day; `all` stands for any. */
  days: { season: Season | 'all'; day: DayType | 'all'; hours: readonly number[] }[];
  months: readonly number[];
  dayLevels: Record<DayType, number>;
}

/** The most particular row for a day: season and day, season, day, any; a holiday without a row is a weekend. */
function hoursOf(shape: LoadShape, { season, type }: Day): readonly number[] {
  const find = (s: string, d: string) => shape.days.find((row) => row.season === s && row.day === d)?.hours;
  const types: string[] = type === 'holiday' ? ['holiday', 'weekend'] : [type];
  for (const s of [season, 'all'])
    for (const d of types) {
      const hours = find(s, d);
      if (hours) return hours;
    }
  const hours = find(season, 'all') ?? find('all', 'all');
  if (!hours) throw new RangeError('a load shape needs a row for any season and day');
  return hours;
}

/**
 * Load of every hour of a year from typical days.
 *
 * @param shape typical days and levels
 * @param calendar 365 civil days
 * @param annualKwh what the year adds up to
 * @returns kWh of 8760 UTC hours, so that they stand beside generation
 */
export function loadYear(shape: LoadShape, calendar: readonly Day[], annualKwh: number): Float64Array {
  const load = new Float64Array(HOURS_PER_YEAR);
  let total = 0;
  calendar.forEach((day, index) => {
    const hours = hoursOf(shape, day);
    const sum = hours.reduce((a, b) => a + b, 0);
    const level = (shape.months[day.month]! * shape.dayLevels[day.type]) / sum;
    for (let hour = 0; hour < 24; hour++) {
      const value = hours[hour]! * level;
      load[utcHour(index * 24 + hour)] = value;
      total += value;
    }
  });
  if (total > 0) for (let i = 0; i < load.length; i++) load[i]! *= annualKwh / total;
  return load;
}
