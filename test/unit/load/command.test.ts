import { afterEach, beforeEach, expect, it } from 'vitest';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let open: OpenDesk;
const say: OpenDesk['say'] = (name, input) => open.say(name, input);

beforeEach(async () => {
  open = await deskOnLankao();
});
afterEach(() => open.close());

it('places, changes, undoes and keeps consumers', async () => {
  const made = await say('consumer.create', { kind: 'coldStore', position: [114.83, 34.83] });
  expect(made).toMatchObject({
    name: expect.stringMatching(/. 冷库$/),
    annualKwh: 400_000,
    siteIds: [],
    seriesName: null,
  });
  expect(open.events).toContainEqual({ type: 'consumers.changed' });
  await say('consumer.update', { ids: [made.id], changes: { annualKwh: 5000, name: '果库' } });
  await say('project.close', {});
  await say('project.open', { path: open.document });
  expect((await say('consumer.list', {})).consumers).toMatchObject([{ name: '果库', annualKwh: 5000 }]);
  await say('edit.undo', {});
  expect((await say('consumer.list', {})).consumers[0]!.annualKwh).toBe(400_000);
  await say('consumer.delete', { ids: [made.id] });
  expect((await say('consumer.list', {})).consumers).toEqual([]);
  await expect(say('consumer.create', { kind: 'retail', position: [116, 30] })).rejects.toThrow(
    'outside-county',
  );
  await expect(say('consumer.delete', { ids: [77] })).rejects.toThrow('consumer.unknown');
});

it('places one at each village and spot once', async () => {
  expect((await say('consumer.fromLayer', { layer: 'villages' })).created).toBe(300);
  expect((await say('consumer.fromLayer', { layer: 'villages' })).created).toBe(0);
  expect((await say('consumer.fromLayer', { layer: 'scenic_spots' })).created).toBe(8);
  const { byKind } = await say('supply.balance', {});
  expect(byKind.map(({ kind, count }) => [kind, count])).toEqual([
    ['household', 300],
    ['scenicSpot', 8],
  ]);
});

it('balances communities and the county, with storage by rule and by programme', async () => {
  const site = await say('site.create', { kind: 'rooftop', geometry: square(114.82, 34.82, 0.001) });
  const apart = await say('site.create', { kind: 'rooftop', geometry: square(115.0, 34.8, 0.001) });
  // What is assumed to be used is no load that the county could be sufficient for.
  expect((await say('supply.balance', {})).total).toMatchObject({
    ...{ selfSufficiency: null, carbonFreeShare: null, peakCut: null },
  });
  const near = await say('consumer.create', { kind: 'officePark', position: [114.825, 34.825] });
  const alone = await say('consumer.create', {
    kind: 'household',
    position: [114.9, 34.9],
    annualKwh: 100_000,
  });
  await open.settled();
  expect((await say('supply.balance', {})).communities).toEqual([]);
  await say('scenario.update', { id: 1, assumptions: { supply: { shareOverGrid: true } } });
  await open.settled();
  const { annualKwh } = await say('project.summary', {});
  const plain = await say('supply.balance', { week: 20 });
  expect(plain.communities).toMatchObject([
    { id: 1, overGrid: true, siteIds: [site.id], consumerIds: [near.id] },
  ]);
  expect(plain.total.generationKwh).toBeCloseTo(annualKwh, 3);
  expect(plain.total.loadKwh).toBeCloseTo(900_000, 3);
  const { total } = plain;
  expect(total.generationKwh + total.importKwh).toBeCloseTo(total.loadKwh + total.surplusKwh, 3);
  expect(plain.week.firstDay).toBe('2025-05-21');
  const { generationKw, loadKw, importKw, surplusKw } = plain.week;
  generationKw.forEach((kw, hour) => {
    expect(Math.abs(kw + importKw[hour]! - loadKw[hour]! - surplusKw[hour]!)).toBeLessThan(1e-9);
  });
  expect(generationKw.indexOf(Math.max(...generationKw)) % 24).toBeGreaterThan(9);

  await say('consumer.update', { ids: [alone.id], changes: { siteIds: [apart.id] } });
  expect((await say('supply.balance', {})).communities).toHaveLength(2);
  const storage = { energyKwh: 200 };
  const rule = await say('supply.balance', { community: 1, storage });
  const one = (await say('supply.balance', { community: 1 })).chosen;
  expect(rule.chosen.selfConsumption!).toBeGreaterThan(one.selfConsumption!);
  expect(rule.chosen.storageLossKwh).toBeGreaterThan(0);
  const programme = await say('supply.balance', {
    community: 1,
    storage: { ...storage, method: 'programme' },
  });
  expect(programme.chosen.generationKwh).toBeCloseTo(one.generationKwh, 3);
  const county = (await say('supply.balance', { storage })).chosen;
  expect(county.generationKwh).toBeCloseTo(annualKwh, 2);
  expect(county.loadKwh).toBeCloseTo(900_000, 2);
  await expect(say('supply.balance', { community: 9 })).rejects.toThrow('community.unknown');

  const curve = await say('storage.curve', { community: 1 });
  for (const [i, point] of curve.points.entries()) {
    if (i > 0)
      expect(point.selfConsumption).toBeGreaterThanOrEqual(curve.points[i - 1]!.selfConsumption - 1e-9);
  }
});

