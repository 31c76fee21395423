import { expect, it } from 'vitest';
import { PlannerError } from '../../../shared/errors.ts';
import { errorMessage } from '../../../shared/i18n/index.ts';
import { deskOnLankao } from '../desk.ts';

const HERE: [number, number] = [114.95, 34.87];
const LINE = [HERE, [115, 34.87]];
const DEVICE = { loadMw: 20, ratingMva: 40, powerFactor: 0.95 };
const FLOW = { baseKv: 10, busPu: 1, sections: [], injections: [] };
const section = { from: 0, to: 1, lengthKm: 1, rOhmKm: 0.2, xOhmKm: 0.3 };

/** What is said wrongly, what it is called, and which words of the messages name it: Chinese, English. */
const WRONG: [command: string, input: object, code: string, zh: string, en: string][] = [
  ['feeder.create', { line: LINE, peakLoadKw: -5 }, 'grid.negative', '最大负荷（kW）', 'Highest load (kW)'],
  ['feeder.create', { line: LINE, ratingKva: 0 }, 'grid.not-positive', '额定容量（kVA）', 'Rating (kVA)'],
  ['feeder.create', { line: LINE, voltageKv: -10 }, 'grid.too-small', '电压（kV）', 'Voltage (kV)'],
  ['feeder.create', { line: LINE, voltageKv: 10_000 }, 'grid.too-large', '电压（kV）', 'Voltage (kV)'],
  ['feeder.create', { line: LINE, voltageKv: '10kV' }, 'grid.not-number', '10kV', '10kV'],
  ['feeder.create', { line: LINE, peakLoadKw: Number.NaN }, 'grid.not-number', 'NaN', 'NaN'],
  ['feeder.create', { line: [HERE] }, 'grid.too-few', '线路走向', 'Course of the line'],
  ['feeder.create', {}, 'grid.missing', '线路走向', 'Course of the line'],
  ['feeder.create', { line: LINE, name: ' ' }, 'grid.empty', '名称', 'Name'],
  ['feeder.create', { line: [HERE, [500, 34]] }, 'grid.too-large', '线路走向', 'Course of the line'],
  ['station.create', { position: HERE, peakLoadMva: -5 }, 'grid.not-positive', '-5', 'Highest load (MVA)'],
  [
    'station.create',
    { position: HERE, ratingMva: 0 },
    'grid.not-positive',
    '额定容量（MVA）',
    'Rating (MVA)',
  ],
  ['station.create', { position: HERE, ratingMva: '50' }, 'grid.not-number', '50', '50'],
  ['station.create', { position: HERE, transformerCount: 1.5 }, 'grid.not-whole', '主变台数', '1.5'],
  ['station.create', { position: HERE, transformerCount: 0 }, 'grid.too-small', '主变台数', 'transformers'],
  ['station.create', { position: HERE, operation: '并列' }, 'grid.not-one-of', '并列', 'parallel'],
  [
    'station.create',
    { position: HERE, otherGenerationMw: -1 },
    'grid.negative',
    '其他电源',
    'other generation',
  ],
  [
    'station.create',
    { position: HERE, plannedStorageMostMw: -1 },
    'grid.negative',
    '新增储能',
    'Planned storage',
  ],
  ['station.create', { position: [200, 34] }, 'grid.too-large', '经度', 'Longitude'],
  ['transformer.create', { position: HERE, ratingKva: Number.NaN }, 'grid.not-number', '额定容量', 'Rating'],
  ['transformer.create', { position: HERE, ratingKva: 1e6 }, 'grid.too-large', '额定容量', 'Rating'],
  ['transformer.create', { position: HERE, ratingKva: 100, count: 0 }, 'grid.too-small', '台数', 'units'],
  ['existing.create', { position: HERE, kwpDc: -5 }, 'grid.not-positive', '直流容量', 'DC capacity'],
  ['existing.create', { position: HERE, kwpDc: 5, year: 20_230 }, 'grid.too-large', '年份', 'Year'],
  [
    'existing.create',
    { position: HERE, kwpDc: 5, state: '并网' },
    'grid.not-one-of',
    '状态',
    'connected, filed',
  ],
  ['grid.deviceHosting', {}, 'grid.missing', '负荷（MW）', 'Load (MW)'],
  ['grid.deviceHosting', { ...DEVICE, count: 0 }, 'grid.too-small', '台数', 'units'],
  ['grid.deviceHosting', { ...DEVICE, connectedMw: Number.NaN }, 'grid.not-number', '已并网', 'Connected'],
  [
    'grid.deviceHosting',
    { ...DEVICE, filedMw: Number.POSITIVE_INFINITY },
    'grid.not-number',
    '备案',
    'Filed',
  ],
  ['grid.deviceHosting', { ...DEVICE, loadMw: -1 }, 'grid.negative', '负荷（MW）', 'Load (MW)'],
  ['grid.deviceHosting', { ...DEVICE, powerFactor: 0 }, 'grid.share', '功率因数', 'Power factor'],
  ['grid.deviceHosting', { ...DEVICE, powerFactor: 1.01 }, 'grid.share', '功率因数', 'Power factor'],
  ['grid.deviceHosting', { ...DEVICE, plannedStorageMw: ['a', 1] }, 'grid.not-number', '新增储能', 'storage'],
  ['grid.loadFlow', { ...FLOW, busPu: 0 }, 'grid.no-voltage', '母线电压', 'Bus voltage'],
  ['grid.loadFlow', { ...FLOW, sections: [{ ...section, lengthKm: -1 }] }, 'grid.negative', '长度', 'Length'],
  [
    'grid.loadFlow',
    { ...FLOW, sections: [{ ...section, rOhmKm: -1 }] },
    'grid.negative',
    '电阻',
    'Resistance',
  ],
  [
    'grid.loadFlow',
    { ...FLOW, sections: [{ ...section, xOhmKm: -1 }] },
    'grid.negative',
    '电抗',
    'Reactance',
  ],
  ['grid.loadFlow', { ...FLOW, sections: [{ ...section, to: 1.5 }] }, 'grid.not-whole', '线段终点', '1.5'],
  [
    'grid.loadFlow',
    { ...FLOW, sections: [{ ...section, lengthKm: null }] },
    'grid.missing',
    '长度',
    'Length',
  ],
  [
    'grid.planLimit',
    { objectId: 'county', limit: { by: 'energy', share: 2 } },
    'grid.too-large',
    '限发',
    'Share',
  ],
];

