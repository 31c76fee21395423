import { checkStamp } from './calendar.ts';
import type { WeatherRecord, WeatherSeries } from './series.ts';
import {
  cellNumber,
  ELEVATION_RANGE,
  headerNumber,
  LATITUDE_RANGE,
  LONGITUDE_RANGE,
  OFFSET_RANGE,
  type TextFile,
} from './text.ts';

const STATION = /^\s?\d{5}\s.{22}\s.{2}\s.{3}\s[NS]\s?[\d ]{2}\s[\d ]{2}\s[EW]/;
const RECORD = /^\s?\d{2}[\d ]{6}[\d ]{4}/;
const LEAST_WIDTH = 98;

export const isTmy2 = ({ lines }: TextFile): boolean =>
  STATION.test(lines[0] ?? '') && RECORD.test(lines[1] ?? '') && (lines[1] ?? '').length >= LEAST_WIDTH;

/**
 * NSRDB TMY2, columns of fixed width: local standard time, hours 1–24 that end at their stamps, irradiance as sums over
 * the hour in Wh/m², temperature and wind in tenths; 9999 and 999 are missing.
 *
 * Source: Marion & Urban (1995), User's Manual for TMY2s, NREL/SP-463-7668, tables 3-1 and 3-2.
 * @throws PlannerError weather.bad-header, .bad-number, .bad-time
 */
export function readTmy2({ file, lines }: TextFile): WeatherSeries {
  const head = lines[0]!;
  // Columns are counted from 1 as in the manual's tables.
  const part = (from: number, to: number) => head.slice(from - 1, to);
  const number = (text: string, expected: string, range: readonly [number, number]) =>
    headerNumber(text, expected, file, 1, range);
  const degrees = (
    sign: string,
    whole: string,
    minutes: string,
    expected: string,
    range: readonly [number, number],
  ) =>
    (/[SW]/.test(sign) ? -1 : 1) * (number(whole, expected, range) + number(minutes, expected, [0, 60]) / 60);
  return {
    source: `TMY2 ${part(8, 29).trim()}`,
    file,
    utcOffsetHours: number(part(34, 36), 'time zone', OFFSET_RANGE),
    latitudeDeg: degrees(part(38, 38), part(40, 41), part(43, 44), 'latitude', LATITUDE_RANGE),
    longitudeDeg: degrees(part(46, 46), part(48, 50), part(52, 53), 'longitude', LONGITUDE_RANGE),
    elevationM: number(part(56, 59), 'elevation', ELEVATION_RANGE),
    stamp: 'end',
    instantOffsetHours: 0,
    records: lines.slice(1).flatMap((text, i) => (text.trim() === '' ? [] : [record(text, file, i + 2)])),
    notes: [],
  };
}

function record(text: string, file: string, line: number): WeatherRecord {
  const part = (from: number, to: number) => text.slice(from - 1, to);
  const value = (from: number, to: number, name: string, missing: number, scale = 1) => {
    const found = cellNumber(part(from, to), name, file, line);
    return found >= missing ? Number.NaN : found * scale;
  };
  const [year, month, day, hour] = [part(2, 3), part(4, 5), part(6, 7), part(8, 9)].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return {
    line,
    ...checkStamp({ year: 1900 + year, month, day, hour }, part(2, 9), file, line),
    ghi: value(18, 21, 'GHI', 9999),
    dni: value(24, 27, 'DNI', 9999),
    dhi: value(30, 33, 'DHI', 9999),
    temperature: value(68, 71, 'Dry bulb', 9999, 0.1),
    wind: value(96, 98, 'Wind speed', 999, 0.1),
  };
}
