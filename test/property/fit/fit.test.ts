import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonMatrix, priorities } from '../../../electron/engine/fit/ahp.ts';
import { nthSmallest } from '../../../electron/engine/fit/nth-smallest.ts';
import { bothScores, ranksOf } from '../../../electron/engine/fit/rank.ts';
import { keptClassShares, type SensitivityInput } from '../../../electron/engine/fit/sensitivity.ts';
import { hiddenM } from '../../../electron/engine/fit/sight.ts';
import { valueAt } from '../../../electron/engine/fit/value.ts';
import { readFitCriteria } from '../../../electron/formats/fit.ts';
import { PURPOSES } from '../../../shared/fit.ts';
import { atOnce } from '../../../shared/steps.ts';

type Values = readonly (number | null)[];
const weightedSum = (values: Values, weights: readonly number[]) => bothScores(values, weights).weightedSum;
const topsis = (values: Values, weights: readonly number[]) => bothScores(values, weights).topsis;

const criteria = readFitCriteria(new URL('../../../data', import.meta.url).pathname);
const all = PURPOSES.flatMap((purpose) => criteria[purpose]);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const weight = fc.double({ min: 0.01, max: 1, noNaN: true });
const scored = fc.integer({ min: 1, max: 12 }).chain((n) =>
  fc.record({
    values: fc.array(fc.option(share, { freq: 5 }), { minLength: n, maxLength: n }),
    weights: fc.array(weight, { minLength: n, maxLength: n }),
  }),
);

describe('value functions of the bundled criteria', () => {
  it('rise or fall all the way and stay between 0 and 1', () => {
    for (const { indicator, value } of all) {
      const values = value.points.map(([, v]) => v);
      const rising = values[values.length - 1]! > values[0]!;
      expect(values, indicator).toEqual(values.toSorted((a, b) => (rising ? a - b : b - a)));
      const reach = value.points[value.points.length - 1]![0] * 1.5;
      fc.assert(
        fc.property(share, share, (a, b) => {
          const [low, high] = [Math.min(a, b) * reach, Math.max(a, b) * reach];
          const [first, second] = [valueAt(low, value), valueAt(high, value)];
          expect(rising ? second - first : first - second).toBeGreaterThanOrEqual(-1e-12);
          expect(first).toBeGreaterThanOrEqual(0);
          expect(first).toBeLessThanOrEqual(1);
        }),
      );
    }
  });

  it('carry weights that add up to 1 and a source in both languages', () => {
    for (const purpose of PURPOSES) {
      expect(criteria[purpose].reduce((sum, { defaultWeight }) => sum + defaultWeight, 0)).toBeCloseTo(1, 12);
      for (const { source } of criteria[purpose]) expect(source.zh && source.en).toBeTruthy();
    }
  });

  it('hold each value from its point on where they are steps', () => {
    const steps = {
      shape: 'step' as const,
      points: [
        [0, 0.2],
        [10, 0.9],
      ] as [number, number][],
    };
    expect([-1, 0, 9.99, 10, 99].map((x) => valueAt(x, steps))).toEqual([0.2, 0.2, 0.2, 0.9, 0.9]);
  });
});