it('takes measured hours and gives them back', async () => {
  const path = open.file(
    'load.csv',
    ['time,kW', ...Array.from({ length: 8760 }, (_, i) => `${i},${i % 24 === 9 ? 24 : 0}`)].join('\n'),
  );
  const { id } = await say('consumer.create', { kind: 'industry', position: [114.83, 34.83] });
  const read = await say('consumer.importLoad', { id, path });
  expect(read).toMatchObject({ seriesName: 'load.csv', annualKwh: 24 * 365 });
  const { week } = await say('supply.balance', { week: 3 });
  expect(week.loadKw.slice(0, 24).map(Math.round)).toEqual(
    Array.from({ length: 24 }, (_, h) => (h === 9 ? 24 : 0)),
  );
  expect((await say('consumer.importLoad', { id, path: null })).seriesName).toBeNull();
  await say('edit.undo', {});
  const { consumers } = await say('consumer.list', {});
  expect(consumers[0]!.seriesName).toBe('load.csv');
});

it('runs a battery at the prices of the money: by the hour of the market where they are imported', async () => {
  const site = await say('site.create', { kind: 'rooftop', geometry: square(114.82, 34.82, 0.001) });
  await say('consumer.create', {
    ...{ kind: 'officePark', position: [114.825, 34.825], annualKwh: 500_000, siteIds: [site.id] },
  });
  await say('scenario.update', { id: 1, assumptions: { supply: { shareOverGrid: true } } });
  await open.settled();
  const asked = { community: 1, storage: { energyKwh: 400, method: 'programme' as const } };
  const before = (await say('supply.balance', asked)).week;
  // The market pays ten yuan at noon: what is fed in then is not kept for the evening.
  const path = open.file(
    'market.csv',
    ['hour,yuan/kWh', ...Array.from({ length: 8760 }, (_, i) => `${i},${i % 24 === 12 ? 10 : 0.1}`)].join(
      '\n',
    ),
  );
  await say('price.importYear', { path, column: 'yuan/kWh' });
  await say('scenario.update', {
    ...{ id: 1, assumptions: { money: { marketFromHours: true, mechanismShare: 0 } } },
  });
  const after = (await say('supply.balance', asked)).week;
  const noon = (hours: readonly number[]) => hours.reduce((sum, kw, h) => sum + (h % 24 === 12 ? kw : 0), 0);
  expect(noon(after.surplusKw)).toBeGreaterThan(noon(before.surplusKw));
});
