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
 * Checks a stamp's parts.
 * @throws PlannerError weather.bad-time
 */
export function checkStamp(stamp: Stamp, shown: string, file: string, line: number): Stamp {
  const { year, month, day, hour } = stamp;
  const whole = [year, month, day].every(Number.isInteger);
  const days = month === 2 ? 29 : (DAYS[month - 1] ?? 0);
  if (!whole || month < 1 || month > 12 || day < 1 || day > days || !(hour >= 0 && hour <= 24)) {
    throw new PlannerError('weather.bad-time', { value: shown.slice(0, 40) }, { file, line });
  }
  return stamp;
}

const PVGIS = /^(\d{4})(\d{2})(\d{2}):(\d{2})(\d{2})$/;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.*))?$/;
const DAY_FIRST = /^(\d{1,2})[.](\d{1,2})[.](\d{4})(?:[T ]+(.*))?$/;
const MONTH_FIRST = /^(\d{1,2})[/](\d{1,2})[/](\d{4})(?:[T ]+(.*))?$/;
const CLOCK = /^(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads a stamp in one of the usual spellings: `2023-01-31T05:00Z`, `2023/1/31 5:00`, `31.01.2023 05:00`,
 * `01/31/2023 05:00` (month first), `20230131:0510`. `utcOffsetHours` is null when the text does not say.
 * @throws PlannerError weather.bad-time
 */
export function parseStamp(
  text: string,
  file: string,
  line: number,
): Stamp & { utcOffsetHours: number | null } {
  const shown = text.trim();
  const fail = () => new PlannerError('weather.bad-time', { value: shown.slice(0, 40) }, { file, line });
  const compact = PVGIS.exec(shown);
  if (compact) {
    const [, y, m, d, h, min] = compact.map(Number) as [number, number, number, number, number, number];
    return {
      ...checkStamp({ year: y, month: m, day: d, hour: h + min / 60 }, shown, file, line),
      utcOffsetHours: null,
    };
  }
  const date = YEAR_FIRST.exec(shown) ?? DAY_FIRST.exec(shown) ?? MONTH_FIRST.exec(shown);
  if (!date) throw fail();
  const [a, b, c] = [Number(date[1]), Number(date[2]), Number(date[3])];
  const [year, month, day] = YEAR_FIRST.test(shown)
    ? [a, b, c]
    : DAY_FIRST.test(shown)
      ? [c, b, a]
      : [c, a, b];
  const clock = CLOCK.exec((date[4] ?? '0:00').trim());
  if (!clock) throw fail();
  const hour = Number(clock[1]) + Number(clock[2] ?? 0) / 60 + Number(clock[3] ?? 0) / 3600;
  return {
    ...checkStamp({ year, month, day, hour }, shown, file, line),
    utcOffsetHours: clock[4] === undefined ? null : zoneHours(clock[4]),
  };
}

function zoneHours(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) + Number(match[3]) / 60);
}
