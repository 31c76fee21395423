import { expect, it } from 'vitest';
import type { OpenCapacity } from '../../../shared/open-capacity.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

const position: [number, number] = [114.95, 34.87];

/** A village with more PV than its transformer carries: one there already, one planned for 2027. */
async function crowdedVillage(desk: OpenDesk) {
  const { say, settled } = desk;
  const station = await say('station.create', { position, ratingMva: 50, voltageKv: 110 });
  const feeder = await say('feeder.create', { line: [position, [115, 34.87]] });
  const transformer = await say('transformer.create', { position, ratingKva: 200, peakLoadKw: 40 });
  const site = await say('site.create', { kind: 'rooftop', geometry: square(114.9501, 34.8701, 0.0005) });
  await settled();
  await say('connection.choose', { siteIds: [site.id], level: '380V', objectId: transformer.id });
  await say('site.commission', { ids: [site.id], year: 2027 });
  await say('existing.create', { position, kwpDc: 300, transformerId: transformer.id });
  return { station, feeder, transformer, site, objectId: `transformer:${transformer.id}` };
}

/** Quantities that two pages tell otherwise. */
const disagreed = async ({ say }: OpenDesk) =>
  (await say('account.check', {})).quantities.filter(({ agrees }) => !agrees);

const objectOf = ({ objects }: OpenCapacity, id: string) => objects.find((each) => each.id === id)!;

it('a taken over mix makes its object green, is paid for by the sites behind it, and is undone as one step', async () => {
  const desk = await deskOnLankao(false);
  const { say, close } = desk;
  const { objectId, site } = await crowdedVillage(desk);
  const before = {
    open: objectOf(await say('grid.openCapacity', {}), objectId),
    money: (await say('money.outlook', {})).total,
    check: await say('grid.check', {}),
  };
  expect(before.open).toMatchObject({ grade: 'red', worksYear: null });
  expect(before.check.transformers[0]!.curtailedKwh).toBeGreaterThan(0);

  const { mix } = await say('grid.openZone', { objectId, spareMw: 0.6, mostCurtailment: 0 });
  const taken = await say('grid.adoptWorks', { objectId, year: 2026, parts: mix!.parts });
  expect(taken.capitalYuan).toBeCloseTo(mix!.yuan, 3);

  const then = objectOf(await say('grid.openCapacity', {}), objectId);
  expect(then).toMatchObject({ grade: 'green', worksYear: 2026 });
  expect(then.hostingMw[0]).toBeCloseTo(mix!.hostingMw, 9);
  expect(objectOf(await say('grid.openCapacity', { works: false }), objectId)).toEqual(before.open);
  const check = await say('grid.check', {});
  expect(check.transformers[0]!.class).not.toBe('red');
  expect(check.total.curtailedKwh).toBe(0);
  const money = await say('money.outlook', {});
  expect(money.total.gridWorksYuan).toBeCloseTo(taken.capitalYuan, 4);
  expect(money.total.capexYuan).toBeCloseTo(before.money.capexYuan + taken.capitalYuan, 4);
  expect(money.sites.find(({ siteId }) => siteId === site.id)!.gridYuan).toBeCloseTo(taken.capitalYuan, 4);
  expect(await disagreed(desk)).toEqual([]);

  await say('edit.undo', {});
  expect(objectOf(await say('grid.openCapacity', {}), objectId)).toEqual(before.open);
  expect((await say('money.outlook', {})).total).toEqual(before.money);
  await say('edit.redo', {});
  expect(await say('grid.works', {})).toEqual({ works: [taken] });
  expect(await say('grid.dropWorks', { objectIds: [objectId] })).toEqual({ dropped: 1 });
  expect((await say('money.outlook', {})).total).toEqual(before.money);
  await close();
});

