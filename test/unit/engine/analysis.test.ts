import { expect, test } from 'vitest';
import { analyseYield, typicalDay } from '../../../electron/engine/analysis.ts';
import { combinedUncertainty } from '../../../electron/engine/uncertainty.ts';
import { simulateArray } from '../../../electron/engine/yield.ts';
import { HOURS_IN_MONTH } from '../../../shared/weather.ts';
import { yieldAnalysisSchema } from '../../../shared/yield.ts';
import { arrayOf, beijingSky, equipment } from './sample.ts';

const ageing = { degradationPerYear: 0.005, lifetimeYears: 25 };
const spec = { array: arrayOf({ tiltDeg: 20, azimuthDeg: 120, capacityKwp: 50 }), ...equipment };
const analysis = analyseYield(beijingSky, spec, ageing, { kind: 'climate', levelFraction: 0.05 });
const { annualKwh } = simulateArray(beijingSky, spec);

test('the analysis has the shape the window is promised', () => {
  expect(yieldAnalysisSchema.safeParse(analysis).success).toBe(true);
});

test('typical days add up to the year and peak around Beijing noon', () => {
  const sum = analysis.typicalDayKwh.reduce(
    (total, day, month) => total + (day.reduce((a, b) => a + b, 0) * HOURS_IN_MONTH[month]!) / 24,
    0,
  );
  expect(sum).toBeCloseTo(annualKwh, 6);
  for (const day of analysis.typicalDayKwh) {
    expect(day[0]).toBe(0);
    expect(Math.abs(day.indexOf(Math.max(...day)) - 11)).toBeLessThanOrEqual(3);
  }
});

test('an hour of UTC lands eight hours later in Beijing', () => {
  const hours = new Array<number>(8760).fill(0);
  hours[4] = 31_000;
  expect(typicalDay(hours)[0]![12]).toBeCloseTo(1, 12);
  const lastEvening = new Array<number>(8760).fill(0);
  lastEvening[8759] = 31_000;
  expect(typicalDay(lastEvening)[0]![7]).toBeCloseTo(1, 12);
});

test('uncertainty adds in quadrature and the levels keep their order', () => {
  const { parts, combinedFraction, p50Kwh, p75Kwh, p90Kwh, p99Kwh } = analysis.uncertainty;
  expect(combinedFraction ** 2).toBeCloseTo(
    parts.reduce((sum, { fraction }) => sum + fraction ** 2, 0),
    12,
  );
  expect(
    combinedUncertainty([
      { name: 'a', fraction: 0.03, source: '' },
      { name: 'b', fraction: 0.04, source: '' },
    ]),
  ).toBeCloseTo(0.05, 12);
  expect(p50Kwh).toBeCloseTo(annualKwh, 9);
  expect(p90Kwh).toBeCloseTo(annualKwh * (1 - 1.28155 * combinedFraction), 1);
  expect([p50Kwh, p75Kwh, p90Kwh, p99Kwh]).toEqual([p50Kwh, p75Kwh, p90Kwh, p99Kwh].sort((a, b) => b - a));
  for (const { source } of parts) expect(source).toMatch(/\d{4}|[Ee]ngineering judgement/);
});

test('production falls by the same share each year', () => {
  expect(analysis.yearlyKwh).toHaveLength(25);
  expect(analysis.yearlyKwh[0]).toBeCloseTo(annualKwh, 9);
  expect(analysis.yearlyKwh[24]! / analysis.yearlyKwh[0]!).toBeCloseTo(0.995 ** 24, 12);
});

test('the optimum yields at least as much as every direction around', () => {
  const { tiltDeg, azimuthDeg, annualKwh: best, gainFraction } = analysis.optimum;
  expect(gainFraction).toBeCloseTo(best / annualKwh - 1, 12);
  expect(gainFraction).toBeGreaterThan(0.05);
  for (let tilt = 0; tilt <= 90; tilt += 6) {
    for (let azimuth = 0; azimuth < 360; azimuth += 12) {
      const array = arrayOf({ tiltDeg: tilt, azimuthDeg: azimuth, capacityKwp: 50 });
      expect(simulateArray(beijingSky, { array, ...equipment }).annualKwh).toBeLessThanOrEqual(best * 1.0001);
    }
  }
  const again = arrayOf({ tiltDeg, azimuthDeg, capacityKwp: 50 });
  expect(simulateArray(beijingSky, { array: again, ...equipment }).annualKwh).toBeCloseTo(best, 8);
});
