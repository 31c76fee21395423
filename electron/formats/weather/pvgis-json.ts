import { PlannerError } from '../../../shared/errors.ts';
import { PVGIS_TIME_NAMES, pvgisRecord } from './pvgis-rows.ts';
import type { WeatherRecord, WeatherSeries } from './series.ts';
import { ELEVATION_RANGE, headerNumber, LATITUDE_RANGE, LONGITUDE_RANGE, type TextFile } from './text.ts';

export const isJson = ({ lines }: TextFile): boolean =>
  /^\s*\{/.test(lines.find((line) => line.trim() !== '') ?? '');

type Json = Record<string, unknown>;

const object = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;

/** Value at a path of names, or undefined. */
function at(root: unknown, ...names: string[]): unknown {
  return names.reduce<unknown>((value, name) => object(value)?.[name], root);
}

/**
 * PVGIS JSON, typical year (`outputs.tmy_hourly`) or hourly series (`outputs.hourly`, horizontal plane);
 * the same conventions as its CSV, see {@link readPvgisCsv}. Lines in messages count entries.
 *
 * @throws PlannerError weather.unknown-format, .bad-header, .bad-number, .bad-time, .missing-column,
 *   .tilted-plane
 */
export function readPvgisJson({ file, lines }: TextFile): WeatherSeries {
  let root: unknown;
  try {
    root = JSON.parse(lines.join('\n'));
  } catch {
    throw new PlannerError('weather.unknown-format', { expected: 'PVGIS JSON' }, { file });
  }
  const rows = at(root, 'outputs', 'tmy_hourly') ?? at(root, 'outputs', 'hourly');
  if (!Array.isArray(rows)) {
    throw new PlannerError('weather.unknown-format', { expected: 'PVGIS JSON' }, { file });
  }
  const location = object(at(root, 'inputs', 'location')) ?? {};
  const number = (name: string, range: readonly [number, number]) =>
    headerNumber(stringOf(location[name]), name, file, 1, range);
  const offset = location.irradiance_time_offset;
  const place = {
    latitudeDeg: number('latitude', LATITUDE_RANGE),
    longitudeDeg: number('longitude', LONGITUDE_RANGE),
  };
  const slope = at(root, 'inputs', 'mounting_system', 'fixed', 'slope', 'value');
  if (typeof slope === 'number' && Math.abs(slope) > 0.01) {
    throw new PlannerError('weather.tilted-plane', { tiltDeg: slope }, { file });
  }
  const timeOffsetHours = typeof offset === 'number' ? offset : null;
  const records = rows.map((entry, i): WeatherRecord => {
    const row = object(entry);
    if (!row)
      throw new PlannerError(
        'weather.bad-time',
        { value: String(entry).slice(0, 40) },
        { file, line: i + 1 },
      );
    const time = PVGIS_TIME_NAMES.map((name) => row[name]).find((value) => typeof value === 'string');
    return pvgisRecord(
      typeof time === 'string' ? time : '',
      (name) => numberOf(row[name], name, file, i + 1),
      (name) => name in row,
      { ...place, timeOffsetHours },
      file,
      i + 1,
    );
  });
  return {
    source: `PVGIS ${place.latitudeDeg.toFixed(3)}, ${place.longitudeDeg.toFixed(3)}`,
    file,
    ...place,
    elevationM: number('elevation', ELEVATION_RANGE),
    utcOffsetHours: 0,
    stamp: 'instant',
    instantOffsetHours: timeOffsetHours ?? 0,
    records,
    notes: [],
  };
}

const stringOf = (value: unknown): string | undefined =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;

function numberOf(value: unknown, column: string, file: string, line: number): number {
  if (value === null) return Number.NaN;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new PlannerError('weather.bad-number', { column, value: String(value).slice(0, 40) }, { file, line });
}
