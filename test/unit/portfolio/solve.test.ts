import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type Candidate,
  describeChoice,
  greedySet,
  keepsLimits,
} from '../../../electron/engine/portfolio/candidates.ts';
import { roadmapOf } from '../../../electron/engine/portfolio/roadmap.ts';
import { bestSet, conflictOf, type Problem, paretoFront } from '../../../electron/engine/portfolio/solve.ts';
import { createSolver } from '../../../electron/workers/solver.ts';
import { type PortfolioLimits, portfolioLimitsSchema } from '../../../shared/portfolio.ts';

const solver = createSolver();
afterAll(() => solver.close());
const EXACT = { gap: 0 };

const limitsOf = (given: Partial<PortfolioLimits>) => portfolioLimitsSchema.parse(given);
const amount = fc.integer({ min: 1, max: 60 });
const candidate = fc.record({
  kind: fc.constantFrom('rooftop' as const, 'agrivoltaic' as const),
  capacityKwp: amount,
  investmentYuan: amount,
  energy: amount,
  carbon: amount,
  station: fc.constantFrom(1, 2, null),
  town: fc.constantFrom('a', 'b', null),
});
const candidates = fc.array(candidate, { minLength: 2, maxLength: 9 }).map((rows) =>
  rows.map(
    ({ energy, carbon, ...rest }, index): Candidate => ({
      id: index + 1,
      ...rest,
      worth: { energy, carbon, fit: carbon, income: energy - 20 },
    }),
  ),
);
const limits = fc
  .record({
    budgetYuan: fc.option(fc.integer({ min: 0, max: 250 })),
    leastKwp: fc.option(fc.integer({ min: 0, max: 200 })),
    mostKwp: fc.option(fc.integer({ min: 0, max: 300 })),
    rooftop: fc.constantFrom(0, 0.3, 0.6),
    townShare: fc.constantFrom(1, 0.7),
    required: fc.constantFrom<number[]>([], [1]),
    excluded: fc.constantFrom<number[]>([], [2]),
  })
  .map(({ rooftop, ...rest }) => limitsOf({ ...rest, leastShare: { rooftop, agrivoltaic: 0 } }));
const hosting = new Map([
  [1, 60],
  [2, 45],
]);

/** Every set that keeps the limits. */
function* sets({ candidates: all, limits: given }: Problem): Generator<Candidate[]> {
  for (let bits = 0; bits < 1 << all.length; bits++) {
    const chosen = all.filter((_, index) => bits & (1 << index));
    if (keepsLimits(chosen, given, hosting)) yield chosen;
  }
}
const worthOf = (chosen: readonly Candidate[]) => chosen.reduce((sum, { worth }) => sum + worth.energy, 0);

