import { expect, test } from 'vitest';
import {
  combinedUncertainty,
  energyUncertainty,
  P90_QUANTILE,
  uncertaintyParts,
} from '../../../electron/engine/uncertainty.ts';

const part = (evidence: Parameters<typeof uncertaintyParts>[0], name: string) =>
  uncertaintyParts(evidence).find((cause) => cause.name === name)!.fraction;
const whole = (evidence: Parameters<typeof uncertaintyParts>[0]) =>
  combinedUncertainty(uncertaintyParts(evidence));

test('the bundled climate is surer near ground measurements than far from them', () => {
  const near = whole({ kind: 'climate', levelFraction: 0.045 });
  const far = whole({ kind: 'climate', levelFraction: 0.064 });
  expect(near).toBeLessThan(far);
  expect(near).toBeGreaterThan(0.08);
  expect(far).toBeLessThan(0.11);
});

test('an imported year is surer than a climate far from all stations, several years surer still', () => {
  const one = whole({ kind: 'years', annualGhi: [1500] });
  const five = whole({ kind: 'years', annualGhi: [1450, 1480, 1500, 1520, 1550] });
  expect(one).toBeLessThan(whole({ kind: 'climate', levelFraction: 0.064 }));
  expect(five).toBeLessThan(one);
});

test('several years tell the spread from year to year; the same year twice tells nothing', () => {
  const years = [1400, 1500, 1600];
  expect(part({ kind: 'years', annualGhi: years }, 'interannual')).toBeCloseTo(100 / 1500, 12);
  expect(part({ kind: 'years', annualGhi: years }, 'resource')).toBeCloseTo(
    Math.hypot(0.03, 100 / 1500 / Math.sqrt(3)),
    12,
  );
  const single = { kind: 'years', annualGhi: [1500] } as const;
  expect(uncertaintyParts({ kind: 'years', annualGhi: [1500, 1500, 1500] })).toEqual(
    uncertaintyParts(single),
  );
});

test('P90 lies below the median by its part of what all causes make together', () => {
  const evidence = { kind: 'climate', levelFraction: 0.05 } as const;
  const { p50Kwh, p90Kwh, combinedFraction } = energyUncertainty(1000, evidence);
  expect(p50Kwh).toBe(1000);
  expect(p90Kwh).toBeCloseTo(1000 * (1 - P90_QUANTILE * combinedFraction), 9);
  expect(combinedFraction).toBeCloseTo(whole(evidence), 12);
});
