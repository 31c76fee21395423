import { describe, expect, it } from 'vitest';
import { deviceHosting as hosting } from '../../../electron/engine/grid/device-hosting.ts';
import { countyHosting, graded, typicalHourOf } from '../../../electron/engine/grid/open-capacity.ts';
import { calendarOf } from '../../../electron/engine/load/calendar.ts';
import { civilHour, utcHour } from '../../../shared/civil-time.ts';
import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import { deskOnLankao, type OpenDesk } from '../desk.ts';

const deviceHosting = (input: Parameters<typeof hosting>[0]) => hosting(input, 0.8);

describe('typical time', () => {
  const days = calendarOf(2025, new Map([['2025-04-08', 'holiday']]));
  const sun = (peaks: Record<number, number>) =>
    Float64Array.from({ length: HOURS_PER_YEAR }, (_, utc) => peaks[civilHour(utc)] ?? 0);
  const at = (day: number, hour: number) => day * 24 + hour;
  it('is about noon of a working day of spring or autumn with most output', () => {
    // 7 April 2025 is a Monday; day 97 the holiday of the notice, day 95 a Sunday, day 180 in summer.
    const hours = sun({
      [at(96, 12)]: 0.7,
      [at(96, 9)]: 0.99,
      [at(97, 12)]: 0.9,
      [at(95, 12)]: 0.95,
      [at(180, 12)]: 0.98,
    });
    expect(typicalHourOf(days, hours)).toBe(utcHour(at(96, 12)));
  });
});

describe('grades from the top down', () => {
  const object = (id: string, parentId: string | null, hostingMw: number, connectedMw = 0, filedMw = 0) => ({
    id,
    parentId,
    hostingMw: [hostingMw, hostingMw] as [number, number],
    connectedMw,
    filedMw,
  });
  it('hands red down every level, yellow not, whatever the order', () => {
    const chain = [
      object('transformer', 'feeder', 9),
      object('feeder', 'station', 9, 1, 8),
      object('station', 'county', 9),
      object('county', null, 9, 1, 9),
    ];
    const grades = (rows: typeof chain) =>
      Object.fromEntries(graded(rows).map(({ id, grade }) => [id, grade]));
    expect(grades(chain)).toEqual({
      county: 'yellow',
      station: 'green',
      feeder: 'yellow',
      transformer: 'green',
    });
    const full = chain.map((row) => (row.id === 'station' ? { ...row, connectedMw: 9 } : row));
    expect(grades(full)).toEqual({ county: 'yellow', station: 'red', feeder: 'red', transformer: 'red' });
  });

  it('takes the stricter of transformers and system, bound by bound', () => {
    const feeding: [number, number][] = [
      [10, 12],
      [20, 25],
    ];
    expect(countyHosting(feeding, [null, null])).toEqual([30, 37]);
    expect(countyHosting(feeding, [25, 50])).toEqual([25, 37]);
    expect(countyHosting(feeding, [40, 33])).toEqual([30, 33]);
    expect(countyHosting(feeding, [null, 5])).toEqual([5, 5]);
  });
});

const named = (id: string, { objects }: { objects: { id: string }[] }) =>
  objects.find((each) => each.id === id);
const open = ({ say }: OpenDesk) => say('grid.openCapacity', {});

describe('open capacity of a document', () => {
  it('follows the formulas, what is connected and filed, and how transformers run', async () => {
    const desk = await deskOnLankao(false);
    const { say, close } = desk;
    expect((await open(desk)).objects).toEqual([]);
    const station = await say('station.create', {
      position: [114.95, 34.87],
      ratingMva: 80,
      voltageKv: 110,
      peakLoadMva: 40,
    });
    const key = `station:${station.id}`;
    const before = await open(desk);
    expect(before.existing).toEqual({ count: 0, connectedMw: 0, filedMw: 0 });
    expect(before.quarter).toMatch(/^20\d\dQ[1-4]$/);
    expect(before.typicalHour % 24).toBeGreaterThanOrEqual(11);
    const alone = before.objects.find(({ id }) => id === key)!;
    expect(alone).toMatchObject({ kind: 'station', parentId: 'county', grade: 'green', missing: ['count'] });

    await say('station.update', { id: station.id, changes: { transformerCount: 2, operation: 'parallel' } });
    await expect(say('station.update', { id: station.id, changes: { transformerCount: 1 } })).rejects.toThrow(
      'grid.operation-count',
    );
    const plant = { position: [114.95, 34.87] as [number, number] };
    await say('existing.create', { ...plant, state: 'connected', kwpDc: 30_000 });
    const filed = await say('existing.create', { ...plant, state: 'filed', kwpAc: 25_000 });
    const after = await open(desk);
    const object = after.objects.find(({ id }) => id === key)!;
    const expected = deviceHosting({
      loadMw: object.loadMw,
      otherGenerationMw: 0,
      storageChargingMw: 0,
      ratingMva: 40,
      count: 2,
      operation: 'parallel',
      powerFactor: 0.95,
      maxOutputFactor: after.maxOutputFactor,
      plannedStorageMw: [0, 0],
      connectedMw: 30,
      filedMw: 25,
    });
    expect(object).toMatchObject({ connectedMw: 30, filedMw: 25, missing: [] });
    expect(object.hostingMw).toEqual(expected.hostingMw);
    expect(object.openForFilingMw[0]).toBeCloseTo(object.hostingMw[0] - 55, 9);
    expect(named('county', after)).toMatchObject({
      hostingMw: expected.hostingMw,
      connectedMw: 30,
      filedMw: 25,
    });

    await say('existing.update', { id: filed.id, changes: { kwpAc: 500_000 } });
    expect(named(key, await open(desk))).toMatchObject({ grade: 'yellow' });
    await say('existing.update', { id: filed.id, changes: { state: 'connected' } });
    expect(named(key, await open(desk))).toMatchObject({ grade: 'red', connectedMw: 530, filedMw: 0 });
    await close();
  });

  it('lets a typed system figure make the county red, and all below it', async () => {
    const desk = await deskOnLankao();
    const { say, close } = desk;
    await say('existing.create', { position: [114.95, 34.87], kwpDc: 1000 });
    await say('scenario.update', {
      id: 1,
      assumptions: {
        supply: { countyLeastMw: 0.5, countyMostMw: 0.8, typicalHour: 2652, maxOutputFactor: 0.8 },
      },
    });
    const answer = await open(desk);
    expect(answer).toMatchObject({ typicalHour: 2652, typicalFrom: 'typed', maxOutputFactor: 0.8 });
    expect(named('county', answer)).toMatchObject({ hostingMw: [0.5, 0.8], grade: 'red' });
    expect(answer.objects.every(({ grade }) => grade === 'red')).toBe(true);
    await close();
  });
});

