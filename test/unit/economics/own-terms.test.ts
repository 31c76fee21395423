import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownTermsOf } from '../../../electron/county/money/own-terms.ts';
import { termsFor, withTerm } from '../../../shared/own-terms.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

describe('terms of a class and of a site', () => {
  const money = {
    classTerms: { commercial: { capexYuanKwp: 3000, retailYuanKwh: 0.7 } },
    siteTerms: { '7': { capexYuanKwp: 3500 } },
  };

  it('go by the site before its class, each for itself', () => {
    expect(ownTermsOf(money, 7, 'commercial')).toEqual({ capexYuanKwp: 3500, retailYuanKwh: 0.7 });
    expect(ownTermsOf(money, 8, 'commercial')).toEqual({ capexYuanKwp: 3000, retailYuanKwh: 0.7 });
    expect(ownTermsOf(money, 8, 'household')).toBeUndefined();
    expect(ownTermsOf(money, 7, 'central')).toEqual({ capexYuanKwp: 3500 });
  });

  it('are taken back one by one, and leave nothing behind', () => {
    fc.assert(
      fc.property(fc.subarray(termsFor(false), { minLength: 1 }), (terms) => {
        let own: ReturnType<typeof withTerm>;
        for (const term of terms) own = withTerm(own, term, 0);
        expect(Object.keys(own!).sort()).toEqual([...terms].sort());
        for (const term of terms) own = withTerm(own, term, null);
        expect(own).toBeUndefined();
      }),
    );
  });
});

describe('the money of a county', () => {
  let desk: OpenDesk;
  let scenario: number;
  const ids: number[] = [];
  const set = (money: object) => desk.say('scenario.update', { id: scenario, assumptions: { money } });
  const outlook = async () => {
    const { sites, years } = await desk.say('money.outlook', {});
    return { byId: new Map(sites.map((site) => [site.siteId, site])), years };
  };

  beforeAll(async () => {
    desk = await deskOnLankao(false);
    for (const [i, ownerClass] of (['commercial', 'commercial', 'householdLeased'] as const).entries()) {
      const geometry = square(114.95 + 0.01 * i, 34.85, 0.001);
      const site = await desk.say('site.create', { kind: 'rooftop', name: `屋顶${i}`, geometry, ownerClass });
      ids.push(site.id);
    }
    await desk.settled();
    scenario = (await desk.say('scenario.list', {})).scenarios[0]!.id;
  });
  afterAll(() => desk.close());

  it('takes the price, rent and costs of the class and the site, and lets them go again', async () => {
    const before = await outlook();
    const capacity = new Map(
      (await desk.say('site.list', {})).sites.map(({ id, capacityKwp, moduleWpM2 }) => [
        id,
        { capacityKwp, moduleWpM2 },
      ]),
    );
    await set({
      classTerms: { commercial: { capexYuanKwp: 3000, roofRentYuanM2: 10 } },
      siteTerms: { [ids[1]!]: { capexYuanKwp: 4000 } },
    });
    const after = await outlook();
    const risen = (id: number) => after.byId.get(id)!.capexYuan - before.byId.get(id)!.capexYuan;
    const perKwp = (id: number) => risen(id) / capacity.get(id)!.capacityKwp;
    // Both had the same price before: the site's own lies 1,000 yuan above its class's.
    expect(perKwp(ids[1]!) - perKwp(ids[0]!)).toBeCloseTo(1000, 6);
    expect(risen(ids[2]!)).toBe(0);
    const m2 = (id: number) => (capacity.get(id)!.capacityKwp * 1000) / capacity.get(id)!.moduleWpM2;
    // Without growth of rents, 10 instead of 6 yuan a square metre of module.
    expect(after.years[0]!.rentYuan - before.years[0]!.rentYuan).toBeCloseTo(
      4 * (m2(ids[0]!) + m2(ids[1]!)),
      3,
    );
    await set({ classTerms: {}, siteTerms: {} });
    expect((await outlook()).byId).toEqual(before.byId);
  });

  it('takes a price of self-use of one site alone, and the tornado turns it with the others', async () => {
    const before = await outlook();
    await set({ siteTerms: { [ids[0]!]: { retailYuanKwh: 2 } } });
    const after = await outlook();
    expect(after.byId.get(ids[0]!)!.firstYearRevenueYuan).toBeGreaterThan(
      before.byId.get(ids[0]!)!.firstYearRevenueYuan,
    );
    expect(after.byId.get(ids[1]!)).toEqual(before.byId.get(ids[1]!));
    const modes = await desk.say('money.modes', { ids: [ids[0]!] });
    const of = modes.sites[0]!;
    expect(of.modes.find(({ mode }) => mode === of.mode)!.npvYuan).toBeCloseTo(
      after.byId.get(ids[0]!)!.npvYuan,
      2,
    );
    await set({ siteTerms: {} });
  });

  it('refuses terms out of their range or of what is no site', async () => {
    for (const money of [
      { siteTerms: { [ids[0]!]: { retailYuanKwh: -1 } } },
      { siteTerms: { a: { retailYuanKwh: 1 } } },
      { classTerms: { nobody: {} } },
      { classTerms: { household: { price: 1 } } },
    ]) {
      await expect(set(money)).rejects.toMatchObject({ code: 'input.invalid' });
    }
  });
});
