import { PlannerError } from '../../shared/errors.ts';
import { HOURS_PER_YEAR, type WeatherYear } from '../../shared/weather.ts';
import type { Document } from './document.ts';
import { storedJson } from './stored.ts';

const SERIES = ['ghiWm2', 'dniWm2', 'dhiWm2', 'airTemperatureC', 'windMs'] as const;
const SERIES_BYTES = HOURS_PER_YEAR * 8;

interface Raw {
  id: number;
  name: string;
  meta: string;
  series: Uint8Array;
}

const asWeather = ({ id, name, meta, series }: Raw) => {
  if (!(series instanceof Uint8Array) || series.length !== SERIES.length * SERIES_BYTES) {
    throw new PlannerError('document.bad-contents', { what: 'weather' });
  }
  const bytes = new Uint8Array(series).buffer;
  const hours = SERIES.map((key, i) => [key, new Float64Array(bytes, i * SERIES_BYTES, HOURS_PER_YEAR)]);
  return {
    id,
    name,
    year: { ...(storedJson(meta, 'weather') as object), ...Object.fromEntries(hours) } as WeatherYear,
  };
};

/** The hourly years imported into a document. */
export function listWeather({ db }: Document): { id: number; name: string; year: WeatherYear }[] {
  return (db.prepare('SELECT * FROM planner_weather ORDER BY id').all() as Raw[]).map(asWeather);
}

/** @throws PlannerError `weather.unknown` */
export function getWeather({ db }: Document, id: number): { name: string; year: WeatherYear } {
  const row = db.prepare('SELECT * FROM planner_weather WHERE id = ?').get(id) as Raw | undefined;
  if (!row) throw new PlannerError('weather.unknown', { id });
  return asWeather(row);
}

/** Stores a year: its description as JSON, its five series as little-endian doubles one after another. */
export function insertWeather({ db }: Document, name: string, year: WeatherYear): number {
  const { ghiWm2, dniWm2, dhiWm2, airTemperatureC, windMs, ...meta } = year;
  const series = Buffer.concat(
    [ghiWm2, dniWm2, dhiWm2, airTemperatureC, windMs].map((hours) =>
      Buffer.from(hours.buffer, hours.byteOffset, SERIES_BYTES),
    ),
  );
  const insert = db.prepare('INSERT INTO planner_weather (name, meta, series) VALUES (?, ?, ?)');
  return Number(insert.run(name, JSON.stringify(meta), series).lastInsertRowid);
}

/** @throws PlannerError `weather.unknown` */
export function deleteWeather({ db }: Document, id: number): void {
  if (db.prepare('DELETE FROM planner_weather WHERE id = ?').run(id).changes === 0) {
    throw new PlannerError('weather.unknown', { id });
  }
}
