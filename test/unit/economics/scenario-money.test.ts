import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demandSavedKw } from '../../../electron/county/money/lane-hours.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

const MARKET = { feedInYuanKwh: 0.3, mechanismShare: 0.8, mechanismYears: 12, marketYuanKwh: 0.2 };

let d: OpenDesk;
let id: number;
beforeAll(async () => {
  d = await deskOnLankao(false);
  const path = `${d.folder}/shandong.gpkg`;
  await d.say('project.create', { path, countyCode: '370102', demonstration: false });
  const { center } = (await d.say('project.info', {})).project!.county;
  const site = await d.say('site.create', { kind: 'rooftop', geometry: square(center[0], center[1], 0.001) });
  id = site.id;
  await d.settled();
}, 60_000);
afterAll(() => d.close());

const assume = async (money: object) => {
  const { scenarios } = await d.say('scenario.list', {});
  await d.say('scenario.update', { id: scenarios[0]!.id, assumptions: { money } });
  await d.settled();
  return d.say('money.outlook', {});
};

describe('money of a scenario', () => {
  it('is that of money.case for the same project: one engine', async () => {
    for (const [ownerClass, mode] of [
      ['householdLeased', 'selfUseSurplus'],
      ['household', 'fullFeedIn'],
      ['commercial', 'selfUseSurplus'],
      ['largeCommercial', 'fullSelfUse'],
    ] as const) {
      await d.say('site.update', { ids: [id], changes: { ownerClass, gridMode: mode } });
      const outlook = await assume({ ...MARKET, retailYuanKwh: 0.6 });
      const [row] = (await d.say('site.list', {})).sites;
      const [check] = (await d.say('site.modeCheck', {})).sites;
      const alone = await d.say('money.case', {
        ...{ countyCode: '370102', ownerClass, mode, inServiceDate: '2026-01-01' },
        ...{ capacityKwp: row!.capacityKwp, annualKwh: row!.estimate!.annualKwh },
        selfUsedShare: outlook.sites[0]!.selfUsed,
        assumptions: { ...MARKET, retailYuanKwh: 0.6, fourAbilitiesYuan: check!.fourAbilitiesYuan },
      });
      expect(outlook.range).toBeNull();
      expect(outlook.total.npvYuan).toBeCloseTo(alone.npvYuan!, 4);
      expect(outlook.total.lcoeYuanKwh).toBeCloseTo(alone.lcoeYuanKwh!, 9);
    }
    await assume({ retailYuanKwh: null });
  });

  it('values what commerce uses at the hours in which it is used: in Shandong about 0.7 of the mean', async () => {
    await d.say('site.update', {
      ids: [id],
      changes: { ownerClass: 'commercial', gridMode: 'selfUseSurplus' },
    });
    const { years } = await assume({ ...MARKET, selfUseDiscount: 0 });
    const [row] = (await d.say('site.list', {})).sites;
    const priceOf = (yuan: number) => yuan / (row!.estimate!.annualKwh * 0.3);
    expect(priceOf(years[0]!.selfUseYuan) / 0.7).toBeGreaterThan(0.6);
    expect(priceOf(years[0]!.selfUseYuan) / 0.7).toBeLessThan(0.8);
    await d.say('site.update', { ids: [id], changes: { tariff: 'agriculture' } });
    expect(priceOf((await assume({})).years[0]!.selfUseYuan)).toBeCloseTo(0.5, 9);
    await d.say('site.update', { ids: [id], changes: { tariff: null } });
  });

  it('pays the mechanism for its term and the market afterwards, and asks for what is not known', async () => {
    await d.say('site.update', { ids: [id], changes: { ownerClass: 'household', gridMode: 'fullFeedIn' } });
    const { years } = await assume({ ...MARKET, captureRate: 0.5 });
    const price = years.map(({ feedInYuan, energyKwh }) => feedInYuan / energyKwh);
    expect(price[11]).toBeCloseTo(0.8 * 0.3 + 0.2 * 0.1, 9);
    expect(price[12]).toBeCloseTo(0.1, 9);
    const open = await assume({
      feedInYuanKwh: null,
      mechanismShare: null,
      mechanismYears: null,
      marketYuanKwh: null,
    });
    // Shandong's price is known, its share and term are not.
    expect(open.terms!.mechanismYuanKwh).toMatchObject({ value: 0.225, from: 'rule', status: 'second-hand' });
    expect(open.toBeEntered).toEqual(['mechanismShare', 'mechanismYears', 'marketYuanKwh']);
    expect(open.range!.npvYuan.low).toBeLessThan(open.range!.npvYuan.high);
    await d.say('site.commission', { ids: [id], year: 2024 });
    const old = await d.say('money.outlook', {});
    expect(old.years[0]!.feedInYuan / old.years[0]!.energyKwh).toBeCloseTo(0.3949, 6);
    await d.say('site.commission', { ids: [id], year: null });
  });

  it('says which way of selling pays best, and by how much', async () => {
    await assume(MARKET);
    for (const gridMode of ['fullFeedIn', 'selfUseSurplus'] as const) {
      await d.say('site.update', { ids: [id], changes: { ownerClass: 'household', gridMode } });
      const [site] = (await d.say('money.modes', {})).sites;
      const { total } = await d.say('money.outlook', {});
      const of = (mode: string) => site!.modes.find((each) => each.mode === mode)!.npvYuan;
      expect(of(gridMode)).toBeCloseTo(total.npvYuan, 6);
      // A household pays 0.55 yuan for what it would otherwise use, and feeds in for 0.28.
      expect(site!.best).toBe('selfUseSurplus');
      expect(site!.gainYuan).toBeCloseTo(of('selfUseSurplus') - of(gridMode), 6);
      expect(of('fullSelfUse')).toBeLessThan(of('selfUseSurplus'));
    }
  });
});

it('lowers the highest load of a month only by what PV gives in its hour', () => {
  const load = new Float64Array(8760).fill(500);
  load[4] = 900;
  const used = new Float64Array(8760);
  used[4] = 300;
  expect(demandSavedKw(load, used)).toBe(300);
  used.fill(100);
  expect(demandSavedKw(load, used)).toBe(12 * 100);
});
