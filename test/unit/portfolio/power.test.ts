import { afterAll, describe, expect, it } from 'vitest';
import type { Candidate } from '../../../electron/engine/portfolio/candidates.ts';
import type { Problem } from '../../../electron/engine/portfolio/model.ts';
import { bestSet } from '../../../electron/engine/portfolio/solve.ts';
import type { StandingDay, StoreTerms } from '../../../electron/engine/portfolio/stores.ts';
import { createSolver } from '../../../electron/workers/solver.ts';
import { type PortfolioLimits, portfolioLimitsSchema } from '../../../shared/portfolio.ts';

const solver = createSolver();
afterAll(() => solver.close());

/** A short peak on some days and a long plateau on others, so that neither power nor energy is enough alone. */
const days: StandingDay[] = [
  {
    weight: 100,
    hours: [
      { perKwp: 0.5, allowedKw: 100 },
      { perKwp: 0.9, allowedKw: 100 },
      { perKwp: 0.5, allowedKw: 100 },
    ],
  },
  { weight: 150, hours: [0.6, 0.65, 0.7, 0.7, 0.65, 0.6].map((perKwp) => ({ perKwp, allowedKw: 100 })) },
];
const KWP = 200;
const INCOME = 2_000_000;
const site: Candidate = {
  id: 1,
  kind: 'rooftop',
  capacityKwp: KWP,
  investmentYuan: 560_000,
  worth: { energy: 250_000, carbon: 125, fit: 100, income: INCOME },
  station: 1,
  feeder: null,
  transformer: null,
  town: null,
  roof: null,
};
const usual: StoreTerms = {
  investmentYuanKwh: 700,
  presentYuanKwh: 1000,
  investmentYuanKw: 400,
  presentYuanKw: 600,
  hours: { least: 1, most: 8 },
  roundTrip: 0.88,
  lossPerKwh: { energy: 1, carbon: 0.0005, fit: 0, income: 8 },
};
const solve = async (terms: Partial<StoreTerms> = {}, limits: Partial<PortfolioLimits> = {}) => {
  const problem: Problem = {
    candidates: [site],
    goal: 'income',
    limits: portfolioLimitsSchema.parse({
      storage: true,
      leastSize: 1,
      required: [1],
      mostCurtailed: 1,
      ...limits,
    }),
    hosting: { station: new Map(), feeder: new Map() },
    roofM2: new Map(),
    storage: { terms: { ...usual, ...terms }, days: new Map([[1, days]]) },
  };
  const best = (await bestSet(problem, solver.solve, { gap: 0 }))!;
  const { energyKwh = 0, powerKw = 0 } = best.stores[0] ?? {};
  return { best, energyKwh, powerKw, income: best.worth.income };
};

/** Present value of the site with a battery, worked out by filling it hour by hour. */
function incomeOf(energyKwh: number, powerKw: number, terms: StoreTerms): number {
  const oneWay = Math.sqrt(terms.roundTrip);
  let lost = 0;
  for (const { weight, hours } of days) {
    let room = energyKwh / oneWay;
    for (const { perKwp, allowedKw } of hours) {
      const over = Math.max(0, perKwp * KWP - allowedKw);
      const into = Math.min(over, powerKw, room);
      room -= into;
      lost += weight * (over - into + into * (1 - terms.roundTrip));
    }
  }
  return (
    INCOME - lost * terms.lossPerKwh.income - energyKwh * terms.presentYuanKwh - powerKw * terms.presentYuanKw
  );
}

/** The best of all batteries on a grid of energy and power within the limits of duration. */
function bruteForce(terms: StoreTerms, step: number) {
  let best = { income: -Infinity, energyKwh: 0, powerKw: 0 };
  for (let powerKw = 0; powerKw <= 100; powerKw += step) {
    for (let energyKwh = 0; energyKwh <= 300; energyKwh += step) {
      const kept = energyKwh >= powerKw * terms.hours.least && energyKwh <= powerKw * terms.hours.most;
      const income = incomeOf(energyKwh, powerKw, terms);
      if (kept && income > best.income) best = { income, energyKwh, powerKw };
    }
  }
  return best;
}

describe('power and energy of a battery at a substation', () => {
  it.each([
    ['at usual prices', {}],
    ['with dear power', { presentYuanKw: 4000, investmentYuanKw: 3000 }],
    ['with free power', { presentYuanKw: 0, investmentYuanKw: 0 }],
    ['at two hours', { hours: { least: 2, most: 2 } }],
    ['at four hours or more', { hours: { least: 4, most: 8 } }],
    ['with dear energy', { presentYuanKwh: 2500 }],
  ] as [string, Partial<StoreTerms>][])('are the best that trying all finds, %s', async (_name, given) => {
    const terms = { ...usual, ...given };
    const found = await solve(given);
    const tried = bruteForce(terms, 0.5);
    expect(found.income).toBeGreaterThanOrEqual(tried.income - 1);
    // What the optimiser says it is worth is what filling it hour by hour gives.
    expect(found.income / incomeOf(found.energyKwh, found.powerKw, terms)).toBeCloseTo(1, 5);
    expect(found.income - tried.income).toBeLessThan(2000);
  });

  it('keep to the limits of duration', async () => {
    for (const [least, most] of [
      [0.5, 1],
      [1, 8],
      [3, 4],
      [6, 24],
    ] as const) {
      const { energyKwh, powerKw } = await solve({ hours: { least, most } });
      expect(energyKwh).toBeGreaterThan(0);
      expect(energyKwh / powerKw).toBeGreaterThanOrEqual(least - 1e-6);
      expect(energyKwh / powerKw).toBeLessThanOrEqual(most + 1e-6);
    }
  });

  it('have less power and are worth no more the dearer power is', async () => {
    let before = { powerKw: Infinity, income: Infinity };
    for (const presentYuanKw of [0, 200, 600, 2000, 6000, 20_000]) {
      const found = await solve({ presentYuanKw });
      expect(found.powerKw).toBeLessThanOrEqual(before.powerKw + 1e-6);
      expect(found.income).toBeLessThanOrEqual(before.income + 1);
      before = found;
    }
    expect(before.powerKw).toBe(0);
  });

  it('are worth no less the wider the limits of duration', async () => {
    let before = -Infinity;
    for (const hours of [
      { least: 2, most: 2 },
      { least: 1, most: 3 },
      { least: 0.5, most: 8 },
    ]) {
      const { income } = await solve({ hours });
      expect(income).toBeGreaterThanOrEqual(before - 1);
      before = income;
    }
  });

  it('both count in what is invested and in the budget', async () => {
    const { best, energyKwh, powerKw } = await solve();
    expect(best.investmentYuan).toBeCloseTo(560_000 + energyKwh * 700 + powerKw * 400, 2);
    const budgetYuan = 560_000 + (best.investmentYuan - 560_000) / 2;
    const tight = await solve({}, { budgetYuan });
    expect(tight.best.investmentYuan).toBeLessThanOrEqual(budgetYuan + 0.01);
    expect(tight.income).toBeLessThanOrEqual(best.worth.income);
  });
});