describe('existing PV', () => {
  it('is entered, changed, undone, and takes room from new sites', async () => {
    const { say, close } = await deskOnLankao(false);
    const station = await say('station.create', { position: [114.95, 34.87], ratingMva: 10, voltageKv: 35 });
    const room = async () => (await say('grid.check', {})).stations[0]!.hostingKwp!;
    const before = await room();
    const plant = await say('existing.create', { position: [114.95, 34.87], kwpDc: 3000 });
    expect(plant).toMatchObject({ state: 'connected', kwpAc: null, stationId: null, synthetic: false });
    expect(await room()).toBeCloseTo(before - 3000, 3);
    await say('existing.update', { id: plant.id, changes: { state: 'filed', stationId: station.id } });
    expect(await room()).toBeCloseTo(before, 6);
    for (const [given, code] of [
      [{ position: [114.95, 34.87] }, 'existing.no-capacity'],
      [{ position: [0, 0], kwpDc: 5 }, 'existing.outside-county'],
      [{ position: [114.95, 34.87], kwpDc: 5, feederId: 99 }, 'feeder.unknown'],
      [{ position: [114.95, 34.87], kwpDc: 5, stationId: 99 }, 'feeder.no-station'],
      [{ position: [114.95, 34.87], kwpDc: -5 }, 'grid.not-positive'],
    ] as const) {
      await expect(say('existing.create', given as never)).rejects.toThrow(code);
    }
    await say('existing.delete', { ids: [plant.id] });
    expect((await say('existing.list', {})).plants).toEqual([]);
    await say('edit.undo', {});
    expect((await say('existing.list', {})).plants).toMatchObject([{ state: 'filed' }]);
    await close();
  });

  it('comes from a table, all rows or none', async () => {
    const { say, file, close } = await deskOnLankao(false);
    const path = file(
      '现有光伏.csv',
      '户名,经度,纬度,状态,交流容量(kW),直流容量(kWp),电压,年份\n张三,114.95,34.87,已并网,20,24.5,0.38,2023\n李四,114.96,34.87,已备案,"1,500",,10,\n',
    );
    expect(await say('existing.importCsv', { path })).toEqual({ created: 2 });
    expect((await say('existing.list', {})).plants).toMatchObject([
      { name: '张三', state: 'connected', kwpAc: 20, kwpDc: 24.5, voltageKv: 0.38, year: 2023 },
      { name: '李四', state: 'filed', kwpAc: 1500, kwpDc: null, voltageKv: 10, year: null },
    ]);
    for (const [name, text, code, line] of [
      [
        'a.csv',
        'lon,lat,state,kwp\n114.95,34.87,connected,5\n114.95,34.87,connected,-5\n',
        'existing.bad-row',
        3,
      ],
      ['b.csv', 'lon,lat,state,kwp\n114.95,34.87,unclear,5\n', 'existing.bad-row', 2],
      ['c.csv', 'lon,lat,state,kwp\n114.95,x,connected,5\n', 'existing.bad-row', 2],
      ['d.csv', 'lon,lat,kwp\n114.95,34.87,5\n', 'existing.no-column', undefined],
      [
        'e.csv',
        'lon,lat,state,kwp\n114.95,34.87,connected,5\n1,2,connected,5\n',
        'existing.outside-county',
        undefined,
      ],
    ] as const) {
      await expect(say('existing.importCsv', { path: file(name, text) })).rejects.toMatchObject({
        code,
        where: line === undefined ? {} : { file: name, line },
      });
      expect((await say('existing.list', {})).plants).toHaveLength(2);
    }
    await close();
  });
});
