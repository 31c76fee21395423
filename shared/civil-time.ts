import { HOURS_PER_YEAR } from './weather.ts';

export const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const;
export type Season = (typeof SEASONS)[number];
export const DAY_TYPES = ['workday', 'weekend', 'holiday'] as const;
export type DayType = (typeof DAY_TYPES)[number];

/** What an announcement says of a date, `YYYY-MM-DD`. */
export type DayNotices = ReadonlyMap<string, 'holiday' | 'workday'>;

/** Hours Beijing civil time is ahead of UTC. */
const AHEAD = 8;

/** Where the civil hour `local` of the year stands among its UTC hours; the year wraps round. */
export const utcHour = (local: number): number => (local - AHEAD + HOURS_PER_YEAR) % HOURS_PER_YEAR;

/** Where the UTC hour `utc` of the year stands among its civil hours. */
export const civilHour = (utc: number): number => (utc + AHEAD) % HOURS_PER_YEAR;
