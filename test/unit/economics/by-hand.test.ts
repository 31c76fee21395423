import { afterAll, describe, expect, it } from 'vitest';
import { demandSavedKw } from '../../../electron/county/money/lane-hours.ts';
import { pricedShape } from '../../../electron/engine/account/lane-flow.ts';
import { certificateLines, certificatesIn } from '../../../electron/engine/carbon/certificates.ts';
import { directFlows, directYear, passes, ratiosOf } from '../../../electron/engine/direct/ratios.ts';
import { feedInPrices } from '../../../electron/engine/economics/feed-in.ts';
import { hourFactors, hourWeights, priceRatio } from '../../../electron/engine/economics/time-of-use.ts';
import type { CommandInput } from '../../../shared/contract.ts';
import { startDesk } from '../desk.ts';

const desk = startDesk();
afterAll(() => desk.close());

/** Present worth of 1 a year for so many years at 6 %: (1 − 1.06⁻ⁿ) / 0.06. */
const annuity = (years: number) => (1 - 1.06 ** -years) / 0.06;
const HOURS = 8760;

describe('one full example of each class, worked out apart from the program', () => {
  // Investment 2800 and operation 48 yuan a kWp (fields 3400 and 52), growing 2 % a year; 150 yuan a kWp for inverters in
  // year 13; roof rent 6 yuan a square metre of 220 W (none on one's own roof), land 20 m² a kWp at 800 yuan a mu; ageing
  // 0.5 %; 0.30 yuan for 80 % over 12 years, else 0.20; 0.60 yuan on the spot less 10 % (none off one's own); VAT 13 % with
  // the input tax of 90 % of the investment, surcharges 10 %, income tax 25 % with three years free and three at half,
  // depreciation over 20 years to 5 % (none of these for a household's own); 25 years, 6 %.
  it.each([
    ['household', 'fullFeedIn', 20, 22_000, 0, -4048.49, 0.050632, 0.268633, 5200],
    ['household', 'selfUseSurplus', 20, 22_000, 0.4, 33_211.27, 0.123136, 0.268633, 8016],
    ['householdLeased', 'fullFeedIn', 30, 33_000, 0, -24_456.14, 0.015442, 0.294564, 6982],
    ['commercial', 'selfUseSurplus', 1000, 1.1e6, 0.6, 891_215.46, 0.098816, 0.294564, 404_327],
    ['commercial', 'fullSelfUse', 1000, 1.1e6, 0.9, 1_474_071.88, 0.121001, 0.327294, 459_327],
    ['largeCommercial', 'fullSelfUse', 10_000, 11e6, 0.85, 12_099_048.67, 0.110541, 0.346546, 4_296_273],
    ['largeCommercial', 'selfUseSurplus', 10_000, 11e6, 0.7, 11_695_147.56, 0.109945, 0.294564, 4_329_273],
    ['central', 'fullFeedIn', 50_000, 60e6, 0, -55_815_262.84, 0.010188, 0.312286, 13_000_000],
  ] as const)(
    '%s, %s',
    async (ownerClass, mode, capacityKwp, annualKwh, selfUsedShare, npv, irr, lcoe, first) => {
      const found = await desk.say('money.case', {
        ...{ countyCode: '410225', ownerClass, mode, capacityKwp, annualKwh, selfUsedShare },
        inServiceDate: '2026-10-01',
        assumptions: {
          ...{ feedInYuanKwh: 0.3, mechanismShare: 0.8, mechanismYears: 12, marketYuanKwh: 0.2 },
          ...{ retailYuanKwh: 0.6, farmRetailYuanKwh: 0.6 },
        },
      });
      expect(found.npvYuan!).toBeCloseTo(npv, 1);
      expect(found.projectIrr!).toBeCloseTo(irr, 6);
      expect(found.lcoeYuanKwh!).toBeCloseTo(lcoe, 6);
      expect(Math.round(found.cashFlow[1]!.projectYuan)).toBe(first);
    },
  );
});

