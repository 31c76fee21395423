import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modeNote } from '../../../electron/engine/economics/admission.ts';
import { feedInPrices } from '../../../electron/engine/economics/feed-in.ts';
import { noYears } from '../../../electron/engine/economics/money-site.ts';
import { earningsOf, type MoneyInput, moneyOutlook } from '../../../electron/engine/economics/outlook.ts';
import { earningYears, siteYears } from '../../../electron/engine/economics/site-money.ts';
import { rulesAt } from '../../../electron/engine/rules/rule-pack.ts';
import { coalPriceFor, readRetailPrices, readSystemCosts } from '../../../electron/formats/economics.ts';
import { readCoalPrices } from '../../../electron/formats/facts.ts';
import { readRulePack } from '../../../electron/formats/rule-pack.ts';
import { assumptionsSchema } from '../../../shared/domain.ts';
import { inLanguage } from '../../../shared/i18n/in-language.ts';
import type { MoneyAssumptions } from '../../../shared/money.ts';
import { atOnce } from '../../../shared/steps.ts';
import { taxed } from './taxed.ts';

const dataDir = new URL('../../../data/', import.meta.url).pathname;
const roof = {
  id: 1,
  kind: 'rooftop',
  capacityKwp: 100,
  annualKwh: 120_000,
  areaM2: 800,
  moduleWpM2: 200,
  selfUsed: null,
  cropChange: null,
} as const;
const field = {
  id: 2,
  kind: 'agrivoltaic',
  capacityKwp: 1000,
  annualKwh: 1_300_000,
  areaM2: 20_000,
  moduleWpM2: 200,
  selfUsed: null,
  cropChange: null,
} as const;
const quote = { value: 0, source: 'test', approximate: false };

const input = (money: Partial<MoneyAssumptions> = {}, changes: Partial<MoneyInput> = {}): MoneyInput => ({
  assumptions: taxed(money),
  ageing: { degradationPerYear: 0, lifetimeYears: 25 },
  startYear: 2026,
  sites: [roof, field],
  figures: {
    capexYuanKwp: { rooftop: 3000, agrivoltaic: 3500 },
    opexYuanKwp: { rooftop: 50, agrivoltaic: 60 },
    feedInYuanKwh: 0.38,
    retailYuanKwh: 0.6,
    farmRetailYuanKwh: 0.6,
    selfUsed: { rooftop: 0.3, agrivoltaic: 0 },
  },
  quoted: {
    capexRooftopYuanKwp: quote,
    capexAgrivoltaicYuanKwp: quote,
    opexRooftopYuanKwp: quote,
    opexAgrivoltaicYuanKwp: quote,
    feedInYuanKwh: quote,
    retailYuanKwh: quote,
    farmRetailYuanKwh: quote,
  },
  notes: [],
  ...changes,
});

const money = (county: MoneyInput) => atOnce(moneyOutlook(county));

/** Nothing that grows, is replaced, taxed, borrowed or rented. */
const BARE: Partial<MoneyAssumptions> = {
  opexGrowth: 0,
  replacementYuanKwp: 0,
  vatRate: 0,
  incomeTaxRate: 0,
  loanShare: 0,
  roofRentYuanM2: 0,
  landRentYuanMu: 0,
};

