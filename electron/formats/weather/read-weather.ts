import { readFileSync, statSync } from 'node:fs';
import { PlannerError } from '../../../shared/errors.ts';
import type { WeatherYear } from '../../../shared/weather.ts';
import { delimiterOf, splitRow } from '../csv.ts';
import { decodeText } from '../decode-text.ts';
import { assembleYear } from './assemble.ts';
import { FORMATS, type Format } from './formats.ts';
import { guessMapping, numbered } from './mapped-columns.ts';
import { findHeader, readMappedCsv } from './mapped-csv.ts';
import type { ReadOptions, WeatherSeries } from './series.ts';
import { type TextFile, toLines } from './text.ts';

const GREATEST_BYTES = 256 * 1024 * 1024;
const SAMPLE_LINES = 5;
/** Who makes tables that are read by the names of their columns. */
const TABLES = ['SolarGIS', 'PVsyst'];

/** A table that is of no format of its own, and what is nothing that can be read. */
type OtherFormat = 'csv' | 'unknown';
export type WeatherFormat = (typeof FORMATS)[number]['key'] | OtherFormat;

/**
 * A weather file as a year of UTC hours; the format is told by the content.
 *
 * @param input path of a file, or the text itself (anything with a line break or starting with a brace is text)
 * @param options columns and time zone of a CSV that does not say, and the place to fall back on
 * @throws PlannerError with a code starting `weather.`; see the readers and {@link assembleYear}
 */
export function readWeatherFile(input: string, options: ReadOptions = {}): WeatherYear {
  const text = open(input);
  const series = readSeries(text, options);
  if (series.records.length === 0) {
    throw new PlannerError('weather.wrong-length', { hours: 0, expected: 8760 }, { file: text.file });
  }
  return assembleYear(series, options);
}

/** What a weather file seems to be, its column names and first rows, for the planner to map the columns. */
export function inspectWeatherFile(input: string): {
  format: WeatherFormat;
  columns: string[];
  sample: string[][];
  /** Role → column name, as far as the header says. */
  guess: Record<string, string>;
} {
  const text = open(input);
  const format = detect(text);
  const index = headerIndex(text, format);
  const bare = index < 0 && format === 'csv' ? bareTable(text.lines) : null;
  if (bare) return { format, columns: numbered(bare.cells), sample: bare.sample, guess: {} };
  if (index < 0) return { format, columns: [], sample: [], guess: {} };
  const delimiter = delimiterOf(text.lines[index]!);
  const rows = text.lines
    .slice(index + 1)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);
  const columns = splitRow(text.lines[index]!, delimiter);
  return {
    format,
    columns,
    guess: Object.fromEntries(
      Object.entries(guessMapping(columns)).map(([role, at]) => [role, columns[at]!]),
    ),
    sample: rows.map((row) => splitRow(row, delimiter)),
  };
}

/** Format of a weather file by its content. */
export function detect(text: TextFile): WeatherFormat {
  const found = FORMATS.find((format) => format.is(text));
  if (found) return found.key;
  return findHeader(text.lines) || tableStart(text.lines) >= 0 || bareTable(text.lines) ? 'csv' : 'unknown';
}

const formatOf = (key: WeatherFormat): Format | undefined => FORMATS.find((format) => format.key === key);

function readSeries(text: TextFile, options: ReadOptions): WeatherSeries {
  const key = detect(text);
  const known = formatOf(key);
  if (known) return known.read(text);
  // What the planner says of the columns counts for any table that is not of a format of its own.
  if (key === 'csv' || options.columns) return readMappedCsv(text, options);
  const expected = [...FORMATS.map(({ label }) => label), ...TABLES].join(', ');
  throw new PlannerError('weather.unknown-format', { expected }, { file: text.file });
}

function headerIndex(text: TextFile, key: WeatherFormat): number {
  if (key === 'unknown') return -1;
  if (key === 'csv') return findHeader(text.lines)?.index ?? tableStart(text.lines);
  return formatOf(key)?.header?.(text) ?? -1;
}

/** First line of what looks like a table: lines with as many cells follow, words over numbers, perhaps units between. */
function tableStart(lines: string[]): number {
  for (let i = 0; i < Math.min(lines.length - 1, 80); i++) {
    const delimiter = delimiterOf(lines[i]!);
    const head = splitRow(lines[i]!, delimiter);
    if (head.length < 3) continue;
    const words = head.filter((cell) => /[^\d\s.:+/-]/.test(cell)).length;
    if (words < head.length - 1) continue;
    const rows = [1, 2].map((by) => splitRow(lines[i + by] ?? '', delimiter));
    if (rows.some((row) => row.length === head.length && numbersOf(row) >= 2)) return i;
  }
  return -1;
}

const numbersOf = (row: string[]): number => row.filter((cell) => /^\s*-?\d/.test(cell)).length;

/** A table without a header: two lines after each other with as many cells, mostly numbers. */
function bareTable(lines: string[]): { cells: number; sample: string[][] } | null {
  for (let i = 0; i < Math.min(lines.length - 1, 80); i++) {
    const delimiter = delimiterOf(lines[i]!);
    const rows = lines.slice(i, i + SAMPLE_LINES).map((line) => splitRow(line, delimiter));
    const cells = rows[0]!.length;
    const alike = rows.slice(0, 2).every((row) => row.length === cells && numbersOf(row) >= cells - 1);
    if (cells > 2 && alike) return { cells, sample: rows.filter((row) => row.length === cells) };
  }
  return null;
}

function open(input: string): TextFile {
  if (/[\r\n]/.test(input) || input.trimStart().startsWith('{')) return toLines('', input);
  try {
    const { size } = statSync(input);
    if (size > GREATEST_BYTES) {
      throw new PlannerError(
        'weather.too-large',
        { megabytes: Math.round(size / 1e6), limit: Math.round(GREATEST_BYTES / 1e6) },
        { file: input },
      );
    }
    return toLines(input, decodeText(readFileSync(input)));
  } catch (error) {
    if (error instanceof PlannerError) throw error;
    const reason = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : '';
    throw new PlannerError('weather.cannot-read', { reason }, { file: input });
  }
}
