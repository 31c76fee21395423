import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lidFor, lidForHours } from '../../../electron/engine/grid/lid.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

const position: [number, number] = [114.95, 34.87];

/** A village with a planned roof, in a county with a substation and a feeder. */
async function village({ say, settled }: OpenDesk) {
  await say('station.create', { position, ratingMva: 50, voltageKv: 110, peakLoadMva: 20 });
  const feeder = await say('feeder.create', { line: [position, [115, 34.87]], peakLoadKw: 500 });
  const transformer = await say('transformer.create', {
    ...{ position, ratingKva: 200, peakLoadKw: 40, feederId: feeder.id },
  });
  const site = await say('site.create', { kind: 'rooftop', geometry: square(114.9501, 34.8701, 0.0005) });
  await settled();
  await say('connection.choose', { siteIds: [site.id], level: '380V', objectId: transformer.id });
  return { feeder, transformer, site, objectId: `transformer:${transformer.id}` };
}

const objectOf = async ({ say }: OpenDesk, id: string) =>
  (await say('grid.openCapacity', {})).objects.find((each) => each.id === id)!;

it('a lid gives up no more than its share of the energy or of the hours, and a lower one would', () => {
  const hours = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 200 });
  fc.assert(
    fc.property(hours, fc.double({ min: 0.001, max: 0.3, noNaN: true }), (list, share) => {
      const perKw = Float64Array.from(list);
      const above = (lid: number) => list.filter((each) => each > lid).length;
      const lid = lidForHours(perKw, share);
      expect(above(lid)).toBeLessThanOrEqual(share * list.length + 1e-6);
      if (lid > 0) expect(above(lid - 1e-9)).toBeGreaterThan(share * list.length - 1e-6);
      const total = list.reduce((a, b) => a + b, 0);
      const byEnergy = lidFor(perKw, share);
      const given = list.reduce((sum, each) => sum + Math.max(0, each - byEnergy), 0);
      expect(given).toBeCloseTo(Math.min(1, share) * total, 6);
    }),
  );
});

it.each(['energy', 'hours'] as const)(
  'a limit by %s makes an object host more, is curtailed in the account, and is undone',
  async (by) => {
    const desk = await deskOnLankao(false);
    const { say, close } = desk;
    const { objectId } = await village(desk);
    const before = await objectOf(desk, objectId);
    const plain = await say('grid.check', {});
    expect(before.plannedLimit).toBeNull();
    const { limits } = await say('grid.planLimit', { objectId, limit: { by, share: 0.05 } });
    expect(limits).toMatchObject([{ objectId, by, share: 0.05 }]);
    const { maxOutputFactor } = limits[0]!;
    const answer = await say('grid.openCapacity', {});
    expect(maxOutputFactor).toBeLessThan(answer.maxOutputFactor);
    const after = await objectOf(desk, objectId);
    expect(after.plannedLimit).toEqual({ by, share: 0.05, maxOutputFactor });
    // S = (P + β·S·cosθ) / τ, with τ as the limit leaves it.
    expect(after.hostingMw[0]).toBeCloseTo(
      (before.hostingMw[0] * answer.maxOutputFactor) / maxOutputFactor,
      9,
    );
    const check = await say('grid.check', {});
    expect(check.transformers[0]!.hostingKwp!).toBeGreaterThan(plain.transformers[0]!.hostingKwp!);
    expect((await say('account.check', {})).quantities.filter(({ agrees }) => !agrees)).toEqual([]);
    await say('edit.undo', {});
    expect(await objectOf(desk, objectId)).toEqual(before);
    expect(await say('grid.limits', {})).toEqual({ limits: [] });
    await close();
  },
);

it('is curtailed where nothing else would be, by about the share that was planned', async () => {
  const desk = await deskOnLankao(false);
  const { say, close } = desk;
  const { transformer, objectId } = await village(desk);
  await say('transformer.update', { id: transformer.id, changes: { ratingKva: 5000, peakLoadKw: 0 } });
  expect(await say('account.year', {})).toMatchObject({ curtailedKwh: 0 });
  await say('grid.planLimit', { objectId, limit: { by: 'energy', share: 0.04 } });
  const year = await say('account.year', {});
  expect(year.curtailedTransformerKwh / year.generatedKwh).toBeGreaterThan(0.02);
  expect(year.curtailedTransformerKwh / year.generatedKwh).toBeLessThan(0.06);
  await close();
});

it('that of the county holds where an object names none, and works keep the stricter of both', async () => {
  const desk = await deskOnLankao(false);
  const { say, close } = desk;
  const { feeder, objectId } = await village(desk);
  await say('grid.planLimit', { objectId: 'county', limit: { by: 'hours', share: 0.02 } });
  await say('grid.planLimit', { objectId, limit: { by: 'energy', share: 0.1 } });
  const { objects } = await say('grid.openCapacity', {});
  expect(objects.find(({ id }) => id === objectId)!.plannedLimit).toMatchObject({ by: 'energy' });
  expect(objects.find(({ id }) => id === `feeder:${feeder.id}`)!.plannedLimit).toMatchObject({ by: 'hours' });
  const hosting = (await objectOf(desk, objectId)).hostingMw[0];
  const adopt = (maxOutputFactor: number) =>
    say('grid.adoptWorks', {
      ...{ objectId, year: 2026 },
      parts: [{ measure: 'curtailment', detail: '', amount: 0.1, unit: 'share', yuan: 1, maxOutputFactor }],
    });
  await adopt(0.99);
  expect((await objectOf(desk, objectId)).hostingMw[0]).toBeCloseTo(hosting, 9);
  await adopt(0.2);
  expect((await objectOf(desk, objectId)).hostingMw[0]).toBeGreaterThan(hosting);
  // What opens an object counts the limit it has.
  const zone = await say('grid.openZone', { objectId, spareMw: 0.001, mostCurtailment: 0 });
  expect(zone.mix).toMatchObject({ parts: [] });
  expect(zone.mix!.hostingMw).toBeCloseTo(hosting, 9);
  await close();
});

it('refuses objects that are not there and shares that are none, and lets go of one that is gone', async () => {
  const desk = await deskOnLankao(false);
  const { say, close } = desk;
  const { transformer, objectId } = await village(desk);
  const limit = { by: 'hours', share: 0.02 } as const;
  await expect(say('grid.planLimit', { objectId: 'transformer:99', limit })).rejects.toThrow(
    'grid.no-object',
  );
  await expect(say('grid.planLimit', { objectId: '', limit })).rejects.toThrow('grid.no-object');
  for (const share of [0, -0.1, 0.31, Number.NaN]) {
    await expect(say('grid.planLimit', { objectId, limit: { ...limit, share } })).rejects.toThrow(
      /grid\.(not-positive|too-large|not-number)/,
    );
  }
  await say('grid.planLimit', { objectId, limit });
  await say('transformer.delete', { ids: [transformer.id] });
  expect((await say('grid.limits', {})).limits).toMatchObject([{ objectId, name: '' }]);
  await say('grid.check', {});
  expect(await say('grid.planLimit', { objectId, limit: null })).toEqual({ limits: [] });
  await close();
});
