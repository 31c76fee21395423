import { describe, expect, test } from 'vitest';
import { planPages } from '../../../electron/report/pages.ts';
import { composePlan } from '../../../electron/report/plan.ts';
import type { PlanData } from '../../../electron/report/plan-data.ts';
import { report as en } from '../../../shared/i18n/en/report.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { report as zh } from '../../../shared/i18n/zh/report.ts';
import { fontDir, planHtml, samplePlan } from './sample.ts';

const running = (plan: PlanData, language: Language, font?: string) =>
  planPages(composePlan(plan, language), font).running(3);

const NASTY = `<script>alert("x")</script> & '"><img src=http://evil.example/x>`;
const plain = (markup: string): string =>
  markup
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const keysOf = (tree: object, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
  );
const blanks = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const leaf = (tree: object, path: string): string =>
  path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], tree) as string;

describe('the texts', () => {
  test('have the same keys and blanks in both languages', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(zh).sort());
    for (const key of keysOf(zh)) {
      // Ten thousand kilowatt-hours is a Chinese unit; the English plan does not print it.
      expect([key, blanks(leaf(en, key))]).toEqual([key, blanks(leaf(zh, key))]);
    }
  });
});

describe('the plan', () => {
  test('says the county and the totals in both languages', async () => {
    const plan = await samplePlan(3);
    const chinese = plain(planHtml(plan, 'zh'));
    expect(chinese).toContain('兰考县光伏规划');
    expect(chinese).toContain('410225');
    const english = plain(planHtml(plan, 'en'));
    expect(english).toContain('Lankao County photovoltaic plan');
    for (const figure of ['1,810.51 万千瓦时', '1,665.67']) expect(chinese).toContain(figure);
    for (const figure of ['18.11', '16.66', '18,105.1']) expect(english).toContain(figure);
    for (const text of [chinese, english]) {
      for (const figure of ['14.78', '10,148', '0.5605']) {
        expect(text).toContain(figure);
      }
      for (const { name } of plan.sites) expect(text).toContain(name);
      expect(text).not.toMatch(/undefined|NaN|\{\w+\}|\[object/);
    }
  });

  test('is the same page each time', async () => {
    const plan = await samplePlan(3);
    expect(planHtml(plan, 'zh')).toBe(planHtml(plan, 'zh'));
  });

  test('prints only the sections asked for, beside those that always are', async () => {
    const whole = await samplePlan(3);
    const some = planHtml({ ...whole, sections: ['carbon'] }, 'zh');
    const ids = [...some.matchAll(/<section[^>]* id="(\w[\w-]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual(expect.arrayContaining(['cover', 'summary', 'carbon', 'data', 'version']));
    for (const left of ['county', 'energy', 'assumptions', 'agrivoltaic']) expect(ids).not.toContain(left);
  });

  test('marks a draft, names its authors, and shows a logo', async () => {
    const whole = await samplePlan(3);
    expect(running(whole, 'zh')).not.toContain('class="draft"');
    const logo = 'data:image/png;base64,iVBORw0KGgo=';
    expect(running({ ...whole, draft: true }, 'zh').match(/<div class="draft">草案<\/div>/g)).toHaveLength(3);
    const page = planHtml({ ...whole, decision: '请批准', logo }, 'zh');
    expect(page).toContain(`src="${logo}"`);
    for (const said of ['示范县发展和改革委员会', '请批准']) expect(plain(page)).toContain(said);
  });

  test('escapes whatever a planner or a file may have written', async () => {
    const base = await samplePlan(3);
    const nasty: Partial<PlanData> = {
      title: NASTY,
      author: NASTY,
      decision: NASTY,
      scenario: { ...base.scenario, name: NASTY },
      project: { ...base.project, name: NASTY, path: `/x/${NASTY}` },
      sites: base.sites.map((site) => ({ ...site, name: NASTY })),
      weather: { ...base.weather, name: NASTY, sources: [{ name: NASTY, detail: NASTY, basis: NASTY }] },
      losses: [{ name: NASTY, fraction: 0.2 }],
      notices: [{ name: NASTY, terms: NASTY, source: NASTY }],
      summary: { ...base.summary, gridFactorSource: NASTY },
    };
    const plan = { ...base, ...nasty };
    for (const page of [planHtml(plan, 'zh'), running(plan, 'zh')]) {
      expect(page).not.toContain('<script');
      expect(page).not.toContain('<img');
    }
    expect(planHtml(plan, 'zh')).toContain('&lt;script&gt;');
  });

  test('asks nothing of the network and runs nothing', async () => {
    const plan = await samplePlan(3);
    for (const page of [planHtml(plan, 'zh', fontDir), running(plan, 'en', fontDir)]) {
      expect(page).not.toMatch(/(?:src|href)\s*=\s*["']?(?:https?:)?\/\//i);
      expect(page).not.toMatch(/url\(\s*["']?(?!data:|#|'?#)/i);
      expect(page).not.toMatch(/@import|<script|<link|<iframe|\son\w+=/i);
    }
  });

  test('holds the fonts its characters need and not the others', async () => {
    const page = planHtml(await samplePlan(0), 'zh', fontDir);
    const faces = page.match(/@font-face/g) ?? [];
    const pages = page.match(/<html/g) ?? [];
    expect(faces).toHaveLength(2 * pages.length);
    expect(page.length / pages.length).toBeLessThan(1_500_000);
    expect(page).toContain('data:font/ttf;base64,');
  });

  test('is built for readers who cannot see it', async () => {
    const page = planHtml(await samplePlan(3), 'en');
    expect(page).toMatch(/<html lang="en">/);
    expect(planHtml(await samplePlan(0), 'zh')).toMatch(/<html lang="zh-CN">/);
    expect(page).toMatch(/<title>Lankao County photovoltaic plan<\/title>/);
    expect(page.match(/<h1[ >]/g)).toHaveLength(1);
    const numbers = [...page.matchAll(/<h2><span class="no">(\d+)<\/span>/g)].map(([, number]) =>
      Number(number),
    );
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.length).toBe((page.match(/<h2[ >]/g) ?? []).length);
    const drawings = page.match(/<svg[^>]*role="img"[^>]*>/g) ?? [];
    expect(drawings.length).toBeGreaterThanOrEqual(8);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const drawing of drawings) {
      const named = drawing.match(/aria-labelledby="([^"]+)"/);
      if (named) for (const id of named[1].split(' ')) expect(ids).toContain(id);
      else expect(drawing).toMatch(/aria-label="[^"]+"/);
    }
    for (const head of page.match(/<thead>[\s\S]*?<\/thead>/g) ?? []) {
      expect((head.match(/<th /g) ?? []).length).toBe((head.match(/<th scope="col"/g) ?? []).length);
    }
  });

  test('has maps with scale bar, north arrow, neighbours and numbered sites', async () => {
    const page = planHtml(await samplePlan(3), 'zh');
    // Cover, overview, one sheet for each of three towns, land and years; there is no grid to show.
    expect(page.match(/class="scale-bar"/g)).toHaveLength(7);
    expect(page.match(/class="north-arrow"/g)).toHaveLength(7);
    expect(page).toContain('>民权县</text>');
    for (const number of [1, 2, 3]) expect(page).toContain(`fill="#1b2730">${number}</text>`);
  });

  test('says that layers are synthetic on the cover, in the summary, at the map and in every header', async () => {
    const plan = await samplePlan(3);
    expect(planHtml(plan, 'zh').match(/class="warn synthetic"/g)).toHaveLength(3);
    expect(plain(running(plan, 'zh'))).toContain('合成示范数据');
    const real = { ...plan, context: { ...plan.context, layers: [] } };
    expect(planHtml(real, 'zh')).not.toContain('class="warn synthetic"');
    expect(plain(running(real, 'zh'))).not.toContain('合成');
  });

  test('can be written before there is any site, and while some are not estimated', async () => {
    const empty = plain(planHtml(await samplePlan(0), 'en'));
    expect(empty).toContain('includes no sites');
    const base = await samplePlan(3);
    const [first, ...rest] = base.sites;
    const waiting = {
      ...base,
      sites: [{ ...first, estimate: null }, ...rest],
      summary: { ...base.summary, estimatedCount: 2 },
    };
    expect(plain(planHtml(waiting, 'en'))).toContain('1 site is not estimated yet');
    expect(plain(planHtml(waiting, 'en'))).toContain('not estimated');
  });

  test('lists only the sites of the scenario', async () => {
    const base = await samplePlan(3);
    const [first, ...rest] = base.sites;
    const page = plain(
      planHtml({ ...base, sites: [{ ...first, name: 'LEFT OUT', included: false }, ...rest] }, 'en'),
    );
    expect(page).not.toContain('LEFT OUT');
    expect(page).toContain('1 more site is not included');
  });

  test('numbers every page but the cover', async () => {
    const pages = plain(running(await samplePlan(0), 'zh'));
    expect(pages).not.toContain('第 1 页');
    for (const page of [2, 3]) expect(pages).toContain(`第 ${page} 页，共 3 页`);
  });

  test('has contents with the page of every chapter and town', async () => {
    const plan = planPages(composePlan(await samplePlan(9), 'zh'));
    const headings = plan.body.flatMap((part) => part.headings);
    const page = plain(plan.contents(headings.map((heading, i) => ({ ...heading, page: 100 + i }))).html);
    for (const [i, { level, text }] of headings.entries()) {
      if (level === 2 || level === 3) expect(page).toContain(`${text} ${100 + i}`);
    }
    expect(headings.filter(({ text }) => text.includes('示范镇'))).toHaveLength(4);
  });
});

describe('carbon in the plan', () => {
  test('prints payback, both methods, the claims and every year', async () => {
    const plan = await samplePlan(3);
    const outlook = plan.carbon!;
    const text = plain(planHtml(plan, 'en'));
    for (const { year } of outlook.years) expect(text).toContain(` ${year} `);
    expect(text).toContain(`${outlook.paybackYears!.toFixed(1)} `);
    expect(text).toContain('0.7154');
    const total = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
    expect(text).toContain(total.format(outlook.ledger.totalG / 1e6));
    const none = await samplePlan(0);
    expect(plain(planHtml(none, 'en'))).not.toContain('Two methods compared');
  });
});
