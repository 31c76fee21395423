import { PlannerError } from '../../../shared/errors.ts';
import { splitCsvLine } from '../csv.ts';
import { checkStamp } from './calendar.ts';
import type { WeatherRecord, WeatherSeries } from './series.ts';
import {
  cellNumber,
  clip,
  ELEVATION_RANGE,
  headerNumber,
  LATITUDE_RANGE,
  LONGITUDE_RANGE,
  OFFSET_RANGE,
  type TextFile,
} from './text.ts';

const HEADER_LINES = 8;
const COLUMNS_NEEDED = 22;

export const isEpw = ({ lines }: TextFile): boolean => /^LOCATION,/i.test(lines[0] ?? '');

/**
 * EnergyPlus weather (EPW): local standard time without summer time; hour 1 is 00:00–01:00 and its
 * irradiance the sum over that hour in Wh/m². Values at or beyond the format's limits (9999, 99.9, 999) are
 * missing.
 *
 * Source: EnergyPlus Auxiliary Programs, "EnergyPlus Weather File (EPW) Data Dictionary".
 * @throws PlannerError weather.bad-header, .bad-number, .bad-time, .missing-column
 */
export function readEpw({ file, lines }: TextFile): WeatherSeries {
  const location = splitCsvLine(lines[0]!);
  const number = (index: number, expected: string, range: readonly [number, number]) =>
    headerNumber(location[index], expected, file, 1, range);
  return {
    source: `EPW ${[location[3], location[1]].map((part) => clip((part ?? '').trim())).join(' ')}`,
    file,
    latitudeDeg: number(6, 'latitude', LATITUDE_RANGE),
    longitudeDeg: number(7, 'longitude', LONGITUDE_RANGE),
    utcOffsetHours: number(8, 'time zone', OFFSET_RANGE),
    elevationM: number(9, 'elevation', ELEVATION_RANGE),
    stamp: 'end',
    instantOffsetHours: 0,
    records: records(file, lines),
    notes: [],
  };
}

function records(file: string, lines: string[]): WeatherRecord[] {
  const out: WeatherRecord[] = [];
  for (let i = HEADER_LINES; i < lines.length; i++) {
    if (lines[i]!.trim() === '') continue;
    const line = i + 1;
    const cells = splitCsvLine(lines[i]!);
    if (cells.length < COLUMNS_NEEDED) {
      throw new PlannerError('weather.missing-column', { column: 'Wind Speed' }, { file, line });
    }
    const cell = (index: number, name: string, missingFrom: number) => {
      const value = cellNumber(cells[index], name, file, line);
      return value >= missingFrom ? Number.NaN : value;
    };
    const [year, month, day, hour] = cells.slice(0, 4).map(Number) as [number, number, number, number];
    out.push({
      line,
      ...checkStamp({ year, month, day, hour }, cells.slice(0, 4).join(','), file, line),
      temperature: cell(6, 'Dry Bulb Temperature', 99.9),
      ghi: cell(13, 'Global Horizontal Radiation', 9999),
      dni: cell(14, 'Direct Normal Radiation', 9999),
      dhi: cell(15, 'Diffuse Horizontal Radiation', 9999),
      wind: cell(21, 'Wind Speed', 999),
    });
  }
  return out;
}
