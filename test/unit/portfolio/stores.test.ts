import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { serveYear } from '../../../electron/engine/grid/serve-year.ts';
import type { Candidate } from '../../../electron/engine/portfolio/candidates.ts';
import type { Problem } from '../../../electron/engine/portfolio/model.ts';
import { bestSet, conflictOf } from '../../../electron/engine/portfolio/solve.ts';
import { type StoreTerms, standingDays } from '../../../electron/engine/portfolio/stores.ts';
import { createSolver } from '../../../electron/workers/solver.ts';
import { civilHour } from '../../../shared/civil-time.ts';
import { type Goal, type PortfolioLimits, portfolioLimitsSchema } from '../../../shared/portfolio.ts';
import { HOURS_PER_YEAR } from '../../../shared/weather.ts';

const solver = createSolver();
afterAll(() => solver.close());

/** A sunny hour on either side of noon and one at it, brighter in summer: kW of one kWp. */
const perKwp = Float64Array.from({ length: HOURS_PER_YEAR }, (_, i) => {
  const hour = civilHour(i) % 24;
  const season = 0.7 + 0.3 * Math.sin((2 * Math.PI * (civilHour(i) / 24 - 80)) / 365);
  return (
    Math.max(0, Math.cos(((hour - 12) / 6) * (Math.PI / 2))) * (Math.abs(hour - 12) < 6 ? 1 : 0) * season
  );
});
const allowedKw = new Float64Array(HOURS_PER_YEAR).fill(100);
const year = { perKwp, allowedKw };
const yearlyKwh = perKwp.reduce((sum, kw) => sum + kw, 0);

const terms: StoreTerms = {
  investmentYuanKwh: 900,
  presentYuanKwh: 1200,
  investmentYuanKw: 0,
  presentYuanKw: 0,
  hours: { least: 2, most: 2 },
  roundTrip: 0.88,
  lossPerKwh: { energy: 1, carbon: 0.0005, fit: 0, income: 4 },
};
const sites = [1, 2, 3].map(
  (id): Candidate => ({
    id,
    kind: 'rooftop',
    capacityKwp: 100,
    investmentYuan: 280_000,
    worth: {
      energy: 100 * yearlyKwh,
      carbon: 0.05 * yearlyKwh,
      fit: 50,
      income: 100 * yearlyKwh * 4 - 280_000,
    },
    station: 1,
    feeder: null,
    transformer: null,
    town: null,
    roof: null,
  }),
);
const days = new Map([[1, standingDays(year, 300, 12)]]);
const problemOf = (
  goal: Goal,
  storage: Partial<StoreTerms> | null,
  given: Partial<PortfolioLimits> = {},
): Problem => ({
  candidates: sites,
  goal,
  limits: portfolioLimitsSchema.parse({
    storage: storage !== null,
    leastSize: 0.1,
    mostCurtailed: 0,
    ...given,
  }),
  hosting: { station: new Map([[1, 100]]), feeder: new Map() },
  roofM2: new Map(),
  storage: storage && { terms: { ...terms, ...storage }, days },
});
const solve = (...asked: Parameters<typeof problemOf>) =>
  bestSet(problemOf(...asked), solver.solve, { gap: 0 });

describe('standing days', () => {
  it('stand for every day of the year, the tightest for itself', () => {
    const all = standingDays(year, 1e9, 12);
    expect(all.reduce((sum, { weight }) => sum + weight, 0)).toBe(364);
    expect(all[0]!.weight).toBe(1);
    const least = Math.min(...Array.from(perKwp, (kw) => (kw > 0 ? 100 / kw : Infinity)));
    expect(Math.min(...all[0]!.hours.map((hour) => hour.allowedKw / hour.perKwp))).toBeCloseTo(least, 9);
  });

  it('leave out hours and days that no capacity makes too full', () => {
    expect(standingDays(year, 99, 12)).toEqual([]);
    for (const { hours } of standingDays(year, 130, 12))
      for (const hour of hours) expect(hour.perKwp * 130).toBeGreaterThan(hour.allowedKw);
  });
});

