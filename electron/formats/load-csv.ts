import { basename } from 'node:path';
import { utcHour } from '../../shared/civil-time.ts';
import { PlannerError } from '../../shared/errors.ts';
import { decimalOf } from '../../shared/units.ts';
import { HOURS_PER_YEAR } from '../../shared/weather.ts';
import { type TableRow, tableDelimiter, tableRows } from './csv.ts';
import { decodeText } from './decode-text.ts';
import { minutesOf, stampIn } from './load-time.ts';
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
  const { headings, rows } = tableOf(decodeText(readWhole(path)));
  if (!rows.some(({ cells }) => cells.some((cell) => decimalOf(cell.trim()) !== null)))
    throw new PlannerError('load.no-column', { columns: headings.join(', ') || '—' }, { file });
  const times = timesOf(headings, rows);
  const value = valueColumn(headings, rows, times?.columns ?? [], column, file);
  const values = rows.map(({ cells, line }) => {
    const text = (cells[value] ?? '').trim();
    const number = decimalOf(text);
    if (number === null || !Number.isFinite(number) || number < 0) {
      throw new PlannerError('load.bad-value', { value: cells.join(', ').slice(0, 60) }, { file, line });
    }
    return number;
  });
  const perDay = PER_DAY.find((count) => rows.length === count * 365 || rows.length === count * 366);
  if (!perDay) throw new PlannerError('load.bad-length', { rows: rows.length }, { file });
  const hours = times ? hoursByTime(times.minutes, perDay, file) : hoursInOrder(rows.length, perDay);
  const kwh = kwhPerValue(headings[value] ?? '', perDay);
  const hoursKwh = new Float64Array(HOURS_PER_YEAR);
  hours.forEach((hour, index) => {
    if (hour !== null) hoursKwh[utcHour(hour)]! += values[index]! * kwh;
  });
  return { name: file, hoursKwh };
}

/** Headings and rows of values, lines of remarks and titles left out. */
function tableOf(text: string): { headings: string[]; rows: TableRow[] } {
  const plain = text.replace(/^\ufeff/, '');
  const all = [...tableRows(plain, tableDelimiter(plain.replace(/^#.*\r?\n/gm, '')))].filter(
    ({ cells }) => cells.some((cell) => cell.trim() !== '') && !cells[0]!.startsWith('#'),
  );
  const isValue = ({ cells }: TableRow) => cells.some((cell) => decimalOf(cell.trim()) !== null);
  const first = all.findIndex(
    (row, index) => isValue(row) && (index > 0 || row.cells.every((cell) => /\d|^\s*$/.test(cell))),
  );
  if (first < 0) return { headings: all[0]?.cells.map((cell) => cell.trim()) ?? [], rows: [] };
  const headings = first > 0 ? all[first - 1]!.cells.map((cell) => cell.trim()) : [];
  const rows = all.slice(first);
  // One heading over two cells everywhere: the comma between them is a decimal mark.
  if (headings.length === 1 && rows.every(({ cells }) => cells.length <= 2)) {
    for (const row of rows) row.cells = [row.cells.map((cell) => cell.trim()).join('.')];
  }
  return { headings, rows };
}

/** Minutes of each row's time, and the columns that give it: one, or a date beside a time of day. */
function timesOf(headings: string[], rows: TableRow[]): { columns: number[]; minutes: number[] } | null {
  const width = Math.max(headings.length, ...rows.slice(0, 50).map(({ cells }) => cells.length));
  const read = (columns: number[]) =>
    rows.map(({ cells }) => stampIn(columns.map((column) => (cells[column] ?? '').trim()).join(' ')));
  for (let column = 0; column < width; column++) {
    for (const columns of [[column, column + 1], [column]]) {
      if (columns.some((each) => each >= width)) continue;
      const clock =
        columns.length === 2 &&
        rows.every(({ cells }) => /^\d{1,2}[:时点]/.test((cells[column + 1] ?? '').trim()));
      if (columns.length === 2 && !clock) continue;
      const stamps = read(columns);
      if (stamps.filter(Boolean).length < MOST * rows.length) continue;
      // A date alone does not say which hour.
      const minutes = stamps.map((stamp) => (stamp ? minutesOf(stamp) : Number.NaN));
      if (new Set(minutes).size > 0.9 * rows.length) return { columns, minutes };
    }
  }
  return null;
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
  throw new PlannerError('load.which-column', { columns: asked.map(nameOf).join(', ') }, { file });
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

/** kWh that a value of 1 stands for, by what its heading says it is in; kW where it says nothing. */
function kwhPerValue(heading: string, perDay: number): number {
  const unit = heading.normalize('NFKC').toLowerCase();
  const size = /万\s*(kwh?|千瓦|度)/.test(unit)
    ? 1e4
    : /mwh?|兆瓦/.test(unit)
      ? 1e3
      : /\bwh?\b|[^千兆万]瓦/.test(unit)
        ? 1e-3
        : 1;
  const isEnergy = /wh|千瓦时|千瓦·时|兆瓦时|度|电量|energy/.test(unit);
  return isEnergy ? size : (size * 24) / perDay;
}

/** Hour of the year, Beijing time, of each value in order from 1 January; null on 29 February. */
function hoursInOrder(rows: number, perDay: number): (number | null)[] {
  const leap = rows === perDay * 366;
  return Array.from({ length: rows }, (_, index) => {
    const day = Math.floor(index / perDay);
    if (leap && day === FEBRUARY_29) return null;
    const before = leap && day > FEBRUARY_29 ? perDay : 0;
    return Math.floor((index - before) / (perDay / 24));
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
