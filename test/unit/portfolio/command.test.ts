import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createDesk } from '../../../electron/commands/desk.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../../shared/contract.ts';

it('chooses sites under a budget, names a conflict, and makes the choice a scenario with a roadmap', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portfolio-'));
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
  for (let i = 0; i < 6; i++) {
    const [x, y, side] = [114.9 + 0.01 * i, 34.85, 0.0005 * (1 + (i % 3))];
    const ring: [number, number][] = [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ];
    await say('site.create', { kind: 'rooftop', geometry: { type: 'Polygon', coordinates: [ring] } });
  }
  await desk.settled();
  const { sites } = await say('site.list', {});
  const all = await say('portfolio.solve', {});
  expect(all.best!.siteIds).toEqual(sites.map(({ id }) => id));
  expect(all.fitKnown).toBe(false);
  const byFit = await say('portfolio.solve', { goal: 'fit' });
  expect(byFit.fitKnown).toBe(true);
  expect(byFit.best!.worth.fit).toBeGreaterThan(0);

  const budgetYuan = all.best!.investmentYuan / 2;
  const asked = { limits: { budgetYuan, excluded: [sites[0]!.id] }, gap: 0 };
  const half = await say('portfolio.solve', { ...asked, tradeAgainst: 'carbon' as const });
  expect(half.best!.investmentYuan).toBeLessThanOrEqual(budgetYuan * (1 + 1e-6));
  expect(half.best!.siteIds).not.toContain(sites[0]!.id);
  expect(half.best!.worth.energy).toBeGreaterThanOrEqual(half.greedy!.worth.energy);
  expect(half.front.length).toBeGreaterThan(0);

  const contradiction = await say('portfolio.solve', { limits: { budgetYuan: 1000, leastKwp: 50 } });
  expect(contradiction).toMatchObject({ best: null, conflict: ['budget', 'least'] });
  await expect(
    say('portfolio.solve', { limits: { required: [sites[1]!.id], excluded: [sites[1]!.id] } }),
  ).rejects.toThrow('cannot-require');

  const scenario = await say('portfolio.apply', { name: '优选', siteIds: half.best!.siteIds });
  expect(scenario).toMatchObject({ name: '优选', active: true });
  await desk.settled();
  const summary = await say('project.summary', {});
  expect(summary.capacityKwp).toBeCloseTo(half.best!.capacityKwp, 6);
  const { phases } = await say('portfolio.roadmap', { years: 3 });
  expect(phases.map(({ year }) => year)).toEqual([2026, 2027, 2028]);
  expect(phases.flatMap(({ siteIds }) => siteIds).sort()).toEqual([...half.best!.siteIds].sort());
  expect(phases.at(-1)!.cumulativeKwp).toBeCloseTo(summary.capacityKwp, 6);
  await say('edit.undo', {});
  expect((await say('scenario.list', {})).scenarios).toHaveLength(1);
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});
