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

/**
 * For each of the 365 days of a year without 29 February, how many days of holiday in a row it is of; 0 for none.
 *
 * @returns null where no holidays of that year are announced
 */
export function holidayRuns(year: number, notices: DayNotices): Uint8Array | null {
  const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const isHoliday = (ms: number) => notices.get(dateOf(ms)) === 'holiday';
  const runs: number[] = [];
  for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1); ms += DAY_MS) {
    if (dateOf(ms).endsWith('-02-29')) continue;
    let run = 0;
    if (isHoliday(ms)) {
      let [from, to] = [ms, ms];
      while (isHoliday(from - DAY_MS)) from -= DAY_MS;
      while (isHoliday(to + DAY_MS)) to += DAY_MS;
      run = (to - from) / DAY_MS + 1;
    }
    runs.push(run);
  }
  return runs.some((run) => run > 0) ? Uint8Array.from(runs) : null;
}
