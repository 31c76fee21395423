import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDesk, type DeskService } from '../../../electron/commands/desk.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../../shared/contract.ts';
import { assumptionsSchema } from '../../../shared/domain.ts';

let folder: string;
let desk: DeskService;
const say = <N extends CommandName>(name: N, input: CommandInput<N>) =>
  desk.invoke(name, input, { language: 'zh', trusted: true }) as Promise<CommandOutput<N>>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carbon-'));
  desk = createDesk({
    name: 'command-line',
    folders: { documents: folder, settings: join(folder, 'settings') },
    chooseFile: async () => null,
    printPdf: async () => new Uint8Array(),
    emit: () => {},
  });
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const ring = [
  [114.82, 34.82],
  [114.821, 34.82],
  [114.821, 34.821],
  [114.82, 34.821],
  [114.82, 34.82],
] as [number, number][];

it('answers for the active scenario, and an edit of its assumptions is one undo step', async () => {
  await say('project.create', { path: join(folder, 'lankao.gpkg'), countyCode: '410225' });
  const empty = await say('carbon.outlook', {});
  expect(empty).toMatchObject({ embodiedTco2: 0, lifetimeTco2: 0, paybackYears: null });

  await say('site.create', { kind: 'rooftop', geometry: { type: 'Polygon', coordinates: [ring] } });
  await desk.settled();
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
  await desk.settled();
  const after = await say('carbon.outlook', {});
  expect(after.embodiedTco2).toBeCloseTo(summary.capacityKwp * 0.6, 6);
  expect(after.years[20]!.factorKgKwh).toBe(0.5897);
  await say('edit.undo', {});
  await desk.settled();
  expect(await say('carbon.outlook', {})).toEqual(before);
});
