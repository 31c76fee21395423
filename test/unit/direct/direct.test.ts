import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { cheapestDirect, type DirectProblem, priced } from '../../../electron/engine/direct/design.ts';
import {
  carbonFreeByHour,
  directFlows,
  directYear,
  passes,
  ratiosOf,
} from '../../../electron/engine/direct/ratios.ts';
import { createSolver } from '../../../electron/workers/solver.ts';
import { deskOnLankao, square } from '../desk.ts';

const LIMITS = { leastOfAvailable: 0.6, leastOfDemand: 0.3, mostExported: 0.2 };
const day = (of: (hour: number) => number) => Float64Array.from({ length: 8760 }, (_, h) => of(h % 24));

describe('the three ratios', () => {
  it('are of what is available, what is taken, and what leaves', () => {
    // Six hours of 100 against a load of 60: 360 of 600 used, of 1440 taken, 240 exported.
    const flows = directFlows(
      day((h) => (h < 6 ? 100 : 0)),
      day(() => 60),
      null,
    );
    const year = directYear(flows);
    const ratios = ratiosOf(year, year.surplusKwh);
    expect(ratios.selfUsedOfAvailable).toBeCloseTo(0.6, 12);
    expect(ratios.selfUsedOfDemand).toBeCloseTo(0.25, 12);
    expect(ratios.exportedShare).toBeCloseTo(0.4, 12);
    expect(passes(ratios, LIMITS)).toBe(false);
    expect(passes(ratios, { leastOfAvailable: 0.6, leastOfDemand: 0.25, mostExported: 0.4 })).toBe(true);
    expect(passes(ratios, { ...LIMITS, leastOfDemand: null })).toBe(false);
    // The first six hours of UTC are 8 to 14 o'clock.
    const free = carbonFreeByHour(flows);
    expect(free.slice(8, 14)).toEqual(new Array(6).fill(1));
    expect(free.filter((share) => share === 0)).toHaveLength(18);
  });

  it('gain from a store what it moves, less its loss, and add up', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 10, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 2000, noNaN: true }),
        (peak, energyKwh) => {
          const made = day((h) => (h < 6 ? peak : 0));
          const load = day((h) => 40 + h);
          const plain = directYear(directFlows(made, load, null));
          const year = directYear(
            directFlows(made, load, { energyKwh, powerKw: energyKwh / 2, roundTrip: 0.9 }),
          );
          expect(year.selfUsedKwh).toBeGreaterThanOrEqual(plain.selfUsedKwh - 1e-6);
          expect(year.selfUsedKwh + year.surplusKwh + year.storageLossKwh).toBeCloseTo(year.availableKwh, 4);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('the design of a group', () => {
  const solver = createSolver();
  afterAll(() => solver.close());

  /** Every set with the least store that makes it pass. */
  const byEnumeration = (problem: DirectProblem): number => {
    let best = Number.POSITIVE_INFINITY;
    for (let set = 0; set < 2 ** problem.sites.length; set++) {
      const chosen = problem.sites.map((_, i) => (set >> i) & 1);
      best = Math.min(best, priced(problem, chosen)?.yuan ?? Number.POSITIVE_INFINITY);
    }
    return best;
  };

  it('is the cheapest there is, by enumeration of small cases', async () => {
    const site = fc.record({
      peak: fc.integer({ min: 20, max: 200 }),
      first: fc.integer({ min: 0, max: 4 }),
      yuanPerKw: fc.integer({ min: 2000, max: 4000 }),
    });
    const problem = fc.record({
      sites: fc.array(site, { minLength: 1, maxLength: 5 }),
      base: fc.integer({ min: 20, max: 150 }),
      store: fc.boolean(),
    });
    let possible = 0;
    await fc.assert(
      fc.asyncProperty(problem, async ({ sites, base, store }) => {
        const made: DirectProblem = {
          sites: sites.map(({ peak, first, yuanPerKw }, i) => ({
            id: i + 1,
            yuan: peak * yuanPerKw,
            hours: Float64Array.from({ length: 8760 }, (_, h) => {
              const hour = (h % 24) - first;
              // One day in three is cloudy.
              const sun = Math.floor(h / 24) % 3 === 0 ? 0.3 : 1;
              return hour >= 0 && hour < 8 ? peak * sun * Math.sin(((hour + 0.5) / 8) * Math.PI) : 0;
            }),
          })),
          load: day((h) => (h < 10 ? base : base / 2)),
          limits: LIMITS,
          store: store ? { yuanKwh: 900, kwPerKwh: 0.5, roundTrip: 0.88 } : null,
        };
        const { best, proven } = await cheapestDirect(made, solver.solve);
        expect(proven).toBe(true);
        const least = byEnumeration(made);
        if (best) possible++;
        expect(best?.yuan ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(least * (1 + 1e-5));
        expect(best !== null).toBe(Number.isFinite(least));
      }),
      { numRuns: 12, seed: 7 },
    );
    expect(possible).toBeGreaterThan(2);
  }, 60_000);
});

describe('group.ratios', () => {
  it('joins sites and users by lines of their own, says whether the ratios hold, and designs what does', async () => {
    const { say, settled, close } = await deskOnLankao(false);
    const ids: number[] = [];
    for (let i = 0; i < 4; i++) {
      const geometry = square(114.8 + 0.01 * i, 34.8, 0.002);
      ids.push((await say('site.create', { kind: 'agrivoltaic', geometry })).id);
    }
    const center = await say('consumer.create', {
      ...{ kind: 'dataCenter', position: [114.9, 34.85] as [number, number], annualKwh: 8_000_000 },
    });
    await settled();
    await expect(say('group.ratios', { groupId: 1 })).rejects.toMatchObject({ code: 'group.unknown' });
    const group = await say('group.create', { name: '直连', siteIds: ids, consumerIds: [center.id] });
    await settled();
    const ratios = await say('group.ratios', { groupId: group.id });
    const { availableKwh, selfUsedKwh, exportedKwh, curtailedKwh, demandKwh } = ratios;
    expect(ratios.limits).toEqual(LIMITS);
    expect(demandKwh).toBeCloseTo(8_000_000, 3);
    expect(selfUsedKwh + exportedKwh + curtailedKwh).toBeCloseTo(availableKwh, 3);
    // The account has the same energy used behind one meter, eight kilometres away.
    const { total } = await say('supply.balance', {});
    expect(total.usedKwh).toBeCloseTo(selfUsedKwh, 3);
    expect(ratios.passes).toBe(
      ratios.selfUsedOfAvailable! >= 0.6 && ratios.selfUsedOfDemand! >= 0.3 && ratios.exportedShare! <= 0.2,
    );
    const [row] = (await say('site.modeCheck', {})).sites;
    expect(row).toMatchObject({ mode: 'selfUseSurplus', from: { mode: 'group' } });
    const { best, proven } = await say('group.design', { groupId: group.id });
    expect(proven).toBe(true);
    expect(best!.ratios.passes).toBe(true);
    await say('group.update', {
      ...{ id: group.id },
      changes: { siteIds: best!.siteIds, storeKwh: best!.storeKwh, storeKw: best!.storeKw },
    });
    await settled();
    const designed = await say('group.ratios', { groupId: group.id });
    expect(designed.selfUsedOfAvailable).toBeCloseTo(best!.ratios.selfUsedOfAvailable!, 2);
    // The share of new groups from 2030 is of those, not of one that is older when it is looked at.
    const asked = async () => (await say('group.ratios', { groupId: group.id })).limits.leastOfDemand;
    await say('rulepack.adopt', { date: '2031-06-01' });
    expect(await asked()).toBe(0.3);
    await say('portfolio.schedule', { phases: [{ year: 2030, siteIds: best!.siteIds }] });
    await settled();
    expect(await asked()).toBe(0.35);
    await say('edit.undo', {});
    await say('edit.undo', {});
    await settled();
    await expect(say('group.create', { name: 'b', siteIds: [best!.siteIds[0]!] })).rejects.toMatchObject({
      code: 'group.taken',
    });
    await say('edit.undo', {});
    await say('edit.undo', {});
    expect((await say('group.list', {})).groups).toEqual([]);
    await close();
  }, 60_000);

  it('has no ratios of nothing, and passes nothing that has none', async () => {
    const { say, settled, close } = await deskOnLankao(false);
    const site = await say('site.create', { kind: 'agrivoltaic', geometry: square(114.8, 34.8, 0.002) });
    const user = await say('consumer.create', {
      ...{ kind: 'dataCenter', position: [114.9, 34.85] as [number, number], annualKwh: 8_000_000 },
    });
    await settled();
    const of = async (members: { siteIds?: number[]; consumerIds?: number[] }) => {
      const { id } = await say('group.create', { name: 'a', siteIds: [], consumerIds: [], ...members });
      await settled();
      const ratios = await say('group.ratios', { groupId: id });
      await say('edit.undo', {});
      await settled();
      return ratios;
    };
    const none = { selfUsedOfAvailable: null, selfUsedOfDemand: null, exportedShare: null, passes: false };
    const empty = await of({});
    expect(empty).toMatchObject({ ...none, availableKwh: 0, demandKwh: 0, exportedKwh: 0, curtailedKwh: 0 });
    expect(empty.carbonFreeByHour).toEqual(new Array(24).fill(null));
    const unused = await of({ siteIds: [site.id] });
    expect(unused).toMatchObject({
      selfUsedOfAvailable: 0,
      selfUsedOfDemand: null,
      passes: false,
      demandKwh: 0,
    });
    expect(unused.exportedKwh + unused.curtailedKwh).toBeCloseTo(unused.availableKwh, 3);
    expect(unused.carbonFreeByHour).toEqual(new Array(24).fill(null));
    const dark = await of({ consumerIds: [user.id] });
    expect(dark).toMatchObject({ ...none, selfUsedOfDemand: 0, availableKwh: 0, selfUsedKwh: 0 });
    expect(dark.demandKwh).toBeCloseTo(8_000_000, 3);
    expect(dark.carbonFreeByHour.every((share) => share !== null && Math.abs(share) < 1e-9)).toBe(true);
    // A site that is not built gives nothing.
    await say('site.include', { ids: [site.id], included: false });
    await settled();
    expect(await of({ siteIds: [site.id], consumerIds: [user.id] })).toMatchObject({
      ...{ ...none, selfUsedOfDemand: 0, availableKwh: 0 },
    });
    await close();
  }, 60_000);

  it('refuses groups and members that are not there', async () => {
    const { say, close } = await deskOnLankao(false);
    await expect(say('group.ratios', { groupId: 999_999 })).rejects.toMatchObject({ code: 'group.unknown' });
    for (const groupId of [0, -1, 1.5, 'a', null]) {
      await expect(say('group.ratios', { groupId: groupId as number })).rejects.toMatchObject({
        name: 'PlannerError',
      });
    }
    await expect(say('group.create', { name: 'a', siteIds: [4711] })).rejects.toMatchObject({
      name: 'PlannerError',
    });
    await expect(say('group.create', { name: 'a', consumerIds: [4711] })).rejects.toMatchObject({
      name: 'PlannerError',
    });
    await close();
  });
});
