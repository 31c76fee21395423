import { describe, expect, test } from 'vitest';
import { composePlan } from '../../../electron/report/plan.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { samplePlan } from './sample.ts';

const words = (markup: string): string => markup.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
const composed = async (language: Language, count = 12, changes = {}) => {
  const { sections } = composePlan(await samplePlan(count, changes), language);
  return sections.join('');
};

describe.each(['zh', 'en'] as const)('references of a plan, %s', (language) => {
  const LABEL = { zh: /[表图] \d+-\d+/g, en: /(?:Table|Figure)s? \d+\.\d+/g }[language];

  test('lead to tables, figures and chapters that are there', async () => {
    const markup = await composed(language);
    const captions = [...markup.matchAll(/<span class="label">([^<]+)<\/span>/g)].map(([, label]) => label!);
    const standing = new Set(captions.map((label) => label.replace(/^\S+ /, '')));
    const paragraphs = [...markup.matchAll(/<p class="text[^>]*>([\s\S]*?)<\/p>/g)].map(([, text]) =>
      words(text!),
    );
    const quoted = paragraphs.flatMap((text) => text.match(LABEL) ?? []);
    expect(quoted.length).toBeGreaterThan(8);
    for (const label of quoted) expect(standing, label).toContain(label.replace(/^\S+ /, ''));
    const chapters = new Set([...markup.matchAll(/<h2><span class="no">(\d+)/g)].map(([, number]) => number));
    for (const [, number] of paragraphs
      .join(' ')
      .matchAll(language === 'zh' ? /第 (\d+) 章/g : /Chapter (\d+)/g)) {
      expect(chapters).toContain(number);
    }
  });

  test('leave no marks, and no sentence about what is not there', async () => {
    for (const count of [0, 12]) {
      const text = words(await composed(language, count));
      expect(text).not.toMatch(/\[\[|\]\]|\{(?:tables|figures|chapter)/);
      expect(text).not.toMatch(/(?<!意)见[。；，和]|见（|given in [.;,]|in \.| and \./);
    }
  });

  test('hold in a text of the planner too', async () => {
    const own = {
      zh: '成本见{tables}，依据见{chapter:assumptions}。[[{chapter:photos}有照片。]]',
      en: 'Costs are in {tables}, see {chapter:assumptions}. [[Photographs are in {chapter:photos}.]]',
    }[language];
    const markup = await composed(language, 12, { texts: [{ chapter: 'money', language, text: own }] });
    const text = words(/<p class="text own">([\s\S]*?)<\/p>/.exec(markup)![1]!);
    expect(text).toMatch(
      language === 'zh'
        ? /成本见表 \d+-1 至表 \d+-\d+，依据见第 \d+ 章。$/
        : /Costs are in Tables \d+\.1 to \d+\.\d+, see Chapter \d+\. $/,
    );
  });
});

test('a plan without sites draws no empty maps and concludes nothing', async () => {
  const empty = await samplePlan(0, { existing: [], transformers: [], grid: null });
  const { sections } = composePlan({ ...empty, context: { layers: [], features: {} as never } }, 'zh');
  const markup = sections.join('');
  expect(markup).not.toContain('map-phases');
  expect(markup).not.toContain('map-grid');
  expect(markup).not.toContain('map-land');
  expect(words(markup)).toContain('未绘制');
  expect(words(markup)).toContain('不作建设结论');
  expect(words(markup)).not.toContain('具备开展');
});

test.each(['zh', 'en'] as const)(
  'a plan without sites says so once in a chapter and wastes no page on it (%s)',
  async (language) => {
    const empty = await samplePlan(0, { existing: [], transformers: [], grid: null, agrivoltaic: [] });
    const plan = { ...empty, context: { layers: [], features: {} as never } };
    const { sections } = composePlan(plan, language);
    const of = (key: string) => sections.find((each) => each.startsWith(`<section id="${key}"`))!;
    for (const key of ['agrivoltaic', 'energy', 'sites'])
      expect([key, of(key).match(/<p\b/g)]).toEqual([key, ['<p']]);
    for (const key of ['sites', 'maps']) expect(of(key)).toContain('class="follow"');
    const said = { chapter: 'sites' as const, language, text: '—' };
    const own = composePlan({ ...plan, texts: [said] }, language).sections;
    const sites = own.find((each) => each.startsWith('<section id="sites"'))!;
    expect(sites.match(/<p\b/g)).toHaveLength(2);
    expect(words(of('environment'))).not.toMatch(/(^| )0 (sites|个站点)/);
  },
);

test('the title of an English figure ends before what is said of its scale', async () => {
  const markup = composePlan(await samplePlan(6), 'en').sections.join('');
  const captions = [...markup.matchAll(/<figcaption>([\s\S]*?)<\/figcaption>/g)].map(([, said]) =>
    words(said!),
  );
  const scaled = captions.filter((said) => said.includes('Scale about'));
  expect(scaled.length).toBeGreaterThan(2);
  for (const said of scaled) expect(said).toContain('. Scale about');
});
