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

it('counts in money what is curtailed and what the battery costs, and tells energy before it', async () => {
  const { say, settled, close } = await deskOnLankao();
  for (const x of [114.95, 114.957]) {
    await say('site.create', { kind: 'rooftop', geometry: square(x, 34.87, 0.005) });
  }
  await settled();
  const { stationId } = (await say('grid.check', {})).connections[0]!;
  const { annualKwh } = await say('project.summary', {});
  const plain = await say('money.outlook', {});
  const suppose = async (supply: object) => {
    await say('scenario.update', {
      id: 1,
      assumptions: { supply: supplyAssumptionsSchema.parse({ ...supply, ratingsMva: { [stationId]: 0.5 } }) },
    });
    await settled();
    return { grid: (await say('grid.check', {})).total, money: await say('money.outlook', {}) };
  };
  const tight = await suppose({});
  expect(tight.grid.curtailedKwh).toBeGreaterThan(0);
  expect(tight.money.total.undeliveredKwh).toBeCloseTo(tight.grid.curtailedKwh, 3);
  const sold = ({ years }: typeof plain) => years[0]!.energyKwh;
  expect(sold(plain) - sold(tight.money)).toBeCloseTo(tight.grid.curtailedKwh, 3);
  expect(tight.money.total.firstYearRevenueYuan).toBeLessThan(plain.total.firstYearRevenueYuan);
  expect((await say('project.summary', {})).annualKwh).toBeCloseTo(annualKwh, 6);

  const stored = await suppose({ storesKwh: { [stationId]: 2000 }, storesKw: { [stationId]: 800 } });
  expect(stored.grid.lostKwh).toBeGreaterThan(0);
  expect(stored.grid.curtailedKwh).toBeLessThan(tight.grid.curtailedKwh);
  expect(stored.money.total.batteryYuan).toBeCloseTo(2000 * 700 + 800 * 400, 4);
  expect(stored.money.total.capexYuan - plain.total.capexYuan).toBeCloseTo(2000 * 700 + 800 * 400, 4);
  expect(stored.money.total.undeliveredKwh).toBeCloseTo(stored.grid.curtailedKwh + stored.grid.lostKwh, 3);
  expect(sold(stored.money)).toBeGreaterThan(sold(tight.money));
  expect(stored.money.notes).not.toContain('idleBattery');

  // Built in two years: what is sold, curtailed and lost is told of the year in which both are in service.
  const { sites } = await say('site.list', {});
  await say('site.commission', { ids: [sites[1]!.id], year: 2029 });
  await settled();
  const account = await say('account.year', { year: 2029 });
  const { total, years } = await say('money.outlook', {});
  const then = years.find(({ year }) => year === 2029)!;
  expect(total.headlineYear).toBe(2029);
  expect(total.firstYearRevenueYuan).toBeCloseTo(then.feedInYuan + then.selfUseYuan, 4);
  expect(total.undeliveredKwh).toBeCloseTo(account.curtailedKwh + account.storageLossKwh, 3);
  await say('site.commission', { ids: [sites[1]!.id], year: null });
  await settled();

  const other = (await say('grid.check', {})).stations.find(({ siteCount }) => siteCount === 0)!;
  const idle = await suppose({ storesKwh: { [other.id]: 2000 } });
  expect(idle.money.notes).toContain('idleBattery');
  expect(idle.money.total).toMatchObject({ batteryYuan: 0, capexYuan: plain.total.capexYuan });
  await close();
});
