import { basename } from 'node:path';
import { utcHour } from '../../shared/civil-time.ts';
import { PlannerError } from '../../shared/errors.ts';
import { decimalOf } from '../../shared/units.ts';
import { HOURS_PER_YEAR } from '../../shared/weather.ts';
import type { TableRow } from './csv.ts';
import { decodeText } from './decode-text.ts';
import { columnNumbers } from './load-numbers.ts';
import { type LoadTable, loadTable, unitInRemarks, unitSize } from './load-table.ts';
import { TIME_WORDS, timesOf } from './load-time.ts';
import { readWhole } from './plain-file.ts';

/** Rows a day of 15-minute, half-hourly or hourly values has. */
const PER_DAY = [96, 48, 24] as const;
const FEBRUARY_29 = 59;
/** Share of a column's cells that have to be times or numbers for the column to be taken for that. */
const MOST = 0.9;
/** Few values, and those whole: a mark of quality, not a load. */
const MOST_MARKS = 3;
const LOAD_WORDS = /负荷|功率|有功|用电|电量|load|power|demand|consumption|kwh?\b|mwh?\b/i;
/** Columns of other things than what is used: reactive, prices, counts. */
const OTHER_WORDS = /无功|reactive|kvar|电价|price|温度|temp|序号|index|标志|flag|status|质量|quality/i;

/**
 * Reads a year of measured load: a value per hour, half-hour or quarter of an hour. Where a column gives the time the
 * values go where it says, in whatever order and from whatever month the file begins; else they run from 1 January
 * 00:00 Beijing time. 29 February is left out. The values are mean powers, or energies where the heading says kWh.
 *
 * @param column heading of the values, where there are several columns of numbers
 * @returns kWh of 8760 UTC hours
 * @throws PlannerError `load.bad-length`, `load.bad-value`, `load.which-column`, `load.no-column`, `load.times`, `load.gap`
 */
export function readLoadCsv(path: string, column?: string): { name: string; hoursKwh: Float64Array } {
  const file = basename(path);
  const table = loadTable(decodeText(readWhole(path)));
  const { headings, rows } = table;
  if (!rows.some(({ cells }) => cells.some((cell) => decimalOf(cell.trim()) !== null)))
    throw new PlannerError('load.no-column', { columns: headings.join(', ') || '—' }, { file });
  const times = timesOf(headings, rows);
  assertNoCommas(table, file);
  const value = valueColumn(headings, rows, times?.columns ?? [], column, file);
  const numbers = columnNumbers(
    rows.map(({ cells }) => cells[value] ?? ''),
    table.delimiter === ',',
    file,
  );
  const values = numbers.map((number, index) => {
    if (number !== null && Number.isFinite(number) && number >= 0) return number;
    const { cells, line } = rows[index]!;
    throw new PlannerError('load.bad-value', { value: cells.join(', ').slice(0, 60) }, { file, line });
  });
  const perDay = PER_DAY.find((count) => rows.length === count * 365 || rows.length === count * 366);
  if (!perDay) throw new PlannerError('load.bad-length', { rows: rows.length }, { file });
  const hours = times
    ? hoursByTime(times.minutes, perDay, file)
    : hoursInOrder(placesOf(table, value, file), perDay);
  const kwh = kwhPerValue(headings[value] ?? '', table.remarks, perDay);
  const hoursKwh = new Float64Array(HOURS_PER_YEAR);
  hours.forEach((hour, index) => {
    if (hour !== null) hoursKwh[utcHour(hour)]! += values[index]! * kwh;
  });
  return { name: file, hoursKwh };
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
): number {
  const width = Math.max(headings.length, ...rows.slice(0, 50).map(({ cells }) => cells.length));
  const nameOf = (column: number) => headings[column] || `${column + 1}`;
  const columns = Array.from({ length: width }, (_, column) => column).filter(
    (column) => !times.includes(column),
  );
  if (chosen !== undefined) {
    const found = columns.find((column) => nameOf(column) === chosen.trim());
    if (found !== undefined) return found;
    throw new PlannerError('load.no-column', { columns: columns.map(nameOf).join(', ') }, { file });
  }
  const numbers = columns.filter((column) => {
    const read = rows.filter(({ cells }) => decimalOf((cells[column] ?? '').trim()) !== null);
    return read.length >= MOST * rows.length;
  });
  const likely = numbers.filter((column) => !isCount(rows, column) && !OTHER_WORDS.test(nameOf(column)));
  const measured = likely.filter((column) => !isMark(rows, column));
  const named = likely.filter((column) => LOAD_WORDS.test(headings[column] ?? ''));
  for (const candidates of [named, measured, likely, numbers])
    if (candidates.length === 1) return candidates[0]!;
  if (numbers.length === 0)
    throw new PlannerError('load.no-column', { columns: columns.map(nameOf).join(', ') }, { file });
  const asked = named.length > 1 ? named : measured.length > 1 ? measured : numbers;
  const choices = asked.map(nameOf);
  throw new PlannerError(
    'load.which-column',
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

/** kWh that a value of 1 stands for, by what its heading or else the title says it is in; kW where nothing says. */
function kwhPerValue(heading: string, remarks: string, perDay: number): number {
  const { size, isEnergy } = unitSize(heading) ?? unitInRemarks(remarks) ?? { size: 1, isEnergy: false };
  return isEnergy ? size : (size * 24) / perDay;
}

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
function hoursByTime(minutes: number[], perDay: number, file: string): (number | null)[] {
  const step = 1440 / perDay;
  const first = minutes.reduce((least, at) => (at < least ? at : least), Number.POSITIVE_INFINITY);
  // Stamps at the ends of their intervals: the earliest is one step after midnight.
  const shift = ((first % 1440) + 1440) % 1440 === step % 1440 ? step : 0;
  const counts = new Uint8Array(HOURS_PER_YEAR);
  const hours = minutes.map((at, index) => {
    if (!Number.isFinite(at)) throw new PlannerError('load.times', { row: index + 1 }, { file });
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
