import { PlannerError } from '../../../shared/errors.ts';
import { hourOfYear } from './calendar.ts';
import type { WeatherRecord } from './series.ts';
import { parseStamp } from './stamps.ts';
import { cosZenithAt, extraterrestrialNormalAt, LEAST_COS_ZENITH } from './sun.ts';

/** Values of one PVGIS row by PVGIS's own names. */
export type PvgisRow = (name: string) => number;

/** Names of the stamp in TMY and hourly files. */
export const PVGIS_TIME_NAMES = ['time(UTC)', 'time'] as const;

export interface PvgisPlace {
  latitudeDeg: number;
  longitudeDeg: number;
  /** Hours between the stamp and the satellite's view; null when the stamps' minutes say it. */
  timeOffsetHours: number | null;
}

/**
 * One record from a PVGIS row. A TMY has global, beam-normal and diffuse irradiance; an hourly series has
 * them on its plane, which must be horizontal, as beam and diffuse or as a global sum.
 *
 * @param has whether the file has a column
 * @throws PlannerError weather.missing-column, .bad-time
 */
export function pvgisRecord(
  time: string,
  row: PvgisRow,
  has: (name: string) => boolean,
  place: PvgisPlace,
  file: string,
  line: number,
): WeatherRecord {
  const { year, month, day, hour } = parseStamp(time, file, line);
  const stamped = { line, year, month, day, hour };
  const air = {
    temperature: has('T2m') ? row('T2m') : Number.NaN,
    wind: has('WS10m') ? row('WS10m') : Number.NaN,
  };
  if (has('G(h)')) {
    return {
      ...stamped,
      ...air,
      ghi: row('G(h)'),
      dni: has('Gb(n)') ? row('Gb(n)') : Number.NaN,
      dhi: has('Gd(h)') ? row('Gd(h)') : Number.NaN,
    };
  }
  if (has('Gb(i)') && has('Gd(i)')) {
    const beam = row('Gb(i)');
    const dhi = row('Gd(i)') + (has('Gr(i)') ? row('Gr(i)') : 0);
    const at = hourOfYear(month, day, hour + (place.timeOffsetHours ?? 0)) ?? 0;
    const cos = cosZenithAt(2023, at, place.latitudeDeg, place.longitudeDeg);
    const dni = cos > LEAST_COS_ZENITH ? Math.min(beam / cos, extraterrestrialNormalAt(at)) : 0;
    return { ...stamped, ...air, ghi: beam + dhi, dni, dhi: beam + dhi - dni * Math.max(0, cos) };
  }
  if (has('G(i)')) return { ...stamped, ...air, ghi: row('G(i)'), dni: Number.NaN, dhi: Number.NaN };
  throw new PlannerError('weather.missing-column', { column: 'G(h)' }, { file, line });
}
