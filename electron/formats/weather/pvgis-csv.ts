import { PlannerError } from '../../../shared/errors.ts';
import { splitCsvLine } from '../csv.ts';
import { PVGIS_TIME_NAMES, pvgisRecord } from './pvgis-rows.ts';
import type { WeatherRecord, WeatherSeries } from './series.ts';
import {
  cellNumber,
  ELEVATION_RANGE,
  headerNumber,
  LATITUDE_RANGE,
  LONGITUDE_RANGE,
  type TextFile,
} from './text.ts';

const HEADER_REACH = 60;

export const isPvgisCsv = ({ lines }: TextFile): boolean =>
  lines.slice(0, HEADER_REACH).some((line) => /^time(\(UTC\))?,.*(T2m|G\(h\)|G\(i\)|Gb\(i\))/.test(line));

/**
 * PVGIS CSV, typical year (`tmy`) or hourly series (`seriescalc` on the horizontal). Stamps are UTC; the
 * irradiance is what the satellite saw at one instant: at the stamp's minutes (`0010`) in a series, at the
 * header's `Irradiance Time Offset` after the stamp in a typical year.
 *
 * Source: European Commission, JRC, PVGIS user manual, sections «Hourly data» and «TMY» (PVGIS 5.2/5.3).
 * @throws PlannerError weather.bad-header, .bad-number, .bad-time, .missing-column, .tilted-plane
 */
export function readPvgisCsv({ file, lines }: TextFile): WeatherSeries {
  const start = lines.findIndex((line) => PVGIS_TIME_NAMES.some((name) => line.startsWith(`${name},`)));
  const header = splitCsvLine(lines[start]!).map((name) => name.trim());
  const stated = (pattern: RegExp): { text: string | undefined; line: number } => {
    const at = lines.slice(0, start).findIndex((line) => pattern.test(line));
    return { text: at < 0 ? undefined : pattern.exec(lines[at]!)![1], line: at < 0 ? 1 : at + 1 };
  };
  const number = (pattern: RegExp, expected: string, range: readonly [number, number]) => {
    const { text, line } = stated(pattern);
    return headerNumber(text, expected, file, line, range);
  };
  const place = {
    latitudeDeg: number(/^Latitude[^:]*:\s*([-+\d.]+)/i, 'Latitude', LATITUDE_RANGE),
    longitudeDeg: number(/^Longitude[^:]*:\s*([-+\d.]+)/i, 'Longitude', LONGITUDE_RANGE),
  };
  const elevationM = number(/^Elevation[^:]*:\s*([-+\d.]+)/i, 'Elevation', ELEVATION_RANGE);
  const offset = stated(/^Irradiance Time Offset[^:]*:\s*([-+\d.]+)/i).text;
  const slope = stated(/^Slope[^:]*:\s*([-+\d.]+)/i).text;
  if (slope !== undefined && Math.abs(Number(slope)) > 0.01) {
    throw new PlannerError('weather.tilted-plane', { tiltDeg: Number(slope) }, { file });
  }
  const timeOffsetHours = offset === undefined ? null : Number(offset);
  const records: WeatherRecord[] = [];
  for (let i = start + 1; i < lines.length; i++) {
    const cells = splitCsvLine(lines[i]!);
    if (!/^\d{8}:\d{4}$/.test(cells[0] ?? '')) {
      if (records.length > 0 && lines[i]!.trim() === '') break;
      throw new PlannerError(
        'weather.bad-time',
        { value: (cells[0] ?? '').slice(0, 40) },
        { file, line: i + 1 },
      );
    }
    const row = (name: string) => cellNumber(cells[header.indexOf(name)], name, file, i + 1);
    records.push(
      pvgisRecord(
        cells[0]!,
        row,
        (name) => header.includes(name),
        { ...place, timeOffsetHours },
        file,
        i + 1,
      ),
    );
  }
  return {
    source: `PVGIS ${place.latitudeDeg.toFixed(3)}, ${place.longitudeDeg.toFixed(3)}`,
    file,
    ...place,
    elevationM,
    utcOffsetHours: 0,
    stamp: 'instant',
    instantOffsetHours: timeOffsetHours ?? 0,
    records,
    notes: [],
  };
}
