import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { uniformStream } from '../../../electron/engine/resource/random.ts';
import { insertContext } from '../../../electron/store/context.ts';
import { openDocument } from '../../../electron/store/document.ts';
import type { CommandInput } from '../../../shared/contract.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let d: OpenDesk;
beforeEach(async () => {
  d = await deskOnLankao(false);
});
afterEach(() => d.close());

/** A county of two substations and some roofs and fields, other for every seed. */
async function county(seed: number, sites: number): Promise<void> {
  const draw = uniformStream(seed);
  const between = (low: number, high: number) => low + (high - low) * draw();
  await d.say('project.close', {});
  const path = join(d.folder, 'lankao.gpkg');
  const document = openDocument(path);
  document.db.exec('DELETE FROM substations');
  const at = (lon: number, ratingMva: number, peakLoadMva: number): GeoJSON.Feature => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lon, 34.83] },
    properties: { name: `S${lon}`, ratingMva, peakLoadMva },
  });
  insertContext(document, 'substations', [
    at(114.82, between(2, 5), between(0.5, 2)),
    at(114.9, between(3, 6), between(0.5, 2)),
  ]);
  document.close();
  await d.say('project.open', { path });
  const known = (await d.say('site.list', {})).sites.map(({ id }) => id);
  if (known.length > 0) await d.say('site.delete', { ids: known });
  for (let i = 0; i < sites; i++) {
    const roof = draw() < 0.7;
    const geometry = square(
      between(114.8, 114.92),
      between(34.8, 34.86),
      between(0.0004, roof ? 0.0009 : 0.0025),
    );
    await d.say('site.create', {
      kind: roof ? 'rooftop' : 'agrivoltaic',
      geometry,
      tiltDeg: Math.round(between(5, 35)),
      azimuthDeg: Math.round(between(90, 270)),
    });
  }
  await d.settled();
}

let names = 0;

/** Adopts what is chosen and answers what is over a limit then, with what was promised and came. */
async function adopted(asked: CommandInput<'portfolio.solve'>) {
  const { best } = await d.say('portfolio.solve', { gap: 0, ...asked });
  const { siteIds, sizes, stores, worth, capacityKwp } = best!;
  const placed = stores.map(({ stationId, energyKwh, powerKw }) => ({ stationId, energyKwh, powerKw }));
  await d.say('portfolio.apply', { name: `优选 ${++names}`, siteIds, sizes, stores: placed });
  await d.settled();
  const check = await d.say('grid.check', {});
  const summary = await d.say('project.summary', {});
  const { total } = await d.say('money.outlook', {});
  return { check, summary, total, worth, capacityKwp };
}

const near = (value: number, promised: number) =>
  expect(Math.abs(value - promised)).toBeLessThanOrEqual(1e-3 * Math.abs(promised) + 1);

it.each([1, 2])('adopts no set that is over what the grid takes, county %i', async (seed) => {
  await county(seed, 9);
  const out = seed % 2 === 0;
  const { sites } = await d.say('site.list', {});
  if (out) await d.say('site.include', { ids: sites.map(({ id }) => id), included: false });
  await d.settled();
  const { check, summary, total, worth, capacityKwp } = await adopted({ limits: { leastSize: 0.1 } });
  expect(check.connections.flatMap(({ breaks }) => breaks)).toEqual([]);
  expect(check.total.red).toBe(0);
  expect(check.total.curtailedKwh).toBe(0);
  near(summary.capacityKwp, capacityKwp);
  near(summary.annualKwh, worth.energy);
  near(summary.avoidedTco2, worth.carbon);
  near(total.npvYuan, worth.income);
  expect(worth.energy).toBeGreaterThan(0);
});

