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
