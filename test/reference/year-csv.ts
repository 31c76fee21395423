import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOURS_PER_YEAR, type WeatherYear } from '../../shared/weather.ts';

const years = new Map<string, WeatherYear>();

/** The hourly year beside a `whole-year` case: `utcHourBeginning,ghiWm2,dniWm2,dhiWm2,airTemperatureC,windMs`. */
export function readYear(folder: string, file: string): WeatherYear {
  const path = join(folder, file);
  const known = years.get(path);
  if (known) return known;
  const lines = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = lines[0]!.split(',');
  const rows = lines.slice(1).map((line) => line.split(','));
  if (rows.length !== HOURS_PER_YEAR) throw new Error(`${path}: ${rows.length} hours`);
  const column = (name: string) => {
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`${path}: no column ${name}`);
    return Float64Array.from(rows, (row) => Number(row[at]));
  };
  const year: WeatherYear = {
    source: file,
    latitudeDeg: 0,
    longitudeDeg: 0,
    elevationM: 0,
    year: Number(rows[0]![names.indexOf('utcHourBeginning')]!.slice(0, 4)),
    ghiWm2: column('ghiWm2'),
    dniWm2: column('dniWm2'),
    dhiWm2: column('dhiWm2'),
    airTemperatureC: column('airTemperatureC'),
    windMs: column('windMs'),
    notes: [],
  };
  years.set(path, year);
  return year;
}