it('works of a later year change nothing before it and are spent in it', async () => {
  const desk = await deskOnLankao(false);
  const { say, close } = desk;
  const { objectId } = await crowdedVillage(desk);
  const { mix } = await say('grid.openZone', { objectId, spareMw: 0.6, mostCurtailment: 0 });
  const plain = await say('money.outlook', {});
  const cutBefore = (await say('grid.check', {})).total.curtailedKwh;
  const { capitalYuan } = await say('grid.adoptWorks', { objectId, year: 2030, parts: mix!.parts });
  // All sites are in service in 2027: the headline year still is of the grid as it then is.
  expect((await say('grid.check', {})).total.curtailedKwh).toBeCloseTo(cutBefore, 6);
  const money = await say('money.outlook', {});
  expect(money.total).toMatchObject({ gridWorksYuan: 0, capexYuan: plain.total.capexYuan });
  expect(money.total.gridWorksLaterYuan).toBeCloseTo(capitalYuan, 4);
  const at = (year: number, of: typeof money) => of.years.find((each) => each.year === year)!;
  expect(at(2029, money)).toEqual({ ...at(2029, plain), cumulativeYuan: expect.any(Number) });
  expect(at(2030, money).opexYuan - at(2030, plain).opexYuan).toBeCloseTo(capitalYuan, 4);
  // What is no longer curtailed is sold.
  expect(at(2030, money).energyKwh).toBeGreaterThan(at(2030, plain).energyKwh);
  expect(at(2027, money).energyKwh).toBeCloseTo(at(2027, plain).energyKwh, 6);
  await close();
});

it.each([
  ['storage', { mostCurtailment: 0, costs: { transformerLowKva: 1e6, transformerLowPlace: 1e9 } }],
  [
    'shift',
    {
      mostCurtailment: 0,
      shiftableMw: 5,
      costs: { transformerLowKva: 1e6, transformerLowPlace: 1e9, shiftMw: 1 },
    },
  ],
  [
    'curtailment',
    {
      mostCurtailment: 0.3,
      mostStorageMw: 0,
      spareMw: 0.001,
      costs: { transformerLowKva: 1e6, transformerLowPlace: 1e9, curtailedKwh: 1e-6 },
    },
  ],
] as const)(
  '%s of a mix reaches the hours of the account, whose parts still add up',
  async (measure, how) => {
    const desk = await deskOnLankao(false);
    const { say, close } = desk;
    const { objectId } = await crowdedVillage(desk);
    if (measure === 'curtailment') await say('existing.update', { id: 1, changes: { kwpDc: 260 } });
    const before = await say('grid.check', {});
    const { mix } = await say('grid.openZone', { objectId, ...how });
    expect(mix!.parts.map((part) => part.measure)).toContain(measure);
    await say('grid.adoptWorks', { objectId, year: 2026, parts: mix!.parts });
    const open = objectOf(await say('grid.openCapacity', {}), objectId);
    expect(open.grade).toBe('green');
    expect(open.hostingMw[0]).toBeCloseTo(mix!.hostingMw, 9);
    const { transformers } = await say('grid.check', {});
    if (measure === 'curtailment') expect(transformers[0]!.curtailedKwh).toBeGreaterThan(0);
    else expect(transformers[0]!.curtailedKwh).toBeLessThan(before.transformers[0]!.curtailedKwh);
    if (measure === 'storage') expect(transformers[0]!.lostKwh).toBeGreaterThan(0);
    expect(await disagreed(desk)).toEqual([]);
    await close();
  },
);

it('refuses works that cannot be done there or say too little', async () => {
  const desk = await deskOnLankao(false);
  const { say, close } = desk;
  const { objectId, feeder } = await crowdedVillage(desk);
  const part = (measure: 'conductor' | 'transformer' | 'curtailment' | 'storage', more = {}) => ({
    ...{ measure, detail: '', amount: 1, unit: '', yuan: 1, ...more },
  });
  const adopt = (id: string, ...parts: ReturnType<typeof part>[]) =>
    say('grid.adoptWorks', { objectId: id, year: 2026, parts });
  await expect(adopt('transformer:99', part('storage'))).rejects.toThrow('grid.no-object');
  await expect(adopt('county', part('storage'))).rejects.toThrow('grid.no-object');
  await expect(adopt(objectId, part('conductor', { detail: 'LGJ-240' }))).rejects.toThrow(
    'grid.works-not-there',
  );
  await expect(adopt(`feeder:${feeder.id}`, part('conductor', { detail: 'no such' }))).rejects.toThrow(
    'grid.works-not-there',
  );
  await expect(adopt(objectId, part('transformer'))).rejects.toThrow('grid.works-not-there');
  await expect(adopt(objectId, part('curtailment'))).rejects.toThrow('grid.works-not-there');
  await expect(adopt(objectId, part('storage'), part('storage'))).rejects.toThrow('grid.works-not-there');
  expect(await say('grid.dropWorks', { objectIds: ['transformer:99'] })).toEqual({ dropped: 0 });
  await close();
});
