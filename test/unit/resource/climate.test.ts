import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { climateAt } from '../../../electron/engine/resource/climate.ts';
import { elevationAt } from '../../../electron/engine/resource/elevation.ts';
import {
  dailyExtraterrestrial,
  monthlyExtraterrestrial,
  monthlySunsetHourAngle,
} from '../../../electron/engine/resource/extraterrestrial.ts';
import { levelCorrection } from '../../../electron/engine/resource/ground-level.ts';
import { monthlyDiffuseFraction } from '../../../electron/engine/resource/monthly-diffuse.ts';
import { sseLevel } from '../../../electron/engine/resource/sse-level.ts';
import { readClimate } from '../../../electron/formats/climate.ts';
import { HOURS_IN_MONTH } from '../../../shared/weather.ts';

const bundled = readClimate(fileURLToPath(new URL('../../../data', import.meta.url)));
const { stations, sseGrid, elevations } = bundled;
const lankao = { latitudeDeg: 34.82, longitudeDeg: 114.82, elevationM: 69 };

const PROVINCES =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82';

describe('bundled stations', () => {
  test('cover every province-level unit', () => {
    const covered = new Set(stations.map((station) => station.adcodePrefix));
    expect([...covered].sort().join(' ')).toBe(PROVINCES);
    expect(stations.length).toBeGreaterThanOrEqual(34);
  });

  test('have twelve plausible values of each quantity, a source and a year', () => {
    for (const station of stations) {
      const within = (values: number[], low: number, high: number) =>
        values.length === 12 && values.every((value) => value >= low && value <= high);
      expect(within(station.ghiKwhM2Day, 1, 9), station.name).toBe(true);
      expect(within(station.diffuseFraction, 0.1, 0.8), station.name).toBe(true);
      expect(within(station.airTemperatureC, -35, 35), station.name).toBe(true);
      expect(within(station.windMs, 0.3, 9), station.name).toBe(true);
      expect(station.source.length, station.name).toBeGreaterThan(10);
      expect(station.year, station.name).toMatch(/\d{4}/);
    }
  });

  test('state the diffuse share their clearness gives', () => {
    for (const station of stations) {
      const outside = monthlyExtraterrestrial(station.latitudeDeg);
      const sunset = monthlySunsetHourAngle(station.latitudeDeg);
      station.diffuseFraction.forEach((share, m) => {
        const expected = monthlyDiffuseFraction(station.ghiKwhM2Day[m]! / outside[m]!, sunset[m]!);
        expect(share).toBeCloseTo(expected, 2);
      });
    }
  });

  test('agree with the independent annual grid to a tenth', () => {
    const ratios = stations.flatMap((station) => {
      const grid = sseLevel(sseGrid, station.latitudeDeg, station.longitudeDeg);
      if (grid === null || grid.weight < 0.99) return [];
      const annual = station.ghiKwhM2Day.reduce((sum, ghi, m) => sum + (ghi * HOURS_IN_MONTH[m]!) / 24, 0);
      return [annual / 365 / grid.ghiKwhM2Day];
    });
    expect(ratios.length).toBeGreaterThan(35);
    for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(0.1);
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    expect(Math.abs(mean - 1)).toBeLessThan(0.02);
  });
});

