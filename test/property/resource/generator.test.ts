import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { climateAt } from '../../../electron/engine/resource/climate.ts';
import { monthlyExtraterrestrial } from '../../../electron/engine/resource/extraterrestrial.ts';
import { generateHourlyYear } from '../../../electron/engine/resource/hourly.ts';
import { readClimate } from '../../../electron/formats/climate.ts';
import { monthlyMeans } from '../../bench/resource.ts';

const bundled = readClimate(fileURLToPath(new URL('../../../data', import.meta.url)));

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const twelve = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: 12, maxLength: 12 });

test('any climate keeps its months’ means, whatever the place and seed', () => {
  fc.assert(
    fc.property(
      number(-45, 55),
      number(-180, 180),
      number(0, 5000),
      twelve(number(0.18, 0.72)),
      twelve(number(0.2, 0.9)),
      twelve(number(-30, 35)),
      twelve(number(0.5, 8)),
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      (latitudeDeg, longitudeDeg, elevationM, clearness, share, airTemperatureC, windMs, seed) => {
        const outside = monthlyExtraterrestrial(latitudeDeg);
        const climate = {
          ghiKwhM2Day: clearness.map((kt, m) => kt * outside[m]!),
          diffuseFraction: share,
          airTemperatureC,
          windMs,
        };
        const place = { latitudeDeg, longitudeDeg, elevationM };
        const year = generateHourlyYear(climate, place, seed);
        const means = monthlyMeans(year);
        for (let m = 0; m < 12; m++) {
          expect(Math.abs(means.ghiKwhM2Day[m]! / climate.ghiKwhM2Day[m]! - 1)).toBeLessThan(1e-3);
          expect(Math.abs(means.airTemperatureC[m]! - airTemperatureC[m]!)).toBeLessThan(1e-3);
          expect(Math.abs(means.windMs[m]! / windMs[m]! - 1)).toBeLessThan(1e-3);
          // A share a clear sky cannot give ends at the nearest that it can.
          expect(means.diffuseFraction[m]!).toBeGreaterThan(share[m]! - 1e-3);
        }
        for (const values of [year.ghiWm2, year.dniWm2, year.dhiWm2, year.windMs]) {
          expect(values.every((value) => value >= 0 && value < 1500)).toBe(true);
        }
        expect(year.airTemperatureC.every(Number.isFinite)).toBe(true);
      },
    ),
    { numRuns: 12 },
  );
});

test('every place in and around China has a climate', () => {
  fc.assert(
    fc.property(number(17, 54), number(73, 136), number(0, 5500), (latitudeDeg, longitudeDeg, elevationM) => {
      const climate = climateAt(bundled, { latitudeDeg, longitudeDeg, elevationM });
      expect(climate.annualGhiKwhM2).toBeGreaterThan(800);
      expect(climate.annualGhiKwhM2).toBeLessThan(2500);
      expect(climate.ghiKwhM2Day.every((value) => value > 0.3 && value < 9.5)).toBe(true);
      expect(climate.diffuseFraction.every((value) => value >= 0.1 && value <= 0.98)).toBe(true);
      expect(climate.airTemperatureC.every((value) => value > -70 && value < 50)).toBe(true);
      expect(climate.windMs.every((value) => value > 0)).toBe(true);
      expect(climate.contributors.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    }),
    { numRuns: 200 },
  );
});
