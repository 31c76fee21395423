import fc from 'fast-check';
import { expect, it } from 'vitest';
import { levelFor, levelLimits } from '../../../electron/engine/grid/connection-level.ts';
import { CONNECTION_LEVELS, LEVEL_KV } from '../../../shared/connections.ts';
import { deskOnLankao, square } from '../desk.ts';

const most = (figures: Record<string, number>) =>
  levelLimits((id) => figures[id.replace('connection.most.', '')] ?? null);
const STANDARD = most({ '220V': 8, '380V': 400, '10kV': 6000, '35kV': 20_000 });

it('connects at the voltage that the power asks for', () => {
  const kv = (acKw: number) => LEVEL_KV[levelFor(STANDARD, acKw)];
  expect([8, 8.1, 400, 401, 6000, 6001, 20_000, 20_001, 9e5].map(kv)).toEqual([
    0.22, 0.38, 0.38, 10, 10, 35, 35, 110, 110,
  ]);
  // A line of medium voltage is not left for a lower one.
  expect(levelFor(STANDARD, 20, '10kV')).toBe('10kV');
});

it('never takes a voltage of which nothing is known, nor a lower one for more power', () => {
  const unknown = most({ '220V': 8, '10kV': 6000 });
  expect([20, 7000].map((kw) => levelFor(unknown, kw))).toEqual(['10kV', '110kV']);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), { minLength: 2 }), (powers) => {
      const levels = powers
        .sort((a, b) => a - b)
        .map((kw) => CONNECTION_LEVELS.indexOf(levelFor(STANDARD, kw)));
      expect(levels).toEqual(levels.toSorted((a, b) => a - b));
    }),
  );
});

it('has one voltage of a site in grid, class check and price, whoever decides it', async () => {
  const d = await deskOnLankao(false);
  const roof = await d.say('site.create', { kind: 'rooftop', geometry: square(114.8, 34.85, 0.0005) });
  await d.settled();
  const seen = async () => {
    const [point] = (await d.say('connection.list', {})).connections;
    const [terms] = (await d.say('site.modeCheck', {})).sites;
    expect(terms!.voltageKv).toBe(point!.connectionKv);
    return { kv: terms!.voltageKv, notes: terms!.notes };
  };
  expect(await seen()).toMatchObject({ kv: 0.38, notes: [] });
  await d.say('connection.choose', { siteIds: [roof.id], level: '10kV' });
  expect(await seen()).toMatchObject({ kv: 10, notes: ['overVoltage'] });
  // Henan pays existing plants of 10 kV and more for 80 % of their energy, smaller ones for all.
  await d.say('site.update', { ids: [roof.id], changes: { ownerClass: 'commercial' } });
  await d.say('site.commission', { ids: [roof.id], year: 2025 });
  const worth = async () => (await d.say('money.outlook', {})).total.npvYuan;
  await d.settled();
  const medium = await worth();
  await d.say('connection.choose', { siteIds: [roof.id], level: null });
  expect((await seen()).kv).toBe(0.38);
  expect(await worth()).toBeGreaterThan(medium);
  await d.close();
}, 60_000);
