import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceHosting as hosting } from '../../../electron/engine/grid/device-hosting.ts';
import { typicalTransformers } from '../../../electron/engine/grid/typical-transformers.ts';
import type { Area } from '../../../shared/geometry.ts';
import { typicalTransformersSchema } from '../../../shared/transformers.ts';
import { deskOnLankao, square as outline } from '../desk.ts';

const deviceHosting = (input: Parameters<typeof hosting>[0]) => hosting(input, 0.8);

const HERE: [number, number] = [114.95, 34.87];
const east = (degrees: number): [number, number] => [HERE[0] + degrees, HERE[1]];

describe('typical transformers', () => {
  const given = typicalTransformersSchema.parse({});
  it('are as few alike ones as carry the homes, of usual ratings', () => {
    expect(typicalTransformers(100, given)).toEqual({ count: 1, ratingKva: 250, peakLoadKw: 120 });
    expect(typicalTransformers(161, given)).toMatchObject({ count: 2, ratingKva: 250 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (homes) => {
        const { count, ratingKva } = typicalTransformers(homes, given);
        expect(count * ratingKva).toBeGreaterThanOrEqual(homes * given.kvaPerHousehold);
        expect(ratingKva).toBeLessThanOrEqual(given.largestKva);
        expect((count - 1) * given.largestKva).toBeLessThan(homes * given.kvaPerHousehold);
      }),
    );
  });
});

