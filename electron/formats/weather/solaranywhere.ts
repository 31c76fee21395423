import { PlannerError } from '../../../shared/errors.ts';
import { splitCsvLine } from '../csv.ts';
import { guessMapping, suffices } from './mapped-columns.ts';
import type { WeatherSeries } from './series.ts';
import { readRows } from './table-rows.ts';
import {
  clip,
  ELEVATION_RANGE,
  headerNumber,
  LATITUDE_RANGE,
  LONGITUDE_RANGE,
  OFFSET_RANGE,
  type TextFile,
} from './text.ts';

const OBSERVED = /^"?ObservationTime\s*\((GMT|UTC|LST)\)"?$/i;

export const isSolarAnywhere = ({ lines }: TextFile): boolean =>
  splitCsvLine(lines[1] ?? '').some((name) => OBSERVED.test(name.trim()));

/**
 * SolarAnywhere CSV: a station line as in TMY3 (number, name, state, zone, latitude, longitude, elevation), then the
 * columns. Irradiance stands for the moment of observation, the middle of its period, in GMT or in local standard time.
 *
 * Source: Clean Power Research, SolarAnywhere, «Historical data file formats» and «Data field definitions».
 * @throws PlannerError weather.bad-header, .missing-column, .bad-number, .bad-time
 */
export function readSolarAnywhere({ file, lines }: TextFile): WeatherSeries {
  const station = splitCsvLine(lines[0]!);
  const number = (index: number, expected: string, range: readonly [number, number]) =>
    headerNumber(station[index], expected, file, 1, range);
  const header = splitCsvLine(lines[1]!).map((name) => name.trim());
  const map = guessMapping(header);
  const stamped = [/GMT|UTC/i, /LST/i]
    .map((clock) => header.findIndex((name) => OBSERVED.test(name) && clock.test(name)))
    .find((index) => index >= 0)!;
  // Dates may stand beside the observation time, as in TMY3; the observation time says its clock.
  const { date: _date, clock: _clock, ...rest } = map;
  const mapping = { ...rest, time: stamped };
  if (!suffices(mapping)) {
    throw new PlannerError('weather.missing-column', { column: 'GHI' }, { file, line: 2 });
  }
  const local = /LST/i.test(header[stamped]!);
  const { records, notes } = readRows({ file, lines, headerIndex: 1, header, delimiter: ',', map: mapping });
  return {
    source: `SolarAnywhere ${clip((station[1] ?? '').trim())}`.trim(),
    file,
    utcOffsetHours: local ? number(3, 'time zone', OFFSET_RANGE) : 0,
    latitudeDeg: number(4, 'latitude', LATITUDE_RANGE),
    longitudeDeg: number(5, 'longitude', LONGITUDE_RANGE),
    elevationM: number(6, 'elevation', ELEVATION_RANGE),
    stamp: 'instant',
    instantOffsetHours: 0,
    records,
    notes,
  };
}
