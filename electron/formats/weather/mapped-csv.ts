import { PlannerError } from '../../../shared/errors.ts';
import { delimiterOf, splitRow } from '../csv.ts';
import { checkStamp, parseStamp, type Stamp } from './calendar.ts';
import { guessMapping, type Mapping, namedMapping, suffices } from './mapped-columns.ts';
import type { ReadOptions, WeatherRecord, WeatherSeries } from './series.ts';
import { cellNumber, type TextFile } from './text.ts';

const HEADER_REACH = 80;

/** The header line of a CSV and what its columns are; null when no line near the top will do. */
export function findHeader(
  lines: string[],
  columns?: Record<string, string>,
): { index: number; header: string[]; delimiter: string; map: Mapping } | null {
  for (let index = 0; index < Math.min(lines.length, HEADER_REACH); index++) {
    const delimiter = delimiterOf(lines[index]!);
    const header = splitRow(lines[index]!, delimiter);
    const map = columns ? namedMapping(header, columns) : guessMapping(header);
    if (map && suffices(map)) return { index, header, delimiter, map };
  }
  return null;
}

/**
 * A CSV with named columns, as SolarGIS and Meteonorm write them or any other once the planner has said
 * which column is which (`options.columns`: role → column name; roles `time`, or `date` with `clock`, or
 * `year`, `month`, `day`, `hour`; `ghi`, `dni`, `dhi`, `temperature`, `wind`; and `stamp` → `start`,
 * `middle` or `end` for the moment of the hour a stamp names). Irradiance in W/m², temperature in °C, wind
 * in m/s.
 *
 * Without `stamp`: stamps at half past are mid-hour (SolarGIS), an hour column that reaches 24 ends its
 * hours (Meteonorm), any other begins them. Lines starting with `#` may state Latitude, Longitude, Elevation
 * and the time zone (`UTC+8`).
 *
 * @throws PlannerError weather.columns-needed, .utc-offset-missing, .bad-number, .bad-time
 */
export function readMappedCsv({ file, lines }: TextFile, options: ReadOptions): WeatherSeries {
  const { stamp: stampSaid, ...columns } = options.columns ?? {};
  const found = findHeader(lines, Object.keys(columns).length > 0 ? columns : undefined);
  if (!found) throw new PlannerError('weather.columns-needed', {}, { file });
  const { index, header, delimiter, map } = found;
  const remarks = lines.slice(0, index);
  const records: WeatherRecord[] = [];
  let zone: number | null = null;
  for (let i = index + 1; i < lines.length; i++) {
    const line = i + 1;
    if (lines[i]!.trim() === '' || lines[i]!.startsWith('#')) continue;
    const cells = splitRow(lines[i]!, delimiter);
    if (records.length === 0 && !/\d/.test(cells[map.ghi ?? map.dni!] ?? '')) continue;
    const stamp = stampOf(cells, map, file, line);
    zone ??= stamp.utcOffsetHours;
    const value = (role: 'ghi' | 'dni' | 'dhi' | 'temperature' | 'wind') => {
      if (map[role] === undefined) return Number.NaN;
      const number = cellNumber(cells[map[role]], header[map[role]]!.trim(), file, line);
      return number <= -99 || number >= 9999 ? Number.NaN : number;
    };
    records.push({
      line,
      year: stamp.year,
      month: stamp.month,
      day: stamp.day,
      hour: stamp.hour,
      ghi: value('ghi'),
      dni: value('dni'),
      dhi: value('dhi'),
      temperature: value('temperature'),
      wind: value('wind'),
    });
  }
  const stated = (pattern: RegExp): number | null => {
    const text = remarks.map((remark) => pattern.exec(remark)?.[1]).find((match) => match !== undefined);
    return text === undefined || !Number.isFinite(Number(text)) ? null : Number(text);
  };
  const utcOffsetHours = options.utcOffsetHours ?? zone ?? zoneOf(remarks);
  if (utcOffsetHours === null) throw new PlannerError('weather.utc-offset-missing', {}, { file });
  return {
    format: 'csv',
    source: `CSV ${file.split(/[\\/]/).at(-1)}`,
    file,
    latitudeDeg: stated(/latitude\s*[:=;,]\s*([-+\d.]+)/i),
    longitudeDeg: stated(/longitude\s*[:=;,]\s*([-+\d.]+)/i),
    elevationM: stated(/(?:elevation|altitude)[^:=;,]*[:=;,]\s*([-+\d.]+)/i),
    utcOffsetHours,
    stamp: stampKind(stampSaid, records, map),
    instantOffsetHours: 0,
    records,
    notes: [],
  };
}

function stampOf(
  cells: string[],
  map: Mapping,
  file: string,
  line: number,
): Stamp & { utcOffsetHours: number | null } {
  if (map.time !== undefined) return parseStamp(cells[map.time] ?? '', file, line);
  if (map.date !== undefined) {
    const clock = map.clock === undefined ? '' : ` ${(cells[map.clock] ?? '').trim()}`;
    return parseStamp(`${(cells[map.date] ?? '').trim()}${clock}`, file, line);
  }
  const part = (role: 'year' | 'month' | 'day' | 'hour' | 'minute', otherwise: number) =>
    map[role] === undefined ? otherwise : Number(cells[map[role]] ?? Number.NaN);
  const shown = [map.year, map.month, map.day, map.hour].map((at) => cells[at ?? -1] ?? '').join(' ');
  const hour = part('hour', Number.NaN) + part('minute', 0) / 60;
  const stamp = { year: part('year', 2023), month: part('month', 0), day: part('day', 0), hour };
  return { ...checkStamp(stamp, shown, file, line), utcOffsetHours: null };
}

/** Time zone a remark states, hours ahead of UTC: `UTC+8`, `GMT+05:30`, `UTC`. */
function zoneOf(remarks: string[]): number | null {
  for (const remark of remarks) {
    const match = /\b(?:UTC|GMT)\s*(?:([+-])\s*(\d{1,2})(?::?(\d{2}))?)?/i.exec(remark);
    if (match) return (match[1] === '-' ? -1 : 1) * (Number(match[2] ?? 0) + Number(match[3] ?? 0) / 60);
  }
  return null;
}

function stampKind(said: string | undefined, records: WeatherRecord[], map: Mapping): WeatherSeries['stamp'] {
  if (said === 'start' || said === 'middle' || said === 'end') return said;
  if (records.length > 0 && records.every(({ hour }) => Math.abs((hour % 1) - 0.5) < 1e-6)) return 'middle';
  const reaches24 = records.some(({ hour }) => hour === 24);
  return map.hour !== undefined && reaches24 ? 'end' : 'start';
}
