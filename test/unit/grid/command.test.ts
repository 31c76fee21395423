import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createDesk } from '../../../electron/commands/desk.ts';
import { supplyAssumptionsSchema } from '../../../shared/consumers.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../../shared/contract.ts';

it('checks the county’s substations, names sites that break a limit, and takes typed ratings', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'grid-'));
  const desk = createDesk({
    name: 'command-line',
    folders: { documents: folder, settings: join(folder, 'settings') },
    chooseFile: async () => null,
    printPdf: async () => new Uint8Array(),
    emit: () => {},
  });
  const say = <N extends CommandName>(name: N, input: CommandInput<N>) =>
    desk.invoke(name, input, { language: 'zh', trusted: true }) as Promise<CommandOutput<N>>;
  await say('project.create', { path: join(folder, 'lankao.gpkg'), countyCode: '410225' });
  const ring = [
    [114.95, 34.87],
    [114.952, 34.87],
    [114.952, 34.872],
    [114.95, 34.872],
    [114.95, 34.87],
  ] as [number, number][];
  const empty = await say('grid.check', {});
  expect(empty.stations).toHaveLength(10);
  expect(empty.total).toMatchObject({ installedKwp: 0, curtailedKwh: 0, green: 10, red: 0 });
  const site = await say('site.create', {
    kind: 'rooftop',
    geometry: { type: 'Polygon', coordinates: [ring] },
  });
  await desk.settled();
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
  await desk.settled();
  const after = await say('grid.check', {});
  const typed = after.stations.find(({ id }) => id === station.id)!;
  expect(typed).toMatchObject({ ratingMva: 0.5, ratingFrom: 'typed' });
  expect(typed.hostingKwp!).toBeLessThan(station.hostingKwp!);
  expect(typed.curtailedKwh).toBeGreaterThanOrEqual(station.curtailedKwh);
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});
