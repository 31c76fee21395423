import { splitCsvLine } from '../csv.ts';
import type { WeatherSeries } from './series.ts';
import { parseStamp } from './stamps.ts';
import { cellNumber, findColumn, type TextFile } from './text.ts';

const TIME = 'utcHourBeginning';
const COLUMNS = {
  ghi: 'ghiWm2',
  dni: 'dniWm2',
  dhi: 'dhiWm2',
  temperature: 'airTemperatureC',
  wind: 'windMs',
} as const;

export const isPlainCsv = ({ lines }: TextFile): boolean => (lines[0] ?? '').startsWith(`${TIME},`);

/**
 * The program's own plain CSV: `utcHourBeginning,ghiWm2,dniWm2,dhiWm2,airTemperatureC,windMs`, hour means by
 * the UTC hour they begin. A column may be left out; what can be computed then is.
 *
 * @throws PlannerError weather.bad-number, .bad-time
 */
export function readPlainCsv({ file, lines }: TextFile): WeatherSeries {
  const header = splitCsvLine(lines[0]!);
  const at = Object.fromEntries(
    Object.entries(COLUMNS).map(([field, name]) => [field, findColumn(header, name)]),
  ) as Record<keyof typeof COLUMNS, number>;
  const records = lines.slice(1).flatMap((text, i) => {
    if (text.trim() === '') return [];
    const line = i + 2;
    const cells = splitCsvLine(text);
    const { year, month, day, hour } = parseStamp(cells[0] ?? '', file, line);
    const value = (field: keyof typeof COLUMNS) =>
      at[field] < 0 ? Number.NaN : cellNumber(cells[at[field]], COLUMNS[field], file, line);
    return [
      {
        line,
        year,
        month,
        day,
        hour,
        ghi: value('ghi'),
        dni: value('dni'),
        dhi: value('dhi'),
        temperature: value('temperature'),
        wind: value('wind'),
      },
    ];
  });
  return {
    source: `CSV ${file.split(/[\\/]/).at(-1)}`,
    file,
    latitudeDeg: null,
    longitudeDeg: null,
    elevationM: null,
    utcOffsetHours: 0,
    stamp: 'start',
    instantOffsetHours: 0,
    records,
    notes: [],
  };
}
