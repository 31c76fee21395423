import { PlannerError } from '../../../shared/errors.ts';
import { splitCsvLine } from '../csv.ts';
import { guessMapping, suffices } from './mapped-columns.ts';
import type { WeatherSeries } from './series.ts';
import { readRows } from './table-rows.ts';
import {
  clip,
  ELEVATION_RANGE,
  findColumn,
  headerNumber,
  LATITUDE_RANGE,
  LONGITUDE_RANGE,
  OFFSET_RANGE,
  type TextFile,
} from './text.ts';

/** Names of the station's data in the first row, whose values stand in the second. */
const NAMES = {
  latitude: ['Latitude', 'lat'],
  longitude: ['Longitude', 'lon', 'long', 'lng'],
  zone: ['Time Zone', 'timezone', 'tz'],
  elevation: ['Elevation', 'elev', 'altitude', 'alt'],
} as const;
const HEADER = 2;

const cellsOf = ({ lines }: TextFile, index: number): string[] =>
  splitCsvLine(lines[index] ?? '').map((cell) => cell.trim());

export const isNsrdb = (text: TextFile): boolean => {
  const names = cellsOf(text, 0);
  const header = cellsOf(text, HEADER);
  return (
    findColumn(names, ...NAMES.latitude) >= 0 &&
    findColumn(names, ...NAMES.longitude) >= 0 &&
    findColumn(header, 'month') >= 0 &&
    findColumn(header, 'hour') >= 0
  );
};

/**
 * NSRDB (PSM 3 and 4) and SAM weather CSV: names of the station's data in the first row, their values in the second,
 * columns in the third. The light is what the satellite saw at the stamp's minute, so that an hourly file stamped at
 * half past has hourly means and one stamped at the full hour is half an hour off; without minutes hours begin at their
 * stamps. 15 and 30 minutes are averaged around their stamps. Missing is -999 or 9999.
 *
 * Source: NREL, NSRDB, «PSM v3/v4 data download format»; SAM help, «Weather File Formats», CSV.
 * @throws PlannerError weather.bad-header, .missing-column, .bad-number, .bad-time
 */
export function readNsrdb(text: TextFile): WeatherSeries {
  const { file, lines } = text;
  const names = cellsOf(text, 0);
  const values = cellsOf(text, 1);
  const number = (name: keyof typeof NAMES, expected: string, range: readonly [number, number]) =>
    headerNumber(values[findColumn(names, ...NAMES[name])], expected, file, 2, range);
  const header = cellsOf(text, HEADER);
  const map = guessMapping(header);
  if (!suffices(map))
    throw new PlannerError('weather.missing-column', { column: missingOf(map) }, { file, line: 3 });
  const { records, notes } = readRows({ file, lines, headerIndex: HEADER, header, delimiter: ',', map });
  const source = values[findColumn(names, 'Source')] ?? '';
  const station = values[findColumn(names, 'Location ID', 'City')] ?? '';
  const elevation = findColumn(names, ...NAMES.elevation);
  return {
    source: [source || 'NSRDB', station].map(clip).join(' ').trim(),
    file,
    latitudeDeg: number('latitude', 'Latitude', LATITUDE_RANGE),
    longitudeDeg: number('longitude', 'Longitude', LONGITUDE_RANGE),
    elevationM: elevation < 0 ? null : number('elevation', 'Elevation', ELEVATION_RANGE),
    utcOffsetHours: number('zone', 'Time Zone', OFFSET_RANGE),
    stamp: map.minute === undefined ? 'start' : 'instant',
    instantOffsetHours: 0,
    records,
    notes,
  };
}

function missingOf(map: ReturnType<typeof guessMapping>): string {
  if (map.temperature === undefined) return 'Temperature';
  if (map.ghi === undefined && (map.dni === undefined || map.dhi === undefined)) return 'GHI';
  return 'Hour';
}
