import { describe, expect, test } from 'vitest';
import { breakHeaders } from '../../../electron/report/header-words.ts';
import { composePlan } from '../../../electron/report/plan.ts';
import type { GridCheck } from '../../../shared/grid.ts';
import type { Roadmap } from '../../../shared/portfolio.ts';
import { samplePlan } from './sample.ts';

const section = (sections: readonly string[], id: string): string =>
  sections.filter((each) => each.startsWith(`<section id="${id}`)).join('');
const plain = (markup: string) => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

test('headers break between words, never within one, and nothing else changes', () => {
  const table =
    '<table><thead><tr><th>电网排放因子</th></tr></thead><tbody><td>电网排放因子</td></tbody></table>';
  const broken = breakHeaders(table);
  expect(broken).toContain('<th>电网<wbr>排放<wbr>因子</th>');
  expect(broken).toContain('<td>电网排放因子</td>');
  expect(broken.replaceAll('<wbr>', '')).toBe(table);
});

describe('the chapter of targets', () => {
  const phase = (year: number, siteIds: number[]): Roadmap['phases'][number] => ({
    year,
    siteIds,
    stores: [],
    capacityKwp: 100,
    investmentYuan: 1e5,
    offYuan: 0,
    annualKwh: 1e5,
    cumulativeKwp: 100,
    byKind: { rooftop: 100, agrivoltaic: 0 },
  });

  test.each([
    ['zh', '站点设定的投产年', '推荐建设年序', '不按此年序计算'],
    [
      'en',
      'the years set for the sites',
      'Recommended order of building',
      'no figure of this plan rests on it',
    ],
  ] as const)(
    'says which years are set and which recommended, and names no site (%s)',
    async (language, ...said) => {
      const plan = await samplePlan(4);
      const roadmap = {
        phases: [phase(2027, [1, 2]), phase(2028, [3, 4])],
        yearlyYuan: 1e5,
        equal: true,
        larger: [],
      };
      const words = plain(section(composePlan({ ...plan, roadmap }, language).sections, 'targets'));
      for (const each of said) expect(words).toContain(each);
      for (const { name } of plan.sites) expect(words).not.toContain(name);
    },
  );
});

test('sites beyond a limit are told by limit, not one by one', async () => {
  const plan = await samplePlan(40);
  const connection = (siteId: number): GridCheck['connections'][number] => ({
    siteId,
    stationId: 1,
    feederId: null,
    transformerId: null,
    distanceM: 100,
    connectionKv: 10,
    voltageRise: 0.04 + siteId / 10_000,
    breaks: ['feeder'],
  });
  const grid = {
    stations: [{ id: 1, name: '变电站', position: [114, 34], ratingMva: 50, class: 'red' }],
    feeders: [],
    transformers: [],
    connections: plan.sites.map(({ id }) => connection(id)),
    total: {
      installedKwp: 1,
      remainingKwp: 0,
      generationKwh: 1,
      curtailedKwh: 0,
      red: 1,
      yellow: 0,
      green: 0,
    },
  } as unknown as GridCheck;
  const { sections } = composePlan({ ...plan, grid }, 'zh');
  const rows = (section(sections, 'grid').match(/<tr.*?<\/tr>/gs) ?? []).filter((row) =>
    row.includes('超出线路可承载容量'),
  );
  expect(rows).toHaveLength(1);
  expect(plain(rows[0]!)).toMatch(/10 kV 40 4\.\d+% 至 4\.\d+%/);
});

test('assumptions are given in Chinese units', async () => {
  const words = plain(section(composePlan(await samplePlan(2), 'zh').sections, 'assumptions'));
  expect(words).toContain('元/kWh');
  expect(words).not.toMatch(/yuan|\d a /);
});