it('names a figure that cannot be, in both languages, and leaves the rest as it is', async () => {
  const { say, close } = await deskOnLankao(false);
  for (const [command, input, code, zh, en] of WRONG) {
    const fault = await say(command as never, input as never).then(
      () => new Error(`${command} ${JSON.stringify(input)} is taken`),
      (error: unknown) => error,
    );
    expect(fault, `${command} ${JSON.stringify(input)}`).toBeInstanceOf(PlannerError);
    expect((fault as PlannerError).code, JSON.stringify(input)).toBe(code);
    for (const [language, words] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      const message = errorMessage(fault as PlannerError, language);
      expect(message).toContain(words);
      expect(message).not.toMatch(/\{|undefined|Invalid|expected/);
    }
  }
  expect((await say('feeder.list', {})).feeders).toEqual([]);
  expect((await say('station.list', {})).stations).toEqual([]);
  await close();
});

it('says of a layer of substations what cannot be, and works out the rest', async () => {
  const { say, file, close } = await deskOnLankao(false);
  const station = (name: string, lon: number, properties: object) => ({
    type: 'Feature',
    properties: { name, ...properties },
    geometry: { type: 'Point', coordinates: [lon, 34.87] },
  });
  const path = file(
    'substations.geojson',
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        station('good', 114.9, { ratingMva: 40, voltageKv: 110, peakLoadMva: 10 }),
        station('rating', 114.92, { ratingMva: 'abc', voltageKv: 110, peakLoadMva: 10 }),
        station('load', 114.94, { ratingMva: 40, voltageKv: 110, peakLoadMva: -4 }),
        station('voltage', 114.96, { ratingMva: 40, voltageKv: -110, peakLoadMva: 10 }),
        station('mode', 114.98, { ratingMva: 40, voltageKv: 110, peakLoadMva: 10, transformerCount: 0 }),
        station('itself', 115, { ratingMva: 40, voltageKv: 110, peakLoadMva: 10, parentStationId: 6 }),
        station('nobody', 115.02, { ratingMva: 40, voltageKv: 35, peakLoadMva: 10, parentStationId: 99 }),
      ],
    }),
  );
  await say('import.run', { path, layers: [{ source: 'substations', target: 'substations' }] } as never);
  const { objects, problems } = await say('grid.openCapacity', {});
  expect(Object.fromEntries(problems.map(({ code, name }) => [name, code]))).toEqual({
    rating: 'bad-rating',
    load: 'bad-load',
    voltage: 'bad-voltage',
    mode: 'bad-mode',
    itself: 'bad-parent',
    nobody: 'bad-parent',
  });
  expect(objects.find(({ name }) => name === 'good')).toMatchObject({ grade: 'green', missing: ['count'] });
  expect(objects.filter(({ kind }) => kind === 'station')).toHaveLength(7);
  await close();
});

it('says what hangs on something that is gone or cannot feed it', async () => {
  const { say, close } = await deskOnLankao(false);
  const place = { position: HERE, ratingMva: 40, voltageKv: 110 };
  const [gone] = [
    await say('station.create', place),
    await say('station.create', { ...place, name: 'stays' }),
  ];
  const feeder = await say('feeder.create', { name: 'F', line: LINE as never, stationId: gone.id });
  const low = await say('feeder.create', { name: 'L', line: LINE as never, voltageKv: 0.38 });
  await expect(
    say('transformer.create', { position: HERE, ratingKva: 100, feederId: low.id }),
  ).rejects.toThrow('transformer.low-feeder');
  const on = await say('transformer.create', {
    name: 'T',
    position: HERE,
    ratingKva: 100,
    feederId: feeder.id,
  });
  expect((await say('grid.openCapacity', {})).problems).toEqual([]);
  await say('station.delete', { ids: [gone.id] });
  await say('feeder.create', { name: 'other', line: LINE as never });
  expect((await say('grid.openCapacity', {})).problems).toEqual([
    { code: 'bad-parent', id: `feeder:${feeder.id}`, name: 'F' },
  ]);
  await say('feeder.delete', { ids: [feeder.id] });
  expect((await say('grid.openCapacity', {})).problems).toEqual([
    { code: 'bad-parent', id: `transformer:${on.id}`, name: 'T' },
  ]);
  await close();
});
