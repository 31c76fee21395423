import { type DayNotices, type DayType, SEASONS, type Season } from '../../../shared/civil-time.ts';

/** One civil day. */
export interface Day {
  /** 0 to 11. */
  month: number;
  season: Season;
  type: DayType;
}

const DAY_MS = 86_400_000;

/**
 * The 365 civil days of a non-leap year: weekends as they fall, save for holidays and the days worked instead.
 *
 * @throws RangeError for a leap year
 */
export function calendarOf(year: number, notices: DayNotices): Day[] {
  const first = Date.UTC(year, 0, 1);
  if (Date.UTC(year + 1, 0, 1) - first !== 365 * DAY_MS) throw new RangeError(`${year} has 366 days`);
  return Array.from({ length: 365 }, (_, index) => {
    const date = new Date(first + index * DAY_MS);
    const month = date.getUTCMonth();
    const weekend = date.getUTCDay() % 6 === 0;
    const said = notices.get(date.toISOString().slice(0, 10));
    return {
      month,
      season: SEASONS[Math.floor(((month + 1) % 12) / 3)]!,
      type: said ?? (weekend ? 'weekend' : 'workday'),
    };
  });
}
