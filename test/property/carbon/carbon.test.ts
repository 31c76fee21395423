import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yearlyProduction } from '../../../electron/engine/analysis.ts';
import { avoidedByYear, paybackYears } from '../../../electron/engine/carbon/avoided.ts';
import { factorInYear, gridPath } from '../../../electron/engine/carbon/grid-path.ts';
import { claimShares, divideGrams } from '../../../electron/engine/carbon/ledger.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const factor = fc.double({ min: 0, max: 2, noNaN: true });
const claims = fc.record({ fuelReplaced: share, certificated: share, supplyChain: share });
const weights = fc.record({ scope1: share, scope2: share, scope3: share, scope3plus: share });
const grams = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe('the ledger', () => {
  it('balances to the gram, whatever the claims', () => {
    fc.assert(
      fc.property(grams, weights, (totalG, weightOf) => {
        const entries = divideGrams(totalG, weightOf);
        expect(entries.reduce((sum, entry) => sum + BigInt(entry.grams), 0n)).toBe(BigInt(totalG));
        for (const entry of entries) expect(entry.grams).toBeGreaterThanOrEqual(0);
        for (const entry of entries) if (entry.share === 0) expect(entry.grams).toBe(0);
      }),
    );
  });

  it('shares out each kilowatt-hour once', () => {
    fc.assert(
      fc.property(share, claims, (own, rest) => {
        const all = Object.values(claimShares(own, rest));
        expect(all.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
        for (const each of all) expect(each).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('avoided emissions', () => {
  const total = (kwh: number, degradationPerYear: number, kgKwh: number) =>
    avoidedByYear(
      yearlyProduction(kwh, { degradationPerYear, lifetimeYears: 25 }),
      () => kgKwh,
      2026,
      2030,
      0,
    ).at(-1)!.netTco2;
  const energy = fc.double({ min: 1, max: 1e9, noNaN: true });
  const ageing = fc.double({ min: 0, max: 0.05, noNaN: true });

  it('grow with the factor and fall with degradation', () => {
    fc.assert(
      fc.property(energy, ageing, ageing, factor, factor, (kwh, d1, d2, f1, f2) => {
        expect(total(kwh, d1, Math.max(f1, f2))).toBeGreaterThanOrEqual(total(kwh, d1, Math.min(f1, f2)));
        expect(total(kwh, Math.max(d1, d2), f1)).toBeLessThanOrEqual(total(kwh, Math.min(d1, d2), f1));
      }),
    );
  });

  it('pay back embodied emissions exactly when the balance crosses zero', () => {
    const avoided = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e7, noNaN: true }), avoided, (embodied, yearly) => {
        const years = paybackYears(embodied, yearly);
        const sum = yearly.reduce((x, y) => x + y, 0);
        if (years === null) {
          expect(sum).toBeLessThanOrEqual(embodied * (1 + 1e-9));
          return;
        }
        const whole = Math.min(Math.floor(years), yearly.length - 1);
        const before = yearly.slice(0, whole).reduce((x, y) => x + y, 0);
        expect(before + (years - whole) * yearly[whole]!).toBeCloseTo(embodied, 3);
      }),
    );
  });
});

describe('the grid path', () => {
  it('stays between its points and meets every one', () => {
    const point = fc.record({ year: fc.integer({ min: 2024, max: 2090 }), factorKgKwh: factor });
    fc.assert(
      fc.property(factor, fc.array(point, { maxLength: 8 }), (known, planned) => {
        const path = gridPath({ year: 2023, factorKgKwh: known }, planned);
        const values = path.map((each) => each.factorKgKwh);
        for (const each of path) expect(factorInYear(path, each.year)).toBeCloseTo(each.factorKgKwh, 12);
        for (let year = 2015; year < 2101; year++) {
          expect(factorInYear(path, year)).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
          expect(factorInYear(path, year)).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
        }
      }),
    );
  });
});
