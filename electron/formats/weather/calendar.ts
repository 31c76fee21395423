import { PlannerError } from '../../../shared/errors.ts';
import { HOURS_IN_MONTH, HOURS_PER_YEAR } from '../../../shared/weather.ts';

const DAYS = HOURS_IN_MONTH.map((hours) => hours / 24);
const DAYS_BEFORE = DAYS.map((_, month) => DAYS.slice(0, month).reduce((sum, days) => sum + days, 0));

/** Hours from 1 January 00:00 of a non-leap year to a date; null for 29 February. */
export function hourOfYear(month: number, day: number, hour: number): number | null {
  if (month === 2 && day === 29) return null;
  return (DAYS_BEFORE[month - 1]! + day - 1) * 24 + hour;
}

/** An hour of the year brought into 0 ≤ h < 8760. */
export const wrapHour = (hour: number): number => ((hour % HOURS_PER_YEAR) + HOURS_PER_YEAR) % HOURS_PER_YEAR;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** A date and time of day as stamped. */
export interface Stamp {
  year: number;
  month: number;
  day: number;
  hour: number;
}

/**
 * Checks a stamp's parts; hours up to 24:59 are let through, 24:30 being half past midnight of the next day.
 * @throws PlannerError weather.bad-time
 */
export function checkStamp(stamp: Stamp, shown: string, file: string, line: number): Stamp {
  const { year, month, day, hour } = stamp;
  const whole = [year, month, day].every(Number.isInteger);
  const days = month === 2 ? 29 : (DAYS[month - 1] ?? 0);
  if (!whole || month < 1 || month > 12 || day < 1 || day > days || !(hour >= 0 && hour < 25)) {
    throw new PlannerError('weather.bad-time', { value: shown.slice(0, 40) }, { file, line });
  }
  return stamp;
}
