import { readFileSync } from 'node:fs';

/** Marks that part cells in tables people have. */
const DELIMITERS = [';', '\t', ','] as const;

/** Splits one CSV line; a field in double quotes may hold delimiters and doubled quotes (RFC 4180). */
export function splitCsvLine(line: string, delimiter = ','): string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!;
    if (c === '"') {
      if (quoted && line[i + 1] === '"') {
        field += '"';
        i++;
      } else quoted = !quoted;
    } else if (c === delimiter && !quoted) {
      fields.push(field);
      field = '';
    } else field += c;
  }
  fields.push(field);
  return fields;
}

/** What parts the cells of a line: the first of semicolon, tab and comma that makes at least `least` cells of it. */
export const delimiterOf = (line: string, least = 3): string =>
  DELIMITERS.find((mark) => splitCsvLine(line, mark).length >= least) ?? ',';

/** Splits a line of any table into trimmed cells; between semicolons or tabs a decimal comma is a point. */
export function splitRow(line: string, delimiter: string): string[] {
  const cells = splitCsvLine(line, delimiter).map((cell) => cell.trim());
  return delimiter === ',' ? cells : cells.map((cell) => cell.replace(/^([-+]?\d+),(\d+)$/, '$1.$2'));
}

/** A row of a table and the line of the file it begins on, from 1. */
export interface TableRow {
  line: number;
  cells: string[];
}

/** Lines looked at to tell what parts the cells. */
const LOOKED_AT = 30;

/** What parts the cells of a table: the mark that makes the most cells alike over its first lines. */
export function tableDelimiter(text: string): string {
  const lines = text.split(/\r\n|\n|\r/, LOOKED_AT).filter((line) => line.trim() !== '');
  const marks = [',', '\t', ';', '，', '|'];
  const score = (mark: string) => {
    const counts = lines.map((line) => splitCsvLine(line, mark).length);
    const usual = counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 1;
    return usual < 2 ? 0 : counts.filter((count) => count === usual).length + usual / 100;
  };
  // A decimal comma makes cells of numbers: between semicolons or tabs it is no mark.
  const best = marks.map((mark) => ({ mark, score: score(mark) }));
  const wide = best.find(({ mark, score }) => (mark === ';' || mark === '\t') && score >= lines.length * 0.8);
  return (wide ?? best.reduce((a, b) => (b.score > a.score ? b : a))).mark;
}

/** Rows of a table with cells in quotes that may hold marks, doubled quotes and line ends (RFC 4180). */
export function* tableRows(text: string, delimiter: string): Generator<TableRow> {
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const row: TableRow = { line, cells: [] };
    for (let more = true; more; ) {
      let cell = '';
      let quoted = false;
      if (text[at] === '"') {
        quoted = true;
        at++;
        for (;;) {
          const end = text.indexOf('"', at);
          if (end < 0) {
            cell += text.slice(at);
            at = text.length;
            break;
          }
          cell += text.slice(at, end);
          at = end + 1;
          if (text[at] !== '"') break;
          cell += '"';
          at++;
        }
        for (const c of cell) if (c === '\n') line++;
      }
      const start = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
      const rest = text.slice(start, at);
      row.cells.push(quoted ? cell + rest.trimEnd() : rest);
      more = text[at] === delimiter;
      if (more) at++;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
    yield row;
  }
}

/** Rows of one of the program's own CSV files as objects by column name; lines starting with `#` are remarks. */
export function readDataCsv(path: string): Record<string, string>[] {
  const lines = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
  const header = splitCsvLine(lines[0] ?? '');
  return lines.slice(1).map((line) => {
    const fields = splitCsvLine(line);
    return Object.fromEntries(header.map((name, i) => [name, fields[i] ?? '']));
  });
}
