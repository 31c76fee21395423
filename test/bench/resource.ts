import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateHourlyYear } from '../../electron/engine/resource/hourly.ts';
import { simulateYield, type YieldSpec } from '../../electron/engine/yield.ts';
import { readWeatherFile } from '../../electron/formats/weather/read-weather.ts';
import { HOURS_IN_MONTH, type WeatherYear } from '../../shared/weather.ts';
import { arraySchema, equipmentSchema } from '../../shared/yield.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Arrays the generated hours are judged by; vertical is half facing east, half west. */
const ARRAYS = {
  horizontal: [{ mount: 'fixed', tiltDeg: 0, azimuthDeg: 180 }],
  'south 30°': [{ mount: 'fixed', tiltDeg: 30, azimuthDeg: 180 }],
  'vertical E/W': [
    { mount: 'fixed', tiltDeg: 90, azimuthDeg: 90 },
    { mount: 'fixed', tiltDeg: 90, azimuthDeg: 270 },
  ],
  'vertical E': [{ mount: 'fixed', tiltDeg: 90, azimuthDeg: 90 }],
  'vertical W': [{ mount: 'fixed', tiltDeg: 90, azimuthDeg: 270 }],
  tracker: [{ mount: 'single-axis-tracker' }],
} as const;
export type ArrayName = keyof typeof ARRAYS;
export const ARRAY_NAMES = Object.keys(ARRAYS) as ArrayName[];

/** Hourly years to compare with: name and how to read it. */
export function availableYears(): { name: string; read: () => WeatherYear }[] {
  const reference = join(root, 'test/reference/pvlib');
  const years = [
    {
      name: 'synthetic Beijing',
      file: 'year-weather-beijing.csv',
      latitudeDeg: 39.9,
      longitudeDeg: 116.4,
      elevationM: 50,
    },
    {
      name: 'synthetic Lhasa',
      file: 'year-weather-lhasa.csv',
      latitudeDeg: 29.65,
      longitudeDeg: 91.1,
      elevationM: 3650,
    },
  ]
    .filter(({ file }) => existsSync(join(reference, file)))
    .map(({ name, file, ...place }) => ({
      name,
      read: () => readWeatherFile(join(reference, file), { place }),
    }));
  return [...years, ...realYears()];
}

/** Measured or satellite years outside the project, in REFERENCE_WEATHER_DIR or beside the checkout. */
export function realYears(): { name: string; read: () => WeatherYear }[] {
  const folder = process.env.REFERENCE_WEATHER_DIR ?? join(root, '../shared/reference/weather');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /\.(csv|epw|json)$/i.test(file))
    .sort()
    .map((file) => ({
      name: file.replace(/\.\w+$/, ''),
      read: () =>
        readWeatherFile(join(folder, file), {
          place: { latitudeDeg: 0, longitudeDeg: 0, elevationM: 0 },
          accept: ['place'],
        }),
    }));
}

/** Monthly means of a year's hours, as the generator takes them. */
export function monthlyMeans(year: WeatherYear) {
  let start = 0;
  const means = { ghiKwhM2Day: [], diffuseFraction: [], airTemperatureC: [], windMs: [] } as Record<
    'ghiKwhM2Day' | 'diffuseFraction' | 'airTemperatureC' | 'windMs',
    number[]
  >;
  for (const hours of HOURS_IN_MONTH) {
    const mean = (values: Float64Array) =>
      values.subarray(start, start + hours).reduce((sum, value) => sum + value, 0) / hours;
    const ghi = mean(year.ghiWm2);
    means.ghiKwhM2Day.push((ghi * 24) / 1000);
    means.diffuseFraction.push(mean(year.dhiWm2) / ghi);
    means.airTemperatureC.push(mean(year.airTemperatureC));
    means.windMs.push(mean(year.windMs));
    start += hours;
  }
  return means;
}

/** Annual energy, kWh/kWp, of each array under a year. */
export function energies(year: WeatherYear): Record<ArrayName, number> {
  const equipment = equipmentSchema.parse({});
  const place = {
    latitudeDeg: year.latitudeDeg,
    longitudeDeg: year.longitudeDeg,
    elevationM: year.elevationM,
  };
  const entries = ARRAY_NAMES.map((name) => {
    const parts = ARRAYS[name].map((array) => {
      const spec: YieldSpec = { array: arraySchema.parse({ ...array, capacityKwp: 1 }), ...equipment };
      return simulateYield(place, year, spec).annualKwh;
    });
    return [name, parts.reduce((sum, kwh) => sum + kwh, 0) / parts.length];
  });
  return Object.fromEntries(entries) as Record<ArrayName, number>;
}

/** Energy from hours generated out of a year's monthly means over energy from its own hours, minus one. */
export function generatedAgainst(year: WeatherYear, seed?: number): Record<ArrayName, number> {
  const made = energies(generateHourlyYear(monthlyMeans(year), year, seed));
  const own = energies(year);
  return Object.fromEntries(ARRAY_NAMES.map((name) => [name, made[name] / own[name] - 1])) as Record<
    ArrayName,
    number
  >;
}

/**
 * Prints, for every hourly year there is, how far the annual energy of the arrays under hours generated from
 * its monthly means lies from the energy under its own hours: for the place's own seed, and the mean and
 * spread over seeds.
 */
export async function benchResource(): Promise<void> {
  const years = availableYears();
  if (years.length === 0) console.log('  no hourly year to compare with');
  const percent = (value: number) => `${(value * 100).toFixed(2)} %`.padStart(14);
  console.log(`  ${''.padEnd(28)}${ARRAY_NAMES.map((name) => name.padStart(14)).join('')}`);
  for (const { name, read } of years) {
    const year = read();
    const row = (label: string, values: Record<ArrayName, number>) =>
      console.log(`  ${label.padEnd(28)}${ARRAY_NAMES.map((array) => percent(values[array])).join('')}`);
    row(name, generatedAgainst(year));
    const runs = [1, 2, 3, 4, 5].map((seed) => generatedAgainst(year, seed));
    const over = (f: (values: number[]) => number) =>
      Object.fromEntries(ARRAY_NAMES.map((array) => [array, f(runs.map((run) => run[array]))])) as Record<
        ArrayName,
        number
      >;
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    row('  mean of 5 seeds', over(mean));
    row(
      '  spread (±)',
      over((values) => Math.max(...values.map((value) => Math.abs(value - mean(values))))),
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchResource();
