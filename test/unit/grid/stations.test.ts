import { expect, it } from 'vitest';
import { deskOnLankao, square } from '../desk.ts';

it('places, changes, moves and deletes substations, each step undone', async () => {
  const { say, settled, close } = await deskOnLankao(false);
  expect((await say('grid.check', {})).stations).toEqual([]);
  const station = await say('station.create', { position: [114.95, 34.87] });
  expect(station).toMatchObject({
    name: '变电站 1',
    position: [114.95, 34.87],
    ratingMva: 50,
    voltageKv: 110,
    peakLoadMva: null,
    synthetic: false,
  });
  await say('site.create', { kind: 'rooftop', geometry: square(114.95, 34.87, 0.002) });
  await settled();
  const check = await say('grid.check', {});
  expect(check.connections).toMatchObject([{ stationId: station.id }]);
  expect(check.stations).toMatchObject([
    { id: station.id, ratingMva: 50, ratingFrom: 'layer', siteCount: 1 },
  ]);

  const changes = { name: '城东变', ratingMva: 31.5, voltageKv: 35, peakLoadMva: 12 };
  expect(await say('station.update', { id: station.id, changes })).toMatchObject(changes);
  const changed = (await say('grid.check', {})).stations[0]!;
  expect(changed).toMatchObject({ name: '城东变', ratingMva: 31.5 });
  expect(changed.peakLoadKw).toBeCloseTo(12_000 * 0.95, 6);
  await say('station.update', { id: station.id, changes: { position: [114.9, 34.85] } });
  const moved = await say('grid.check', {});
  expect(moved.stations[0]!.position[0]).toBeCloseTo(114.9, 9);
  expect(moved.connections[0]!.distanceM).toBeGreaterThan(check.connections[0]!.distanceM);
  const features = await say('context.features', { layer: 'substations' });
  expect(features.features).toMatchObject([{ properties: { name: '城东变', class: '35kV', voltageKv: 35 } }]);

  await expect(say('station.create', { position: [0, 0] })).rejects.toThrow('station.outside-county');
  await expect(say('station.update', { id: station.id, changes: { position: [0, 0] } })).rejects.toThrow(
    'station.outside-county',
  );
  await expect(say('station.delete', { ids: [99] })).rejects.toThrow('station.unknown');

  await say('station.delete', { ids: [station.id] });
  expect((await say('station.list', {})).stations).toEqual([]);
  await say('edit.undo', {});
  expect((await say('station.list', {})).stations).toMatchObject([changes]);
  await say('edit.undo', {});
  expect((await say('station.list', {})).stations[0]!.position[0]).toBeCloseTo(114.95, 9);
  await say('edit.undo', {});
  expect((await say('station.list', {})).stations).toMatchObject([{ name: '变电站 1', ratingMva: 50 }]);
  await close();
});

it('keeps what the layer says besides, and says that a layer with generated features is synthetic', async () => {
  const { say, close } = await deskOnLankao();
  const [first] = (await say('station.list', {})).stations;
  await say('station.update', { id: first!.id, changes: { ratingMva: null } });
  const { features } = await say('context.features', { layer: 'substations' });
  expect((features as GeoJSON.Feature[]).find(({ id }) => id === first!.id)!.properties).toMatchObject({
    nameEn: expect.any(String),
    ratingMva: null,
    synthetic: true,
  });
  expect((await say('grid.check', {})).stations[0]).toMatchObject({ ratingMva: 50, ratingFrom: 'assumed' });
  await say('station.create', { position: [114.95, 34.87], name: '新站' });
  const layers = (await say('context.list', {})).layers;
  expect(layers.find(({ name }) => name === 'substations')).toMatchObject({ count: 11, synthetic: true });
  await close();
});
