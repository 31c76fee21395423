import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let d: OpenDesk;
const estimated = async () => {
  await d.say('estimate.run', {});
  await d.settled();
};
const assume = async (changes: object) => {
  const { scenarios } = await d.say('scenario.list', {});
  const { id } = scenarios.find(({ active }) => active)!;
  await d.say('scenario.update', { id, assumptions: changes });
  await estimated();
};

describe('a station that cannot take all', () => {
  beforeAll(async () => {
    d = await deskOnLankao(false);
    await d.say('station.create', {
      name: '城北站',
      position: [114.82, 34.83],
      ratingMva: 5,
      peakLoadMva: 1,
    });
    await d.say('site.create', { kind: 'agrivoltaic', geometry: square(114.82, 34.82, 0.004) });
    await d.say('site.create', { kind: 'rooftop', geometry: square(114.83, 34.82, 0.001) });
    await estimated();
  });
  afterAll(() => d.close());

  it('tells one delivered energy and one first-year carbon everywhere', async () => {
    const year = await d.say('account.year', {});
    const summary = await d.say('project.summary', {});
    const carbon = await d.say('carbon.outlook', {});
    const money = await d.say('money.outlook', {});
    const grid = await d.say('grid.check', {});
    expect(year.curtailedKwh).toBeGreaterThan(1e6);
    expect(year.deliveredKwh).toBeCloseTo(year.generatedKwh - year.curtailedKwh - year.storageLossKwh, 3);
    expect(grid.total.curtailedKwh).toBeCloseTo(year.curtailedKwh, 3);
    expect(summary.deliveredKwh).toBeCloseTo(year.deliveredKwh, 3);
    expect(money.years[0]!.energyKwh).toBeCloseTo(year.deliveredKwh, 3);
    expect(carbon.years[0]!.energyKwh).toBeCloseTo(year.deliveredKwh, 3);
    expect(summary.avoidedTco2).toBeCloseTo(carbon.years[0]!.avoidedTco2, 6);
    expect(year.avoidedTonnes).toBeCloseTo((year.deliveredKwh * carbon.years[0]!.factorKgKwh) / 1000, 6);
    expect(await d.say('account.check', {})).toMatchObject({ agrees: true });
  });

  it('delivers more out of a battery, and says what that loses', async () => {
    const before = await d.say('account.year', {});
    const { features } = (await d.say('context.features', { layer: 'substations' })) as {
      features: { id: number }[];
    };
    await assume({ supply: { storesKwh: { [String(features[0]!.id)]: 20_000 } } });
    const after = await d.say('account.year', {});
    expect(after.storageLossKwh).toBeGreaterThan(0);
    expect(after.curtailedKwh).toBeLessThan(before.curtailedKwh);
    expect(after.deliveredKwh + after.curtailedKwh + after.storageLossKwh).toBeCloseTo(after.generatedKwh, 3);
    const check = await d.say('account.check', {});
    expect(check.quantities.filter(({ agrees }) => !agrees)).toEqual([]);
  });
});

