import { expect, it } from 'vitest';
import { deskOnLankao, square } from '../desk.ts';

it('chooses sites under a budget, names a conflict, and makes the choice a scenario with a roadmap', async () => {
  const { say, settled, close } = await deskOnLankao();
  for (let i = 0; i < 6; i++) {
    const [x, y, side] = [114.9 + 0.01 * i, 34.85, 0.0005 * (1 + (i % 3))];
    await say('site.create', { kind: 'rooftop', geometry: square(x, y, side) });
  }
  await settled();
  const { sites } = await say('site.list', {});
  const all = await say('portfolio.solve', {});
  expect(all.best!.siteIds).toEqual(sites.map(({ id }) => id));
  expect(all.fitKnown).toBe(false);
  const byFit = await say('portfolio.solve', { goal: 'fit' });
  expect(byFit.fitKnown).toBe(true);
  expect(byFit.best!.worth.fit).toBeGreaterThan(0);

  const budgetYuan = all.best!.investmentYuan / 2;
  const asked = { limits: { budgetYuan, excluded: [sites[0]!.id] }, gap: 0 };
  const half = await say('portfolio.solve', { ...asked, tradeAgainst: 'carbon' as const });
  expect(half.best!.investmentYuan).toBeLessThanOrEqual(budgetYuan * (1 + 1e-6));
  expect(half.best!.siteIds).not.toContain(sites[0]!.id);
  expect(half.best!.worth.energy).toBeGreaterThanOrEqual(half.greedy!.worth.energy);
  expect(half.front.length).toBeGreaterThan(0);

  const contradiction = await say('portfolio.solve', { limits: { budgetYuan: 1000, leastKwp: 50 } });
  expect(contradiction).toMatchObject({ best: null, conflict: ['budget', 'least'] });
  await expect(
    say('portfolio.solve', { limits: { required: [sites[1]!.id], excluded: [sites[1]!.id] } }),
  ).rejects.toThrow('cannot-require');

  const scenario = await say('portfolio.apply', {
    name: '优选',
    siteIds: half.best!.siteIds,
    sizes: half.best!.sizes,
  });
  expect(scenario).toMatchObject({ name: '优选', active: true });
  await settled();
  const summary = await say('project.summary', {});
  expect(summary.capacityKwp).toBeCloseTo(half.best!.capacityKwp, 6);
  const { phases } = await say('portfolio.roadmap', { years: 3 });
  expect(phases.map(({ year }) => year)).toEqual([2026, 2027, 2028]);
  expect(phases.flatMap(({ siteIds }) => siteIds).sort()).toEqual([...half.best!.siteIds].sort());
  expect(phases.at(-1)!.cumulativeKwp).toBeCloseTo(summary.capacityKwp, 6);
  await say('edit.undo', {});
  expect((await say('scenario.list', {})).scenarios).toHaveLength(1);
  await close();
});

it('builds sites in part, puts batteries at substations, and keeps both with the scenario', async () => {
  const { say, settled, close } = await deskOnLankao();
  for (const x of [114.9, 114.91, 114.92]) {
    await say('site.create', { kind: 'rooftop', geometry: square(x, 34.85, 0.001) });
  }
  await settled();
  const all = (await say('portfolio.solve', {})).best!;
  expect(all.sizes).toEqual([1, 1, 1]);
  const limits = { budgetYuan: 0.9 * all.investmentYuan, leastSize: 0.3 };
  const part = (await say('portfolio.solve', { limits, gap: 0 })).best!;
  expect(part.investmentYuan).toBeCloseTo(limits.budgetYuan, 2);
  const cut = part.siteIds[part.sizes.findIndex((size) => size < 1)]!;
  expect(cut).toBeDefined();

  const { stations, connections } = await say('grid.check', {});
  const { stationId } = connections[0]!;
  const stores = [{ stationId, energyKwh: 500, powerKw: 125 }];
  const { siteIds, sizes } = part;
  const scenario = await say('portfolio.apply', { name: '部分', siteIds, sizes, stores });
  await settled();
  expect(scenario.assumptions.supply.storesKwh).toEqual({ [stationId]: 500 });
  expect(scenario.assumptions.supply.storesKw).toEqual({ [stationId]: 125 });
  const { sites } = await say('site.list', {});
  const site = sites.find(({ id }) => id === cut)!;
  expect(site.built).toBeCloseTo(sizes[siteIds.indexOf(cut)]!, 12);
  expect((await say('project.summary', {})).capacityKwp).toBeCloseTo(part.capacityKwp, 6);
  expect((await say('project.summary', {})).annualKwh).toBeCloseTo(part.worth.energy, 2);
  const { total: money } = await say('money.outlook', {});
  expect(money.batteryYuan).toBeCloseTo(500 * 700 + 125 * 400, 4);
  expect(money.capexYuan - money.batteryYuan).toBeCloseTo(part.investmentYuan, 2);
  const grid = await say('grid.check', {});
  expect(grid.stations.find(({ id }) => id === stationId)).toMatchObject({ storeKwh: 500, storeKw: 125 });
  expect(stations.every(({ storeKwh }) => storeKwh === 0)).toBe(true);
  // What the scenario builds does not bind the next choice, and a copy keeps it.
  expect((await say('portfolio.solve', {})).best!.capacityKwp).toBeCloseTo(all.capacityKwp, 6);
  const copy = await say('scenario.create', { name: '副本', copyOf: scenario.id });
  await say('scenario.activate', { id: copy.id });
  await settled();
  expect((await say('project.summary', {})).capacityKwp).toBeCloseTo(part.capacityKwp, 6);
  await say('site.include', { ids: [cut], included: true, share: 0.6 });
  expect((await say('site.list', {})).sites.find(({ id }) => id === cut)!.built).toBe(0.6);
  await say('edit.undo', {});
  expect((await say('site.list', {})).sites.find(({ id }) => id === cut)!.built).toBeCloseTo(site.built, 12);
  await close();
});

it('keeps the pilot’s shares of roofs by class, or says which it cannot', async () => {
  const { say, settled, close } = await deskOnLankao();
  await say('site.fromBuildings', { filter: { classes: ['public'] } });
  await settled();
  const classes = (await say('roofs.progress', {})).classes;
  const made = classes.find(({ class: name }) => name === 'public')!;
  const limits = { classShare: { public: made.share / 2 }, budgetYuan: null };
  const { best } = await say('portfolio.solve', { limits });
  expect(best).not.toBeNull();
  const none = await say('portfolio.solve', { limits: { classShare: { 'party-government': 0.5 } } });
  expect(none).toMatchObject({ best: null, conflict: ['party-government'] });
  await close();
});

it('says so where there is no site to choose from', async () => {
  const { say, settled, close } = await deskOnLankao();
  await expect(say('portfolio.solve', {})).rejects.toMatchObject({ code: 'portfolio.no-sites' });
  const { id } = await say('site.create', { kind: 'rooftop', geometry: square(114.9, 34.85, 0.001) });
  await settled();
  const excluded = { limits: { excluded: [id] }, goal: 'energy' as const };
  await expect(say('portfolio.solve', excluded)).rejects.toMatchObject({ code: 'portfolio.all-excluded' });
  expect((await say('portfolio.solve', {})).candidates).toBe(1);
  await close();
});
