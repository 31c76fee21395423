import { knownHeading } from '../../../shared/import-guess.ts';
import { decimalOf, measureIn, unitNamed, unitOfHeading } from '../../../shared/units.ts';
import type { TableRow } from '../csv.ts';
import { coordinateIn, pairIn } from './coordinates.ts';

/** A table with its headings found. */
export interface Table {
  fields: string[];
  /** Rows under the headings, with the line or row of the file that each begins on. */
  rows: { line: number; values: Record<string, string> }[];
}

/** Rows looked at for headings. */
const LOOKED_AT = 30;

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length;

/** Whether a cell holds a value as opposed to words: a number, a measure or a place. */
const isValue = (cell: string) => {
  const text = cell.trim();
  if (text === '') return false;
  if (decimalOf(text) !== null || coordinateIn(text) !== null) return true;
  return pairIn(text) !== null || measureIn(text, 'area') !== null || measureIn(text, 'power') !== null;
};

/** Whether a cell is a unit by itself, as tables have in a line under the headings. */
const isUnit = (cell: string) => {
  const inside = cell.trim().replace(/^[(（[]|[)）\]]$/g, '');
  return (
    /^[°度mM米%％]$/.test(inside) ||
    (['area', 'power', 'voltage', 'count'] as const).some((quantity) => unitNamed(inside, quantity) !== null)
  );
};

/**
 * Finds the headings of a table: titles and remarks above them are passed over, headings in several rows (merged
 * cells, units) are joined, and rows without anything in them are left out.
 */
export function readTable(rows: readonly TableRow[]): Table {
  const some = rows.filter(({ cells }) => filled(cells) > 0);
  if (some.length === 0) return { fields: [], rows: [] };
  const found = headRows(some.slice(0, LOOKED_AT));
  // Places where headings would be: the table has none.
  const head = isPlaced(some[found.from]!.cells) ? { from: found.from, to: found.from } : found;
  const columns = some.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const body = some.slice(head.to);
  const used = Array.from({ length: columns }, (_, column) =>
    [...some.slice(head.from, head.to), ...body].some(({ cells }) => (cells[column] ?? '').trim() !== ''),
  );
  const names = headings(
    some.slice(head.from, head.to).map(({ cells }) => cells),
    columns,
  );
  nameUnits(
    names,
    some.slice(0, head.from).flatMap(({ cells }) => cells),
  );
  const kept = names.map((_, column) => column).filter((column) => used[column]);
  return joinAngles({
    fields: kept.map((column) => names[column]!),
    rows: body.map(({ line, cells }) => ({
      line,
      values: Object.fromEntries(kept.map((column) => [names[column]!, (cells[column] ?? '').trim()])),
    })),
  });
}

/** Whether a row holds a longitude and a latitude, or two of anything as exact. */
const isPlaced = (cells: readonly string[]) =>
  cells.filter((cell) => /\d[.°度]/.test(cell) && coordinateIn(cell) !== null).length >= 2 ||
  cells.some((cell) => pairIn(cell) !== null);

/** What a column without a unit measures, by words in its heading. */
const MEASURES = [
  ['area', /面积|占地|规模|area/i],
  ['power', /容量|装机|功率|负荷/],
] as const;

/** Puts units that a title names for the whole table (单位：亩、万千瓦) into the headings that lack one. */
function nameUnits(names: string[], titles: readonly string[]): void {
  const said = titles.flatMap(
    (title) => /单位\s*[:：]\s*([^\s)）]+)/.exec(title)?.[1]?.split(/[、，,;；/]/) ?? [],
  );
  for (const [quantity, words] of MEASURES) {
    const units = said.filter((unit) => unitNamed(unit, quantity) !== null);
    if (units.length !== 1) continue;
    for (const [column, name] of names.entries()) {
      if (words.test(name) && unitOfHeading(name, quantity) === null) names[column] = `${name}(${units[0]})`;
    }
  }
}