describe('climateAt', () => {
  test('takes the annual level of the grid, corrected to the ground, and the shape of the stations', () => {
    const { factorAt } = levelCorrection(sseGrid, bundled.groundIrradiation);
    const climate = climateAt(bundled, { ...lankao, latitudeDeg: 34.5, longitudeDeg: 114.5 });
    expect(climate.gridWeight).toBe(1);
    expect(climate.annualGhiKwhM2).toBeCloseTo(
      sseGrid.cells.get('34.5,114.5')! * 365 * factorAt(34.5, 114.5),
      6,
    );
    expect(Math.max(...climate.ghiKwhM2Day)).toBe(climate.ghiKwhM2Day[4]);
    expect(Math.min(...climate.ghiKwhM2Day)).toBeLessThan(0.5 * climate.ghiKwhM2Day[4]!);
  });

  test('names the stations behind it, nearest and heaviest first', () => {
    const { contributors } = climateAt(bundled, lankao);
    expect(contributors[0]!.station).toBe('郑州');
    expect(contributors.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    const weights = contributors.map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    for (const { source, year } of contributors) expect(source + year).toMatch(/NASA POWER.*2015-2024/);
  });

  test('cools with height as the stations do, near 5 K a kilometre', () => {
    const low = climateAt(bundled, lankao).airTemperatureC;
    const high = climateAt(bundled, { ...lankao, elevationM: 1069 }).airTemperatureC;
    low.forEach((value, m) => {
      expect(value - high[m]!).toBeGreaterThan(3.5);
      expect(value - high[m]!).toBeLessThan(6.5);
    });
  });

  test('lets stations speak where the grid ends, at the coast', () => {
    const xiamen = stations.find(({ name }) => name === '厦门')!;
    const coast = climateAt(bundled, xiamen);
    const factor = levelCorrection(sseGrid, bundled.groundIrradiation).factorAt(
      xiamen.latitudeDeg,
      xiamen.longitudeDeg,
    );
    const own = xiamen.ghiKwhM2Day.reduce((sum, ghi, m) => sum + (ghi * HOURS_IN_MONTH[m]!) / 24, 0);
    const grid = sseLevel(sseGrid, xiamen.latitudeDeg, xiamen.longitudeDeg)!.ghiKwhM2Day * 365;
    expect(coast.gridWeight).toBeLessThan(1);
    expect(coast.annualGhiKwhM2).toBeGreaterThan(grid * factor);
    expect(coast.annualGhiKwhM2).toBeLessThan(own * factor);
  });

  test('falls back on the stations off the grid, and says so', () => {
    const sea = climateAt(bundled, { latitudeDeg: 16.8, longitudeDeg: 112.3, elevationM: 5 });
    expect(sea.gridWeight).toBe(0);
    expect(sea.levelSource).toMatch(/NASA POWER/);
    expect(sea.annualGhiKwhM2).toBeGreaterThan(1300);
  });
});

test('between four cells the grid is bilinear', () => {
  const cells = new Map([
    ['30.5,110.5', 4],
    ['30.5,111.5', 5],
    ['31.5,110.5', 6],
    ['31.5,111.5', 7],
  ]);
  const at = (lat: number, lon: number) => sseLevel({ cells, source: '' }, lat, lon);
  expect(at(30.75, 111)!.ghiKwhM2Day).toBeCloseTo(5, 12);
  expect(at(30.75, 111)!.weight).toBeCloseTo(1, 12);
  expect(at(31.5, 110.5)).toEqual({ ghiKwhM2Day: 6, weight: 1 });
  expect(at(31.5, 112)).toEqual({ ghiKwhM2Day: 7, weight: 0.5 });
  expect(at(31.5, 112.8)).toEqual({ ghiKwhM2Day: 7, weight: 0.5 });
  expect(at(40, 112)).toBeNull();
});

test('daily extraterrestrial irradiation agrees with a published worked example', () => {
  // Duffie & Beckman, example 1.10.1: 43° N, 15 April (day 105), 33.8 MJ/m² with 1367 W/m².
  expect(dailyExtraterrestrial(43, 105) * 3.6 * (1367 / 1366.1)).toBeCloseTo(33.8, 0);
});

test('monthly diffuse share follows the published relation', () => {
  expect(monthlyDiffuseFraction(0.5, 1.2)).toBeCloseTo(1.391 - 1.78 + 1.04725 - 0.267125, 9);
  expect(monthlyDiffuseFraction(0.5, 1.6)).toBeCloseTo(1.311 - 1.511 + 0.85675 - 0.227625, 9);
  expect(monthlyDiffuseFraction(0.1, 1.6)).toBe(monthlyDiffuseFraction(0.3, 1.6));
});

test('elevations are those of where people live', () => {
  const at = (lat: number, lon: number) => elevationAt(elevations, lat, lon);
  expect(Math.abs(at(29.65, 91.1) - 3650)).toBeLessThan(150);
  expect(Math.abs(at(34.82, 114.82) - 69)).toBeLessThan(20);
  expect(at(31.23, 121.47)).toBeLessThan(20);
  expect(at(34.5, 84.5)).toBeGreaterThan(3500);
  expect(elevationAt([], 30, 100)).toBe(0);
});