describe('transformers of a document', () => {
  it('are placed, changed, taken away and undone; what is wrong is named', async () => {
    const { say, close } = await deskOnLankao(false);
    const one = await say('transformer.create', { position: HERE, ratingKva: 200 });
    expect(one).toMatchObject({
      name: '台区 1',
      count: 1,
      operation: null,
      peakLoadKw: null,
      synthetic: false,
    });
    await say('transformer.update', { id: one.id, changes: { count: 2, operation: 'parallel' } });
    for (const [given, code] of [
      [{ position: HERE }, 'transformer.no-rating'],
      [{ position: HERE, ratingKva: 0 }, 'transformer.no-rating'],
      [{ position: HERE, ratingKva: -200 }, 'transformer.no-rating'],
      [{ position: HERE, ratingKva: 200, peakLoadKw: -1 }, 'transformer.negative-load'],
      [{ position: [0, 0], ratingKva: 200 }, 'transformer.outside-county'],
      [{ position: HERE, ratingKva: 200, feederId: 9 }, 'feeder.unknown'],
      [{ position: HERE, ratingKva: 200, stationId: 9 }, 'feeder.no-station'],
      [{ position: HERE, ratingKva: 200, count: 1, operation: 'parallel' }, 'grid.operation-count'],
    ] as const) {
      await expect(say('transformer.create', given as never)).rejects.toThrow(code);
    }
    await say('transformer.delete', { ids: [one.id] });
    await say('edit.undo', {});
    expect((await say('transformer.list', {})).transformers).toMatchObject([
      { count: 2, operation: 'parallel' },
    ]);
    await close();
  });

  it('hang on feeders and substations, host by the formula, and are red below a red one', async () => {
    const { say, close } = await deskOnLankao(false);
    const station = await say('station.create', {
      ...{ position: HERE, ratingMva: 40, voltageKv: 35, peakLoadMva: 10 },
    });
    const feeder = await say('feeder.create', {
      line: [HERE, east(0.05)],
      stationId: station.id,
      peakLoadKw: 900,
    });
    const on = await say('transformer.create', { position: east(0.02), ratingKva: 400, peakLoadKw: 100 });
    const far = await say('transformer.create', {
      ...{ position: [HERE[0], HERE[1] - 0.05], ratingKva: 200, count: 2, operation: 'parallel' as const },
    });
    await expect(
      say('transformer.update', { id: on.id, changes: { feederId: feeder.id, stationId: 99 } }),
    ).rejects.toThrow('feeder.no-station');
    await say('existing.create', { position: east(0.021), kwpDc: 100 });
    await say('existing.create', { position: east(0.021), kwpDc: 50, voltageKv: 10 });
    await say('existing.create', { position: HERE, kwpDc: 900, transformerId: far.id, state: 'filed' });
    const open = () => say('grid.openCapacity', {});
    const first = await open();
    const object = (answer: typeof first, id: string) => answer.objects.find((each) => each.id === id)!;
    const low = object(first, `transformer:${on.id}`);
    expect(low).toMatchObject({
      ...{ kind: 'transformer', voltageKv: 10, parentId: `feeder:${feeder.id}` },
      ...{ connectedMw: 0.1, filedMw: 0, grade: 'green', missing: [] },
    });
    expect(low.loadMw).toBeGreaterThan(0);
    expect(low.hostingMw[0]).toBeCloseTo((low.loadMw + 0.8 * 0.4 * 0.95) / first.maxOutputFactor, 9);
    expect(object(first, `feeder:${feeder.id}`).connectedMw).toBeCloseTo(0.15, 9);
    expect(object(first, `station:${station.id}`).filedMw).toBeCloseTo(0.9, 9);
    const pair = object(first, `transformer:${far.id}`);
    expect(pair).toMatchObject({ parentId: `station:${station.id}`, reverseLoadRate: 0.5, grade: 'yellow' });
    expect(pair.missing).toEqual(['feeder', 'load']);
    expect(first.problems).toMatchObject([{ code: 'transformer-without-feeder', id: pair.id }]);
    const hosts = deviceHosting({
      ...{ loadMw: 0, otherGenerationMw: 0, storageChargingMw: 0, ratingMva: 0.2, count: 2 },
      ...{ operation: 'parallel', powerFactor: 0.95, maxOutputFactor: first.maxOutputFactor },
      ...{ plannedStorageMw: [0, 0], connectedMw: 0, filedMw: 0.9 },
    });
    expect(pair.hostingMw).toEqual(hosts.hostingMw);

    await say('existing.create', {
      position: HERE,
      kwpDc: 50,
      transformerId: on.id,
      state: 'filed',
      year: 2025,
    });
    const { queue, objects } = await open();
    expect(queue.map(({ mw, year, limitedBy }) => [mw, year, limitedBy])).toEqual([
      [0.05, 2025, low.id],
      [0.9, null, pair.id],
    ]);
    expect(queue[0]!.leftMw).toBeCloseTo(objects.find(({ id }) => id === low.id)!.openForFilingMw[0], 9);
    expect(queue[1]!.leftMw).toBeCloseTo(objects.find(({ id }) => id === pair.id)!.openForFilingMw[0], 9);

    await say('existing.create', { position: HERE, kwpDc: 500_000, stationId: station.id });
    const red = await open();
    expect(red.objects.map(({ grade }) => grade)).toEqual(red.objects.map(() => 'red'));
    await close();
  });

  it('curtail what they do not carry, in the account and on every page', async () => {
    const { say, close } = await deskOnLankao(false);
    await say('station.create', { position: HERE, ratingMva: 40, peakLoadMva: 10 });
    const low = await say('transformer.create', { position: east(0.02), ratingKva: 100, peakLoadKw: 20 });
    const near = await say('site.create', {
      kind: 'rooftop',
      geometry: outline(HERE[0] + 0.02, HERE[1], 0.0005),
    });
    const far = await say('site.create', { kind: 'rooftop', geometry: outline(114.83, 34.82, 0.0005) });
    await say('connection.choose', { siteIds: [near.id], level: '380V', objectId: low.id });
    await say('connection.choose', { siteIds: [far.id], level: '10kV', objectId: null });
    await say('estimate.run', {});
    const year = await say('account.year', {});
    expect(year.curtailedTransformerKwh).toBeGreaterThan(0.05 * year.generatedKwh);
    expect(year).toMatchObject({ curtailedFeederKwh: 0, curtailedStationKwh: 0 });
    expect(year.curtailedKwh).toBeCloseTo(year.curtailedTransformerKwh, 6);
    const grid = await say('grid.check', {});
    expect(grid.transformers).toMatchObject([{ id: low.id, siteCount: 1, class: 'red', stationId: 1 }]);
    expect(grid.transformers[0]!.curtailedKwh).toBeCloseTo(year.curtailedTransformerKwh, 3);
    expect(grid.total.curtailedKwh).toBeCloseTo(year.curtailedKwh, 3);
    const at = new Map(grid.connections.map((each) => [each.siteId, each]));
    expect(at.get(near.id)).toMatchObject({
      transformerId: low.id,
      connectionKv: 0.38,
      breaks: ['transformer'],
    });
    expect(at.get(far.id)).toMatchObject({ transformerId: null, breaks: [] });
    expect(await say('project.summary', {})).toMatchObject({
      curtailedTransformerKwh: year.curtailedTransformerKwh,
    });
    expect((await say('account.check', {})).agrees).toBe(true);

    // Ten times the rating carries it all.
    await say('transformer.update', { id: low.id, changes: { ratingKva: 1000 } });
    expect(await say('account.year', {})).toMatchObject({ curtailedKwh: 0 });
    await close();
  });

  it('are worked out where no substation is known, and feeders without one are named', async () => {
    const { say, close } = await deskOnLankao(false);
    await say('feeder.create', { line: [HERE, east(0.05)], name: '孤线' });
    await say('transformer.create', { position: HERE, ratingKva: 200 });
    const { objects, problems } = await say('grid.openCapacity', {});
    expect(objects.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['county', null],
      ['transformer:1', 'county'],
    ]);
    expect(objects[0]!.missing).toContain('station');
    expect(objects[0]!.hostingMw).toEqual(objects[1]!.hostingMw);
    expect(problems.map(({ code }) => code)).toEqual([
      'feeder-without-station',
      'transformer-without-feeder',
    ]);
    await close();
  });

  it('come from a table: rows without a rating or with a negative load are named, the rest stays', async () => {
    const { say, file, close } = await deskOnLankao(false);
    const station = await say('station.create', { position: HERE, ratingMva: 40, name: '城北站' });
    const feeder = await say('feeder.create', { line: [HERE, east(0.05)], name: '东线' });
    const path = file(
      '台区.csv',
      '台区名称,经度,纬度,容量(kVA),台数,运行方式,最大负荷(kW),所属馈线,所属变电站\n甲,114.95,34.87,200,2,并列,150,东线,\n乙,114.96,34.87,,1,,90,,\n丙,114.97,34.87,100,1,,-4,,\n丁,114.97,34.87,315,1,,,,城北站\n',
    );
    const { layers } = await say('import.inspect', { path });
    expect(layers[0]!.suggested.target).toBe('transformers');
    const report = await say('import.run', {
      path,
      layers: [{ source: layers[0]!.name, target: 'transformers' }],
    });
    expect(report.layers).toMatchObject([{ imported: 2 }]);
    expect(report.refused.map(({ code, count }) => [code, count])).toEqual([
      ['no-rating', 1],
      ['negative-load', 1],
    ]);
    expect((await say('transformer.list', {})).transformers).toMatchObject([
      { name: '甲', ratingKva: 200, count: 2, operation: 'parallel', peakLoadKw: 150, feederId: feeder.id },
      { name: '丁', ratingKva: 315, peakLoadKw: null, stationId: station.id, synthetic: false },
    ]);
    await say('edit.undo', {});
    expect((await say('transformer.list', {})).transformers).toEqual([]);
    await close();
  });

  it('are made typical of each village, marked, and replaced when made again', async () => {
    const { say, close } = await deskOnLankao();
    const done = await say('transformer.typical', {});
    const { transformers } = await say('transformer.list', {});
    expect(done.created).toBe(transformers.length);
    expect(done).toMatchObject({ replaced: 0, supplied: 0 });
    expect(transformers.length).toBeGreaterThan(done.villages - 1);
    expect(transformers.every(({ synthetic }) => synthetic)).toBe(true);
    const { objects } = await say('grid.openCapacity', {});
    const low = objects.filter(({ kind }) => kind === 'transformer');
    expect(low).toHaveLength(transformers.length);
    const ids = new Set(objects.map(({ id }) => id));
    expect(low.every(({ parentId, missing }) => ids.has(parentId!) && missing.includes('survey'))).toBe(true);
    expect(await say('transformer.typical', { largestKva: 200 })).toMatchObject({ replaced: done.created });
    await close();
  });
});

