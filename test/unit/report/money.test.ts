import { expect, test } from 'vitest';
import { planHtml, samplePlan } from './sample.ts';

const plain = (markup: string): string =>
  markup
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

test('the plan prints worth, prices with sources, sites and years in both languages', async () => {
  const plan = await samplePlan(3);
  const { total, years } = plan.money!;
  for (const language of ['zh', 'en'] as const) {
    const text = plain(planHtml(plan, language));
    expect(text).toContain(total.lcoeYuanKwh!.toFixed(4));
    expect(text).toContain(`${(total.projectIrr! * 100).toFixed(2)}%`);
    expect(text).toContain('0.3779');
    for (const { year } of years) expect(text).toContain(` ${year} `);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  }
});

test('the cash of the years less what was put in adds up to the cash so far', async () => {
  const plan = await samplePlan(6);
  const { years } = plan.money!;
  const own = 1 - plan.scenario.assumptions.money.loanShare;
  const text = plain(planHtml(plan, 'zh'));
  const said = /另减当年投入的资本金：(.*?)。/.exec(text)![1]!;
  const paid = new Map(
    [...said.matchAll(/(\d{4}) 年 ([\d.,]+) 万元/g)].map(([, year, amount]) => [
      Number(year),
      Number(amount!.replaceAll(',', '')),
    ]),
  );
  let sum = 0;
  for (const { year, equityYuan, cumulativeYuan, capexYuan } of years) {
    expect(paid.get(year) ?? 0).toBeCloseTo((capexYuan * own) / 1e4, 1);
    sum += equityYuan / 1e4 - (paid.get(year) ?? 0);
    expect(sum).toBeCloseTo(cumulativeYuan / 1e4, 0);
  }
});

test('every price and term of what is fed in stands with its unit', async () => {
  const base = await samplePlan(3);
  const between = (low: number, high: number) => ({ value: null, low, high, source: '工程判断' });
  const terms = {
    mechanismYuanKwh: between(0.15, 0.4155),
    mechanismShare: between(0.5, 0.8),
    mechanismYears: between(10, 12),
    marketYuanKwh: between(0.15, 0.25),
  } as unknown as NonNullable<NonNullable<typeof base.money>['terms']>;
  const plan = { ...base, money: { ...base.money!, terms } };
  const zh = plain(planHtml(plan, 'zh'));
  expect(zh).toContain('0.1500 至 0.4155 元/kWh');
  expect(zh).toContain('50.0% 至 80.0%');
  expect(zh).toContain('10 至 12 年');
});
