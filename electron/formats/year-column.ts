import { PlannerError } from '../../shared/errors.ts';
import { decimalOf } from '../../shared/units.ts';
import { HOURS_PER_YEAR } from '../../shared/weather.ts';
import type { TableRow } from './csv.ts';
import { columnNumbers } from './load-numbers.ts';
import { type LoadTable, loadTable } from './load-table.ts';
import { TIME_WORDS, timesOf } from './load-time.ts';

/** Rows a day has of values for every minute, 5, 10, 15 or 30 minutes or every hour. */
const PER_DAY: readonly number[] = [1440, 288, 144, 96, 48, 24];
const FEBRUARY_29 = 59;
/** Share of a column's cells that have to be times or numbers for the column to be taken for that. */
const MOST = 0.9;
/** Few values, and those whole: a mark of quality, not a measurement. */
const MOST_MARKS = 3;

/** What is looked for in a table of a year. */
export interface Sought {
  /** Begins the codes of what is wrong with it. */
  kind: 'load' | 'priceYear';
  /** Headings of columns that hold it, and of those that hold other things. */
  words: RegExp;
  others: RegExp;
  /** Whether a number can be one. */
  fits(value: number): boolean;
}

/** A column of a year of values. */
export interface YearColumn {
  heading: string;
  /** What stands above the headings. */
  remarks: string;
  /** Values a day has. */
  perDay: number;
  values: number[];
  /** Hour of the year, Beijing time, of each value; null on 29 February. */
  hours: (number | null)[];
  /** Line of the file, or row of the sheet, of each value. */
  lines: number[];
}

/**
 * Reads a year of values: one per hour, half-hour or quarter of an hour. Where a column gives the time the values go
 * where it says, in whatever order and from whatever month the file begins; else they run from 1 January 00:00 Beijing
 * time. 29 February is left out.
 *
 * @param column heading of the values, where there are several columns of numbers
 * @throws PlannerError `bad-length`, `bad-value`, `which-column`, `no-column` of what is sought; `load.times`, `load.gap`
 */
export function readYearColumn(text: string, file: string, sought: Sought, column?: string): YearColumn {
  const table = loadTable(text);
  const { headings, rows, remarks } = table;
  if (!rows.some(({ cells }) => cells.some((cell) => decimalOf(cell.trim()) !== null)))
    throw new PlannerError(`${sought.kind}.no-column`, { columns: headings.join(', ') || '—' }, { file });
  const times = timesOf(headings, rows);
  assertNoCommas(table, file);
  const value = valueColumn(headings, rows, times?.columns ?? [], column, file, sought);
  const numbers = columnNumbers(
    rows.map(({ cells }) => cells[value] ?? ''),
    table.delimiter === ',',
    file,
  );
  const values = numbers.map((number, index) => {
    if (number !== null && Number.isFinite(number) && sought.fits(number)) return number;
    const { cells, line } = rows[index]!;
    throw new PlannerError(
      `${sought.kind}.bad-value`,
      { value: cells.join(', ').slice(0, 60) },
      { file, line },
    );
  });
  const byRows = PER_DAY.find((count) => rows.length === count * 365 || rows.length === count * 366);
  // Of two years by the hour there are as many rows as of one by the half-hour.
  const perDay = times ? (PER_DAY.find((count) => count * stepOf(times.minutes) === 1440) ?? byRows) : byRows;
  if (!perDay) throw new PlannerError(`${sought.kind}.bad-length`, { rows: rows.length }, { file });
  const lines = rows.map(({ line }) => line);
  const hours = times
    ? hoursByTime(times.minutes, perDay, file, lines)
    : hoursInOrder(placesOf(table, value, file), perDay);
  return { heading: headings[value] ?? '', remarks, perDay, values, hours, lines };
}

/** Minutes from one time to the next, mostly, in whatever order the rows come. */
function stepOf(minutes: readonly number[]): number {
  const sorted = minutes.filter(Number.isFinite).sort((a, b) => a - b);
  const counts = new Map<number, number>();
  for (let i = 1; i < sorted.length; i++) {
    const step = sorted[i]! - sorted[i - 1]!;
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [Number.NaN, 0])[0];
}

/**
 * Without headings 10,5 may be one number or two.
 * @throws PlannerError `load.unclear-number` where the first of the two does not number the rows
 */
function assertNoCommas({ headings, rows, delimiter }: LoadTable, file: string): void {
  if (headings.length > 0 || delimiter !== ',') return;
  const both = rows.every(
    ({ cells }) => cells.length <= 2 && cells.every((cell) => /^\s*\d+\s*$/.test(cell)),
  );
  if (!both || rows[0]!.cells.length < 2 || isCount(rows, 0)) return;
  throw new PlannerError('load.unclear-number', { value: rows[0]!.cells.join(',') }, { file });
}

/**
 * Place of each row in the year where no column gives its time: as a column numbers them, else as they stand.
 * @throws PlannerError `load.times` where a column seems to give times that cannot be read
 */