describe('connection points', () => {
  const square = (lon: number, side: number): Area => outline(lon, HERE[1], side);
  it('follow size and distance, are changed by hand, and reach the account', async () => {
    const { say, settled, close } = await deskOnLankao(false);
    const roof = async (lon: number, side: number) =>
      say('site.create', { kind: 'rooftop', geometry: square(lon, side) });
    const home = await roof(HERE[0], 0.0001);
    const hall = await roof(HERE[0] + 0.001, 0.0005);
    const away = await roof(HERE[0] + 0.02, 0.0001);
    await settled();
    const points = async () => {
      const { connections } = await say('connection.list', {});
      return connections.map(({ level, objectId, from }) => [level, objectId, from]);
    };
    // A building is served at low voltage, whether its transformer is known or not.
    expect(await points()).toEqual([home, hall, away].map(() => ['380V', null, 'rule']));
    const station = await say('station.create', { position: [114.9, 34.87], ratingMva: 20, voltageKv: 35 });
    const other = await say('station.create', { position: [114.99, 34.87], ratingMva: 20, voltageKv: 35 });
    const feeder = await say('feeder.create', {
      line: [
        [114.9, 34.87],
        [115.0, 34.87],
      ],
      stationId: station.id,
    });
    const transformer = await say('transformer.create', { position: HERE, ratingKva: 100, peakLoadKw: 20 });
    const own = `transformer:${transformer.id}`;
    expect(await points()).toEqual([
      ['380V', own, 'rule'],
      ['380V', own, 'rule'],
      ['380V', `feeder:${feeder.id}`, 'rule'],
    ]);
    const behind = async (id: number) =>
      (await say('grid.check', {})).stations.find((each) => each.id === id)!.siteCount;
    expect([await behind(station.id), await behind(other.id)]).toEqual([3, 0]);
    const all = (await say('connection.list', {})).connections;
    expect(all.map(({ limitedBy }) => limitedBy)).toEqual([own, own, null]);
    expect((await say('grid.check', {})).connections.map(({ connectionKv }) => connectionKv)).toEqual([
      0.38, 0.38, 0.38,
    ]);

    await say('connection.choose', { siteIds: [hall.id], level: '35kV', objectId: other.id });
    expect((await points())[1]).toEqual(['35kV', `station:${other.id}`, 'hand']);
    expect([await behind(station.id), await behind(other.id)]).toEqual([2, 1]);
    for (const wrong of [
      { siteIds: [hall.id], level: '380V', objectId: 99 },
      { siteIds: [hall.id], level: '10kV', objectId: 99 },
      { siteIds: [hall.id], level: '35kV', objectId: 99 },
      { siteIds: [99], level: '35kV' },
    ] as const) {
      await expect(say('connection.choose', { ...wrong, siteIds: [...wrong.siteIds] })).rejects.toThrow(
        /unknown|no-station/,
      );
    }
    await say('connection.choose', { siteIds: [hall.id], level: '10kV' });
    expect((await points())[1]).toEqual(['10kV', `feeder:${feeder.id}`, 'hand']);
    await say('edit.undo', {});
    expect((await points())[1]).toEqual(['35kV', `station:${other.id}`, 'hand']);
    await say('connection.choose', { siteIds: [hall.id], level: null });
    expect((await points())[1]).toEqual(['380V', own, 'rule']);
    await say('edit.undo', {});
    expect((await points())[1]![2]).toBe('hand');
    await close();
  });
});
