import { afterEach, beforeEach, expect, it } from 'vitest';
import { assumptionsSchema } from '../../../shared/domain.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let open: OpenDesk;
const say: OpenDesk['say'] = (name, input) => open.say(name, input);

beforeEach(async () => {
  open = await deskOnLankao();
});
afterEach(() => open.close());

it('answers for the active scenario, and an edit of its assumptions is one undo step', async () => {
  const empty = await say('carbon.outlook', {});
  expect(empty).toMatchObject({ embodiedTco2: 0, lifetimeTco2: 0, paybackYears: null });

  await say('site.create', { kind: 'rooftop', geometry: square(114.82, 34.82, 0.001) });
  await open.settled();
  const summary = await say('project.summary', {});
  const before = await say('carbon.outlook', {});
  const first = before.years[0]!;
  expect(first.factorKgKwh).toBeCloseTo(0.5897 - (3 / 37) * (0.5897 - 0.03), 9);
  expect(first.avoidedTco2).toBeCloseTo((summary.annualKwh * first.factorKgKwh) / 1000, 6);
  expect(before.embodiedTco2).toBeCloseTo(summary.capacityKwp * 1.243, 6);
  expect(before.methods.map(({ method }) => method)).toEqual(['average', 'combinedMargin']);

  const own = assumptionsSchema.parse({}).carbon;
  await say('scenario.update', {
    id: 1,
    assumptions: { carbon: { ...own, gridPath: [], embodiedRooftopKgKwp: 600 } },
  });
  await open.settled();
  const after = await say('carbon.outlook', {});
  expect(after.embodiedTco2).toBeCloseTo(summary.capacityKwp * 0.6, 6);
  expect(after.years[20]!.factorKgKwh).toBe(0.5897);
  await say('edit.undo', {});
  await open.settled();
  expect(await say('carbon.outlook', {})).toEqual(before);
});

it('tells both methods of the year in which all sites are in service', async () => {
  for (const [x, year] of [
    [114.82, 2027],
    [114.83, 2029],
  ] as const) {
    const { id } = await say('site.create', { kind: 'rooftop', geometry: square(x, 34.82, 0.001) });
    await say('site.commission', { ids: [id], year });
  }
  await open.settled();
  const summary = await say('project.summary', {});
  const { headlineYear, methods } = await say('carbon.outlook', {});
  expect(headlineYear).toBe(2029);
  expect(methods[0]).toMatchObject({
    factorKgKwh: summary.gridFactorKgKwh,
    firstYearTco2: expect.closeTo(summary.avoidedTco2, 6),
  });
  expect(methods[1]!.firstYearTco2).toBeCloseTo((summary.deliveredKwh * methods[1]!.factorKgKwh) / 1000, 6);
});
