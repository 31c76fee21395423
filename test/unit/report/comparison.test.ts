import { expect, test } from 'vitest';
import { COMPARED, type ComparedFigures } from '../../../shared/compare.ts';
import { planHtml, samplePlan } from './sample.ts';

const scenario = (id: number, name: string, siteIds: number[], factor: number): ComparedFigures => ({
  id,
  name,
  active: id === 1,
  figures: Object.fromEntries(
    COMPARED.map((key, i) => [key, key === 'projectIrr' && id === 3 ? null : (i + 1) * factor]),
  ) as ComparedFigures['figures'],
  siteIds,
  changed: id === 2 ? ['money.discountRate', 'albedo'] : [],
  changes:
    id === 2
      ? [
          { key: 'money.discountRate', before: 0.06, after: 0.08 },
          { key: 'albedo', before: 0.2, after: 0.3 },
        ]
      : [],
  discountRate: id === 2 ? 0.08 : 0.06,
});
const three = [
  scenario(1, '基准', [1, 2, 3], 1000),
  scenario(2, '更多屋顶', [1, 2, 4, 5], 1200),
  scenario(3, '更少', [1], 500),
];
const plain = (markup: string) => markup.replace(/<style>.*?<\/style>|<[^>]*>/gs, ' ').replace(/\s+/g, ' ');

test('the plan holds its scenario against the others, in both languages', async () => {
  const plan = await samplePlan(3, { comparison: three });
  const zh = plain(planHtml(plan, 'zh'));
  expect(zh).toContain('情景比选');
  expect(zh).toContain('本规划采用情景“基准”，与文档中另外 2 个情景比较');
  expect(zh).toContain('2.00 MWp');
  expect(zh).toMatch(/2\.40 MWp\s+\+20/);
  expect(zh).toContain('更多屋顶 新增 2 · 减少 1 个站点 折现率 6% 8%');
  expect(zh).toContain('更少 新增 0 · 减少 2 个站点 假设相同');
  expect(zh).toContain('各情景主要指标');
  expect(zh).not.toMatch(/undefined|NaN|\[object|\{\{/);
  const en = plain(planHtml(plan, 'en'));
  expect(en).toContain('Scenarios compared');
  expect(en).not.toMatch(/undefined|NaN|\[object|\{\{/);
});

test('a plan of a document with one scenario, or without the chapter, says nothing of it', async () => {
  expect(planHtml(await samplePlan(3), 'zh')).not.toContain('情景比选');
  const plan = await samplePlan(3, { comparison: three });
  const without = { ...plan, sections: plan.sections.filter((name) => name !== 'comparison') };
  expect(planHtml(without, 'zh')).not.toContain('情景比选');
});

test('a loss that shrinks is a change upwards', async () => {
  const [own, other] = [scenario(1, '基准', [1], -1000), scenario(2, '高价', [1], -750)];
  const plain1 = plain(planHtml(await samplePlan(1, { comparison: [own!, other!] }), 'zh'));
  expect(plain1).toMatch(/净现值 −[\d.]+ 万元 −[\d.]+ 万元 \+25\.0%/);
});
