import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type Candidate,
  type Chosen,
  describeChoice,
  type HostingLimits,
  keepsLimits,
  sized,
} from '../../../electron/engine/portfolio/candidates.ts';
import { greedySet } from '../../../electron/engine/portfolio/greedy.ts';
import { type Problem, portfolioProgramme } from '../../../electron/engine/portfolio/model.ts';
import { roadmapOf } from '../../../electron/engine/portfolio/roadmap.ts';
import { bestSet, conflictOf, paretoFront } from '../../../electron/engine/portfolio/solve.ts';
import { createSolver } from '../../../electron/workers/solver.ts';
import type { PilotClass } from '../../../shared/building-classes.ts';
import { type PortfolioLimits, portfolioLimitsSchema } from '../../../shared/portfolio.ts';
import { atOnce } from '../../../shared/steps.ts';

const solver = createSolver();
afterAll(() => solver.close());
const EXACT = { gap: 0 };

/** Sites are taken whole unless a test says otherwise. */
const limitsOf = (given: Partial<PortfolioLimits>) => portfolioLimitsSchema.parse({ leastSize: 1, ...given });
const amount = fc.integer({ min: 1, max: 60 });
const candidate = fc.record({
  kind: fc.constantFrom('rooftop' as const, 'agrivoltaic' as const),
  capacityKwp: amount,
  investmentYuan: amount,
  energy: amount,
  carbon: amount,
  station: fc.constantFrom(1, 2, null),
  feeder: fc.constantFrom(7, null, null),
  town: fc.constantFrom('a', 'b', null),
  class: fc.constantFrom<(PilotClass | null)[]>('public', 'rural-household', null),
});
const candidatesUpTo = (maxLength: number) =>
  fc.array(candidate, { minLength: 2, maxLength }).map((rows) =>
    rows.map(
      ({ energy, carbon, class: roofClass, ...rest }, index): Candidate => ({
        id: index + 1,
        transformer: null,
        ...rest,
        worth: { energy, carbon, fit: carbon, income: energy - 20 },
        roof: roofClass && { class: roofClass, coveredM2: 5 * rest.capacityKwp },
      }),
    ),
  );
const candidates = candidatesUpTo(9);
const limits = fc
  .record({
    budgetYuan: fc.option(fc.integer({ min: 0, max: 250 })),
    leastKwp: fc.option(fc.integer({ min: 0, max: 200 })),
    mostKwp: fc.option(fc.integer({ min: 0, max: 300 })),
    rooftop: fc.constantFrom(0, 0.3, 0.6),
    townShare: fc.constantFrom(1, 0.7),
    classShare: fc.constantFrom<PortfolioLimits['classShare']>({}, { public: 0.4 }),
    required: fc.constantFrom<number[]>([], [1]),
    excluded: fc.constantFrom<number[]>([], [2]),
  })
  .map(({ rooftop, ...rest }) => limitsOf({ ...rest, leastShare: { rooftop, agrivoltaic: 0 } }));
const hosting: HostingLimits = {
  station: new Map([
    [1, 60],
    [2, 45],
  ]),
  feeder: new Map([[7, 40]]),
};
const roofM2 = new Map<PilotClass, number>([
  ['public', 300],
  ['rural-household', 900],
]);
const problemOf = (
  all: readonly Candidate[],
  given: PortfolioLimits,
  changes: Partial<Problem> = {},
): Problem => ({
  candidates: all,
  goal: 'energy',
  limits: given,
  hosting,
  roofM2,
  storage: null,
  ...changes,
});

/** Every set whose sites are built to some of the sizes and that keeps the limits. */
function* sets(problem: Problem, sizes: readonly number[] = [0, 1]): Generator<Chosen[]> {
  const { candidates: all } = problem;
  for (let code = 0; code < sizes.length ** all.length; code++) {
    let rest = code;
    const chosen = all.flatMap((each) => {
      const size = sizes[rest % sizes.length]!;
      rest = Math.floor(rest / sizes.length);
      return size > 0 ? [sized(each, size)] : [];
    });
    if (keepsLimits(chosen, problem)) yield chosen;
  }
}
const worthOf = (chosen: readonly Candidate[]) => chosen.reduce((sum, { worth }) => sum + worth.energy, 0);
const chosenOf = (all: readonly Candidate[], { siteIds, sizes }: { siteIds: number[]; sizes: number[] }) =>
  siteIds.map((id, i) => sized(all.find((each) => each.id === id)!, sizes[i]!));

