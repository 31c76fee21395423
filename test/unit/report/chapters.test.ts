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

  test('call limits of fields met only where all of this country were tested', async () => {
    const plan = await samplePlan(4);
    const [field] = plan.agrivoltaic;
    const limit = { ...field!.result.limits[0]!, foreign: false, pass: true };
    const untested = field!.result.untested;
    const said = (limits: (typeof limit)[], open: typeof untested) => {
      const agrivoltaic = [{ ...field!, result: { ...field!.result, limits, untested: open } }];
      const { sections } = composePlan({ ...plan, agrivoltaic }, 'zh');
      const chapter = (id: string) => plain(sections.find((each) => each.startsWith(`<section id="${id}"`))!);
      return [
        /农光互补光照、净高等限制.*?限值未核 (\S+)/.exec(chapter('conclusion'))?.[1],
        /农业减产.*?限值未核 (\S+)/.exec(chapter('risks'))?.[1],
      ];
    };
    const one = { code: 'provinceClearance', limit: null, unit: 'm' } as unknown as (typeof untested)[number];
    expect(said([limit], [])).toEqual(['满足', '低']);
    expect(said([limit], [one])).toEqual(['未核查', '未核']);
    expect(said([], [])).toEqual(['未核查', '未核']);
    expect(said([{ ...limit, pass: false }], [one])).toEqual(['不满足', '高']);
    expect(said([limit, { ...limit, foreign: true, pass: false }], [])).toEqual(['满足', '低']);
  });

  test('take the jobs in operation that the scenario assumes', async () => {
    const plan = await samplePlan(4);
    const { assumptions } = plan.scenario;
    const scenario = {
      ...plan.scenario,
      assumptions: { ...assumptions, fit: { ...assumptions.fit, jobsPerMw: 1.2 } },
    };
    const text = words({ ...plan, scenario }, 'zh');
    expect(text).toContain('1.2 个岗位/MW');
    expect(text).toMatch(/用工按 ?(表 \d+-\d+) ?的系数估计[\s\S]*\1 用工估计/);
  });

  test('count years of operation from the first with energy', async () => {
    const plan = await samplePlan(4);
    const analysis = { ...plan.analysis!, firstYear: 2026, yearlyKwh: [0, 4e6, 3e6, 3e6] };
    expect(words({ ...plan, analysis }, 'zh')).toContain(
      '2027—2029 年（3 年）累计交付电量 1,000.00 万千瓦时',
    );
  });

  test('list a site at the voltage of the connection laid out for it', async () => {
    const plan = await samplePlan(2);
    const [first] = plan.sites;
    const connection = { connectionKv: 35, level: '35kV', from: 'hand', objectName: null, acKw: 1 };
    const own = { ...first!, connection: connection as unknown as PlanData['sites'][number]['connection'] };
    const { sections } = composePlan(
      { ...plan, sites: plan.sites.map((s) => (s === first ? own : s)) },
      'zh',
    );
    const list = sections.find((each) => each.startsWith('<section id="sites"'))!;
    const row = list.match(new RegExp(`<tr[^>]*>(?:(?!</tr>).)*${first!.name}(?:(?!</tr>).)*</tr>`))![0];
    expect(row).toContain('<td class="num">35</td>');
  });
});

describe.each(['zh', 'en'] as const)('tables and figures (%s)', (language) => {
  test('say under their numbered captions what they rest on, once, and name chapters that there are', async () => {
    const { sections } = composePlan(await samplePlan(4), language);
    const captions = sections
      .join('')
      .match(/<(?:fig)?caption>(?:(?!<\/(?:fig)?caption>)[\s\S])*<\/(?:fig)?caption>/g)!;
    expect(captions.length).toBeGreaterThan(20);
    for (const caption of captions) {
      expect(caption.match(/class="from"/g)).toHaveLength(1);
      expect(caption).toMatch(language === 'zh' ? /资料来源：\S+/ : /Source: \S+/);
      expect(caption).not.toMatch(/\{|<span class="see">|\(\)|（）/);
    }
  });

  test('have no range with a dash between figures of their own sign, and no mark of the other script', async () => {
    const text = words(await samplePlan(4), language);
    expect(text).not.toMatch(/\d[^ ]* – −/);
    if (language === 'zh') expect(text).not.toMatch(/[\u4e00-\u9fff\d]: [\u4e00-\u9fff]/);
  });
});