function placesOf({ headings, rows }: LoadTable, value: number, file: string): number[] {
  const width = Math.max(headings.length, rows[0]!.cells.length);
  for (let column = 0; column < width; column++) {
    if (column === value) continue;
    const cells = rows.map(({ cells }) => (cells[column] ?? '').trim());
    const numbers = cells.map((cell) => (/^\d+$/.test(cell) ? Number(cell) : Number.NaN));
    const least = Math.min(...numbers.slice(0, 10), numbers.at(-1)!) <= 1 ? 0 : Number.NaN;
    const from = numbers.includes(least) ? 0 : 1;
    const different = new Set(numbers);
    if (different.size === rows.length && numbers.every((n) => n >= from && n < from + rows.length))
      return numbers.map((number) => number - from);
    const isTime =
      TIME_WORDS.test(headings[column] ?? '') ||
      cells.slice(0, 20).every((cell) => /\d\s*[-/:年月日时点]\s*\d|\d[年月日时点]/.test(cell));
    if (isTime) throw new PlannerError('load.times', { row: 1 }, { file, line: rows[0]!.line });
  }
  return rows.map((_, index) => index);
}

function valueColumn(
  headings: string[],
  rows: TableRow[],
  times: number[],
  chosen: string | undefined,
  file: string,
  { kind, words, others }: Sought,
): number {
  const width = Math.max(headings.length, ...rows.slice(0, 50).map(({ cells }) => cells.length));
  const nameOf = (column: number) => headings[column] || `${column + 1}`;
  const columns = Array.from({ length: width }, (_, column) => column).filter(
    (column) => !times.includes(column),
  );
  if (chosen !== undefined) {
    const found = columns.find((column) => nameOf(column) === chosen.trim());
    if (found !== undefined) return found;
    throw new PlannerError(`${kind}.no-column`, { columns: columns.map(nameOf).join(', ') }, { file });
  }
  const numbers = columns.filter((column) => {
    const read = rows.filter(({ cells }) => decimalOf((cells[column] ?? '').trim()) !== null);
    return read.length >= MOST * rows.length;
  });
  const likely = numbers.filter((column) => !isCount(rows, column) && !others.test(nameOf(column)));
  const measured = likely.filter((column) => !isMark(rows, column));
  const named = likely.filter((column) => words.test(headings[column] ?? ''));
  for (const candidates of [named, measured, likely, numbers])
    if (candidates.length === 1) return candidates[0]!;
  if (numbers.length === 0)
    throw new PlannerError(`${kind}.no-column`, { columns: columns.map(nameOf).join(', ') }, { file });
  const asked = named.length > 1 ? named : measured.length > 1 ? measured : numbers;
  const choices = asked.map(nameOf);
  throw new PlannerError(
    `${kind}.which-column`,
    { columns: choices.join(', ') },
    { file, field: 'column', choices },
  );
}

/** Whether a column only numbers the rows. */
const isCount = (rows: TableRow[], column: number) => {
  const first = Number(rows[0]!.cells[column]);
  return rows.every(({ cells }, index) => Number(cells[column]) === first + index);
};

const isMark = (rows: TableRow[], column: number) => {
  const values = new Set<string>();
  for (const { cells } of rows) {
    const cell = (cells[column] ?? '').trim();
    values.add(cell);
    if (values.size > MOST_MARKS || !/^-?\d+$/.test(cell)) return false;
  }
  return true;
};

/** Hour of the year, Beijing time, of values by their places from 1 January; null on 29 February. */
function hoursInOrder(places: number[], perDay: number): (number | null)[] {
  const leap = places.length === perDay * 366;
  return places.map((place) => {
    const day = Math.floor(place / perDay);
    if (leap && day === FEBRUARY_29) return null;
    const before = leap && day > FEBRUARY_29 ? perDay : 0;
    return Math.floor((place - before) / (perDay / 24));
  });
}

/** The same by the times of the values, each of which has to come once. */
function hoursByTime(minutes: number[], perDay: number, file: string, lines: number[]): (number | null)[] {
  const step = 1440 / perDay;
  const first = minutes.reduce((least, at) => (at < least ? at : least), Number.POSITIVE_INFINITY);
  // Stamps at the ends of their intervals: the earliest is one step after midnight.
  const shift = ((first % 1440) + 1440) % 1440 === step % 1440 ? step : 0;
  const counts = new Uint8Array(HOURS_PER_YEAR);
  const hours = minutes.map((at, index) => {
    if (!Number.isFinite(at))
      throw new PlannerError('load.times', { row: index + 1 }, { file, line: lines[index]! });
    const date = new Date((at - shift) * 60_000);
    const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
    if (month === 1 && day === 29) return null;
    // The place of the day in a year of 365.
    const dayOfYear = (Date.UTC(2023, month, day) - Date.UTC(2023, 0, 1)) / 86_400_000;
    const hour = dayOfYear * 24 + date.getUTCHours();
    counts[hour]!++;
    return hour;
  });
  const wrong = counts.findIndex((count) => count !== perDay / 24);
  if (wrong >= 0) {
    const at = new Date(Date.UTC(2023, 0, 1, wrong));
    const time = `${at.getUTCMonth() + 1}-${at.getUTCDate()} ${at.getUTCHours()}:00`;
    throw new PlannerError('load.gap', { time, n: counts[wrong]!, expected: perDay / 24 }, { file });
  }
  return hours;
}
