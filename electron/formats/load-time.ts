import { PlannerError } from '../../shared/errors.ts';
import type { TableRow } from './csv.ts';
import { dayComesFirst, parseStamp } from './weather/stamps.ts';

/** Minutes of each row's time on the file's own clock, and the columns that give it. */
export interface Times {
  columns: number[];
  /** Minutes since 1970; not a number where a row's time cannot be read. */
  minutes: number[];
}

/** Share of a column's cells that have to be times for the column to be taken for that. */
const MOST = 0.9;
/** Share of rows whose times have to differ: a date alone does not say which hour. */
const DIFFERENT = 0.9;
const DAY_MINUTES = 1440;
const BEIJING_MINUTES = 480;
/** Days of a spreadsheet's calendar before 1970, and the years in which load was measured. */
const SERIAL_1970 = 25_569;
const [FIRST_SERIAL, LAST_SERIAL] = [32_874, 73_050];
const [FIRST_YEAR, LAST_YEAR] = [1980, 2100];
/** Values a day is cut into. */
const PER_DAY = [24, 48, 96];
/** Headings of times; one that is there and cannot be read is no reason to count rows instead. */
export const TIME_WORDS = /时间|日期|时刻|时段|时点|^[年月日时]份?$|date|time|stamp|\bhour\b|小时/i;
/** The end of a span of time (08:00-09:00), which its beginning says as well. */
const SPAN_END = /(\d[:：]\d{2}(?:[:：]\d{2})?|[时点](?:\d+分)?)\s*(?:-|–|—|~|～|至|到)\s*\D?\d{1,2}.*$/;

/**
 * When a cell says it is: a date with or without a time of day in any usual spelling, a spreadsheet's day number,
 * seconds or milliseconds since 1970.
 * @param dayFirst whether dates with slashes that end in the year begin with the day
 * @returns minutes since 1970 on the clock of the file, of Beijing where a zone is named; not a number when it is none
 */
function momentIn(cell: string, dayFirst = false): number {
  const text = cell.normalize('NFKC').trim();
  if (/^\d{5}([.,]\d+)?$/.test(text)) return serialMinutes(Number(text.replace(',', '.')));
  if (/^\d+$/.test(text)) {
    const year = Number(text.slice(0, 4));
    if (text.length < 8 || text.length % 2 === 1) return epochMinutes(text);
    if (year < FIRST_YEAR || year > LAST_YEAR) return epochMinutes(text);
  }
  try {
    const stamp = parseStamp(text.replace(SPAN_END, '$1'), '', 0, dayFirst);
    const date = new Date(Date.UTC(stamp.year, stamp.month - 1, stamp.day));
    if (date.getUTCDate() !== stamp.day) return Number.NaN;
    const shift = stamp.utcOffsetHours === null ? 0 : BEIJING_MINUTES - Math.round(stamp.utcOffsetHours * 60);
    return date.getTime() / 60_000 + Math.round(stamp.hour * 60) + shift;
  } catch (error) {
    if (error instanceof PlannerError) return Number.NaN;
    throw error;
  }
}

function serialMinutes(serial: number): number {
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return Number.NaN;
  return Math.round((serial - SERIAL_1970) * DAY_MINUTES);
}

/** Ten digits are seconds since 1970, thirteen milliseconds, both by universal time. */
function epochMinutes(digits: string): number {
  if (!/^1\d{9}(\d{3})?$/.test(digits)) return Number.NaN;
  return Math.round(Number(digits.slice(0, 10)) / 60) + BEIJING_MINUTES;
}

/** Minutes of the day that a cell with nothing but a clock shows; not a number when it is none. */
function clockIn(cell: string): number {
  const text = cell.normalize('NFKC').trim();
  if (!/^\D{0,2}\d{1,2}\s*([:时時点]|[AP]M)/i.test(text)) return Number.NaN;
  return momentIn(`2023-01-01 ${text}`) - Date.UTC(2023, 0, 1) / 60_000;
}

