import { expect, it } from 'vitest';
import { deskOnLankao, square } from '../desk.ts';

it('holds no roof to a voltage that loads alone pull down, and tells how low it is', async () => {
  const { say, settled, close } = await deskOnLankao(false);
  const position: [number, number] = [114.95, 34.87];
  await say('station.create', { position: [114.951, 34.87], ratingMva: 50, voltageKv: 110 });
  const { id } = await say('transformer.create', { position, ratingKva: 200, peakLoadKw: 250 });
  const far = await say('site.create', { kind: 'rooftop', geometry: square(114.953, 34.87, 0.00007) });
  await settled();
  await say('connection.choose', { siteIds: [far.id], level: '380V', objectId: id });
  const breaks = async () => {
    const { connections, transformers } = await say('grid.check', {});
    const { lowest, highest, beyond } = transformers[0]!.lowVoltage!;
    return { lowest, highest, beyond, breaks: connections[0]!.breaks };
  };
  const sunk = await breaks();
  expect(sunk.lowest).toBeLessThan(-0.1);
  expect(sunk.highest).toBeLessThan(0.07);
  expect(sunk).toMatchObject({ beyond: 0, breaks: [] });
  // The same roof many times as large lifts what it feeds into.
  await say('site.update', { ids: [far.id], changes: { geometry: square(114.953, 34.87, 0.0004) } });
  await settled();
  const lifted = await breaks();
  expect(lifted.highest).toBeGreaterThan(0.07);
  expect(lifted.beyond).toBe(1);
  expect(lifted.breaks).toContain('lowVoltage');
  await close();
});
