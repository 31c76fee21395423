import { PlannerError } from '../../../shared/errors.ts';

/** A text file cut into lines, with its name for messages. */
export interface TextFile {
  file: string;
  lines: string[];
}

/** Cuts text into lines; a byte order mark at the start is dropped. */
export function toLines(file: string, text: string): TextFile {
  const clean = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return { file, lines: clean.split(/\r\n|\n|\r/) };
}

const MISSING = new Set(['', '-', '--', 'nan', 'na', 'n/a', 'null', 'none', '?']);

/**
 * Number in a cell; NaN where the cell says it has none.
 * @throws PlannerError weather.bad-number
 */
export function cellNumber(cell: string | undefined, column: string, file: string, line: number): number {
  const text = (cell ?? '').trim();
  if (MISSING.has(text.toLowerCase())) return Number.NaN;
  const value = Number(text);
  if (!Number.isFinite(value)) {
    throw new PlannerError(
      'weather.bad-number',
      { column, value: clip(text) },
      { file, line, field: column },
    );
  }
  return value;
}

/**
 * Number a header must hold.
 * @throws PlannerError weather.bad-header
 */
export function headerNumber(
  text: string | undefined,
  expected: string,
  file: string,
  line: number,
  [low, high]: readonly [number, number],
): number {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text.trim());
  if (!(value >= low && value <= high)) {
    throw new PlannerError('weather.bad-header', { expected, found: clip(text ?? '') }, { file, line });
  }
  return value;
}

export const LATITUDE_RANGE = [-90, 90] as const;
export const LONGITUDE_RANGE = [-180, 180] as const;
export const ELEVATION_RANGE = [-500, 9000] as const;
export const OFFSET_RANGE = [-12, 14] as const;

/** Text short enough for a message. */
export const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** First column index with one of the names, ignoring case and blanks; -1 when there is none. */
export function findColumn(header: string[], ...names: string[]): number {
  const plain = (name: string) => name.trim().toLowerCase().replace(/\s+/g, ' ');
  const wanted = names.map(plain);
  return header.findIndex((name) => wanted.includes(plain(name)));
}