describe('money of a county', () => {
  it('pays back after investment over yearly cash where nothing else is counted', () => {
    const { total } = money(input({ ...BARE, rooftopMode: 'fullFeedIn' }, { sites: [roof] }));
    const cash = 120_000 * 0.38 - 5000;
    expect(total.paybackYears).toBeCloseTo(300_000 / cash, 9);
    expect(total.npvYuan).toBeCloseTo((cash * (1 - 1.06 ** -25)) / 0.06 - 300_000, 4);
    expect(total.projectIrr).toBeCloseTo(total.equityIrr!, 12);
  });

  it('sells on the spot and to the grid as each mode says', () => {
    const first = (rooftopMode: MoneyAssumptions['rooftopMode']) =>
      money(input({ rooftopMode, selfUseDiscount: 0.1 }, { sites: [roof] })).years[0]!;
    expect(first('fullFeedIn')).toMatchObject({ selfUseYuan: 0, energyKwh: 120_000 });
    expect(first('selfUseSurplus').selfUseYuan).toBeCloseTo(36_000 * 0.6 * 0.9, 6);
    expect(first('selfUseSurplus').feedInYuan).toBeCloseTo(84_000 * 0.38, 6);
    expect(first('fullSelfUse')).toMatchObject({ feedInYuan: 0, energyKwh: 36_000 });
    const feedInYuanKwh = feedInPrices(
      { mechanismYuanKwh: 0.38, mechanismShare: 0.5, mechanismYears: 2, marketYuanKwh: 0.2 },
      25,
    );
    const market = money(input({}, { sites: [{ ...field, feedInYuanKwh }] }));
    const cents = market.years.map((year) => Math.round(year.feedInYuan / 13_000));
    expect(cents.slice(0, 4)).toEqual([29, 29, 20, 20]);
  });

  it('prices what is used under a field by the farm tariff, and under a roof by its user’s', () => {
    const revenue = (changes: Partial<MoneyInput['figures']>) => {
      const county = input({ ...BARE, agrivoltaicMode: 'selfUseSurplus', selfUseDiscount: 0 });
      const { sites } = money({
        ...county,
        figures: { ...county.figures, selfUsed: { rooftop: 0.5, agrivoltaic: 0.5 }, ...changes },
      });
      return sites.map(({ firstYearRevenueYuan }) => firstYearRevenueYuan);
    };
    const [before, farm, user] = [{}, { farmRetailYuanKwh: 0.5 }, { retailYuanKwh: 0.7 }].map(revenue);
    expect(farm![0]).toBe(before![0]);
    expect(farm![1]! - before![1]!).toBeCloseTo(-0.1 * 0.5 * field.annualKwh, 6);
    expect(user![0]! - before![0]!).toBeCloseTo(0.1 * 0.5 * roof.annualKwh, 6);
    expect(user![1]).toBe(before![1]);
  });

  it('sells nothing of what is curtailed, nor of what full self-use leaves', () => {
    const first = (rooftopMode: MoneyAssumptions['rooftopMode'], selfUse: number, feedIn: number) => {
      const sold = new Array(25).fill({ selfUse, shared: 0, feedIn });
      return money(
        input({ rooftopMode, selfUseDiscount: 0 }, { sites: [{ ...roof, selfUsed: selfUse, sold }] }),
      ).years[0]!;
    };
    const curtailed = first('selfUseSurplus', 0.3, 0.6);
    expect(curtailed.energyKwh).toBeCloseTo(108_000, 6);
    expect(curtailed.selfUseYuan).toBeCloseTo(36_000 * 0.6, 6);
    expect(curtailed.feedInYuan).toBeCloseTo(72_000 * 0.38, 6);
    expect(first('fullFeedIn', 0, 0)).toMatchObject({ energyKwh: 0, feedInYuan: 0 });
    const plain = money(input({ rooftopMode: 'fullSelfUse' }, { sites: [roof] })).years[0]!;
    expect(plain.energyKwh).toBeCloseTo(36_000, 6);
  });

  it('has sites pay for their part of a battery, run it and replace it when it has served', () => {
    const grid = { batteryYuan: 90_000, batteryOpexYuan: 1800, batteryYears: 10 };
    const bare = money(input({ ...BARE }, { sites: [roof] }));
    const stored = money(input({ ...BARE }, { sites: [{ ...roof, grid }] }));
    expect(stored.total.capexYuan - bare.total.capexYuan).toBeCloseTo(90_000, 6);
    expect(stored.total.batteryYuan).toBe(90_000);
    expect(stored.sites[0]!.capexYuan).toBeCloseTo(390_000, 6);
    const more = stored.years.map(({ opexYuan }, n) => Math.round(opexYuan - bare.years[n]!.opexYuan));
    expect(more).toEqual(Array.from({ length: 25 }, (_, n) => (n === 10 || n === 20 ? 91_800 : 1800)));
    expect(stored.total.npvYuan).toBeLessThan(bare.total.npvYuan);
  });

  it('gives households and the village what rent, savings, crops and dividend come to', () => {
    const { sites } = money(input({ villageRentShare: 0.25, cropChange: -0.2 }));
    // 500 m² of modules at 6 yuan, and a tenth of 36 000 kWh at 0.6 yuan.
    expect(sites[0]!.householdYuanPerYear).toBeCloseTo(3000 + 2160, 6);
    // 30 mu at 800 yuan, of which the collective keeps a quarter, less a fifth of 1000 yuan a mu.
    expect(sites[1]!.householdYuanPerYear).toBeCloseTo(18_000 - 6000, 6);
    expect(sites[1]!.villageYuanPerYear).toBeCloseTo(6000, 6);
    const byModule = money(input({ roofRentBasis: 'module', moduleAreaM2: 2.5, selfUseDiscount: 0 }));
    expect(byModule.sites[0]!.householdYuanPerYear).toBeCloseTo(200 * 40, 6);
    const own = money(input({ rooftopOwner: 'household', villageEquityShare: 0.1 }, { sites: [roof] }));
    expect(own.years[0]!.householdYuan).toBeCloseTo(own.years[0]!.equityYuan, 6);
    expect(own.years[0]!.rentYuan + own.years[0]!.vatYuan + own.years[0]!.incomeTaxYuan).toBe(0);
    expect(own.years[20]!.villageYuan).toBeCloseTo(own.years[20]!.equityYuan / 9, 6);
  });

  it('gives every rent and saving to someone: households, villages or owners of other roofs', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const county = fc.record({
      rooftopOwner: fc.constantFrom('householdLeased', 'commercial', 'largeCommercial'),
      selfUseDiscount: share,
      villageRentShare: share,
      cropChange: fc.double({ min: -1, max: 0, noNaN: true }),
      rentGrowth: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
    });
    fc.assert(
      fc.property(county, (assumed) => {
        const { years } = money(input(assumed));
        const { rooftopOwner: owner, selfUseDiscount: discount } = assumed;
        for (const [n, year] of years.entries()) {
          const saved = 120_000 * 0.3 * 0.6 * discount;
          const lost = 30 * 1000 * assumed.cropChange * (1 + assumed.rentGrowth) ** n;
          const earned = year.householdYuan + year.villageYuan + year.roofOwnerYuan;
          expect(earned).toBeCloseTo(year.rentYuan + saved + lost, 4);
          const ofRoofs = 3000 * (1 + assumed.rentGrowth) ** n + saved;
          expect(year.roofOwnerYuan).toBeCloseTo(owner === 'householdLeased' ? 0 : ofRoofs, 4);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('takes the income of a fish pond and its change from assumptions of their own', () => {
    const { sites, basis } = money(
      input(
        { cropChange: -0.5, pondIncomeYuanMu: 3000, pondChange: -0.1, villageRentShare: 0 },
        { sites: [{ ...field, pond: true, cropChange: 0 }] },
      ),
    );
    expect(sites[0]).toMatchObject({ cropChange: -0.1, cropFrom: 'assumed' });
    expect(sites[0]!.householdYuanPerYear).toBeCloseTo(30 * (800 - 300), 6);
    expect(basis.crop).toEqual({ model: 0, assumed: 0 });
  });

  it('takes self-use and crops from the balance and the model where they are known', () => {
    const known = [
      { ...roof, selfUsed: 0.8 },
      { ...field, cropChange: -0.45 },
    ];
    const { sites, years, basis } = money(input({ selfUseDiscount: 0 }, { sites: [...known, roof] }));
    expect(basis).toMatchObject({ selfUse: { balance: 1, assumed: 2 }, crop: { model: 1, assumed: 0 } });
    expect(sites.map(({ selfUsed, selfUsedFrom }) => [selfUsed, selfUsedFrom])).toEqual([
      [0.8, 'balance'],
      [0, 'assumed'],
      [0.3, 'assumed'],
    ]);
    expect(years[0]!.selfUseYuan).toBeCloseTo(120_000 * (0.8 + 0.3) * 0.6, 6);
    // 30 mu lose 45 % of 1000 yuan each; the rent is 800 yuan a mu less the collective's tenth.
    expect(sites[1]).toMatchObject({ cropChange: -0.45, cropFrom: 'model' });
    expect(sites[1]!.householdYuanPerYear).toBeCloseTo(30 * (720 - 450), 6);
  });

  it('says when the rules do not let a roof sell that way', () => {
    const notes = (
      rooftopOwner: MoneyAssumptions['rooftopOwner'],
      rooftopMode: MoneyAssumptions['rooftopMode'],
    ) =>
      money(input({ rooftopOwner, rooftopMode }, { modeNote: (owner, mode) => modeNote(rules, owner, mode) }))
        .notes;
    const rules = rulesAt(readRulePack(dataDir), ['河南'], '2026-11-30');
    expect(notes('commercial', 'fullFeedIn')).toEqual(['modeNotAllowed']);
    expect(notes('largeCommercial', 'selfUseSurplus')).toEqual(['modeConditional']);
    expect(notes('household', 'fullFeedIn')).toEqual([]);
  });

  it('accounts for every yuan of revenue', () => {
    for (const year of money(input({ villageEquityShare: 0.2 })).years) {
      const out =
        year.opexYuan +
        year.rentYuan +
        year.vatYuan +
        year.incomeTaxYuan +
        year.interestYuan +
        year.principalYuan +
        year.dividendYuan +
        year.equityYuan;
      expect(out).toBeCloseTo(year.feedInYuan + year.selfUseYuan, 6);
    }
  });

  it('answers without sites', () => {
    const { total, years } = money(input({}, { sites: [] }));
    expect(total).toMatchObject({ capexYuan: 0, lcoeYuanKwh: null, projectIrr: null });
    expect(years).toHaveLength(25);
  });

  it('is worth more with higher prices and less with higher costs, and adds up over sites', () => {
    const price = fc.double({ min: 0.2, max: 0.8, noNaN: true });
    const factor = fc.double({ min: 1, max: 2, noNaN: true });
    fc.assert(
      fc.property(price, factor, fc.integer({ min: 5, max: 40 }), (feedInYuanKwh, more, lifetimeYears) => {
        const base = input({}, { ageing: { degradationPerYear: 0.005, lifetimeYears } });
        const at = (figures: Partial<MoneyInput['figures']>) =>
          money({ ...base, figures: { ...base.figures, feedInYuanKwh, ...figures } });
        const middle = at({});
        const dear = at({ feedInYuanKwh: feedInYuanKwh * more });
        const costly = at({ capexYuanKwp: { rooftop: 3000 * more, agrivoltaic: 3500 * more } });
        expect(dear.total.npvYuan).toBeGreaterThanOrEqual(middle.total.npvYuan - 1e-6);
        expect(costly.total.npvYuan).toBeLessThanOrEqual(middle.total.npvYuan + 1e-6);
        expect(costly.total.lcoeYuanKwh!).toBeGreaterThanOrEqual(middle.total.lcoeYuanKwh! - 1e-12);
        expect(middle.sites.reduce((sum, site) => sum + site.npvYuan, 0)).toBeCloseTo(
          middle.total.npvYuan,
          4,
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('bundled prices', () => {
  const prices = readCoalPrices(dataDir);
  it('tell the grids of Hebei and Inner Mongolia apart', () => {
    expect(coalPriceFor(prices, '河北省', '承德市')?.region).toBe('冀北');
    expect(coalPriceFor(prices, '河北省', '保定市')?.region).toBe('冀南');
    expect(coalPriceFor(prices, '内蒙古自治区', '赤峰市')?.region).toBe('蒙东');
    expect(coalPriceFor(prices, '内蒙古自治区', '包头市')?.region).toBe('蒙西');
    expect(coalPriceFor(prices, '河南省', '开封市')?.priceYuanKwh).toBe(0.3779);
    expect(coalPriceFor(prices, '台湾省', '')).toBeNull();
  });

  it('say where every figure comes from', () => {
    for (const row of [...readSystemCosts(dataDir), ...readRetailPrices(dataDir)]) {
      expect(inLanguage(row.source, 'en')).toMatch(/^20\d\d: ./);
    }
  });

  it('leave assumptions written before them readable', () => {
    expect(assumptionsSchema.parse({ albedo: 0.3 }).money.loanYears).toBe(15);
  });
});

it('what households, villages and owners earn is the same without the cash of who invests', () => {
  const owner = fc.constantFrom('household', 'householdLeased', 'commercial', 'largeCommercial');
  const mode = fc.constantFrom('fullFeedIn', 'selfUseSurplus', 'fullSelfUse');
  const share = fc.constantFrom(0, 0.1, 1);
  /** As the sites of a county, one in the room of the other. */
  const years = noYears(25);
  fc.assert(
    fc.property(owner, mode, share, share, fc.constantFrom(roof, field), (of, by, village, used, site) => {
      const { figures, ageing } = input();
      const assumed = taxed({ rooftopOwner: of, rooftopMode: by, villageEquityShare: village });
      const own = { ...site, selfUsed: used };
      expect(earningsOf(earningYears(own, assumed, figures, ageing, years))).toEqual(
        earningsOf(siteYears(own, assumed, figures, ageing)),
      );
    }),
  );
});
