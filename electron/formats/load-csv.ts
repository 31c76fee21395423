import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { utcHour } from '../../shared/civil-time.ts';
import { PlannerError } from '../../shared/errors.ts';
import { HOURS_PER_YEAR } from '../../shared/weather.ts';
import { splitCsvLine } from './csv.ts';

/** Rows a day of 15-minute or hourly values has. */
const PER_DAY = [96, 24] as const;
const FEBRUARY_29 = 59;

/**
 * Reads a year of measured load: one row per hour or quarter of an hour from 1 January 00:00 Beijing time, the mean
 * power in kW in the last column. A header is passed over, and 29 February left out.
 *
 * @returns kWh of 8760 UTC hours
 * @throws PlannerError `load.bad-length`, `load.bad-value`
 */
export function readLoadCsv(path: string): { name: string; hoursKwh: Float64Array } {
  const file = basename(path);
  const lines = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text }) => text.trim() !== '' && !text.startsWith('#'));
  const cellOf = (text: string) => {
    const cell = splitCsvLine(text.replaceAll(';', ',').replaceAll('\t', ',')).at(-1)!.trim();
    return cell === '' ? Number.NaN : Number(cell);
  };
  const rows = Number.isNaN(cellOf(lines[0]?.text ?? '')) ? lines.slice(1) : lines;
  const perDay = PER_DAY.find((count) => rows.length === count * 365 || rows.length === count * 366);
  if (!perDay) throw new PlannerError('load.bad-length', { rows: rows.length }, { file });
  const leap = rows.length === perDay * 366;
  const kept = leap ? rows.filter((_, index) => Math.floor(index / perDay) !== FEBRUARY_29) : rows;
  const hoursKwh = new Float64Array(HOURS_PER_YEAR);
  kept.forEach(({ text, line }, index) => {
    const value = cellOf(text);
    if (!Number.isFinite(value) || value < 0) {
      throw new PlannerError('load.bad-value', { value: text.slice(0, 60) }, { file, line });
    }
    const part = perDay / 24;
    hoursKwh[utcHour(Math.floor(index / part))]! += value / part;
  });
  return { name: file, hoursKwh };
}