describe('the mechanism and the market after it, in closed form', () => {
  const bare = {
    ...{ capexRooftopYuanKwp: 1000, opexRooftopYuanKwp: 0, replacementYuanKwp: 0, degradationPerYear: 0 },
    lifetimeYears: 20,
  };
  const roof: CommandInput<'money.case'> = {
    ...{ countyCode: '410225', ownerClass: 'household', mode: 'fullFeedIn', capacityKwp: 10 },
    ...{ annualKwh: 10_000, selfUsedShare: 0, inServiceDate: '2026-10-01' },
  };
  it.each([
    // share, term, mechanism, market, capture
    [1, 20, 0.3, 0.2, 1],
    [1, 12, 0.3, 0.2, 1],
    [0.8, 12, 0.3, 0.2, 1],
    [0.5, 10, 0.225, 0.15, 1],
    [0.8, 12, 0.3, 0.4, 0.5],
    [0.8, 50, 0.3, 0.2, 1],
    [0, 12, 0.3, 0.2, 1],
    [0.8, 0, 0.3, 0.2, 0.7],
  ])('share %f for %i years', async (share, term, mechanism, market, captureRate) => {
    const { npvYuan } = await desk.say('money.case', {
      ...roof,
      assumptions: {
        ...{ ...bare, feedInYuanKwh: mechanism, mechanismShare: share, mechanismYears: term },
        ...{ marketYuanKwh: market, captureRate },
      },
    });
    const meets = market * captureRate;
    const within = annuity(Math.min(term, 20));
    const expected = 10_000 * (share * mechanism * within + meets * (annuity(20) - share * within)) - 10_000;
    expect(npvYuan!).toBeCloseTo(expected, 4);
  });

  it.each([
    [0, 10_000],
    [500, 10_000],
    [3000, 10_000],
    [3000, 14_000],
    [20_000, 12_500],
  ])('observation and control for %i yuan is paid once, before the first of %i kWh', async (four, kwh) => {
    const { npvYuan, lcoeYuanKwh, cashFlow } = await desk.say('money.case', {
      ...{ ...roof, annualKwh: kwh },
      assumptions: {
        ...{ ...bare, feedInYuanKwh: 0.3, mechanismShare: 1, mechanismYears: 20, fourAbilitiesYuan: four },
      },
    });
    const invested = 10_000 + four;
    expect(cashFlow[0]!.projectYuan).toBeCloseTo(-invested, 6);
    expect(npvYuan!).toBeCloseTo(0.3 * kwh * annuity(20) - invested, 4);
    expect(lcoeYuanKwh!).toBeCloseTo(invested / (kwh * annuity(20)), 8);
  });

  it('takes prices of the market year by year where they are known so', () => {
    const terms = { mechanismYuanKwh: 0.3, mechanismShare: 0.5, mechanismYears: 2, marketYuanKwh: 0.9 };
    const prices = feedInPrices(terms, 4, [0.1, 0.2, 0.3, 0.4]);
    for (const [n, price] of [0.2, 0.25, 0.3, 0.4].entries()) expect(prices[n]).toBeCloseTo(price, 12);
  });
});

describe('prices of the market by the hour, in closed form', () => {
  /** A kilowatt-hour of a year, spread evenly over some hours of each day. */
  const between = (from: number, to: number) =>
    Float64Array.from({ length: HOURS }, (_, h) =>
      h % 24 >= from && h % 24 < to ? 1 / (365 * (to - from)) : 0,
    );
  /** A cheap noon from 10 to 14, dear otherwise. */
  const noon = (cheap: number, dear: number) =>
    Float64Array.from({ length: HOURS }, (_, h) => (h % 24 >= 10 && h % 24 < 14 ? cheap : dear));
  it.each([
    ['wholly at noon', between(10, 14), noon(0.1, 0.4), 0.1],
    ['half at noon', between(8, 12), noon(0.1, 0.4), 0.25],
    ['a third at noon', between(8, 20), noon(0.1, 0.4), 0.3],
    ['never at noon', between(14, 18), noon(0.1, 0.4), 0.4],
    ['at noon where one has to pay', between(9, 14), noon(-0.05, 0.3), 0.02],
    // Of prices that rise through the year by the same each hour, the mean.
    [
      'prices that rise',
      between(0, 24),
      Float64Array.from({ length: HOURS }, (_, h) => h / (HOURS - 1)),
      0.5,
    ],
  ])('%s', (_, shape, prices, expected) => expect(pricedShape(shape, prices)).toBeCloseTo(expected, 10));
});

describe('hours of use, in closed form', () => {
  // Peak 8 to 12 at 1.6, valley 0 to 8 at 0.4, else flat: the mean of the day is (4 · 1.6 + 8 · 0.4 + 12) / 24 = 0.9.
  const months = Array.from({ length: 12 }, (_, n) => n + 1);
  const weights = hourWeights(
    hourFactors(
      [
        { months, band: 'peak', from: 8, to: 12, factor: 1.6 },
        { months, band: 'valley', from: 0, to: 8, factor: 0.4 },
      ],
      true,
    ) as number[][],
  );
  const at = (uses: (clock: number) => number) =>
    priceRatio(
      Float64Array.from({ length: HOURS }, (_, utc) => uses((utc + 8) % 24)),
      weights,
    );
  it.each<[string, (clock: number) => number, number]>([
    ['at all hours alike', () => 1, 1],
    ['at the peak', (h) => (h >= 8 && h < 12 ? 1 : 0), 1.6 / 0.9],
    ['in the valley', (h) => (h < 8 ? 3 : 0), 0.4 / 0.9],
    ['in flat hours', (h) => (h >= 12 ? 1 : 0), 1 / 0.9],
    ['half at the peak, half flat', (h) => (h === 9 || h === 15 ? 1 : 0), 1.3 / 0.9],
    ['three parts valley, one part peak', (h) => (h === 3 ? 3 : h === 9 ? 1 : 0), 0.7 / 0.9],
  ])('%s', (_, uses, expected) => expect(at(uses)!).toBeCloseTo(expected, 12));
});

