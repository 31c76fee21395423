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
  const first = table.findIndex(
    (row, index) =>
      row.cells.some(isNumber) &&
      clocksOf(row.cells.slice(1)) === null &&
      (index > 0 || row.cells.every((cell) => /\d|^\s*$/.test(cell))),
  );
  const trimmed = (row: TableRow | undefined) => row?.cells.map((cell) => cell.trim()) ?? [];
  if (first < 0) return { headings: trimmed(table[0]), rows: [], remarks: '', delimiter };
  const { headings, from } = headingsAbove(table, first);
  const rows = table.slice(first);
  // One heading over two cells everywhere: the comma between them is a decimal mark.
  if (headings.length === 1 && rows.every(({ cells }) => cells.length <= 2)) {
    for (const row of rows) row.cells = [row.cells.map((cell) => cell.trim()).join('.')];
  }
  const remarks = [...said, ...table.slice(0, from)].flatMap(({ cells }) => cells).join('\n');
  return dayInRow({ headings, rows, remarks, delimiter });
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
    const clocks = clocksOf(headings.slice(from));
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
  const named = /万\s*(kwh?|千瓦|度)|mwh?|兆瓦|kwh?|千瓦|\bwh?\b|瓦|度/.exec(unit)?.[0];
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
