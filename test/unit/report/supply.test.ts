import { expect, test } from 'vitest';
import type { Balance, Supply } from '../../../shared/consumers.ts';
import type { GridCheck } from '../../../shared/grid.ts';
import type { OpenCapacity } from '../../../shared/open-capacity.ts';
import type { Roadmap } from '../../../shared/portfolio.ts';
import { planHtml, samplePlan } from './sample.ts';

const plain = (markup: string): string =>
  markup
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const balance: Balance = {
  generationKwh: 1_000_000,
  loadKwh: 800_000,
  usedKwh: 345_600,
  surplusKwh: 654_400,
  importKwh: 454_400,
  storageLossKwh: 0,
  selfConsumption: 0.3456,
  selfSufficiency: 0.432,
  peakLoadKw: 321,
  peakImportKw: 300,
  peakExportKw: 654,
  peakCut: 0.065,
  carbonFreeShare: null,
};
const week = new Array<number>(168).fill(0);
const supply: Supply = {
  total: balance,
  communities: [{ ...balance, id: 1, overGrid: false, siteIds: [1, 2], consumerIds: [7] }],
  chosen: { ...balance, community: null },
  week: {
    firstDay: '2025-07-09',
    generationKw: week,
    loadKw: week,
    importKw: week,
    surplusKw: week,
    chargeKw: week,
    dischargeKw: week,
    storedKwh: week,
  },
  byKind: [{ kind: 'coldStore', count: 3, loadKwh: 800_000 }],
};
const grid: GridCheck = {
  stations: [
    {
      id: 1,
      name: '城关变',
      position: [114.8, 34.8],
      ratingMva: 2.5,
      ratingFrom: 'typed',
      peakLoadKw: 1000,
      siteCount: 2,
      installedKwp: 4000,
      hostingKwp: 3000,
      remainingKwp: 0,
      hostingByHourKwp: new Array<null>(24).fill(null),
      peakReverseKw: 2200,
      reverseRate: 0.9263,
      class: 'red',
      overloadedHours: 12,
      curtailedKwh: 3456,
      generationKwh: 5_000_000,
      storeKw: 0,
      storeKwh: 0,
      servedKwh: 0,
      lostKwh: 0,
    },
  ],
  feeders: [],
  transformers: [],
  connections: [
    {
      siteId: 2,
      stationId: 1,
      feederId: null,
      transformerId: null,
      distanceM: 900,
      connectionKv: 10,
      voltageRise: 0.0123,
      breaks: ['reverse', 'voltage'],
    },
  ],
  total: {
    installedKwp: 4000,
    remainingKwp: 0,
    generationKwh: 5_000_000,
    curtailedKwh: 3456,
    lostKwh: 0,
    red: 1,
    yellow: 0,
    green: 0,
  },
};
const roadmap: Roadmap = {
  phases: [
    {
      year: 2031,
      siteIds: [1],
      stores: [{ stationId: 7, energyKwh: 4321, powerKw: 1000, investmentYuan: 500_000 }],
      capacityKwp: 777,
      investmentYuan: 2_000_000,
      offYuan: 0,
      annualKwh: 900_000,
      cumulativeKwp: 777,
      byKind: { rooftop: 777, agrivoltaic: 0 },
    },
  ],
  yearlyYuan: 2_000_000,
  equal: true,
  larger: [],
};

test('the plan prints consumers, what the grid carries and the roadmap in both languages', async () => {
  const plan = await samplePlan(3, { supply, grid, roadmap });
  const said = {
    zh: [
      '冷库',
      '34.6%',
      '43.2%',
      '城关变',
      '92.6%',
      '超出变电站可承载容量 · 电压偏差超限',
      '2031',
      '0.78',
      '4,321 kWh',
    ],
    en: [
      'Cold store',
      '34.6%',
      '43.2%',
      '城关变',
      '92.6%',
      'voltage rises too far',
      '2031',
      '0.78',
      '4,321 kWh',
    ],
  };
  for (const language of ['zh', 'en'] as const) {
    const text = plain(planHtml(plan, language));
    for (const each of said[language]) expect(text).toContain(each);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  }
});

const open: OpenCapacity = {
  problems: [],
  queue: [],
  objects: [
    {
      id: 'station:1',
      kind: 'station',
      name: '城关变',
      voltageKv: 110,
      parentId: null,
      hostingMw: [72.5, 80.5],
      connectedMw: 30,
      filedMw: 60,
      openForConnectionMw: [42.5, 50.5],
      openForFilingMw: [-17.5, -9.5],
      grade: 'yellow',
      ratingMva: 80,
      loadMw: 20,
      reverseLoadRate: 0.5,
      missing: ['load'],
      worksYear: null,
      plannedLimit: null,
    },
  ],
  date: '2026-07-02',
  quarter: '2026Q3',
  typicalHour: 96 * 24 + 12,
  typicalFrom: 'hours',
  maxOutputFactor: 0.8,
  maxOutputFrom: 'hours',
  existing: { count: 2, connectedMw: 30, filedMw: 60 },
};

test('the plan prints what is open by DL/T 2041—2025, its day, and what is there already or not entered', async () => {
  const plan = await samplePlan(3, { supply, grid, openCapacity: open });
  for (const [language, said] of [
    [
      'zh',
      [
        'DL/T 2041—2025',
        '2026Q3（2026-07-02）',
        '72.50 至 80.50',
        '-17.50 至 -9.50',
        '第 97 日 12 时',
        '缺负荷',
      ],
    ],
    ['en', ['DL/T 2041—2025', '72.50 to 80.50', '30.00 MW connected, 60.00 MW filed', 'load missing']],
  ] as const) {
    const text = plain(planHtml(plan, language)).replaceAll('−', '-');
    for (const each of said) expect(text).toContain(each);
    expect(text).not.toContain('2041-2019');
    expect(text).not.toMatch(/undefined|NaN|\{\{/);
  }
  const none = { ...open, existing: { count: 0, connectedMw: 0, filedMw: 0 } };
  const bare = plain(planHtml(await samplePlan(3, { supply, grid, openCapacity: none }), 'en'));
  expect(bare).toContain('not to say that there is none');
});

test('the plan says what of its energy is curtailed, and lists batteries where there are any', async () => {
  const plan = await samplePlan(3, { supply, grid });
  const summary = { ...plan.summary, curtailedKwh: 3456, deliveredKwh: plan.summary.deliveredKwh - 3456 };
  const before = plain(planHtml({ ...plan, summary }, 'zh'));
  expect(before).toContain('弃电 0.35 万千瓦时');
  // Said once, in the chapter on energy.
  expect(before.match(/减排与经济性均按交付电量计算/g)).toHaveLength(1);
  expect(before).not.toContain('没有变电站资料');
  expect(before).not.toContain('MW / MWh');
  const stations = grid.stations.map((row) => ({ ...row, storeKw: 1250, storeKwh: 5000 }));
  const stored = plain(planHtml(await samplePlan(3, { supply, grid: { ...grid, stations } }), 'en'));
  expect(stored).toContain('MW / MWh');
  expect(stored).toContain('1.25 / 5.00');
  const none = plain(planHtml(await samplePlan(3, { supply }), 'en'));
  expect(none).toContain('what the grid can take has not been checked');
  expect(none).toContain('is the share that the scenario assumes');
});

test('the plan leaves out what there is nothing to say of', async () => {
  const text = plain(planHtml(await samplePlan(3), 'zh'));
  expect(text).not.toContain('用电、共享与储能');
  expect(text).not.toContain('分期建设路线图');
});
