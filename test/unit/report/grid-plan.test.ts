import { expect, test } from 'vitest';
import { placeNames } from '../../../electron/report/map-names.ts';
import { composePlan } from '../../../electron/report/plan.ts';
import type { PlanData } from '../../../electron/report/plan-data.ts';
import type { GridCheck } from '../../../shared/grid.ts';
import { samplePlan } from './sample.ts';

const plain = (markup: string) => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const grid = {
  stations: [{ id: 1, name: '城关变', position: [114.8, 34.8], ratingMva: 50, class: 'red' }],
  feeders: [
    {
      id: 2,
      name: '城一线',
      line: [
        [114.8, 34.8],
        [114.9, 34.9],
      ],
      voltageKv: 10,
      class: 'yellow',
      lengthM: 9000,
      conductor: 'LGJ-120',
    },
  ],
  connections: [],
  transformers: [],
  total: { installedKwp: 1, remainingKwp: 0, generationKwh: 1, curtailedKwh: 0, red: 1, yellow: 0, green: 0 },
} as unknown as GridCheck;
const connectionWorks: PlanData['connectionWorks'] = {
  more: 3,
  adopted: [
    {
      ...{ objectId: 'transformer:4', name: '王村台区', year: 2029, capitalYuan: 112_000 },
      ...{ openMw: 0.25, grade: 'green' as const },
      parts: [
        {
          measure: 'transformer',
          detail: '1 × 400 kVA',
          ratingKva: 400,
          count: 1,
          amount: 1,
          unit: '',
          yuan: 112_000,
        },
        { measure: 'curtailment', detail: '', maxOutputFactor: 0.7, amount: 0.03, unit: 'share', yuan: 5000 },
      ],
    },
  ],
  works: [
    {
      ...{
        objectId: 'station:1',
        kind: 'station',
        name: '城关变',
        voltageKv: 35,
        openMw: 4,
        plannedMw: 9.5,
        year: 2027,
      },
      yuan: 1_200_000,
      parts: [{ measure: 'transformer', detail: '2 × 20000 kVA', amount: 1, unit: '', yuan: 1_200_000 }],
    },
    {
      ...{
        objectId: 'feeder:2',
        kind: 'feeder',
        name: '城一线',
        voltageKv: 10,
        openMw: 1,
        plannedMw: 2,
        year: 2028,
      },
      ...{ yuan: null, parts: [] },
    },
  ],
};
const energyYears: PlanData['energyYears'] = [
  {
    ...{ year: 2027, capacityKwp: 5000, generatedKwh: 6_000_000, usedOnSiteKwh: 1_000_000, sharedKwh: 0 },
    ...{ fedInKwh: 4_700_000, storageLossKwh: 0, curtailedKwh: 300_000, deliveredKwh: 5_700_000 },
  },
];

test.each([
  ['zh', '2 × 20000 kVA', '9.50 / 4.00', '120.00 万元', '允许范围内无措施可满足', '另有 3 个对象', '95.00%'],
  ['en', '2 × 20000 kVA', '9.50 / 4.00', '1.20 m yuan', 'nothing suffices', '3 further objects', '95.00%'],
] as const)(
  'the plan tells works, their costs by year and what is taken each year (%s)',
  async (language, ...said) => {
    const plan = await samplePlan(3, { grid, connectionWorks, energyYears });
    const { sections } = composePlan(plan, language);
    const words = plain(sections.find((each) => each.startsWith('<section id="grid"'))!);
    for (const each of said) expect(words).toContain(each);
    expect(words).toMatch(/2027(: | 年 )1[\d.,]+ (万元|m yuan).*2028(: | 年 )(未定|not known)/);
  },
);

test.each([
  ['zh', '“一号”、“二号”、“三号”等 5 个', '兰考县 · 限发', '王庄台区'],
  ['en', '“一号”, “二号”, “三号” and 2 more', '兰考县 · up to', '王庄台区'],
] as const)(
  'what is open is told in the size of the object, alike problems and the county’s limit once (%s)',
  async (language, names, limited, village) => {
    const plannedLimit = { by: 'energy', share: 0.05, maxOutputFactor: 0.6 };
    const object = (kind: string, name: string, mw: number) => ({
      ...{ id: `${kind}:1`, kind, name, grade: 'green', missing: [], plannedLimit },
      ...{ connectedMw: mw / 3, filedMw: 0, hostingMw: [mw, mw] },
      ...{ openForConnectionMw: [mw / 2, mw / 2], openForFilingMw: [mw / 2, mw / 2] },
    });
    const openCapacity = {
      objects: [object('county', '兰考县', 12.5), object('transformer', village, 0.0064)],
      problems: ['一号', '二号', '三号', '四号', '五号'].map((name, i) => ({
        ...{ code: 'transformer-without-feeder', id: `transformer:${i}`, name },
      })),
      ...{ queue: [], date: '2026-07-01', quarter: '2026Q3', typicalHour: 1644, maxOutputFactor: 0.8 },
      existing: { count: 0, connectedMw: 0, filedMw: 0 },
    } as unknown as PlanData['openCapacity'];
    const plan = await samplePlan(3, { grid, openCapacity });
    const { sections } = composePlan(plan, language);
    const words = plain(sections.find((each) => each.startsWith('<section id="grid"'))!);
    expect(words).toContain(names);
    expect(words.split('“一号”')).toHaveLength(2);
    expect(words).toContain(limited);
    expect(words.split('0.600')).toHaveLength(2);
    expect(words).toContain('0.006');
    expect(words).toContain('12.50');
  },
);

