import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { climateAt } from '../../../electron/engine/resource/climate.ts';
import { levelCorrection, NATIONAL_MEAN_KWH_M2 } from '../../../electron/engine/resource/ground-level.ts';
import { sseLevel } from '../../../electron/engine/resource/sse-level.ts';
import { readClimate } from '../../../electron/formats/climate.ts';
import { splitCsvLine } from '../../../electron/formats/csv.ts';

const dataDir = fileURLToPath(new URL('../../../data', import.meta.url));
const bundled = readClimate(dataDir);
const { sseGrid, groundIrradiation } = bundled;
const level = levelCorrection(sseGrid, groundIrradiation);
const rms = (values: number[]) =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

test('every ground value names its source, and says that it is second-hand', () => {
  const [, ...rows] = readFileSync(`${dataDir}/climate/ground-irradiation.csv`, 'utf8')
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => splitCsvLine(line));
  expect(rows).toHaveLength(groundIrradiation.length);
  for (const [place, , , , ghi, status, source] of rows) {
    expect(Number(ghi), place).toBeGreaterThan(800);
    expect(status, place).toBe('second-hand');
    expect(source!.length, place).toBeGreaterThan(10);
  }
});

test('the corrected grid has the national mean of the meteorological administration', () => {
  expect(Math.abs(level.nationalMeanKwhM2 / NATIONAL_MEAN_KWH_M2 - 1)).toBeLessThan(0.001);
});

test('ground values are foretold from the others better than the grid alone does', () => {
  const raw = groundIrradiation.map(({ latitudeDeg, longitudeDeg, ghiKwhM2 }) =>
    Math.log((sseLevel(sseGrid, latitudeDeg, longitudeDeg)!.ghiKwhM2Day * 365) / ghiKwhM2),
  );
  expect(rms(level.leaveOneOutLog())).toBeLessThan(0.06);
  expect(rms(level.leaveOneOutLog())).toBeLessThan(0.75 * rms(raw));
});

test('a measured place comes near its value, and is surer than one far from all', () => {
  const kunming = { latitudeDeg: 25.01, longitudeDeg: 102.68, elevationM: 1892 };
  const near = climateAt(bundled, kunming);
  expect(Math.abs(near.annualGhiKwhM2 / 1555 - 1)).toBeLessThan(0.05);
  const far = climateAt(bundled, { latitudeDeg: 52.97, longitudeDeg: 122.52, elevationM: 433 });
  expect(near.levelUncertainty).toBeLessThan(far.levelUncertainty);
  expect(far.levelUncertainty).toBeGreaterThan(0.05);
  expect(far.levelUncertainty).toBeLessThan(0.08);
});
