import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Candidate } from '../../../electron/engine/portfolio/candidates.ts';
import { type PlannedStore, roadmapOf } from '../../../electron/engine/portfolio/roadmap.ts';
import { atOnce } from '../../../shared/steps.ts';

const site = (id: number, investmentYuan: number, more: Partial<Candidate> = {}): Candidate => ({
  id,
  kind: 'rooftop',
  capacityKwp: investmentYuan,
  investmentYuan,
  worth: { energy: investmentYuan, carbon: 0, fit: 0, income: 0 },
  station: null,
  feeder: null,
  transformer: null,
  town: null,
  roof: null,
  ...more,
});
const plan = (costs: number[], years: number, stores: PlannedStore[] = [], station: number | null = null) =>
  atOnce(
    roadmapOf(
      costs.map((cost, i) => site(i + 1, cost, { station })),
      stores,
      'energy',
      2026,
      years,
    ),
  );
const yearly = (...args: Parameters<typeof plan>) =>
  plan(...args).phases.map(({ investmentYuan }) => investmentYuan);

it('keeps equal shares where whole sites allow them, in any order of worth', () => {
  expect(yearly([100, 100], 2)).toEqual([100, 100]);
  expect(yearly([50, 150, 100], 2)).toEqual([150, 150]);
  expect(yearly([100, 150, 50], 2)).toEqual([150, 150]);
  expect(yearly([30, 70, 60, 40, 100], 3)).toEqual([100, 100, 100]);
  expect(plan([30, 70, 60, 40, 100], 3)).toMatchObject({ equal: true, yearlyYuan: 100, larger: [] });
});

it('says what each year is off its share where whole sites do not allow it, and which are larger', () => {
  const three = plan([100, 100, 100], 2);
  expect(three.phases.map(({ offYuan }) => offYuan)).toEqual([50, -50]);
  expect(three).toMatchObject({ equal: false, yearlyYuan: 150, larger: [] });
  const uneven = plan([10, 10, 1000], 5);
  expect(uneven).toMatchObject({ equal: false, yearlyYuan: 204, larger: [3] });
  expect(uneven.phases.flatMap(({ siteIds }) => siteIds).sort()).toEqual([1, 2, 3]);
  expect(uneven.phases.filter(({ investmentYuan }) => investmentYuan > 0).length).toBe(3);
});

it('buys a battery with the first site at its substation and counts it in the year’s share', () => {
  const stores = [{ stationId: 4, energyKwh: 10, powerKw: 5, investmentYuan: 100 }];
  const { phases } = plan([100, 100, 100], 2, stores, 4);
  expect(phases.map(({ investmentYuan }) => investmentYuan)).toEqual([200, 200]);
  expect(phases[0]!.stores).toEqual(stores);
  expect(phases[0]!.siteIds).toHaveLength(1);
  const alone = plan([100], 2, [{ ...stores[0]!, stationId: 9 }]);
  expect(alone.phases.map((phase) => phase.stores.length)).toEqual([1, 0]);
});

it('builds every site once, and no year is off by more than the largest site', () => {
  const costs = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(costs, fc.integer({ min: 1, max: 8 }), (drawn, years) => {
      const { phases, yearlyYuan } = plan(drawn, years);
      expect(phases.flatMap(({ siteIds }) => siteIds).sort((a, b) => a - b)).toEqual(
        drawn.map((_, i) => i + 1),
      );
      const total = drawn.reduce((a, b) => a + b, 0);
      expect(phases.reduce((sum, { investmentYuan }) => sum + investmentYuan, 0)).toBeCloseTo(total, 6);
      for (const { investmentYuan, offYuan } of phases) {
        expect(offYuan).toBeCloseTo(investmentYuan - yearlyYuan, 6);
        expect(Math.abs(offYuan)).toBeLessThanOrEqual(Math.max(...drawn, yearlyYuan) + 1e-6);
      }
    }),
    { numRuns: 60 },
  );
});
