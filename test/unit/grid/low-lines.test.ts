import { expect, it } from 'vitest';
import { lowFlow } from '../../../electron/engine/grid/low-voltage.ts';
import { deskOnLankao, square } from '../desk.ts';

const wire95 = { ohmKm: 0.32, reactanceOhmKm: 0.3 };
const wire50 = { ohmKm: 0.641, reactanceOhmKm: 0.3 };
const at = (xM: number, yM: number) => ({ xM, yM });

it.each([
  ['as drawn', (places: ReturnType<typeof at>[]) => places],
  ['drawn from the far end', (places: ReturnType<typeof at>[]) => [...places].reverse()],
])('a mapped village with a branch agrees with all four wires solved at once: %s', (_how, drawn) => {
  const { roofs, solved } = lowFlow({
    ...{ ratingKva: 200, count: 1, noLoadPu: 1.02, loadKw: 6, powerFactor: 0.95, detour: 1.3 },
    lines: { lines: 3, ohmKm: 9, reactanceOhmKm: 9, serviceM: 900, serviceOhmKm: 1.91 },
    // The branch comes first in the list, and its end lies 5 m beside the line it is on.
    mapped: [
      { places: drawn([at(100, 5), at(100, 200)]), ...wire50 },
      { places: drawn([at(0, 0), at(200, 0)]), ...wire95 },
    ],
    roofs: [
      { eastM: 60, northM: -20, powerKw: 8, ratedKw: 8, singlePhase: true },
      { eastM: 220, northM: 10, powerKw: 30, ratedKw: 30, singlePhase: false },
      { eastM: 110, northM: 85, powerKw: 60, ratedKw: 60, singlePhase: false },
    ],
  });
  expect(solved).toBe(true);
  // By scipy's fsolve: Kirchhoff's laws of three phases and the neutral, written apart from the program.
  const expected = [
    [0, 0.0529839918, 0.0529839918],
    [null, 0.0617211551, 0.0510752257],
    [null, 0.072000807, 0.0614925741],
  ] as const;
  for (const [i, [phase, highest, lowest]] of expected.entries()) {
    expect(roofs[i]!.phase).toBe(phase);
    expect(roofs[i]!.highest).toBeCloseTo(highest, 8);
    expect(roofs[i]!.lowest).toBeCloseTo(lowest, 8);
  }
});

it('lines of low voltage take the place of typical ones behind their transformer alone, and are no feeders', async () => {
  const { say, settled, close } = await deskOnLankao(false);
  const position: [number, number] = [114.95, 34.87];
  await say('station.create', { position: [114.951, 34.87], ratingMva: 50, voltageKv: 110 });
  const one = await say('transformer.create', { position, ratingKva: 200, peakLoadKw: 10 });
  const other = await say('transformer.create', {
    position: [114.97, 34.87],
    ratingKva: 200,
    peakLoadKw: 10,
  });
  const site = await say('site.create', { kind: 'rooftop', geometry: square(114.953, 34.87, 0.0001) });
  await settled();
  await say('connection.choose', { siteIds: [site.id], level: '380V', objectId: one.id });
  const low = async (transformerId = one.id) => say('grid.lowVoltage', { transformerId });
  const typical = await low();
  expect(typical.mappedLines).toBe(0);

  const thin = await say('feeder.create', {
    line: [[114.953, 34.87], position],
    ...{ voltageKv: 0.4, conductor: 'JKLYJ-16' },
  });
  expect(thin).toMatchObject({ name: '低压线路 1', transformerId: null });
  const mapped = await low();
  expect(mapped).toMatchObject({ mappedLines: 1 });
  expect(mapped.highest).toBeGreaterThan(typical.highest);
  await say('feeder.update', { id: thin.id, changes: { conductor: 'JKLYJ-240' } });
  expect((await low()).highest).toBeLessThan(mapped.highest);

  // It is no feeder: neither checked nor graded as one, and no site of 10 kV connects to it.
  const check = await say('grid.check', {});
  expect(check.feeders).toEqual([]);
  expect(check.transformers[0]!.lowVoltage).toMatchObject({ mappedLines: 1 });
  const { objects, problems } = await say('grid.openCapacity', {});
  expect(objects.filter(({ kind }) => kind === 'feeder')).toEqual([]);
  expect(problems.filter(({ code }) => code !== 'transformer-without-feeder')).toEqual([]);

  // It leads from the transformer that it names, whichever is nearest.
  await say('feeder.update', { id: thin.id, changes: { transformerId: other.id } });
  expect((await low()).highest).toBeCloseTo(typical.highest, 12);
  expect(await low(other.id)).toMatchObject({ mappedLines: 1 });
  await say('edit.undo', {});
  expect(await low()).toMatchObject({ mappedLines: 1 });

  for (const [changes, code] of [
    [{ conductor: 'LGJ-120' }, 'feeder.no-conductor'],
    [{ transformerId: 99 }, 'transformer.unknown'],
    [{ voltageKv: 0 }, 'grid.too-small'],
  ] as const) {
    await expect(say('feeder.update', { id: thin.id, changes })).rejects.toThrow(code);
  }
  // As a feeder of 10 kV it has a conductor of those, and back.
  expect(await say('feeder.update', { id: thin.id, changes: { voltageKv: 10 } })).toMatchObject({
    conductor: 'LGJ-120',
  });
  expect(await low()).toMatchObject({ mappedLines: 0 });
  expect(await say('feeder.update', { id: thin.id, changes: { voltageKv: 0.22 } })).toMatchObject({
    conductor: 'JKLYJ-95',
  });
  await say('transformer.delete', { ids: [one.id, other.id] });
  expect((await say('grid.openCapacity', {})).problems).toMatchObject([
    { code: 'line-without-transformer', id: `feeder:${thin.id}` },
  ]);
  await close();
});

it('are imported by their voltage, with a conductor of theirs', async () => {
  const { say, file, close } = await deskOnLankao(false);
  await say('transformer.create', { position: [114.95, 34.87], ratingKva: 200 });
  const feature = (properties: object, lon: number) => ({
    ...{ type: 'Feature', properties },
    geometry: {
      type: 'LineString',
      coordinates: [
        [lon, 34.87],
        [lon + 0.002, 34.87],
      ],
    },
  });
  const path = file(
    '低压线路.geojson',
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        feature({ 名称: '东线', 电压: '0.38', 导线: 'YJLV-95' }, 114.95),
        feature({ 名称: '西线', 电压: '0.38', 导线: 'LGJ-120' }, 114.947),
      ],
    }),
  );
  const { layers } = await say('import.inspect', { path });
  const report = await say('import.run', {
    path,
    layers: [
      {
        source: layers[0]!.name,
        target: 'feeders',
        fields: { name: '名称', voltageKv: '电压', conductor: '导线' },
      },
    ],
  });
  expect(report.layers).toMatchObject([{ imported: 2 }]);
  expect((await say('feeder.list', {})).feeders).toMatchObject([
    { name: '东线', voltageKv: 0.38, conductor: 'YJLV-95' },
    { name: '西线', voltageKv: 0.38, conductor: 'JKLYJ-95' },
  ]);
  expect(await say('grid.lowVoltage', { transformerId: 1 })).toMatchObject({ mappedLines: 2 });
  await close();
});
