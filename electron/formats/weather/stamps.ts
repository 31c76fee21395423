import { PlannerError } from '../../../shared/errors.ts';
import { checkStamp, type Stamp } from './calendar.ts';

/** A stamp and, where its text says so, how many hours its clock is ahead of UTC. */
export type ZonedStamp = Stamp & { utcOffsetHours: number | null };

/** Calendar year of dates that name none. */
const YEARLESS = 2023;

const ZONE = /\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[:T\s_-]?(\d{2})(?::?(\d{2}))?(?::?(\d{2}))?)?$/i;
const YEAR_FIRST = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]*)(.*)$/i;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?:[T\s]+(.*))?$/i;
const NO_YEAR = /^(\d{1,2})\s*[-/月]\s*(\d{1,2})(?:\s*日\s*|\s+|$)(.*)$/;
const CLOCK =
  /^(上午|下午|凌晨|早上|中午|晚上)?\s*(\d{1,2})(?:[:：](\d{2}))?(?:[:：](\d{2})(?:\.\d+)?)?\s*([AP])?\.?(?:M\.?)?$/i;

/**
 * Reads a stamp as tables spell it: `2023-01-31T05:00Z`, `2023/1/31 5:00`, `2023年1月31日 5时30分`, `31.01.2023 05:00`,
 * `01/31/2023 5:00 PM`, `2023013105`, `20230131:0510`, `01/31 24:00`. An hour of 24 ends its day.
 *
 * @param dayFirst whether dates with slashes or dashes that end in the year begin with the day
 * @returns with `utcOffsetHours` null when the text does not say
 * @throws PlannerError weather.bad-time
 */
export function parseStamp(text: string, file: string, line: number, dayFirst = false): ZonedStamp {
  const shown = text.trim();
  const fail = () => new PlannerError('weather.bad-time', { value: shown.slice(0, 40) }, { file, line });
  const zone = /\d\s*[:：]\d{2}|T\d/i.test(shown) ? ZONE.exec(shown) : null;
  const bare = zone ? shown.slice(0, zone.index) : shown;
  const date = dateOf(bare, dayFirst);
  const hour = date && hourOf(date.clock);
  if (!date || hour === null) throw fail();
  const { year, month, day } = date;
  return {
    ...checkStamp({ year, month, day, hour }, shown, file, line),
    utcOffsetHours: zone ? zoneHours(zone[1]!) : null,
  };
}

/** Whether dates that end in the year begin with the day: a first part over 12 somewhere says so. */
export const dayComesFirst = (stamps: Iterable<string>): boolean => {
  for (const text of stamps) {
    const match = YEAR_LAST.exec(text.trim());
    if (match && Number(match[1]) > 12) return true;
  }
  return false;
};

function dateOf(
  text: string,
  dayFirst: boolean,
): { year: number; month: number; day: number; clock: string } | null {
  const compact = COMPACT.exec(text);
  if (compact) {
    const [, y, m, d, hour = '0', minute = '00', second = '00'] = compact;
    return { year: Number(y), month: Number(m), day: Number(d), clock: `${hour}:${minute}:${second}` };
  }
  const first = YEAR_FIRST.exec(text);
  if (first) {
    return { year: Number(first[1]), month: Number(first[2]), day: Number(first[3]), clock: first[4]! };
  }
  const last = YEAR_LAST.exec(text);
  if (last) {
    const [a, b, end] = [Number(last[1]), Number(last[3]), Number(last[4])];
    const year = last[4]!.length === 4 ? end : end + (end < 50 ? 2000 : 1900);
    const [month, day] = dayFirst || last[2] === '.' ? [b, a] : [a, b];
    return { year, month, day, clock: last[5] ?? '' };
  }
  const bare = NO_YEAR.exec(text);
  return bare && { year: YEARLESS, month: Number(bare[1]), day: Number(bare[2]), clock: bare[3] ?? '' };
}

/** Hours of the day that a clock's text shows; null when it is none. */
function hourOf(text: string): number | null {
  const plain = text
    .trim()
    .replace(/[时時点]/, ':')
    .replace(/分(?=\d)/, ':')
    .replace(/[分秒]/g, '')
    .replace(/:$/, '');
  if (plain === '') return 0;
  const match = CLOCK.exec(plain);
  if (!match) return null;
  const [, word, hour, minute = '0', second = '0', half] = match;
  const whole = Number(hour);
  const late = half?.toUpperCase() === 'P' || (word !== undefined && /下午|晚上|中午/.test(word));
  const twelve = half !== undefined || word !== undefined;
  if (Number(minute) > 60 || Number(second) > 60 || (half !== undefined && whole > 12)) return null;
  const shift = late && whole < 12 ? 12 : twelve && !late && whole === 12 ? -12 : 0;
  return whole + shift + Number(minute) / 60 + Number(second) / 3600;
}

function zoneHours(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) + Number(match[3]) / 60);
}
