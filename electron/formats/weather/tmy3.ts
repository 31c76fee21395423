import { PlannerError } from '../../../shared/errors.ts';
import { splitCsvLine } from '../csv.ts';
import { checkStamp } from './calendar.ts';
import type { WeatherRecord, WeatherSeries } from './series.ts';
import {
  cellNumber,
  clip,
  ELEVATION_RANGE,
  findColumn,
  headerNumber,
  LATITUDE_RANGE,
  LONGITUDE_RANGE,
  OFFSET_RANGE,
  type TextFile,
} from './text.ts';

/** Every value from here down says «missing» in TMY3. */
const MISSING = -9900;

export const isTmy3 = ({ lines }: TextFile): boolean =>
  /^Date \(MM\/DD\/YYYY\),\s*Time \(HH:MM\),/i.test(lines[1] ?? '');

/**
 * NSRDB TMY3: local standard time; `01:00` is 00:00–01:00 and its irradiance the sum over the hour in Wh/m²;
 * months may come from different years; -9900 is missing.
 *
 * Source: Wilcox & Marion (2008), Users Manual for TMY3 Data Sets, NREL/TP-581-43156, tables 1-1 and 1-2.
 * @throws PlannerError weather.bad-header, .bad-number, .bad-time, .missing-column
 */
export function readTmy3({ file, lines }: TextFile): WeatherSeries {
  const station = splitCsvLine(lines[0]!);
  const number = (index: number, expected: string, range: readonly [number, number]) =>
    headerNumber(station[index], expected, file, 1, range);
  return {
    source: `TMY3 ${clip((station[1] ?? '').trim())} ${(station[2] ?? '').trim()}`.trim(),
    file,
    utcOffsetHours: number(3, 'time zone', OFFSET_RANGE),
    latitudeDeg: number(4, 'latitude', LATITUDE_RANGE),
    longitudeDeg: number(5, 'longitude', LONGITUDE_RANGE),
    elevationM: number(6, 'elevation', ELEVATION_RANGE),
    stamp: 'end',
    instantOffsetHours: 0,
    records: records(file, lines),
    notes: [],
  };
}

function records(file: string, lines: string[]): WeatherRecord[] {
  const header = splitCsvLine(lines[1]!);
  const column = (name: string): number => {
    const index = findColumn(header, name);
    if (index < 0) throw new PlannerError('weather.missing-column', { column: name }, { file, line: 2 });
    return index;
  };
  const columns = {
    ghi: column('GHI (W/m^2)'),
    dni: column('DNI (W/m^2)'),
    dhi: column('DHI (W/m^2)'),
    temperature: column('Dry-bulb (C)'),
    wind: column('Wspd (m/s)'),
  };
  const out: WeatherRecord[] = [];
  for (let i = 2; i < lines.length; i++) {
    if (lines[i]!.trim() === '') continue;
    const line = i + 1;
    const cells = splitCsvLine(lines[i]!);
    const value = (name: keyof typeof columns) => {
      const found = cellNumber(cells[columns[name]], header[columns[name]]!.trim(), file, line);
      return found <= MISSING ? Number.NaN : found;
    };
    const [month, day, year] = (cells[0] ?? '').split('/').map(Number) as [number, number, number];
    const [clock, minute] = (cells[1] ?? '').split(':').map(Number) as [number, number];
    out.push({
      line,
      ...checkStamp({ year, month, day, hour: clock + minute / 60 }, cells.slice(0, 2).join(' '), file, line),
      ghi: value('ghi'),
      dni: value('dni'),
      dhi: value('dhi'),
      temperature: value('temperature'),
      wind: value('wind'),
    });
  }
  return out;
}
