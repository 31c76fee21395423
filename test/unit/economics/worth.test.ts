import { describe, expect, it } from 'vitest';
import { repayments } from '../../../electron/engine/economics/cash-flow.ts';
import { depreciation, incomeTax, valueAddedTax } from '../../../electron/engine/economics/tax.ts';
import {
  capitalRecovery,
  internalRate,
  levelisedCost,
  netPresentValue,
  paybackTime,
} from '../../../electron/engine/economics/worth.ts';
import { taxed } from './taxed.ts';

describe('published examples', () => {
  /** Gitman (2003), Principles of Managerial Finance, Brief, 3rd ed., p. 348, as NumPy's irr prints them. */
  it.each([
    [[-100, 39, 59, 55, 20], 0.28095],
    [[-100, 0, 0, 74], -0.0955],
    [[-100, 100, 0, -7], -0.0833],
    [[-100, 100, 0, 7], 0.06206],
    [[-5, 10.5, 1, -8, 1], 0.0886],
  ])('find the internal rate of %j', (cash, rate) => {
    expect(internalRate(cash)).toBeCloseTo(rate, 4);
  });

  it('discount as Gitman p. 346 does', () => {
    expect(netPresentValue(0.281, [-100, 39, 59, 55, 20])).toBeCloseTo(-0.0084785916384548798, 12);
  });

  it('pay a loan of 200 000 at 7.5 % a year off in 180 months', () => {
    // numpy-financial's example: pmt(0.075/12, 12*15, 200000) = −1854.0247200054619
    expect(200_000 * capitalRecovery(0.075 / 12, 180)).toBeCloseTo(1854.0247200054619, 9);
  });
});

describe('closed forms', () => {
  it('value an annuity by its capital recovery factor', () => {
    const cash = [-1000, ...Array<number>(25).fill(90)];
    expect(netPresentValue(0.06, cash)).toBeCloseTo(90 / capitalRecovery(0.06, 25) - 1000, 9);
    expect(capitalRecovery(0, 20)).toBe(0.05);
  });

  it('level a cost as investment × recovery factor + running cost, over energy (Short et al. 1995)', () => {
    const level = levelisedCost(0.07, 3000, Array(25).fill(50), Array(25).fill(1200));
    expect(level).toBeCloseTo((3000 * capitalRecovery(0.07, 25) + 50) / 1200, 12);
    expect(levelisedCost(0.07, 3000, [50], [0])).toBeNull();
  });

  it('level a cost as the simple calculator of NREL does: CRF × overnight cost and fixed cost over hours × factor', () => {
    // https://www.nrel.gov/analysis/tech-lcoe: CRF = i(1+i)^n / ((1+i)^n − 1); LCOE = (cost × CRF + O&M) / (8760 × CF).
    const [i, n] = [0.03, 20];
    const recovery = (i * (1 + i) ** n) / ((1 + i) ** n - 1);
    expect(capitalRecovery(i, n)).toBeCloseTo(recovery, 12);
    // 1000 per kW, 20 a year per kW and a capacity factor of 20 %: (67.2157 + 20) / 1752.
    const level = levelisedCost(i, 1000, Array(n).fill(20), Array(n).fill(8760 * 0.2));
    expect(level).toBeCloseTo((1000 * recovery + 20) / (8760 * 0.2), 12);
    expect(level).toBeCloseTo(0.04978, 5);
  });

  it('level a cost of ageing arrays by the geometric series', () => {
    const energy = Array.from({ length: 25 }, (_, n) => 1200 * 0.995 ** n);
    const q = 0.995 / 1.06;
    const discounted = ((1200 / 1.06) * (1 - q ** 25)) / (1 - q);
    expect(levelisedCost(0.06, 3000, Array(25).fill(0), energy)).toBeCloseTo(3000 / discounted, 12);
  });

  it('pay back within the year in which the balance turns', () => {
    expect(paybackTime(0, [-1000, 400, 400, 400])).toBeCloseTo(2.5, 12);
    expect(paybackTime(0.1, [-1000, 1100])).toBeCloseTo(1, 12);
    expect(paybackTime(0, [-1000, 400, 400])).toBeNull();
    expect(paybackTime(0, [-100, 200, -150, 10])).toBeNull();
    expect(paybackTime(0, [-100, 200, -150, 100])).toBeCloseTo(2.5, 12);
  });

  it('know a rate from none', () => {
    expect(internalRate([-100, 110])).toBeCloseTo(0.1, 12);
    expect(internalRate([-100, 50])).toBeCloseTo(-0.5, 9);
    expect(internalRate([100, 50])).toBeNull();
    expect(internalRate([0, 0, 0])).toBeNull();
  });

  it('repay all that was borrowed, whatever the term', () => {
    for (const years of [1, 10, 15, 25, 30]) {
      const [interestYuan, principalYuan]: [number[], number[]] = [[], []];
      repayments(700, { rate: 0.035, years: 15 }, years, { interestYuan, principalYuan });
      expect(principalYuan.reduce((sum, each) => sum + each, 0)).toBeCloseTo(700, 9);
      const paid = interestYuan.map((each, year) => each + principalYuan[year]!);
      expect(netPresentValue(0.035, [-700, ...paid])).toBeCloseTo(0, 9);
    }
  });
});

describe('tax', () => {
  const rules = taxed();
  it('is set off against the input tax of the investment first', () => {
    const years = { outputYuan: [], vatYuan: [] as number[], surchargeYuan: [] as number[] };
    const inputYuan = valueAddedTax({ ...rules, deductibleShare: 1 }, 113, [56.5, 113, 113], years);
    expect(inputYuan).toBeCloseTo(13, 12);
    expect(years.vatYuan.map((yuan) => Number(yuan.toFixed(9)))).toEqual([0, 6.5, 13]);
    expect(years.surchargeYuan[2]).toBeCloseTo(1.3, 12);
  });

  it('carries losses forward for five years and no more', () => {
    const plain = { ...rules, taxHoliday: false };
    expect(incomeTax(plain, [-100, 60, 60])).toEqual([0, 0, 5]);
    expect(incomeTax(plain, [-100, 0, 0, 0, 0, 0, 100])).toEqual([0, 0, 0, 0, 0, 0, 25]);
  });

  it('is free for three years and half for three more', () => {
    expect(incomeTax(rules, Array(8).fill(100))).toEqual([0, 0, 0, 12.5, 12.5, 12.5, 25, 25]);
  });

  it('writes an investment off to its residual value', () => {
    expect(rules.depreciationYears * depreciation(rules, 1000)).toBeCloseTo(950, 9);
  });
});
