import { expect, it } from 'vitest';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

const HERE: [number, number] = [114.95, 34.87];
const east = (degrees: number): [number, number] => [HERE[0] + degrees, HERE[1]];

/** A substation of 35 kV between two of 110 kV, nearer to the first, with a roof and PV that is there. */
async function levels({ say, settled }: OpenDesk) {
  const station = (name: string, position: [number, number], voltageKv: number, ratingMva: number) =>
    say('station.create', { name, position, voltageKv, ratingMva });
  const near = await station('近', east(-0.02), 110, 50);
  const far = await station('远', east(0.05), 110, 50);
  const low = await station('低', HERE, 35, 5);
  const site = await say('site.create', { kind: 'rooftop', geometry: square(HERE[0], HERE[1], 0.002) });
  await settled();
  await say('connection.choose', { siteIds: [site.id], level: '35kV', objectId: low.id });
  await say('existing.create', { position: HERE, kwpDc: 2000, stationId: low.id });
  await say('existing.create', { position: HERE, kwpDc: 900, stationId: low.id, state: 'filed' });
  return { near, far, low, site };
}

const open = async ({ say }: OpenDesk) => {
  const { objects, queue } = await say('grid.openCapacity', {});
  return { queue, at: (id: number) => objects.find((each) => each.id === `station:${id}`)! };
};

it('what hangs on a substation counts at what feeds that, which can be chosen', async () => {
  const desk = await deskOnLankao(false);
  const { say, close } = desk;
  const { near, far, low } = await levels(desk);
  const byRule = await open(desk);
  expect(byRule.at(low.id)).toMatchObject({ parentId: `station:${near.id}`, connectedMw: 2, filedMw: 0.9 });
  expect(byRule.at(near.id)).toMatchObject({ parentId: 'county', connectedMw: 2, filedMw: 0.9 });
  expect(byRule.at(far.id)).toMatchObject({ connectedMw: 0, filedMw: 0 });

  await say('station.update', { id: low.id, changes: { parentStationId: far.id } });
  const chosen = await open(desk);
  expect(chosen.at(low.id).parentId).toBe(`station:${far.id}`);
  expect(chosen.at(far.id)).toMatchObject({ connectedMw: 2, filedMw: 0.9 });
  expect(chosen.at(near.id)).toMatchObject({ connectedMw: 0, filedMw: 0 });
  // The queue goes up all that it hangs on: what feeds it is the tightest here.
  await say('station.update', { id: far.id, changes: { ratingMva: 3 } });
  expect((await open(desk)).queue[0]).toMatchObject({ limitedBy: `station:${far.id}` });

  // One that is gone leaves the nearest.
  await say('station.delete', { ids: [far.id] });
  expect((await open(desk)).at(low.id).parentId).toBe(`station:${near.id}`);
  for (const [id, parentStationId] of [
    [low.id, 99],
    [low.id, low.id],
    [near.id, low.id],
  ] as const) {
    await expect(say('station.update', { id, changes: { parentStationId } })).rejects.toThrow(
      parentStationId === 99 ? 'station.unknown' : 'station.no-parent',
    );
  }
  await close();
});

it('what a substation lets through burdens what feeds it, in the account and the check, and is counted once', async () => {
  const desk = await deskOnLankao(false);
  const { say, close } = desk;
  const { near, far, low, site } = await levels(desk);
  await say('existing.delete', { ids: [1, 2] });
  const free = await say('grid.check', {});
  const sum = free.stations.find(({ id }) => id === near.id)!;
  expect(sum).toMatchObject({ siteCount: 1 });
  expect(free.total.installedKwp).toBeCloseTo(sum.installedKwp, 6);
  expect(free.stations.find(({ id }) => id === far.id)).toMatchObject({ siteCount: 0 });

  // The upper one carries little: what passes the lower one is cut there.
  await say('station.update', { id: low.id, changes: { ratingMva: 50 } });
  await say('station.update', { id: near.id, changes: { ratingMva: 1 } });
  const year = await say('account.year', {});
  expect(year.curtailedStationKwh).toBeGreaterThan(0.1 * year.generatedKwh);
  const check = await say('grid.check', {});
  const at = (id: number) => check.stations.find((each) => each.id === id)!;
  expect(at(low.id).curtailedKwh).toBe(0);
  expect(at(near.id).curtailedKwh).toBeCloseTo(year.curtailedStationKwh, 3);
  expect(check.total.generationKwh).toBeCloseTo(year.generatedKwh, 0);
  expect(check.connections.find(({ siteId }) => siteId === site.id)!.breaks).toContain('reverse');
  expect((await say('account.check', {})).quantities.filter(({ agrees }) => !agrees)).toEqual([]);
  // Works at the upper one are paid for by the site below the lower one.
  const { mix } = await say('grid.openZone', {
    objectId: `station:${near.id}`,
    spareMw: 10,
    mostCurtailment: 0,
  });
  const taken = await say('grid.adoptWorks', {
    objectId: `station:${near.id}`,
    year: 2026,
    parts: mix!.parts,
  });
  expect((await say('money.outlook', {})).total.gridWorksYuan).toBeCloseTo(taken.capitalYuan, 3);
  await close();
});
