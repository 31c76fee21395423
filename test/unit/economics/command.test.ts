import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDesk, type DeskService } from '../../../electron/commands/desk.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../../shared/contract.ts';
import { moneyAssumptionsSchema } from '../../../shared/money.ts';

let folder: string;
let desk: DeskService;
const say = <N extends CommandName>(name: N, input: CommandInput<N>) =>
  desk.invoke(name, input, { language: 'zh', trusted: true }) as Promise<CommandOutput<N>>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'money-'));
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

const ring: [number, number][] = [
  [114.82, 34.82],
  [114.821, 34.82],
  [114.821, 34.821],
  [114.82, 34.821],
  [114.82, 34.82],
];

it('answers for the sites of the active scenario with the prices of the county, or the planner’s own', async () => {
  await say('project.create', { path: join(folder, 'lankao.gpkg'), countyCode: '410225' });
  expect((await say('money.outlook', {})).total).toMatchObject({ capexYuan: 0, projectIrr: null });

  const site = await say('site.create', {
    kind: 'rooftop',
    geometry: { type: 'Polygon', coordinates: [ring] },
  });
  await desk.settled();
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
  await desk.settled();
  const after = await say('money.outlook', {});
  expect(after.figures.feedInYuanKwh).toEqual({ value: 0.5, source: 'planner', approximate: false });
  expect(after.notes).toEqual([]);
  expect(after.years[0]!.feedInYuan).toBeCloseTo(summary.annualKwh * 0.5, 4);
  await say('site.include', { ids: [site.id], included: false });
  expect((await say('money.outlook', {})).sites).toEqual([]);
  await say('edit.undo', {});
  await say('edit.undo', {});
  await desk.settled();
  expect(await say('money.outlook', {})).toEqual(before);
});
