import { afterAll, describe, expect, it } from 'vitest';
import { netPresentValue } from '../../../electron/engine/economics/worth.ts';
import type { CommandInput } from '../../../shared/contract.ts';
import { startDesk } from '../desk.ts';

const desk = startDesk();
afterAll(() => desk.close());

/**
 * A 1 MW leased roof in Lankao. The audit whose three results are held against gave prices, shares and terms; its
 * 1.25 GWh a year and 30 % of self-use are inferred, the rest is what a new scenario takes (2800 yuan/kWp, roof rent,
 * taxes, 6 %), so agreement within a hundredth of a million shows the price path, not the defaults.
 */
const roof: CommandInput<'money.case'> = {
  ...{ countyCode: '410225', ownerClass: 'householdLeased', mode: 'selfUseSurplus', capacityKwp: 1000 },
  ...{ annualKwh: 1_250_000, selfUsedShare: 0.3, inServiceDate: '2026-10-01' },
};
const of = (changes: Partial<typeof roof>) => desk.say('money.case', { ...roof, ...changes });

describe('money.case', () => {
  it('comes to the present values and returns of an audit, in their order', async () => {
    const coal = await of({ inServiceDate: '2025-03-01' });
    const twelve = await of({
      assumptions: { feedInYuanKwh: 0.3, mechanismShare: 0.8, mechanismYears: 12, marketYuanKwh: 0.2 },
    });
    const ten = await of({
      assumptions: { feedInYuanKwh: 0.225, mechanismShare: 0.8, mechanismYears: 10, marketYuanKwh: 0.15 },
    });
    const audit = [
      [coal, 1.31, 0.115],
      [twelve, 0.36, 0.077],
      [ten, -0.18, 0.051],
    ] as const;
    for (const [{ npvYuan, projectIrr }, million, rate] of audit) {
      expect(Math.abs(npvYuan! / 1e6 - million)).toBeLessThan(0.01);
      expect(Math.abs(projectIrr! - rate)).toBeLessThan(0.001);
    }
    expect(coal.prices).toMatchObject({ project: 'existing', mechanismYuanKwh: { value: 0.3779 } });
    expect(twelve.lcoeYuanKwh).toBe(coal.lcoeYuanKwh);
    expect(coal.npvYuan! > twelve.npvYuan! && twelve.npvYuan! > ten.npvYuan!).toBe(true);
  });

  it('pays the mechanism within its term and the market after it, and its cash adds up to its value', async () => {
    const { cashFlow, npvYuan } = await of({
      ...{ mode: 'fullFeedIn', selfUsedShare: 0 },
      assumptions: {
        ...{ feedInYuanKwh: 0.3, mechanismShare: 0.5, mechanismYears: 2, marketYuanKwh: 0.1 },
        ...{ degradationPerYear: 0, lifetimeYears: 4 },
      },
    });
    expect(cashFlow.map(({ feedInYuan }) => Math.round(feedInYuan))).toEqual([
      0, 250_000, 250_000, 125_000, 125_000,
    ]);
    expect(
      netPresentValue(
        0.06,
        cashFlow.map(({ projectYuan }) => projectYuan),
      ),
    ).toBeCloseTo(npvYuan!, 6);
  });

  it('asks for what is not known of new projects, never the benchmark, and gives a range', async () => {
    const { prices, npvYuan, cashFlow, range } = await of({});
    expect(npvYuan).toBeNull();
    expect(cashFlow).toEqual([]);
    expect(prices.project).toBe('new');
    expect(prices.mechanismYuanKwh).toMatchObject({
      value: null,
      low: 0.15,
      high: 0.4155,
      from: 'toBeEntered',
    });
    expect(prices.toBeEntered).toEqual([
      'mechanismYuanKwh',
      'mechanismShare',
      'mechanismYears',
      'marketYuanKwh',
    ]);
    expect(range!.npvYuan.low!).toBeLessThan(range!.npvYuan.high!);
    const shandong = await of({ countyCode: '370102' });
    expect(shandong.prices.mechanismYuanKwh).toMatchObject({
      value: 0.225,
      status: 'second-hand',
      from: 'rule',
    });
    expect(shandong.prices.toBeEntered).not.toContain('mechanismYuanKwh');
    expect((await of({ inServiceDate: '2025-06-01' })).prices.project).toBe('new');
    expect((await of({ inServiceDate: '2025-05-31' })).prices.project).toBe('existing');
    const existing = await of({ ownerClass: 'commercial', inServiceDate: '2025-03-01' });
    expect(existing.prices).toMatchObject({ mechanismShare: { value: 0.8 }, mechanismYears: { value: 25 } });
    expect(existing.prices.toBeEntered).toEqual(['marketYuanKwh', 'selfUseYuanKwh']);
    expect((await of({ mode: 'fullSelfUse', selfUsedShare: 1 })).npvYuan).not.toBeNull();
  });

  it('knows the modes, limits and least self-use of each class', async () => {
    const commercial = { ownerClass: 'commercial', countyCode: '370102' } as const;
    expect(await of({ ...commercial, mode: 'fullFeedIn' })).toMatchObject({
      ...{ class: 'commercial', modeAllowed: false, leastSelfUseShare: 0.5 },
      notes: ['modeNotAllowed', 'selfUseBelowLeast'],
    });
    const big = await of({ ...commercial, capacityKwp: 12_000, annualKwh: 14e6, selfUsedShare: 0.6 });
    expect(big).toMatchObject({ modeAllowed: true, notes: ['overCapacity'] });
    expect(big.prices.selfUseYuanKwh.value!).toBeCloseTo(0.7 * 0.7, 1);
    const henan = await of({ ownerClass: 'commercial' });
    expect(henan.leastSelfUseShare).toBeNull();
    expect(henan.prices.toBeEntered).toContain('selfUseYuanKwh');
    expect((await of({ ownerClass: 'largeCommercial' })).modeAllowed).toBeNull();
    const field = await of({ ownerClass: 'central', mode: 'fullFeedIn', selfUsedShare: 0 });
    expect(field).toMatchObject({ modeAllowed: true, leastSelfUseShare: 0, notes: ['quotaNeeded'] });
    expect((await of({ mode: 'fullFeedIn' })).modeAllowed).toBe(true);
  });

  it.each([
    ['370102', '山东', 0.5],
    ['460105', '海南', 0.5],
    ['640104', '宁夏', 0.5],
    ['140105', '山西', 0.5],
    ['450102', '广西', 0.5],
    ['210102', '辽宁', 0.5],
    ['220102', '吉林', 0.8],
    ['420102', '湖北', 0.5],
    // By district, 20 or 40 %: which is not known.
    ['500103', '重庆', null],
    ['410225', '河南', null],
    ['330102', '浙江', null],
  ])('asks in %s (%s) the least self-use that its row says', async (countyCode, _, least) => {
    const at = { ownerClass: 'commercial', countyCode } as const;
    const one = await of({ ...at, selfUsedShare: least === null ? 0.9 : least });
    expect(one.leastSelfUseShare).toBe(least);
    expect(one.notes).not.toContain('selfUseBelowLeast');
    expect(one.notes.includes('leastSelfUseUnknown')).toBe(least === null);
    if (least === null) return;
    expect((await of({ ...at, selfUsedShare: least - 0.01 })).notes).toContain('selfUseBelowLeast');
    // Of households none of them asks any, and of large consumers no row is known.
    expect((await of({ countyCode, ownerClass: 'household' })).leastSelfUseShare).toBe(0);
    expect((await of({ countyCode, ownerClass: 'largeCommercial' })).leastSelfUseShare).toBeNull();
  });
});