it('fills substations as far as the hours of their own sites allow', async () => {
  await county(11, 12);
  const unlimited = await adopted({ limits: { hosting: false } });
  expect(unlimited.check.total.red).toBeGreaterThan(0);
  const { check } = await adopted({ limits: { leastSize: 0.05 } });
  for (const { siteCount, installedKwp, hostingKwp, overloadedHours } of check.stations) {
    if (siteCount === 0 || hostingKwp === null) continue;
    expect(overloadedHours).toBe(0);
    expect(installedKwp).toBeLessThanOrEqual(hostingKwp * (1 + 1e-6));
  }
  const whole = check.connections.length === 12;
  const tight = check.stations.some(
    ({ installedKwp, hostingKwp }) => installedKwp > 0.97 * (hostingKwp ?? 0),
  );
  expect(whole || tight).toBe(true);
});

it.each([21, 22])(
  'leaves nothing over the limit behind the batteries it chooses, county %i',
  async (seed) => {
    await county(seed, 12);
    const { check, summary, total, worth } = await adopted({ limits: { leastSize: 0.1, storage: true } });
    if (seed === 21) expect(check.stations.some(({ storeKwh }) => storeKwh > 0)).toBe(true);
    expect(check.connections.flatMap(({ breaks }) => breaks)).toEqual([]);
    expect(check.total.red).toBe(0);
    near(summary.deliveredKwh, worth.energy);
    near(summary.avoidedTco2, worth.carbon);
    near(total.npvYuan, worth.income);
  },
);

it.each([
  ['selfUseSurplus', 31],
  ['fullSelfUse', 32],
] as const)('keeps its word where consumers use what is generated, %s', async (mode, seed) => {
  await county(seed, 6);
  const [scenario] = (await d.say('scenario.list', {})).scenarios;
  const { money, supply } = scenario!.assumptions;
  await d.say('scenario.update', {
    id: scenario!.id,
    assumptions: {
      money: { ...money, rooftopMode: mode, agrivoltaicMode: mode, selfUseFromBalance: true },
      supply: { ...supply, shareOverGrid: true },
    },
  });
  const { sites } = await d.say('site.list', {});
  for (const [i, { geometry }] of sites.slice(0, 4).entries()) {
    const [lon, lat] = geometry.coordinates.flat(2).slice(0, 2) as [number, number];
    const kind = i % 2 === 0 ? 'retail' : 'household';
    await d.say('consumer.create', { kind, position: [lon, lat], annualKwh: 400_000 });
  }
  // A site of its own that reaches none of them.
  await d.say('site.create', { kind: 'rooftop', geometry: square(115.05, 34.99, 0.0006) });
  await d.settled();
  const limits = { leastSize: 0.1, budgetYuan: 20e6 };
  expect((await d.say('portfolio.solve', { limits, gap: 0 })).selfUseDepends).toBe(true);
  const { summary, total, worth } = await adopted({ limits, goal: 'energy' });
  expect(summary.usedOnSiteKwh).toBeGreaterThan(0);
  near(summary.deliveredKwh, worth.energy);
  near(summary.avoidedTco2, worth.carbon);
  near(total.npvYuan, worth.income);
});

it('says which batteries adopting a set loses', async () => {
  await county(21, 4);
  const { stations } = await d.say('grid.check', {});
  const [first, second] = stations.map(({ id }) => id) as [number, number];
  const [scenario] = (await d.say('scenario.list', {})).scenarios;
  const { supply } = scenario!.assumptions;
  await d.say('scenario.update', {
    id: scenario!.id,
    assumptions: { supply: { ...supply, storesKwh: { [first]: 500, [second]: 300 } } },
  });
  await d.settled();
  const { best, replacedStores } = await d.say('portfolio.solve', {});
  expect(replacedStores.map(({ stationId, energyKwh }) => [stationId, energyKwh])).toEqual([
    [first, 500],
    [second, 300],
  ]);
  const { siteIds, sizes } = best!;
  const kept = await d.say('portfolio.apply', {
    ...{ name: '留一处', siteIds, sizes },
    stores: [{ stationId: first, energyKwh: 500, powerKw: 125 }],
  });
  expect(kept.replacedStores.map(({ stationId }) => stationId)).toEqual([second]);
});