describe('the best set', () => {
  it('is that of trying every set, and never worse than picking one by one', async () => {
    await fc.assert(
      fc.asyncProperty(candidates, limits, async (all, given) => {
        const problem = problemOf(all, given);
        const brute = [...sets(problem)].map(worthOf);
        const best = await bestSet(problem, solver.solve, EXACT);
        if (brute.length === 0) {
          expect(best).toBeNull();
          return;
        }
        expect(best!.worth.energy).toBeCloseTo(Math.max(...brute), 6);
        expect(keepsLimits(chosenOf(all, best!), problem)).toBe(true);
        expect(best).toMatchObject({ proven: true });
        const greedy = greedySet(all, 'energy', problem);
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
      feeder: null,
      transformer: null,
      town: null,
      roof: null,
    });
    const problem = problemOf([of(1, 6, 13), of(2, 5, 10), of(3, 5, 10)], limitsOf({ budgetYuan: 10 }));
    expect(worthOf(greedySet(problem.candidates, 'energy', problem)!)).toBe(13);
    expect((await bestSet(problem, solver.solve, EXACT))!.siteIds).toEqual([2, 3]);
  });

  it('can be stopped', async () => {
    const stopping = new AbortController();
    stopping.abort(new Error('stop'));
    await expect(
      bestSet(problemOf([], limitsOf({})), solver.solve, { signal: stopping.signal }),
    ).rejects.toThrow('stop');
  });
});

describe('the front', () => {
  it('is made of sets that no set beats in both goals', async () => {
    await fc.assert(
      fc.asyncProperty(candidates, fc.integer({ min: 30, max: 200 }), async (all, budgetYuan) => {
        const problem = problemOf(all, limitsOf({ budgetYuan }));
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
    feeder: 7,
    transformer: null,
    town: null,
    roof: { class: 'public', coveredM2: 50 },
  }));
  const conflict = (given: Partial<PortfolioLimits>, hosts = 1000, behind = 1000) => {
    const limited: HostingLimits = { station: new Map([[1, hosts]]), feeder: new Map([[7, behind]]) };
    return conflictOf(problemOf(all, limitsOf(given), { hosting: limited }), solver.solve, {});
  };
  it('are named, and only they', async () => {
    expect(await conflict({ budgetYuan: 1500, leastKwp: 200, mostKwp: 5000 })).toEqual(['budget', 'least']);
    expect(await conflict({ budgetYuan: 9000, leastKwp: 200 }, 150)).toEqual(['least', 'hosting']);
    expect(await conflict({ leastKwp: 100, leastShare: { rooftop: 0, agrivoltaic: 0.2 } })).toEqual([
      'least',
      'agrivoltaicShare',
    ]);
    expect(await conflict({ budgetYuan: 500, required: [2] })).toEqual(['budget', 'required']);
    expect(await conflict({ leastKwp: 400 })).toEqual(['least']);
    expect(await conflict({ leastKwp: 200 }, 1000, 150)).toEqual(['least', 'hosting']);
    expect(await conflict({ classShare: { public: 0.4 }, budgetYuan: 1500 })).toEqual(['budget', 'public']);
    expect(await conflict({ classShare: { public: 0.6 } })).toEqual(['public']);
    expect(await conflict({ leastSize: 0.5, budgetYuan: 400, required: [2] })).toEqual([
      'budget',
      'required',
    ]);
  });

  it('can each be left out to find a set', async () => {
    await fc.assert(
      fc.asyncProperty(candidates, limits, async (each, given) => {
        const problem = problemOf(each, given);
        if (await bestSet(problem, solver.solve, EXACT)) return;
        const named = await conflictOf(problem, solver.solve, {});
        expect(named.length).toBeGreaterThan(0);
        for (const without of named) {
          const kept = new Set(named.filter((limit) => limit !== without));
          const { outcome } = await solver.solve(portfolioProgramme(problem, { kept }).programme);
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
      feeder: null,
      transformer: null,
      town: null,
      roof: null,
    }),
  );
  const { phases } = atOnce(roadmapOf(all, [], 'energy', 2026, 5));
  expect(phases.map(({ year }) => year)).toEqual([2026, 2027, 2028, 2029, 2030]);
  expect(phases.flatMap(({ siteIds }) => siteIds).sort((a, b) => a - b)).toEqual(all.map(({ id }) => id));
  const total = all.reduce((sum, { investmentYuan }) => sum + investmentYuan, 0);
  for (const { investmentYuan } of phases) expect(Math.abs(investmentYuan - total / 5)).toBeLessThan(1400);
  expect(phases.at(-1)!.cumulativeKwp).toBe(all.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0));
});
