import { HOURS_PER_YEAR } from './weather.ts';

export const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const;
export type Season = (typeof SEASONS)[number];
const DAY_TYPES = ['workday', 'weekend', 'holiday'] as const;
export type DayType = (typeof DAY_TYPES)[number];

/** What an announcement says of a date, `YYYY-MM-DD`. */
export type DayNotices = ReadonlyMap<string, 'holiday' | 'workday'>;

/** Hours Beijing civil time is ahead of UTC. */
const AHEAD = 8;

/** Where the civil hour `local` of the year stands among its UTC hours; the year wraps round. */
export const utcHour = (local: number): number => (local - AHEAD + HOURS_PER_YEAR) % HOURS_PER_YEAR;

const HOUR_MS = 3_600_000;

/** An ISO 8601 instant to the second as Beijing's clocks show it. */
export const beijingTime = (instant: string): string =>
  `${new Date(Date.parse(instant) + AHEAD * HOUR_MS).toISOString().slice(0, 19)}+08:00`;

/** Day in Beijing of an ISO 8601 instant, `YYYY-MM-DD`; what is no instant keeps its first ten characters. */
export function beijingDay(instant: string): string {
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? instant.slice(0, 10) : new Date(ms + AHEAD * HOUR_MS).toISOString().slice(0, 10);
}

/** Where the UTC hour `utc` of the year stands among its civil hours. */
export const civilHour = (utc: number): number => (utc + AHEAD) % HOURS_PER_YEAR;