test('works too cheap to print cost less than the least printed, and not nothing', async () => {
  const [work] = connectionWorks!.works;
  const works = [{ ...work!, yuan: 30 }];
  const plan = await samplePlan(3, { grid, connectionWorks: { more: 0, adopted: [], works } });
  const words = plain(
    composePlan(plan, 'zh').sections.find((each) => each.startsWith('<section id="grid"'))!,
  );
  expect(words).toMatch(/(&lt;|<) 0\.01 万元/);
});

test('costs of works add up as printed, of the years and of the whole', async () => {
  const [work] = connectionWorks!.works;
  const works = [2027, 2027, 2028].map((year) => ({ ...work!, year, yuan: 10_049 }));
  const plan = await samplePlan(3, { grid, connectionWorks: { ...connectionWorks!, works } });
  const { sections } = composePlan(plan, 'zh');
  const words = plain(sections.find((each) => each.startsWith('<section id="grid"'))!);
  const table = words.slice(words.indexOf('全部接入尚需'), words.indexOf('年份为累计接入'));
  const amounts = [...table.matchAll(/([\d.]+) 万元/g)].map(([, amount]) => Math.round(Number(amount) * 100));
  const [a, b, c, whole, first, second] = amounts;
  expect(amounts).toHaveLength(6);
  expect(a! + b! + c!).toBe(whole);
  expect([first, second]).toEqual([a! + b!, c]);
});

test('the map of the grid names stations, feeders and transformers with their voltages', async () => {
  const transformers: PlanData['transformers'] = [{ id: 7, name: '王庄台区', position: [114.95, 34.75] }];
  const { sections } = composePlan(await samplePlan(3, { grid, transformers }), 'zh');
  const map = sections.find((each) => each.startsWith('<section id="maps"'))!;
  expect(map).toContain('城关变</text>');
  expect(map).toContain('城一线 (10 kV)</text>');
  expect(map).toContain('王庄台区</text>');
  expect(map).toContain('审图号');
});

test('names on a map cover neither each other nor signs, and those without room are told', () => {
  const at = (x: number, y: number) => [x, y] as [number, number];
  const places = Array.from({ length: 30 }, (_, i) => ({
    name: `示范变电站${i}`,
    at: at(200 + (i % 5) * 30, 200 + Math.floor(i / 5) * 20),
  }));
  const { drawn, left } = placeNames(places, [{ at: at(200, 234), half: 12 }], { width: 600, height: 600 });
  const spots = [...drawn.markup.matchAll(/x="([\d.]+)" y="([\d.]+)">([^<]+)/g)].map(([, x, y, name]) => {
    const half = (5 * 22 + (name!.length - 5) * 12.5) / 2;
    return { left: Number(x) - half, right: Number(x) + half, y: Number(y) };
  });
  expect(spots.length).toBeGreaterThan(2);
  expect(spots.length + left.length).toBe(30);
  for (const [i, a] of spots.entries())
    for (const b of spots.slice(i + 1))
      expect(Math.abs(a.y - b.y) >= 26 || a.right <= b.left || b.right <= a.left).toBe(true);
});

test.each([
  ['zh', '无要求', '不满足（−20.0%）', '未核查', '工商业'],
  ['en', 'none', 'not met (−20.0%)', 'not checked', 'Commerce'],
] as const)(
  'each site’s way of selling, tariff and share used on site are told with a verdict (%s)',
  async (language, ...said) => {
    const plan = await samplePlan(3);
    const terms = {
      ownerClass: 'commercial',
      mode: 'selfUseSurplus',
      tariff: 'commercial',
      voltageKv: 0.38,
      notes: [],
    };
    const own = [
      { leastSelfUseShare: 0, selfUsedShare: 0.1, selfUsedFrom: 'hours', fulfilled: true, marginShare: null },
      {
        leastSelfUseShare: 0.5,
        selfUsedShare: 0.3,
        selfUsedFrom: 'hours',
        fulfilled: false,
        marginShare: -0.2,
      },
      {
        leastSelfUseShare: null,
        selfUsedShare: 0.3,
        selfUsedFrom: 'assumed',
        fulfilled: null,
        marginShare: null,
      },
    ];
    const sites = plan.sites.map(({ id, name, capacityKwp }, i) => ({
      ...{ siteId: id, name, capacityKwp, fourAbilitiesYuan: 0, modeAllowed: true, ...terms, ...own[i] },
    }));
    const modeCheck = { date: '2026-11-30', counts: { sites: 3 }, sites } as unknown as PlanData['modeCheck'];
    const { sections } = composePlan({ ...plan, modeCheck }, language);
    const words = plain(sections.filter((each) => each.startsWith('<section id="sites')).join(''));
    for (const each of said) expect(words).toContain(each);
    expect(words).toContain('30.0%*');
  },
);
