import { expect, it } from 'vitest';
import { supplyAssumptionsSchema } from '../../../shared/consumers.ts';
import { deskOnLankao, square } from '../desk.ts';

it('checks the county’s substations, names sites that break a limit, and takes typed ratings', async () => {
  const { say, settled, close } = await deskOnLankao();
  const empty = await say('grid.check', {});
  expect(empty.stations).toHaveLength(10);
  expect(empty.total).toMatchObject({ installedKwp: 0, curtailedKwh: 0, green: 10, red: 0 });
  const site = await say('site.create', {
    kind: 'rooftop',
    geometry: square(114.95, 34.87, 0.002),
  });
  await settled();
  const { annualKwh } = await say('project.summary', {});
  const before = await say('grid.check', {});
  const [connection] = before.connections;
  const station = before.stations.find(({ id }) => id === connection!.stationId)!;
  expect(station).toMatchObject({ ratingMva: 100, ratingFrom: 'layer', siteCount: 1 });
  expect(station.generationKwh).toBeCloseTo(annualKwh, 2);
  expect(station.remainingKwp!).toBeGreaterThan(0);
  expect(connection).toMatchObject({ siteId: site.id, breaks: [] });

  await say('scenario.update', {
    id: 1,
    assumptions: { supply: supplyAssumptionsSchema.parse({ ratingsMva: { [station.id]: 0.5 } }) },
  });
  await settled();
  const after = await say('grid.check', {});
  const typed = after.stations.find(({ id }) => id === station.id)!;
  expect(typed).toMatchObject({ ratingMva: 0.5, ratingFrom: 'typed' });
  expect(typed.hostingKwp!).toBeLessThan(station.hostingKwp!);
  expect(typed.curtailedKwh).toBeGreaterThanOrEqual(station.curtailedKwh);
  await close();
});