/** Minutes of the day of columns of a table that has a day in a row (0:00, 0:15, … or 1 to 24); null when they are none. */
export function clocksOf(headings: readonly string[]): number[] | null {
  if (!PER_DAY.includes(headings.length)) return null;
  const step = DAY_MINUTES / headings.length;
  const whole = headings.map((heading) =>
    Number(/^\D{0,3}(\d{1,2})\s*[点时時hH]?$/.exec(heading.trim())?.[1] ?? NaN),
  );
  const counted = whole.every((value, index) => value === whole[0]! + index) && whole[0]! <= 1;
  const minutes = counted ? headings.map((_, index) => index * step) : headings.map(clockIn);
  return minutes.every((value, index) => value === minutes[0]! + index * step) ? minutes : null;
}

/**
 * When each row of a table is, by one column, by a date and a clock or number of the hour, or by year, month, day and
 * hour in columns of their own.
 * @returns null when no columns say
 */
export function timesOf(headings: readonly string[], rows: readonly TableRow[]): Times | null {
  const width = Math.max(headings.length, ...rows.slice(0, 50).map(({ cells }) => cells.length));
  const cells = Array.from({ length: width }, (_, column) =>
    rows.map((row) => (row.cells[column] ?? '').trim()),
  );
  const mostly = (minutes: number[]) => minutes.filter(Number.isFinite).length >= MOST * rows.length;
  const differ = (minutes: number[]) => new Set(minutes).size > DIFFERENT * rows.length;
  const dates = cells.map((column) => momentsOf(column));
  const days = dates.flatMap((minutes, column) => (minutes && mostly(minutes) ? [{ column, minutes }] : []));
  for (const { column, minutes } of days) if (differ(minutes)) return { columns: [column], minutes };
  for (const { column: day, minutes } of days) {
    const order = cells.map((_, column) => column).filter((column) => column !== day);
    // The clock stands right of its date, mostly.
    order.sort((a, b) => Number(a < day) - Number(b < day) || a - b);
    for (const clock of order) {
      const parts = dayParts(cells[clock]!);
      const both = parts && minutes.map((at, index) => at + parts[index]!);
      if (both && mostly(both) && differ(both)) return { columns: [day, clock], minutes: both };
    }
  }
  return byParts(headings, cells);
}

function momentsOf(cells: readonly string[]): number[] | null {
  // Most columns are told by their first cells.
  const first = cells.slice(0, 40);
  const dayFirst = dayComesFirst(cells.map((cell) => cell.split(/\s/)[0]!));
  if (!first.some((cell) => Number.isFinite(momentIn(cell, dayFirst)))) return null;
  return cells.map((cell) => momentIn(cell, dayFirst));
}

/** Minutes of the day by clocks or by numbers of hours, half-hours or quarters; null when the cells are none. */
function dayParts(cells: readonly string[]): number[] | null {
  if (Number.isFinite(clockIn(cells[0] ?? ''))) return cells.map(clockIn);
  const values = cells.map((cell) => (/^\d{1,2}$/.test(cell) ? Number(cell) : Number.NaN));
  const different = new Set(values.filter(Number.isFinite));
  if (!PER_DAY.includes(different.size)) return null;
  const step = DAY_MINUTES / different.size;
  const least = Math.min(...different);
  if (least > 1 || Math.max(...different) !== least + different.size - 1) return null;
  return values.map((value) => (value - least) * step);
}

const PARTS = [
  /^年份?$|^year$|^yyyy$/i,
  /^月份?$|^month$|^mm?$/i,
  /^日期?$|^day$|^dd?$/i,
  /^(小?时|时刻|时间|hour|hr|hh?)$/i,
];

function byParts(headings: readonly string[], cells: readonly string[][]): Times | null {
  const [year, month, day, hour] = PARTS.map((words) => headings.findIndex((heading) => words.test(heading)));
  if (month! < 0 || day! < 0 || hour! < 0) return null;
  const parts = dayParts(cells[hour!]!);
  if (!parts) return null;
  const minutes = parts.map((part, index) => {
    const date = [year! < 0 ? 2023 : cells[year!]![index], cells[month!]![index], cells[day!]![index]].join(
      '-',
    );
    return momentIn(date) + part;
  });
  return { columns: [year!, month!, day!, hour!].filter((column) => column >= 0), minutes };
}
