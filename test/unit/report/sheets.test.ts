import { describe, expect, test } from 'vitest';
import { writingOf } from '../../../electron/report/context.ts';
import { overviewFrame } from '../../../electron/report/plan-map.ts';
import { runsOf } from '../../../electron/report/run-labels.ts';
import { sheetsOf } from '../../../electron/report/sheets.ts';
import { terms as en } from '../../../shared/i18n/en/terms.ts';
import { terms as zh } from '../../../shared/i18n/zh/terms.ts';
import { planHtml, samplePlan } from './sample.ts';

const sheets = async (count: number, changes: Parameters<typeof samplePlan>[1] = {}) => {
  const plan = await samplePlan(count, changes);
  const writing = writingOf(plan, 'zh', overviewFrame(plan));
  return { plan, writing, sheets: sheetsOf(writing) };
};

describe('sheets of a plan', () => {
  test('hold every site once, by town, numbered through', async () => {
    const { writing, sheets: found } = await sheets(50);
    expect(found.map(({ name }) => name)).toEqual(['示范镇 01', '示范镇 02', '示范镇 03', '示范镇 04']);
    const numbers = found.flatMap(({ sites }) => sites.map(({ number }) => number));
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    for (const { name, sites } of found)
      expect(new Set(sites.map(({ site }) => site.town))).toEqual(new Set([name]));
    expect(writing.included).toHaveLength(50);
  });

  test('show every site of theirs inside their frame', async () => {
    for (const { frame, sites } of (await sheets(50)).sheets) {
      for (const run of runsOf(sites, frame)) {
        const [left, top, right, bottom] = run.box;
        expect(Math.min(left, top)).toBeGreaterThan(0);
        expect(right).toBeLessThan(frame.width);
        expect(bottom).toBeLessThan(frame.height);
      }
    }
  });

  test('put a map above its table where the page has room for both', async () => {
    const { sheets: few } = await sheets(8);
    for (const { onePage, frame, sites } of few) {
      expect(onePage).toBe(true);
      expect(frame.height / frame.width).toBeGreaterThan(100 / 174);
      expect(frame.height / frame.width).toBeLessThanOrEqual((184 - 6.2 * sites.length) / 174);
    }
    const { sheets: many } = await sheets(200);
    for (const { onePage, frame } of many.filter(({ sites }) => sites.length > 20)) {
      expect(onePage).toBe(false);
      expect(frame.height / frame.width).toBeCloseTo(196 / 174, 6);
    }
  });

  test('follow the squares of the overview where no town is known, and say so', async () => {
    const base = await samplePlan(30);
    const unknown = base.sites.map((site) => ({ ...site, town: null, village: null }));
    const { plan, sheets: found } = await sheets(30, { sites: unknown });
    expect(found.flatMap(({ sites }) => sites)).toHaveLength(30);
    for (const { name } of found) expect(name).toMatch(/^图幅 [A-I]\d–[A-I]\d$/);
    expect(planHtml(plan, 'zh')).toContain('按分布图的网格分幅');
  });

  test('label runs of neighbours together, none twice', async () => {
    const [{ sites, frame }] = (await sheets(50)).sheets as [Awaited<ReturnType<typeof sheets>>['sheets'][0]];
    const runs = runsOf(sites, frame);
    const covered = runs.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, i) => first + i),
    );
    expect(covered).toEqual(sites.map(({ number }) => number));
  });
});

test('terms are the same in both languages, each with a source', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
  for (const { term, text, source } of [...Object.values(zh), ...Object.values(en)]) {
    expect(Math.min(term.length, text.length, source.length)).toBeGreaterThan(0);
  }
});