/** Joins degrees, minutes and seconds that stand in columns of their own. */
function joinAngles(table: Table): Table {
  const { fields, rows } = table;
  const at = fields.findIndex(
    (name, column) =>
      /度\W?$/.test(name) &&
      /分\W?(_\d)?$/.test(fields[column + 1] ?? '') &&
      /秒\W?(_\d)?$/.test(fields[column + 2] ?? ''),
  );
  if (at < 0) return table;
  const [degrees, minutes, seconds] = fields.slice(at, at + 3) as [string, string, string];
  const name =
    degrees.replace(/(?<=.)[_\s]?[(（]?度[)）]?$/, '').replace(/^([东西经南北纬])$/, '$1度') || degrees;
  for (const { values } of rows) {
    const parts = [values[degrees], values[minutes], values[seconds]];
    for (const part of [degrees, minutes, seconds]) delete values[part];
    values[name] = parts.every((part) => part === '') ? '' : `${parts[0]}°${parts[1] || 0}′${parts[2] || 0}″`;
  }
  return joinAngles({ fields: [...fields.slice(0, at), name, ...fields.slice(at + 3)], rows });
}

/** Which of the first rows are headings: from the first, up to and without the second. */
function headRows(rows: readonly TableRow[]): { from: number; to: number } {
  const widest = Math.max(...rows.map(({ cells }) => filled(cells)));
  const hits = rows.map(({ cells }) => cells.filter((cell) => knownHeading(cell)).length);
  const isTitle = (index: number) => {
    const count = filled(rows[index]!.cells);
    return widest > 1 && hits[index]! < 2 && (count === 1 || count < widest / 2) && index < rows.length - 1;
  };
  let from = 0;
  while (from < rows.length - 1 && isTitle(from)) from++;
  const firstValues = rows.findIndex(({ cells }, index) => index > from && cells.some(isValue));
  let to = from + 1;
  while (
    to < (firstValues < 0 ? rows.length : firstValues) &&
    continues(rows[to - 1]!.cells, rows[to]!.cells)
  )
    to++;
  return { from, to };
}

/** Whether a row goes on with the headings above it: it fills what they leave open or gives their units. */
function continues(above: readonly string[], row: readonly string[]): boolean {
  const cells = row.map((cell, column) => ({ cell: cell.trim(), column })).filter(({ cell }) => cell !== '');
  if (cells.length === 0) return false;
  if (cells.every(({ cell }) => isUnit(cell))) return true;
  const open = (column: number) => (above[column] ?? '').trim() === '';
  return (
    cells.some(({ column }) => open(column)) &&
    cells.every(({ column, cell }) => open(column) || open(column + 1) || isUnit(cell))
  );
}

function headings(rows: readonly (readonly string[])[], columns: number): string[] {
  const last = rows.at(-1) ?? [];
  const joined = Array.from({ length: columns }, (_, column) => {
    const parts = rows.map((cells, level) => {
      const own = (cells[column] ?? '').trim();
      if (own !== '' || level === rows.length - 1) return own;
      // A merged cell stands over the columns to its right, as far as those have headings of their own below it.
      if ((last[column] ?? '').trim() === '') return '';
      for (let left = column; left >= 0; left--) {
        const cell = (cells[left] ?? '').trim();
        if (cell !== '') return cell;
      }
      return '';
    });
    return parts
      .filter((part, at) => part !== '' && parts.indexOf(part) === at)
      .map((part) => part.replace(/\s+/g, ' '));
  });
  const taken = new Set<string>();
  return joined.map((parts, column) => {
    const own = parts.at(-1) ?? '';
    const unit = parts.length > 1 && isUnit(own);
    const short = unit ? `${parts.at(-2)}(${own.replace(/^[(（[]|[)）\]]$/g, '')})` : own;
    let name = short || `Field${column + 1}`;
    if (taken.has(name.toLowerCase()) && parts.length > 1) name = parts.join('_');
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${short || 'Field'}_${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
