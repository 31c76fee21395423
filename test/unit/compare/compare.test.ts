import { expect, it } from 'vitest';
import { moneyAssumptionsSchema } from '../../../shared/money.ts';
import { disagreements, drawCounty, randomOf } from '../../random-county.ts';
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
    { key: 'money.discountRate', name: '折现率', before: '6%', after: '8%' },
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

it('compares scenarios as each would be when active, whatever was built, left out and estimated before', async () => {
  const random = randomOf(17);
  const { say, settled, close } = await deskOnLankao(false);
  await drawCounty(say, random);
  const { sites } = await say('site.list', {});
  const { scenarios } = await say('scenario.list', {});
  const first = scenarios.find(({ active }) => active)!.id;
  const ids = [first];
  for (const [name, assumptions] of [
    ['同样', {}],
    ['损失', { inverterEfficiency: 0.9 }],
    ['钱', { money: { discountRate: 0.09 } }],
  ] as const) {
    const { id } = await say('scenario.create', { name, copyOf: first });
    await say('scenario.update', { id, assumptions });
    ids.push(id);
  }
  for (let round = 0; round < 4; round++) {
    const at = random.one(ids);
    await say('scenario.activate', { id: at });
    const id = random.one(sites).id;
    const [what, share] = [random.whole(1, 3), random.within(0.1, 1)];
    if (what === 1) await say('site.include', { ids: [id], included: true, share });
    else if (what === 2) await say('site.include', { ids: [id], included: random.chance(0.5) });
    else await say('site.update', { ids: [id], changes: { tiltDeg: random.whole(5, 35) } });
    await settled();
    const compared = (await say('scenario.compare', { ids })).scenarios;
    for (const [n, scenario] of ids.entries()) {
      await say('scenario.activate', { id: scenario });
      await settled();
      const summary = await say('project.summary', {});
      const { total } = await say('money.outlook', {});
      const { figures } = compared[n]!;
      expect(figures.siteCount).toBe(summary.siteCount);
      for (const [seen, active] of [
        [figures.deliveredKwh, summary.deliveredKwh],
        [figures.curtailedKwh, summary.curtailedKwh],
        [figures.avoidedTco2, summary.avoidedTco2],
        [figures.npvYuan, total.npvYuan],
        [figures.capexYuan, total.capexYuan],
      ] as const) {
        expect(Math.abs(seen! - active!)).toBeLessThanOrEqual(1e-9 * Math.abs(active!) + 1e-6);
      }
      expect(await disagreements(say)).toEqual([]);
    }
  }
  await close();
});
