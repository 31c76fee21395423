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
