import { describe, expect, test } from 'vitest';
import { composePlan } from '../../../electron/report/plan.ts';
import type { PlanData } from '../../../electron/report/plan-data.ts';
import { planChapters as en } from '../../../shared/i18n/en/plan-chapters.ts';
import { planChapters as zh } from '../../../shared/i18n/zh/plan-chapters.ts';
import { CHAPTERS, OPTIONAL_SECTIONS } from '../../../shared/plan.ts';
import { samplePlan } from './sample.ts';

const keysOf = (tree: object, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
  );
const leaf = (tree: object, path: string): string =>
  path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], tree) as string;
const blanks = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
const plain = (markup: string) => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const words = (plan: PlanData, language: 'zh' | 'en') =>
  plain(composePlan(plan, language).sections.join(' '));

describe('the chapters', () => {
  test('have the same texts with the same figures in both languages', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(zh).sort());
    for (const key of keysOf(zh)) {
      expect([key, [...new Set(blanks(leaf(en, key)))]]).toEqual([key, [...new Set(blanks(leaf(zh, key)))]]);
    }
  });

  test.each(['zh', 'en'] as const)(
    'stand in their order, each once, every blank filled (%s)',
    async (language) => {
      const plan = await samplePlan(4);
      const { sections } = composePlan(plan, language);
      const ids = sections.flatMap((markup) => /^<section id="(\w+)"/.exec(markup)?.[1] ?? []);
      const chapters = ids.filter((id) => (CHAPTERS as readonly string[]).includes(id));
      expect(chapters).toEqual(CHAPTERS.filter((key) => chapters.includes(key)));
      for (const key of [
        'general',
        'county',
        'resource',
        'conditions',
        'targets',
        'modes',
        'grid',
        'risks',
        'conclusion',
        'sites',
        'maps',
      ]) {
        expect(chapters).toContain(key);
      }
      const text = words(plan, language);
      expect(text).not.toMatch(/\{\w+\}|undefined|NaN/);
      const { headings } = language === 'zh' ? zh : en;
      for (const [i, key] of chapters.entries())
        expect(text).toContain(`${i + 1} ${headings[key as keyof typeof headings]}`);
    },
  );

  test('say what is missing, and what was entered instead with its year and source', async () => {
    const empty = await samplePlan(2);
    expect(words(empty, 'zh')).toContain('常住人口 （待填写）');
    expect(words(empty, 'en')).toContain('Resident population (to be filled in)');
    const facts: PlanData['facts'] = [{ fact: 'population', value: 770_000, year: 2024, source: '统计年鉴' }];
    const known = words({ ...empty, facts }, 'zh');
    expect(known).toContain('常住人口 770,000 人 2024 统计年鉴');
    expect(known).not.toContain('常住人口 （待填写）');
  });

  test('take the planner’s own text in its language, figures filled in and nothing run', async () => {
    const plan = await samplePlan(2);
    const text = '## 自拟\n装机 {capacity}，<b onclick="x">甲</b> {nothing}';
    const texts: PlanData['texts'] = [{ chapter: 'safety', language: 'zh', text }];
    const own = composePlan({ ...plan, texts }, 'zh').sections.find((each) =>
      each.startsWith('<section id="safety"'),
    )!;
    expect(own).toContain('自拟</h3>');
    expect(own).toMatch(/装机 [\d.,]+ [kM]Wp/);
    expect(own).toContain('&lt;b onclick=');
    expect(own).toContain('{nothing}');
    expect(own).not.toContain(zh.standard.safety!.slice(5, 30));
    expect(words({ ...plan, texts }, 'en')).toContain('A qualified body checks load');
  });

  test('can all be left out but those that always stay', async () => {
    const { sections } = composePlan(await samplePlan(2, { sections: [] }), 'zh');
    const ids = sections.flatMap((markup) => /^<section id="(\w+)"/.exec(markup)?.[1] ?? []);
    expect(ids.filter((id) => (OPTIONAL_SECTIONS as readonly string[]).includes(id))).toEqual([]);
    expect(ids).toEqual(
      expect.arrayContaining(['summary', 'general', 'environment', 'conclusion', 'version']),
    );
  });

  test('name a limit that fails in words, and what was not checked as such', async () => {
    const plan = await samplePlan(2);
    const [row] = plan.roofs;
    const text = composePlan({ ...plan, roofs: [{ ...row!, share: 0.24, leastShare: 0.4 }] }, 'zh');
    const conclusion = text.sections.find((each) => each.startsWith('<section id="conclusion"'))!;
    expect(conclusion).toMatch(/公共建筑屋顶比例.*?≥ 40%.*?24\.0%.*?<strong class="bad">不满足<\/strong>/);
    expect(conclusion).toMatch(/变电站反送不超限.*?未核查/);
    const met = composePlan({ ...plan, roofs: [{ ...row!, share: 0.5, leastShare: 0.4 }] }, 'zh');
    expect(met.sections.find((each) => each.startsWith('<section id="conclusion"'))).toMatch(
      /公共建筑屋顶比例.*?50\.0%<\/td><td class="wrap">满足</,
    );
  });
});