describe('the best set', () => {
  it('is that of trying every set, and never worse than picking one by one', async () => {
    await fc.assert(
      fc.asyncProperty(candidates, limits, async (all, given) => {
        const problem: Problem = { candidates: all, goal: 'energy', limits: given, hosting };
        const brute = [...sets(problem)].map(worthOf);
        const best = await bestSet(problem, solver.solve, EXACT);
        if (brute.length === 0) {
          expect(best).toBeNull();
          return;
        }
        expect(best!.worth.energy).toBeCloseTo(Math.max(...brute), 6);
        const chosen = all.filter(({ id }) => best!.siteIds.includes(id));
        expect(keepsLimits(chosen, given, hosting)).toBe(true);
        expect(best).toMatchObject({ proven: true });
        const greedy = greedySet(all, 'energy', given, hosting);
        if (greedy) expect(best!.worth.energy).toBeGreaterThanOrEqual(worthOf(greedy) - 1e-6);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('beats picking by worth for money where that is known to fail', async () => {
    const of = (id: number, investmentYuan: number, energy: number): Candidate => ({
      id,
      kind: 'rooftop',
      capacityKwp: 1,
      investmentYuan,
      worth: { energy, carbon: 0, fit: 0, income: 0 },
      station: null,
      town: null,
    });
    const problem: Problem = {
      candidates: [of(1, 6, 13), of(2, 5, 10), of(3, 5, 10)],
      goal: 'energy',
      limits: limitsOf({ budgetYuan: 10 }),
      hosting,
    };
    expect(worthOf(greedySet(problem.candidates, 'energy', problem.limits, hosting)!)).toBe(13);
    expect((await bestSet(problem, solver.solve, EXACT))!.siteIds).toEqual([2, 3]);
  });

  it('can be stopped', async () => {
    const stopping = new AbortController();
    stopping.abort(new Error('stop'));
    const problem: Problem = { candidates: [], goal: 'energy', limits: limitsOf({}), hosting };
    await expect(bestSet(problem, solver.solve, { signal: stopping.signal })).rejects.toThrow('stop');
  });
});

describe('the front', () => {
  it('is made of sets that no set beats in both goals', async () => {
    await fc.assert(
      fc.asyncProperty(candidates, fc.integer({ min: 30, max: 200 }), async (all, budgetYuan) => {
        const problem: Problem = {
          candidates: all,
          goal: 'energy',
          limits: limitsOf({ budgetYuan }),
          hosting,
        };
        const best = await bestSet(problem, solver.solve, EXACT);
        const front = await paretoFront(problem, best!, 'carbon', 5, solver.solve, EXACT);
        const brute = [...sets(problem)].map(
          (chosen) => describeChoice(chosen, { gap: 0, seconds: 0, proven: true }).worth,
        );
        for (const [i, { worth }] of front.entries()) {
          if (i > 0) {
            expect(worth.carbon).toBeGreaterThan(front[i - 1]!.worth.carbon);
            expect(worth.energy).toBeLessThanOrEqual(front[i - 1]!.worth.energy + 1e-6);
          }
          if (i > 0) {
            const better = brute.some(
              (other) => other.energy > worth.energy + 1e-6 && other.carbon >= worth.carbon - 1e-6,
            );
            expect(better).toBe(false);
          }
        }
        const most = Math.max(...brute.map(({ carbon }) => carbon));
        if (front.length > 1) expect(front.at(-1)!.worth.carbon).toBeCloseTo(most, 4);
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});

describe('limits in conflict', () => {
  const all: Candidate[] = [1, 2, 3].map((id) => ({
    id,
    kind: 'rooftop',
    capacityKwp: 100,
    investmentYuan: 1000,
    worth: { energy: 1, carbon: 1, fit: 1, income: 1 },
    station: 1,
    town: null,
  }));
  const conflict = (given: Partial<PortfolioLimits>, hosts = 1000) =>
    conflictOf(
      { candidates: all, goal: 'energy', limits: limitsOf(given), hosting: new Map([[1, hosts]]) },
      solver.solve,
      {},
    );
  it('are named, and only they', async () => {
    expect(await conflict({ budgetYuan: 1500, leastKwp: 200, mostKwp: 5000 })).toEqual(['budget', 'least']);
    expect(await conflict({ budgetYuan: 9000, leastKwp: 200 }, 150)).toEqual(['least', 'hosting']);
    expect(await conflict({ leastKwp: 100, leastShare: { rooftop: 0, agrivoltaic: 0.2 } })).toEqual([
      'least',
      'agrivoltaicShare',
    ]);
    expect(await conflict({ budgetYuan: 500, required: [2] })).toEqual(['budget', 'required']);
    expect(await conflict({ leastKwp: 400 })).toEqual(['least']);
  });

  it('can each be left out to find a set', async () => {
    await fc.assert(
      fc.asyncProperty(candidates, limits, async (each, given) => {
        const problem: Problem = { candidates: each, goal: 'energy', limits: given, hosting };
        if (await bestSet(problem, solver.solve, EXACT)) return;
        const named = await conflictOf(problem, solver.solve, {});
        expect(named.length).toBeGreaterThan(0);
        for (const without of named) {
          const { portfolioProgramme } = await import('../../../electron/engine/portfolio/model.ts');
          const kept = new Set(named.filter((limit) => limit !== without));
          const { outcome } = await solver.solve(
            portfolioProgramme(each, 'energy', given, hosting, { kept }),
          );
          expect(outcome).not.toBe('infeasible');
        }
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});

it('a roadmap builds every site once, the best first, at an even pace', () => {
  const all = Array.from(
    { length: 40 },
    (_, i): Candidate => ({
      id: i + 1,
      kind: i % 2 ? 'rooftop' : 'agrivoltaic',
      capacityKwp: 10 + i,
      investmentYuan: 1000 + 10 * i,
      worth: { energy: (i % 7) * 100 + 50, carbon: 1, fit: 1, income: 1 },
      station: null,
      town: null,
    }),
  );
  const phases = roadmapOf(all, 'energy', 2026, 5);
  expect(phases.map(({ year }) => year)).toEqual([2026, 2027, 2028, 2029, 2030]);
  expect(phases.flatMap(({ siteIds }) => siteIds).sort((a, b) => a - b)).toEqual(all.map(({ id }) => id));
  const total = all.reduce((sum, { investmentYuan }) => sum + investmentYuan, 0);
  for (const { investmentYuan } of phases) expect(Math.abs(investmentYuan - total / 5)).toBeLessThan(1400);
  expect(phases.at(-1)!.cumulativeKwp).toBe(all.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0));
});