describe('scores', () => {
  it('lie between the worst and the best value, and are unknown only where everything is', () => {
    fc.assert(
      fc.property(scored, ({ values, weights }) => {
        const known = values.filter((value): value is number => value !== null);
        const sum = weightedSum(values, weights);
        const close = topsis(values, weights);
        if (known.length === 0) {
          expect([sum, close]).toEqual([null, null]);
          return;
        }
        expect(sum).toBeGreaterThanOrEqual(Math.min(...known) - 1e-12);
        expect(sum).toBeLessThanOrEqual(Math.max(...known) + 1e-12);
        expect(close).toBeGreaterThanOrEqual(0);
        expect(close).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never fall when a value rises: what dominates scores higher by both methods', () => {
    fc.assert(
      fc.property(scored, fc.nat(), share, ({ values, weights }, at, raise) => {
        const i = at % values.length;
        const better = values.map((value, k) =>
          k === i && value !== null ? value + (1 - value) * raise : value,
        );
        expect(weightedSum(better, weights) ?? 0).toBeGreaterThanOrEqual(
          (weightedSum(values, weights) ?? 0) - 1e-12,
        );
        expect(topsis(better, weights) ?? 0).toBeGreaterThanOrEqual((topsis(values, weights) ?? 0) - 1e-12);
      }),
    );
  });

  it('reach 1 at the ideal and 0 at the worst', () => {
    expect(topsis([1, 1, 1], [0.5, 0.3, 0.2])).toBe(1);
    expect(topsis([0, 0, null], [0.5, 0.3, 0.2])).toBe(0);
    expect(topsis([0.5, 0.5], [0.5, 0.5])).toBeCloseTo(0.5, 12);
  });

  it('share a rank when they are equal', () => {
    expect(ranksOf([0.4, 0.9, null, 0.4, 0.1])).toEqual([2, 1, null, 2, 4]);
  });
});

describe('pairwise weights', () => {
  it('give back the weights of a consistent matrix with a consistency ratio of 0', () => {
    fc.assert(
      fc.property(fc.array(weight, { minLength: 2, maxLength: 12 }), (raw) => {
        const total = raw.reduce((a, b) => a + b);
        const { weights, cr, lambdaMax, worst } = priorities(raw.map((a) => raw.map((b) => a / b)));
        weights.forEach((value, i) => {
          expect(value).toBeCloseTo(raw[i]! / total, 9);
        });
        expect(lambdaMax).toBeCloseTo(raw.length, 8);
        expect(cr).toBeLessThan(1e-8);
        expect(worst).toBe(null);
      }),
    );
  });

  it('make any reciprocal matrix’ weights positive and its λmax at least n', () => {
    const scale = fc.constantFrom(1 / 9, 1 / 5, 1 / 3, 1, 2, 4, 6, 9);
    fc.assert(
      fc.property(fc.array(scale, { minLength: 10, maxLength: 10 }), (judged) => {
        const order = ['a', 'b', 'c', 'd', 'e'];
        const pairs = order.flatMap((a, i) => order.slice(i + 1).map((b) => `${a}>${b}`));
        const matrix = comparisonMatrix(
          order,
          Object.fromEntries(pairs.map((pair, i) => [pair, judged[i]!])),
          [1, 1, 1, 1, 1],
        );
        matrix.forEach((row, i) => {
          row.forEach((value, j) => {
            expect(value * matrix[j]![i]!).toBeCloseTo(1, 12);
          });
        });
        const { weights, lambdaMax, cr } = priorities(matrix);
        for (const value of weights) expect(value).toBeGreaterThan(0);
        expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
        expect(lambdaMax).toBeGreaterThanOrEqual(5 - 1e-6);
        expect(cr).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the sensitivity test', () => {
  const shares = (input: SensitivityInput) => atOnce(keptClassShares(input));
  const input = {
    values: [
      [0.9, 0.1],
      [0.5, 0.5],
      [0.1, 0.8],
      [0.2, null],
    ],
    parts: [{ from: 0, weights: [0.5, 0.5], share: 1 }],
    trials: 300,
  };
  it('repeats itself for a seed and keeps every class when the weights do not move', () => {
    expect(shares({ ...input, spread: 0.4, seed: 7 })).toEqual(shares({ ...input, spread: 0.4, seed: 7 }));
    expect(shares({ ...input, spread: 0, seed: 7 })).toEqual([1, 1, 1, 1]);
    for (const kept of shares({ ...input, spread: 1, seed: 8 })) {
      expect(kept).toBeGreaterThanOrEqual(0);
      expect(kept).toBeLessThanOrEqual(1);
    }
  });
  it('leaves a site that is best in everything in the upper third', () => {
    const values = [
      [1, 1],
      [0.6, 0.2],
      [0.2, 0.6],
    ];
    expect(shares({ ...input, values, spread: 1, seed: 3 })[0]).toBe(1);
  });
});

it('hides more of an array the further away it stands and the lower the eye', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 40_000, noNaN: true }),
      fc.double({ min: 0, max: 5000, noNaN: true }),
      (d, more) => {
        expect(hiddenM(d + more, 1.6)).toBeGreaterThanOrEqual(hiddenM(d, 1.6));
        expect(hiddenM(d, 3)).toBeLessThanOrEqual(hiddenM(d, 1.6));
      },
    ),
  );
});

it('finds the value at a place as sorting would, many of them equal or not', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), fc.nat(), (values, drawn) => {
      const place = drawn % values.length;
      const sorted = Float64Array.from(values).sort();
      expect(nthSmallest(Float64Array.from(values), place)).toBe(sorted[place]);
    }),
  );
});
