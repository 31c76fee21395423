import { decimalOf } from '../../shared/units.ts';
import { type TableRow, tableDelimiter, tableRows } from './csv.ts';
import { clocksOf } from './load-time.ts';

/** A table of load with its headings found. */
export interface LoadTable {
  headings: string[];
  rows: TableRow[];
  /** What stands above the headings: titles and remarks, which may name the unit. */
  remarks: string;
  delimiter: string;
}

const isNumber = (cell: string) => decimalOf(cell.trim()) !== null;

/** Headings and rows of values, lines of remarks and titles set apart; a day in a row becomes a row for each value. */
export function loadTable(text: string): LoadTable {
  const plain = text.replace(/^\ufeff/, '');
  const delimiter = tableDelimiter(plain.replace(/^#.*\r?\n/gm, ''));
  const all = [...tableRows(plain, delimiter)].filter(({ cells }) =>
    cells.some((cell) => cell.trim() !== ''),
  );
  const said = all.filter(({ cells }) => cells[0]!.startsWith('#'));
  const table = all.filter(({ cells }) => !cells[0]!.startsWith('#'));
  const units = takeUnits(table);
  const first = table.findIndex(
    (row, index) =>
      row.cells.some(isNumber) &&
      !isHeadings(row.cells) &&
      (index > 0 || row.cells.every((cell) => /\d|^\s*$/.test(cell))) &&
      // A number in a title stands alone.
      table.slice(index + 1, index + 3).every(({ cells }) => cells.some(isNumber) || cells.some(isSum)),
  );
  const trimmed = (row: TableRow | undefined) => row?.cells.map((cell) => cell.trim()) ?? [];
  if (first < 0) return { headings: trimmed(table[0]), rows: [], remarks: '', delimiter };
  const { headings, from } = headingsAbove(table, first);
  for (const [column, unit] of units) {
    const heading = headings[column];
    if (heading !== undefined && unitSize(heading) === null) headings[column] = `${heading}(${unit})`;
  }
  const rows = withoutSums(table.slice(first));
  // One heading over two cells everywhere: the comma between them is a decimal mark.
  if (headings.length === 1 && rows.every(({ cells }) => cells.length <= 2)) {
    for (const row of rows) row.cells = [row.cells.map((cell) => cell.trim()).join('.')];
  }
  const remarks = [...said, ...table.slice(0, from)].flatMap(({ cells }) => cells).join('\n');
  return dayInRow({ headings, rows, remarks, delimiter });
}

const isSum = (cell: string) =>
  /^\s*(合计|总计|小计|总和|求和|平均|均值|最大|最小|日电量|(total|sum|average|mean|avg|max|min)\b)/i.test(
    cell,
  );

/** Whether a row heads a day in a row: a clock for each column but the first and sums at the end. */
function isHeadings(cells: readonly string[]): boolean {
  const end = cells.findIndex((cell, column) => column > 1 && isSum(cell));
  return clocksOf(cells.slice(1, end < 0 ? undefined : end)) !== null;
}

/** Rows without those at the end that sum up the ones above. */
function withoutSums(rows: TableRow[]): TableRow[] {
  let end = rows.length;
  while (end > 1 && rows[end - 1]!.cells.some(isSum)) end--;
  return rows.slice(0, end);
}

/** A number with its unit (12.5 kW), as some tables have in every cell. */
const WITH_UNIT = /^([-+]?[\d.,\s]*\d)\s*([kM]?Wh?|[万兆]?千?瓦时?|万?度)$/i;
/** Rows at the end of a table in which a column has to have its unit. */
const UNIT_ROWS = 20;

/** Takes the units out of the cells of columns that have the same one in all of them, and tells them by column. */
function takeUnits(table: readonly TableRow[]): Map<number, string> {
  const units = new Map<number, string>();
  const last = table.slice(-UNIT_ROWS).filter(({ cells }) => !cells.some(isSum));
  const columns = Math.max(0, ...last.map(({ cells }) => cells.length));
  for (let column = 0; column < columns; column++) {
    const read = (row: TableRow) => WITH_UNIT.exec((row.cells[column] ?? '').trim());
    const unit = last[0] && read(last[0])?.[2];
    if (unit === undefined || last.some((row) => read(row)?.[2] !== unit)) continue;
    const found = table.map(read);
    // Another unit somewhere: the cells stay as they are, and are no numbers.
    if (found.some((each) => each && each[2] !== unit)) continue;
    units.set(column, unit);
    for (const [index, each] of found.entries()) if (each) table[index]!.cells[column] = each[1]!;
  }
  return units;
}

/** The row right above the values; where it holds units alone, joined with the headings over it. */
function headingsAbove(table: readonly TableRow[], first: number): { headings: string[]; from: number } {
  const at = (index: number) => table[index]?.cells.map((cell) => cell.trim()) ?? [];
  if (first === 0) return { headings: [], from: 0 };
  const last = at(first - 1);
  const isUnits =
    last.some((cell) => cell === '') && last.every((cell) => cell === '' || unitSize(cell) !== null);
  const above = at(first - 2);
  if (first < 2 || !isUnits || above.length < 2) return { headings: last, from: first - 1 };
  return {
    headings: above.map((heading, column) => (last[column] ? `${heading}(${last[column]})` : heading)),
    from: first - 2,
  };
}

/** Turns rows of a day with a column for each hour or quarter into rows of one value. */
function dayInRow(table: LoadTable): LoadTable {
  const { headings, rows } = table;
  for (const from of [1, 2]) {
    const end = headings.findIndex((heading, column) => column > from && isSum(heading));
    const clocks = clocksOf(headings.slice(from, end < 0 ? undefined : end));
    if (!clocks) continue;
    const shown = clocks.map((at) => `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`);
    return {
      ...table,
      headings: ['日期', '时刻', ''],
      rows: rows.flatMap(({ line, cells }) =>
        shown.map((clock, column) => ({
          line,
          cells: [cells[from - 1] ?? '', clock, cells[from + column] ?? ''],
        })),
      ),
    };
  }
  return table;
}

/** Size in kW or kWh of the unit that a text names, and whether it is one of energy; null when it names none. */
export function unitSize(text: string): { size: number; isEnergy: boolean } | null {
  const unit = text.normalize('NFKC').toLowerCase();
  const isEnergy = /wh|千瓦时|千瓦·时|千瓦小时|兆瓦时|度|电量|energy/.test(unit);
  const named = /万\s*(kwh?|千瓦|度)|mwh?|兆瓦|kwh?|千瓦|(?<![a-z])wh?(?![a-z])|瓦|度/.exec(unit)?.[0];
  if (named === undefined) return isEnergy ? { size: 1, isEnergy } : null;
  const size = /万/.test(named) ? 1e4 : /m|兆/.test(named) ? 1e3 : /k|千|度/.test(named) ? 1 : 1e-3;
  return { size, isEnergy };
}

/** The unit that titles and remarks name as such: 单位：MW, (kWh). */
export function unitInRemarks(remarks: string): ReturnType<typeof unitSize> {
  const text = remarks.normalize('NFKC');
  for (const found of text.matchAll(/(?:单位|unit)\s*[::]?\s*([^\s,;)]+)|\(([^)]{1,8})\)/gi)) {
    const unit = unitSize(found[1] ?? found[2]!);
    if (unit) return unit;
  }
  return null;
}