describe('who uses what', () => {
  let roof: number;
  beforeAll(async () => {
    d = await deskOnLankao(false);
    roof = (await d.say('site.create', { kind: 'rooftop', geometry: square(114.83, 34.82, 0.001) })).id;
    await d.say('site.create', { kind: 'agrivoltaic', geometry: square(114.85, 34.82, 0.002) });
    await estimated();
  });
  afterAll(() => d.close());
  const check = async () => (await d.say('account.check', {})).quantities.filter(({ agrees }) => !agrees);

  it('takes the assumed share while no consumer is placed, and says that it is assumed', async () => {
    const year = await d.say('account.year', {});
    const { selfUseAssumed, byKind } = await d.say('project.summary', {});
    const roofKwh = byKind.find(({ kind }) => kind === 'rooftop')!.annualKwh;
    expect(year.usedOnSiteKwh).toBeCloseTo(0.3 * roofKwh, 3);
    expect(selfUseAssumed).toBe(2);
    expect(await check()).toEqual([]);
  });

  it('takes nothing for a site that reaches no consumer once one is placed', async () => {
    const { consumers } = await d
      .say('consumer.create', {
        kind: 'dataCenter',
        name: '数据中心',
        position: [114.8583, 34.835],
        annualKwh: 50e6,
      })
      .then(() => d.say('consumer.list', {}));
    expect(consumers).toHaveLength(1);
    const year = await d.say('account.year', {});
    expect(year.usedOnSiteKwh).toBe(0);
    expect(year.sharedKwh).toBe(0);
    expect(year.fedInKwh).toBeCloseTo(year.generatedKwh, 3);
    expect((await d.say('project.summary', {})).selfUseAssumed).toBe(0);
    expect(await check()).toEqual([]);
  });

  it('does not take what crosses the public grid for use behind the meter', async () => {
    const plain = await d.say('money.outlook', {});
    await assume({ money: { agrivoltaicMode: 'selfUseSurplus' } });
    const alone = await d.say('money.outlook', {});
    expect(alone.total.npvYuan).toBeCloseTo(plain.total.npvYuan, 0);
    await assume({ supply: { shareOverGrid: true } });
    const year = await d.say('account.year', {});
    expect(year.usedOnSiteKwh).toBe(0);
    expect(year.sharedKwh).toBeGreaterThan(0.9 * year.generatedKwh * 0.5);
    expect(await check()).toEqual([]);
    await assume({ supply: { shareOverGrid: false }, money: { agrivoltaicMode: 'fullFeedIn' } });
  });

  it('takes the hours of a consumer at the roof, and its tariff', async () => {
    await d.say('consumer.create', {
      kind: 'retail',
      name: '商场',
      position: [114.8302, 34.8205],
      annualKwh: 400_000,
    });
    const year = await d.say('account.year', {});
    expect(year.usedOnSiteKwh).toBeGreaterThan(50_000);
    expect(year.usedOnSiteKwh).toBeLessThan(400_000);
    const money = await d.say('money.outlook', {});
    const site = money.sites.find(({ siteId }) => siteId === roof)!;
    expect(site.selfUsedFrom).toBe('balance');
    const supply = await d.say('supply.balance', {});
    expect(supply.communities).toMatchObject([{ overGrid: false, siteIds: [roof] }]);
    expect(supply.communities[0]!.usedKwh).toBeCloseTo(year.usedOnSiteKwh, 3);
    expect(await check()).toEqual([]);
  });

  it('counts nothing for what full self-use does not export', async () => {
    await assume({ money: { rooftopMode: 'fullSelfUse' } });
    const year = await d.say('account.year', {});
    const summary = await d.say('project.summary', {});
    expect(year.curtailedModeKwh).toBeGreaterThan(0);
    expect(summary.deliveredKwh).toBeCloseTo(year.generatedKwh - year.curtailedModeKwh, 3);
    expect(await check()).toEqual([]);
    await assume({ money: { rooftopMode: 'selfUseSurplus' } });
  });

  it('runs by the year in which each site goes into service', async () => {
    const before = await d.say('account.year', { year: 2026 });
    expect(await d.say('site.commission', { ids: [roof], year: 2029 })).toEqual({ changed: 1 });
    await estimated();
    const first = await d.say('account.year', { year: 2026 });
    const full = await d.say('account.year', {});
    expect(full.year).toBe(2029);
    expect(first.capacityKwp).toBeLessThan(before.capacityKwp);
    expect(full.capacityKwp).toBeCloseTo(before.capacityKwp, 6);
    const money = await d.say('money.outlook', {});
    expect(money.years.filter(({ capexYuan }) => capexYuan > 0).map(({ year }) => year)).toEqual([
      2026, 2029,
    ]);
    expect(money.years.at(-1)!.year).toBe(2029 + 24);
    const carbon = await d.say('carbon.outlook', {});
    expect(carbon.years[0]!.energyKwh).toBeCloseTo(first.deliveredKwh, 3);
    expect(await check()).toEqual([]);
    await d.say('edit.undo', {});
    expect((await d.say('account.year', {})).year).toBe(2026);
  });
});
