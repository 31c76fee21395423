import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Candidate, keepsLimits, sized } from '../../../electron/engine/portfolio/candidates.ts';
import { greedySet } from '../../../electron/engine/portfolio/greedy.ts';
import type { Problem } from '../../../electron/engine/portfolio/model.ts';
import { bestSet } from '../../../electron/engine/portfolio/solve.ts';
import { createProgramme } from '../../../electron/engine/programme.ts';
import { createSolver } from '../../../electron/workers/solver.ts';
import { type PortfolioLimits, portfolioLimitsSchema } from '../../../shared/portfolio.ts';

const solver = createSolver();
afterAll(() => solver.close());
const EXACT = { gap: 0 };

const amount = fc.integer({ min: 1, max: 60 });
const candidates = fc
  .array(
    fc.record({
      capacityKwp: amount,
      investmentYuan: amount,
      energy: amount,
      station: fc.constantFrom(1, null),
      town: fc.constantFrom('a', 'b'),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .map((rows) =>
    rows.map(
      ({ energy, ...rest }, index): Candidate => ({
        id: index + 1,
        kind: index % 2 ? 'agrivoltaic' : 'rooftop',
        ...rest,
        worth: { energy, carbon: energy, fit: 0, income: 0 },
        feeder: null,
        transformer: null,
        roof: index % 2 ? null : { class: 'public', coveredM2: 5 * rest.capacityKwp },
      }),
    ),
  );
const limits = fc
  .record({
    leastSize: fc.constantFrom(0.3, 0.5, 0.8),
    budgetYuan: fc.option(fc.integer({ min: 0, max: 200 })),
    mostKwp: fc.option(fc.integer({ min: 0, max: 200 })),
    leastKwp: fc.option(fc.integer({ min: 0, max: 80 })),
    townShare: fc.constantFrom(1, 0.7),
    classShare: fc.constantFrom<PortfolioLimits['classShare']>({}, { public: 0.3 }),
  })
  .map((given) => portfolioLimitsSchema.parse(given));
const problemOf = (all: readonly Candidate[], given: PortfolioLimits): Problem => ({
  candidates: all,
  goal: 'energy',
  limits: given,
  hosting: { station: new Map([[1, 50]]), feeder: new Map() },
  roofM2: new Map([['public', 300]]),
  storage: null,
});

/** The best worth of the sizes of a given set, by a linear programme written out from the limits' own words. */
async function bestSizes({ candidates: all, limits: given }: Problem, chosen: ReadonlySet<number>) {
  const { column, row, build } = createProgramme(true);
  for (const { id, worth } of all)
    column(worth.energy, chosen.has(id) ? given.leastSize : 0, chosen.has(id) ? 1 : 0);
  const over = (value: (each: Candidate) => number) => all.map((each, i) => [i, value(each)] as const);
  const { budgetYuan, mostKwp, leastKwp, townShare, classShare } = given;
  if (budgetYuan !== null)
    row(
      over((each) => each.investmentYuan),
      -Infinity,
      budgetYuan,
    );
  row(
    over((each) => each.capacityKwp),
    leastKwp ?? 0,
    mostKwp ?? Infinity,
  );
  row(
    over((each) => (each.station === 1 ? each.capacityKwp : 0)),
    -Infinity,
    50,
  );
  row(
    over(({ roof }) => roof?.coveredM2 ?? 0),
    (classShare.public ?? 0) * 300,
    Infinity,
  );
  for (const town of ['a', 'b'])
    if (townShare < 1)
      row(
        over((each) => each.capacityKwp * ((each.town === town ? 1 : 0) - townShare)),
        -Infinity,
        0,
      );
  const { outcome, objective } = await solver.solve(build());
  return outcome === 'optimal' ? objective : null;
}

describe('sites that may be built in part', () => {
  it('are sized as the best of every set’s own linear programme', async () => {
    await fc.assert(
      fc.asyncProperty(candidates, limits, async (all, given) => {
        const problem = problemOf(all, given);
        const worths: number[] = [];
        for (let bits = 0; bits < 1 << all.length; bits++) {
          const worth = await bestSizes(
            problem,
            new Set(all.filter((_, i) => bits & (1 << i)).map(({ id }) => id)),
          );
          if (worth !== null) worths.push(worth);
        }
        const best = await bestSet(problem, solver.solve, EXACT);
        if (worths.length === 0) {
          expect(best).toBeNull();
          return;
        }
        expect(best!.worth.energy).toBeCloseTo(Math.max(...worths), 5);
        const chosen = best!.siteIds.map((id, i) => sized(all[id - 1]!, best!.sizes[i]!));
        expect(keepsLimits(chosen, problem)).toBe(true);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('are worth at least as much as picked one by one, or taken whole', async () => {
    await fc.assert(
      fc.asyncProperty(candidates, limits, async (all, given) => {
        const problem = problemOf(all, given);
        const best = await bestSet(problem, solver.solve, EXACT);
        const greedy = greedySet(all, 'energy', problem);
        const whole = await bestSet(problemOf(all, { ...given, leastSize: 1 }), solver.solve, EXACT);
        const picked = greedy?.reduce((sum, { worth }) => sum + worth.energy, 0) ?? 0;
        expect(best?.worth.energy ?? 0).toBeGreaterThanOrEqual(
          Math.max(picked, whole?.worth.energy ?? 0) - 1e-5,
        );
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('fill a budget exactly where the last site fits in part', async () => {
    const all = [10, 10, 10].map(
      (yuan, i): Candidate => ({
        id: i + 1,
        kind: 'rooftop',
        capacityKwp: 10,
        investmentYuan: yuan,
        worth: { energy: 30 - i, carbon: 0, fit: 0, income: 0 },
        station: null,
        feeder: null,
        transformer: null,
        town: null,
        roof: null,
      }),
    );
    const solve = (budgetYuan: number) =>
      bestSet(
        problemOf(all, portfolioLimitsSchema.parse({ budgetYuan, leastSize: 0.4 })),
        solver.solve,
        EXACT,
      );
    expect((await solve(15))!).toMatchObject({ siteIds: [1, 2], investmentYuan: expect.closeTo(15, 9) });
    // 12 leaves too little for a second whole least part beside a whole first one.
    const tight = (await solve(12))!;
    expect(tight.sizes.every((size) => size >= 0.4)).toBe(true);
    expect(tight.worth.energy).toBeCloseTo(0.8 * 30 + 0.4 * 29, 9);
  });

  it('are worth no less with more money, more room or smaller least sizes', async () => {
    await fc.assert(
      fc.asyncProperty(candidates, fc.integer({ min: 1, max: 150 }), async (all, budgetYuan) => {
        const solve = async (given: Partial<PortfolioLimits>) =>
          (
            await bestSet(
              problemOf(all, portfolioLimitsSchema.parse({ budgetYuan, ...given })),
              solver.solve,
              EXACT,
            )
          )?.worth.energy ?? 0;
        const base = await solve({});
        expect(await solve({ budgetYuan: budgetYuan + 20 })).toBeGreaterThanOrEqual(base - 1e-5);
        expect(await solve({ leastSize: 0.2 })).toBeGreaterThanOrEqual(base - 1e-5);
        expect(await solve({ hosting: false })).toBeGreaterThanOrEqual(base - 1e-5);
        expect(await solve({ townShare: 0.6 })).toBeLessThanOrEqual(base + 1e-5);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
