import { expect, it } from 'vitest';
import { moneyAssumptionsSchema } from '../../../shared/money.ts';
import { deskOnLankao, square } from '../desk.ts';

it('puts scenarios beside each other as each would be when active, and shows what matters', async () => {
  const { say, settled, close } = await deskOnLankao();
  for (const x of [114.9, 114.92]) {
    await say('site.create', { kind: 'rooftop', geometry: square(x, 34.85, 0.001) });
  }
  const { sites } = await say('site.list', {});
  const other = await say('scenario.create', { name: '更热', copyOf: 1 });
  await say('scenario.update', {
    id: other.id,
    assumptions: { albedo: 0.3, money: moneyAssumptionsSchema.parse({ discountRate: 0.08 }) },
  });
  await settled();

  const { scenarios, discountRatesDiffer } = await say('scenario.compare', { ids: [1, other.id] });
  expect(scenarios.map(({ name, active }) => [name, active])).toEqual([
    [expect.any(String), true],
    ['更热', false],
  ]);
  expect(scenarios[1]!.changed).toEqual(['albedo', 'money.discountRate']);
  expect(scenarios[1]!.changes).toEqual([
    { key: 'albedo', name: '地面反射率', before: '0.2', after: '0.3' },
    { key: 'money.discountRate', name: '折现率', before: '6 %', after: '8 %' },
  ]);
  expect(discountRatesDiffer).toBe(true);
  expect(scenarios[0]!.figures.selfSufficiency).toBeNull();
  expect(scenarios[1]!.figures.npvYuan!).toBeLessThan(scenarios[0]!.figures.npvYuan!);
  expect((await say('scenario.list', {})).scenarios.find(({ active }) => active)!.id).toBe(1);

  await say('scenario.activate', { id: other.id });
  await say('site.include', { ids: [sites[1]!.id], included: false });
  await settled();
  const money = await say('money.outlook', {});
  const summary = await say('project.summary', {});
  const again = (await say('scenario.compare', { ids: [1, other.id] })).scenarios;
  expect(again[1]).toMatchObject({ active: true, siteIds: [sites[0]!.id] });
  expect(again[1]!.figures.npvYuan).toBeCloseTo(money.total.npvYuan, 6);
  expect(again[1]!.figures.deliveredKwh).toBeCloseTo(summary.deliveredKwh, 6);
  expect(again[0]!.figures).toEqual(scenarios[0]!.figures);
  await expect(say('scenario.compare', { ids: [1, 99] })).rejects.toThrow('scenario.unknown');

  await say('site.include', { ids: [sites[0]!.id], included: true, share: 0.5 });
  const map = await say('scenario.map', { ids: [1, other.id] });
  const shares = (map.features as GeoJSON.Feature[]).map(({ id, properties }) => [
    id,
    properties!.share0,
    properties!.share1,
  ]);
  expect(shares).toEqual([
    [sites[0]!.id, 1, 0.5],
    [sites[1]!.id, 1, 0],
  ]);
  await say('edit.undo', {});
  await settled();

  const tornado = await say('scenario.tornado', {});
  expect(tornado.base).toBeCloseTo(money.total.npvYuan, 6);
  const bar = (turned: string) => tornado.bars.find((each) => each.turned === turned)!;
  expect(bar('energy').low!).toBeLessThan(tornado.base!);
  expect(bar('energy').high!).toBeGreaterThan(tornado.base!);
  expect(bar('capex').low!).toBeGreaterThan(tornado.base!);
  expect(bar('loanRate')).toMatchObject({ low: tornado.base, high: tornado.base });
  const widths = tornado.bars.map(({ low, high }) => Math.abs(high! - low!));
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
  await close();
});