describe('a battery at a substation', () => {
  it('balances in every hour to a billionth and keeps the limit', () => {
    const size = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(size, size, fc.double({ min: 0.5, max: 1, noNaN: true }), (kwp, energyKwh, roundTrip) => {
        const generation = perKwp.map((kw) => kw * kwp);
        const served = serveYear(generation, allowedKw, { energyKwh, powerKw: energyKwh / 2, roundTrip });
        const oneWay = Math.sqrt(roundTrip);
        let [worst, taken, given, curtailed] = [0, 0, 0, 0];
        generation.forEach((kwh, i) => {
          const change = served.held[i]! - (served.held[i - 1] ?? 0);
          const [into, out] = change > 0 ? [change / oneWay, 0] : [0, -change * oneWay];
          const cut = Math.max(0, kwh - allowedKw[i]! - into);
          worst = Math.max(worst, Math.abs(kwh + out - served.passed[i]! - into - cut) / Math.max(1, kwh));
          taken += into;
          given += out;
          curtailed += cut;
        });
        expect(worst).toBeLessThanOrEqual(1e-9);
        expect(served.passed.every((kw, i) => kw <= allowedKw[i]! + 1e-9)).toBe(true);
        expect(served.held.every((kwh) => kwh >= 0 && kwh <= energyKwh + 1e-9)).toBe(true);
        const lost = taken - given - served.held.at(-1)!;
        const close = (a: number, b: number) =>
          expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-6 * Math.max(1, kwp));
        close(served.takenKwh, taken);
        close(served.curtailedKwh, curtailed);
        close(served.lostKwh, lost);
        expect(lost).toBeGreaterThanOrEqual(-1e-6);
      }),
      { numRuns: 25 },
    );
  });

  it('curtails less the larger it is, and nothing where it is large enough', () => {
    const generation = perKwp.map((kw) => kw * 200);
    const cut = (energyKwh: number) =>
      serveYear(generation, allowedKw, { energyKwh, powerKw: energyKwh, roundTrip: 0.88 }).curtailedKwh;
    let before = Infinity;
    for (const energyKwh of [0, 50, 150, 400, 2000]) {
      expect(cut(energyKwh)).toBeLessThanOrEqual(before);
      before = cut(energyKwh);
    }
    expect(cut(2000)).toBe(0);
  });
});

describe('batteries chosen with the sites', () => {
  it('let more be built than the substation hosts, and are verified hour by hour', async () => {
    const without = (await solve('energy', null))!;
    expect(without.capacityKwp).toBeCloseTo(100, 6);
    const best = (await solve('energy', {}))!;
    expect(best.capacityKwp).toBeCloseTo(300, 6);
    const [store] = best.stores;
    const generation = perKwp.map((kw) => kw * best.capacityKwp);
    const { curtailedKwh, takenKwh } = serveYear(generation, allowedKw, { ...store!, roundTrip: 0.88 });
    expect(curtailedKwh / (best.capacityKwp * yearlyKwh)).toBeLessThan(1e-3);
    // What the model says is delivered is what the year delivers, to a percent of what passes through.
    const lost = 300 * yearlyKwh - best.worth.energy;
    expect(Math.abs(lost - takenKwh * 0.12 - curtailedKwh)).toBeLessThan(0.05 * takenKwh);
    expect(best.investmentYuan).toBeCloseTo(3 * 280_000 + store!.energyKwh * 900, 0);
  });

  it('are bought only where they earn their price', async () => {
    const cheap = (await solve('income', { presentYuanKwh: 10 }))!;
    const dear = (await solve('income', { presentYuanKwh: 1e6 }))!;
    expect(cheap.stores.length).toBe(1);
    expect(dear.stores).toEqual([]);
    expect(cheap.worth.income).toBeGreaterThan(dear.worth.income);
    expect(dear.worth.income / (await solve('income', null))!.worth.income).toBeCloseTo(1, 4);
  });

  it('are worth no more the dearer they are, and no less the more may be curtailed', async () => {
    let before = Infinity;
    for (const presentYuanKwh of [100, 600, 1200, 2400, 5000]) {
      const { income } = (await solve('income', { presentYuanKwh }))!.worth;
      expect(income).toBeLessThanOrEqual(before + 1);
      before = income;
    }
    let energy = 0;
    for (const mostCurtailed of [0, 0.02, 0.05, 0.2]) {
      const best = (await solve('energy', {}, { mostCurtailed, budgetYuan: 600_000 }))!;
      expect(best.worth.energy).toBeGreaterThanOrEqual(energy - 1);
      expect(best.investmentYuan).toBeLessThanOrEqual(600_000.01);
      energy = best.worth.energy;
    }
  });

  it('name curtailment where it stands in the way', async () => {
    const problem = problemOf('energy', {}, { leastKwp: 290, budgetYuan: 290 * 2800 });
    expect(await bestSet(problem, solver.solve, { gap: 0 })).toBeNull();
    expect(await conflictOf(problem, solver.solve, {})).toEqual([
      'budget',
      'least',
      'hosting',
      'curtailment',
    ]);
  });
});
