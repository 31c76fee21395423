import { PlannerError } from '../../../shared/errors.ts';
import { delimiterOf, splitRow } from '../csv.ts';
import { byNumber, guessMapping, type Mapping, namedMapping, numbered, suffices } from './mapped-columns.ts';
import type { ReadOptions, WeatherRecord, WeatherSeries } from './series.ts';
import { readRows, type SaidUnits } from './table-rows.ts';
import type { TextFile } from './text.ts';

const HEADER_REACH = 80;

/** The header line of a CSV and what its columns are; null when no line near the top will do. */
export function findHeader(
  lines: string[],
  columns?: Record<string, string>,
): { index: number; header: string[]; delimiter: string; map: Mapping } | null {
  const bare = columns !== undefined && byNumber(columns);
  for (let index = 0; index < Math.min(lines.length, HEADER_REACH); index++) {
    const delimiter = delimiterOf(lines[index]!);
    const cells = splitRow(lines[index]!, delimiter);
    if (bare) {
      const header = numbered(cells.length);
      const map = namedMapping(header, columns);
      // The first row of numbers stands right below a header that is not there.
      if (map && suffices(map) && /^-?\d/.test(cells[map.temperature!] ?? '')) {
        return { index: index - 1, header, delimiter, map };
      }
      continue;
    }
    const header = cells;
    const map = columns ? namedMapping(header, columns) : guessMapping(header);
    if (map && suffices(map)) return { index, header, delimiter, map };
  }
  return null;
}

/**
 * A CSV with named columns, as SolarGIS, Meteonorm and PVsyst write them or any other once the planner has said
 * which column is which (`options.columns`: role → column name; roles `time`, or `date` with `clock`, or
 * `year`, `month`, `day`, `hour`, or `day` of the year with `clock`; `ghi`, `dni`, `dhi`, `temperature`, `wind`; and
 * `stamp` → `start`, `middle` or `end` for the moment of its interval a stamp names; `lightUnit`, `temperatureUnit`,
 * `windUnit` → a unit). Without units in headings: W/m², °C and m/s.
 *
 * Without `stamp`: stamps at half past are mid-hour (SolarGIS), an hour column that reaches 24 ends its
 * hours (Meteonorm), any other begins them unless its light says otherwise. Lines above the header may state Latitude,
 * Longitude, Elevation and the time zone (`UTC+8`).
 *
 * @throws PlannerError weather.columns-needed, .utc-offset-missing, .bad-number, .bad-time, .unknown-unit
 */
export function readMappedCsv({ file, lines }: TextFile, options: ReadOptions): WeatherSeries {
  const { stamp: stampSaid, lightUnit, temperatureUnit, windUnit, ...columns } = options.columns ?? {};
  const found = findHeader(lines, Object.keys(columns).length > 0 ? columns : undefined);
  if (!found) throw new PlannerError('weather.columns-needed', {}, { file });
  const { index, header, delimiter, map } = found;
  const remarks = lines.slice(0, Math.max(0, index));
  const said: SaidUnits = {
    ...(lightUnit && { light: lightUnit }),
    ...(temperatureUnit && { temperature: temperatureUnit }),
    ...(windUnit && { wind: windUnit }),
  };
  const { records, zone, notes } = readRows(
    { file, lines, headerIndex: index, header, delimiter, map },
    said,
  );
  const stated = (pattern: RegExp): number | null => {
    const text = remarks.map((remark) => pattern.exec(remark)?.[1]).find((match) => match !== undefined);
    return text === undefined || !Number.isFinite(Number(text)) ? null : Number(text);
  };
  const timeHeading = header[map.time ?? map.date ?? map.hour ?? 0] ?? '';
  const utcOffsetHours = options.utcOffsetHours ?? zone ?? zoneOf([timeHeading]) ?? zoneOf(remarks);
  if (utcOffsetHours === null) throw new PlannerError('weather.utc-offset-missing', {}, { file });
  const stamp = stampKind(stampSaid, records, map);
  return {
    source: `CSV ${file.split(/[\\/]/).at(-1)}`,
    file,
    latitudeDeg: stated(/(?:latitude|纬度)[^:=;,]*[:=;,：]\s*([-+\d.]+)/i),
    longitudeDeg: stated(/(?:longitude|经度)[^:=;,]*[:=;,：]\s*([-+\d.]+)/i),
    elevationM: stated(/(?:elevation|altitude|海拔)[^:=;,]*[:=;,：]\s*([-+\d.]+)/i),
    utcOffsetHours,
    stamp: stamp.kind,
    stampGuessed: stamp.guessed,
    instantOffsetHours: 0,
    records,
    notes,
  };
}

/** Time zone a remark or a heading states, hours ahead of UTC: `UTC+8`, `GMT+05:30`, `UTC`, `Time Zone;8`, 北京时间. */
function zoneOf(remarks: string[]): number | null {
  for (const remark of remarks) {
    if (/北京时间?|东八区/.test(remark)) return 8;
    const zone = /time\s*zone[^:=;,]*[:=;,]\s*([-+]?\d+(?:\.\d+)?)/i.exec(remark);
    if (zone) return Number(zone[1]);
    const match = /\b(?:UTC|GMT)\s*(?:([+-])\s*(\d{1,2})(?::?(\d{2}))?)?/i.exec(remark);
    if (match) return (match[1] === '-' ? -1 : 1) * (Number(match[2] ?? 0) + Number(match[3] ?? 0) / 60);
  }
  return null;
}

function stampKind(
  said: string | undefined,
  records: WeatherRecord[],
  map: Mapping,
): { kind: WeatherSeries['stamp']; guessed: boolean } {
  if (said === 'start' || said === 'middle' || said === 'end') return { kind: said, guessed: false };
  if (records.length > 0 && records.every(({ hour }) => Math.abs((hour % 1) - 0.5) < 1e-6)) {
    return { kind: 'middle', guessed: false };
  }
  const ends = records.some(({ hour }) => hour === 24) && !records.some(({ hour }) => hour < 1e-6);
  return {
    kind:
      ends && (map.hour !== undefined || map.clock !== undefined || map.time !== undefined) ? 'end' : 'start',
    guessed: !ends,
  };
}
