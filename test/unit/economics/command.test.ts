import { afterEach, beforeEach, expect, it } from 'vitest';
import { moneyAssumptionsSchema } from '../../../shared/money.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let open: OpenDesk;
const say: OpenDesk['say'] = (name, input) => open.say(name, input);

beforeEach(async () => {
  open = await deskOnLankao();
});
afterEach(() => open.close());

/** Middle of the mechanism's price and share and of the market's price. */
const MIDDLE_YUAN = 0.65 * 0.28275 + 0.35 * 0.2;
/** What the grid steers a site of 10 kV by; see data/rules/buildings.csv. */
const FOUR_ABILITIES_YUAN = 60_000;

it('answers for the sites of the active scenario with the prices of the county, or the planner’s own', async () => {
  expect((await say('money.outlook', {})).total).toMatchObject({ capexYuan: 0, projectIrr: null });

  const site = await say('site.create', {
    kind: 'rooftop',
    geometry: square(114.82, 34.82, 0.001),
  });
  await open.settled();
  const before = await say('money.outlook', {});
  expect(before.figures.feedInYuanKwh).toMatchObject({ value: 0.28275, approximate: true });
  // Neither the price of new projects nor the hours of Henan's time of use are known: never the coal benchmark.
  expect(before.notes).toEqual(['selfUseUnknown', 'mechanismToBeEntered']);
  expect(before.toBeEntered).toEqual([
    'mechanismYuanKwh',
    'mechanismShare',
    'mechanismYears',
    'marketYuanKwh',
  ]);
  expect(before.range!.npvYuan.low).toBeLessThan(before.total.npvYuan);
  expect(before.range!.npvYuan.high).toBeGreaterThan(before.total.npvYuan);
  expect(before.terms).toMatchObject({
    project: 'new',
    mechanismShare: { value: null, low: 0.5, high: 0.8 },
  });
  expect(before.feedInRange).toEqual({ low: 0.15, high: 0.4155 });
  expect(before.total.capexYuan).toBeCloseTo(site.capacityKwp * 2800 + FOUR_ABILITIES_YUAN, 4);
  const summary = await say('project.summary', {});
  const first = before.years[0]!;
  expect(first.feedInYuan).toBeCloseTo(summary.annualKwh * 0.7 * MIDDLE_YUAN, 4);
  expect(first.selfUseYuan).toBeCloseTo(summary.annualKwh * 0.3 * 0.55 * 0.9, 4);
  expect(before.total.projectIrr).toBeGreaterThan(0);

  await say('scenario.update', {
    id: 1,
    assumptions: { money: moneyAssumptionsSchema.parse({ feedInYuanKwh: 0.5, rooftopMode: 'fullFeedIn' }) },
  });
  await open.settled();
  const after = await say('money.outlook', {});
  expect(after.figures.feedInYuanKwh).toEqual({ value: 0.5, source: 'planner', approximate: false });
  expect(after.notes).toEqual(['selfUseUnknown']);
  expect(after.range).toBeNull();
  expect(after.feedInRange).toBeUndefined();
  expect(after.years[0]!.feedInYuan).toBeCloseTo(summary.annualKwh * 0.5, 4);
  await say('site.include', { ids: [site.id], included: false });
  expect((await say('money.outlook', {})).sites).toEqual([]);
  await say('edit.undo', {});
  await say('edit.undo', {});
  await open.settled();
  expect(await say('money.outlook', {})).toEqual(before);
});

it('uses the hourly balance where consumers share, and the light model for crops', async () => {
  const roof = await say('site.create', { kind: 'rooftop', geometry: square(114.82, 34.82, 0.001) });
  const apart = await say('site.create', { kind: 'rooftop', geometry: square(115.0, 34.85, 0.001) });
  const field = await say('site.create', { kind: 'agrivoltaic', geometry: square(114.9, 34.9, 0.002) });
  for (const { rule } of (await say('rules.check', { siteIds: [field.id] })).sites[0]!.findings) {
    await say('site.override', { id: field.id, rule, reason: '试验田，已取得批准文件' });
  }
  await say('consumer.create', { kind: 'coldStore', position: [114.821, 34.821], siteIds: [roof.id] });
  await open.settled();
  const { communities } = await say('supply.balance', {});
  const money = await say('money.outlook', {});
  const of = (id: number) => money.sites.find(({ siteId }) => siteId === id)!;
  expect(of(roof.id).selfUsed).toBeCloseTo(communities[0]!.selfConsumption!, 12);
  expect(of(roof.id).selfUsedFrom).toBe('balance');
  expect(of(apart.id)).toMatchObject({ selfUsed: 0, selfUsedFrom: 'balance', cropChange: null });
  const { land } = await say('agrivoltaic.light', { siteId: field.id });
  expect(of(field.id).cropChange).toBeCloseTo(land.cropRatio! - 1, 12);
  expect(of(field.id).cropFrom).toBe('model');

  const off = moneyAssumptionsSchema.parse({ selfUseFromBalance: false, cropFromModel: false });
  await say('scenario.update', { id: 1, assumptions: { money: off } });
  await open.settled();
  const assumed = await say('money.outlook', {});
  expect(assumed.basis.selfUse.balance + assumed.basis.crop.model).toBe(0);
  const shares = assumed.sites.map(({ selfUsed }) => selfUsed);
  for (const [i, share] of [0.3, 0.3, 0].entries()) expect(shares[i]).toBeCloseTo(share, 12);
});