describe('demand charge saved, in closed form', () => {
  const all = (kw: (hour: number) => number) => Float64Array.from({ length: HOURS }, (_, h) => kw(h));
  it.each<[string, Float64Array, Float64Array, number]>([
    ['an even load, evenly lowered: 12 months of it', all(() => 500), all(() => 200), 2400],
    ['a load that stays at night saves nothing', all(() => 500), all((h) => (h % 24 === 4 ? 500 : 0)), 0],
    ['nothing used saves nothing', all(() => 500), all(() => 0), 0],
    [
      'a peak at noon is lowered to the rest',
      all((h) => (h % 24 === 4 ? 600 : 400)),
      all((h) => (h % 24 === 4 ? 300 : 0)),
      12 * 200,
    ],
    ['a month of its own', all((h) => (h < 744 ? 500 : 100)), all((h) => (h < 744 ? 150 : 0)), 150],
  ])('%s', (_, load, used, kw) => expect(demandSavedKw(load, used)).toBeCloseTo(kw, 9));
});

describe('certificates, in closed form', () => {
  it.each([
    // on the spot, shared, fed in, mechanism share → provincial, owner's, certificates to sell
    [400, 0, 600, 0.8, 480, 120, 0],
    [0, 0, 10_000, 1, 10_000, 0, 0],
    [0, 0, 10_000, 0, 0, 10_000, 10],
    [5_000, 2_500, 10_000, 0.8, 8_000, 2_000, 4],
    [9_999, 0, 0, 0.5, 0, 0, 0],
    [0, 999.9, 1000, 0, 0, 1000, 1],
  ])(
    '%i kWh on the spot, %i shared, %i fed in, %f in the mechanism',
    (used, shared, fed, share, province, own, n) => {
      const lines = certificateLines({ usedOnSiteKwh: used, sharedKwh: shared, fedInKwh: fed }, share);
      expect(lines.provincialKwh).toBeCloseTo(province, 9);
      expect(lines.ownersKwh).toBeCloseTo(own, 9);
      expect(Object.values(lines).reduce((sum, kwh) => sum + kwh, 0)).toBeCloseTo(used + shared + fed, 9);
      expect(certificatesIn(lines.ownersKwh + lines.sharedKwh)).toBe(n);
    },
  );
});

describe('ratios of direct green power, in closed form', () => {
  const limits = { leastOfAvailable: 0.6, leastOfDemand: 0.3, mostExported: 0.2 };
  const hours = (kw: (hour: number) => number) => Float64Array.from({ length: HOURS }, (_, h) => kw(h % 24));
  const day = (h: number) => (h < 12 ? 1 : 0);
  it.each<
    [
      string,
      (h: number) => number,
      (h: number) => number,
      [number | null, number | null, number | null],
      boolean,
    ]
  >([
    ['half the day, twice the load', (h) => 2 * day(h), () => 1, [0.5, 0.5, 0.5], false],
    ['just what is used', day, () => 1, [1, 0.5, 0], true],
    ['at every limit', (h) => 1.25 * day(h), () => 1, [0.8, 0.5, 0.2], true],
    ['too little of the use', (h) => 0.5 * day(h), () => 1, [1, 0.25, 0], false],
    ['no sun', () => 0, () => 1, [null, 0, null], false],
    ['no users', day, () => 0, [0, null, 1], false],
  ])('%s', (_, made, load, expected, holds) => {
    const year = directYear(directFlows(hours(made), hours(load), null));
    const ratios = ratiosOf(year, year.surplusKwh);
    const found = [ratios.selfUsedOfAvailable, ratios.selfUsedOfDemand, ratios.exportedShare];
    for (const [n, share] of expected.entries()) {
      if (share === null) expect(found[n]).toBeNull();
      else expect(found[n]!).toBeCloseTo(share, 9);
    }
    expect(passes(ratios, limits)).toBe(holds);
  });
});
