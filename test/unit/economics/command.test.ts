import { afterEach, beforeEach, expect, it } from 'vitest';
import { moneyAssumptionsSchema } from '../../../shared/money.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let open: OpenDesk;
const say: OpenDesk['say'] = (name, input) => open.say(name, input);

beforeEach(async () => {
  open = await deskOnLankao();
});
afterEach(() => open.close());

it('answers for the sites of the active scenario with the prices of the county, or the planner’s own', async () => {
  expect((await say('money.outlook', {})).total).toMatchObject({ capexYuan: 0, projectIrr: null });

  const site = await say('site.create', {
    kind: 'rooftop',
    geometry: square(114.82, 34.82, 0.001),
  });
  await open.settled();
  const before = await say('money.outlook', {});
  expect(before.figures.feedInYuanKwh).toMatchObject({ value: 0.3779, approximate: true });
  expect(before.notes).toEqual(['benchmarkApproximate']);
  expect(before.total.capexYuan).toBeCloseTo(site.capacityKwp * 2800, 4);
  const summary = await say('project.summary', {});
  const first = before.years[0]!;
  expect(first.feedInYuan).toBeCloseTo(summary.annualKwh * 0.7 * 0.3779, 4);
  expect(first.selfUseYuan).toBeCloseTo(summary.annualKwh * 0.3 * 0.55 * 0.9, 4);
  expect(before.total.projectIrr).toBeGreaterThan(0);

  await say('scenario.update', {
    id: 1,
    assumptions: { money: moneyAssumptionsSchema.parse({ feedInYuanKwh: 0.5, rooftopMode: 'fullFeedIn' }) },
  });
  await open.settled();
  const after = await say('money.outlook', {});
  expect(after.figures.feedInYuanKwh).toEqual({ value: 0.5, source: 'planner', approximate: false });
  expect(after.notes).toEqual([]);
  expect(after.years[0]!.feedInYuan).toBeCloseTo(summary.annualKwh * 0.5, 4);
  await say('site.include', { ids: [site.id], included: false });
  expect((await say('money.outlook', {})).sites).toEqual([]);
  await say('edit.undo', {});
  await say('edit.undo', {});
  await open.settled();
  expect(await say('money.outlook', {})).toEqual(before);
});
