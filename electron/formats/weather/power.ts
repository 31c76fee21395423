import { PlannerError } from '../../../shared/errors.ts';
import { splitCsvLine } from '../csv.ts';
import { checkStamp } from './calendar.ts';
import type { WeatherRecord, WeatherSeries } from './series.ts';
import { cellNumber, headerNumber, LATITUDE_RANGE, LONGITUDE_RANGE, type TextFile } from './text.ts';

const HEADER_REACH = 60;

export const isPower = ({ lines }: TextFile): boolean =>
  lines.slice(0, HEADER_REACH).some((line) => /^-?-?END HEADER-?-?/i.test(line.trim())) &&
  lines.slice(0, HEADER_REACH).some((line) => /NASA\/POWER/i.test(line));

/**
 * NASA POWER hourly CSV: columns YEAR, MO, DY, HR; averages over the hour beginning at HR, in UTC or in
 * «LST», which POWER reckons as UTC plus longitude over 15 rounded to whole hours; -999 is missing.
 * Irradiance in Wh/m², kWh/m² or MJ per hour, as its header says.
 *
 * Source: NASA Langley, POWER documentation, «Hourly API» and «Time standards».
 * @throws PlannerError weather.bad-header, .bad-number, .bad-time, .missing-column
 */
export function readPower({ file, lines }: TextFile): WeatherSeries {
  const end = lines.findIndex((line) => /END HEADER/i.test(line));
  const head = lines.slice(0, end);
  const stated = (pattern: RegExp): { text: string | undefined; line: number } => {
    const at = head.findIndex((line) => pattern.test(line));
    return { text: at < 0 ? undefined : pattern.exec(head[at]!)![1], line: at < 0 ? 1 : at + 1 };
  };
  const number = (pattern: RegExp, expected: string, range: readonly [number, number]) => {
    const { text, line } = stated(pattern);
    return headerNumber(text, expected, file, line, range);
  };
  const latitudeDeg = number(/Latitude\s+([-+\d.]+)/i, 'Latitude', LATITUDE_RANGE);
  const longitudeDeg = number(/Longitude\s+([-+\d.]+)/i, 'Longitude', LONGITUDE_RANGE);
  const elevation = Number(stated(/Elevation.*=\s*([-+\d.]+)/i).text);
  const missing = Number(stated(/missing.*?:\s*([-+\d.]+)\s*$/i).text ?? -999);
  const solar = /\bLST\b/.test(stated(/(Dates?\b.*)/i).text ?? '');
  const utcOffsetHours = solar ? Math.round(longitudeDeg / 15) : 0;
  return {
    source: `NASA POWER ${latitudeDeg.toFixed(3)}, ${longitudeDeg.toFixed(3)}`,
    file,
    latitudeDeg,
    longitudeDeg,
    elevationM: Number.isFinite(elevation) ? elevation : null,
    utcOffsetHours,
    stamp: 'start',
    instantOffsetHours: 0,
    records: records(file, lines, end, missing),
    notes: solar ? [{ code: 'weather.note.local-solar-time', params: { utcOffsetHours } }] : [],
  };
}

function records(file: string, lines: string[], end: number, missing: number): WeatherRecord[] {
  const header = splitCsvLine(lines[end + 1] ?? '').map((name) => name.trim());
  const index = (name: string) => header.indexOf(name);
  for (const name of ['YEAR', 'MO', 'DY', 'HR', 'ALLSKY_SFC_SW_DWN', 'T2M']) {
    if (index(name) < 0) {
      throw new PlannerError('weather.missing-column', { column: name }, { file, line: end + 2 });
    }
  }
  const wind = ['WS10M', 'WS2M'].find((name) => index(name) >= 0);
  const factor = (name: string): number => {
    const unit = lines.slice(0, end).find((line) => line.startsWith(name)) ?? '';
    if (/\(\s*MJ/i.test(unit)) return 1e6 / 3600;
    return /\(\s*kW/i.test(unit) ? 1000 : 1;
  };
  const factors = new Map(header.map((name) => [name, /SW_/.test(name) ? factor(name) : 1]));
  const out: WeatherRecord[] = [];
  for (let i = end + 2; i < lines.length; i++) {
    if (lines[i]!.trim() === '') continue;
    const line = i + 1;
    const cells = splitCsvLine(lines[i]!);
    const value = (name: string | undefined) => {
      if (name === undefined || index(name) < 0) return Number.NaN;
      const found = cellNumber(cells[index(name)], name, file, line);
      return found === missing || found <= -900 ? Number.NaN : found * factors.get(name)!;
    };
    const part = (name: string) => Number(cells[index(name)] ?? Number.NaN);
    const stamp = { year: part('YEAR'), month: part('MO'), day: part('DY'), hour: part('HR') };
    out.push({
      line,
      ...checkStamp(stamp, cells.slice(0, 4).join(','), file, line),
      ghi: value('ALLSKY_SFC_SW_DWN'),
      dni: value('ALLSKY_SFC_SW_DNI'),
      dhi: value('ALLSKY_SFC_SW_DIFF'),
      temperature: value('T2M'),
      wind: value(wind),
    });
  }
  return out;
}
