import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDesk, type DeskService } from '../../../electron/commands/desk.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../../shared/contract.ts';

let folder: string;
let desk: DeskService;
const say = <N extends CommandName>(name: N, input: CommandInput<N>) =>
  desk.invoke(name, input, { language: 'zh', trusted: true }) as Promise<CommandOutput<N>>;

const field = {
  kind: 'agrivoltaic' as const,
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [114.85, 34.85],
        [114.855, 34.85],
        [114.855, 34.855],
        [114.85, 34.855],
        [114.85, 34.85],
      ] as [number, number][],
    ],
  },
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'agrivoltaic-'));
  desk = createDesk({
    name: 'command-line',
    folders: { documents: folder, settings: join(folder, 'settings') },
    chooseFile: async () => null,
    printPdf: async () => new Uint8Array(),
    drawPng: async () => [],
    emit: () => {},
  });
  await say('project.create', { path: join(folder, 'lankao.gpkg'), countyCode: '410225' });
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

it('evaluates a drawn field, and its energy is that of the site’s estimate', async () => {
  const site = await say('site.create', field);
  const result = await say('agrivoltaic.light', { siteId: site.id });
  const { estimates } = await say('estimate.run', {});
  expect(result.energy.annualKwh).toBeCloseTo(estimates[0]!.annualKwh, 3);
  expect(result.energy.avoidedTco2).toBeCloseTo(estimates[0]!.avoidedTco2, 6);
  expect(result.setup.pitchM * result.setup.gcr).toBeCloseTo(result.setup.rowWidthM, 9);
  expect(result.light.position.length).toBeGreaterThanOrEqual(20);
  expect(result.land.ler).toBeGreaterThan(1);
});

it('tries changes without keeping them, and keeps them when the site is updated', async () => {
  const site = await say('site.create', field);
  const before = await say('agrivoltaic.light', { siteId: site.id });
  const tried = await say('agrivoltaic.light', {
    siteId: site.id,
    changes: { pitchM: 2 * before.setup.pitchM },
  });
  expect(tried.light.seasonMean).toBeGreaterThan(before.light.seasonMean);
  expect(tried.energy.capacityKwp).toBeCloseTo(before.energy.capacityKwp / 2, 6);
  expect((await say('site.list', {})).sites[0]!.gcr).toBe(site.gcr);

  const { mount, tiltDeg, azimuthDeg, gcr, pitchM: _pitchM, ...agrivoltaic } = tried.setup;
  await say('site.update', {
    ids: [site.id],
    changes: { mount, tiltDeg, azimuthDeg, gcr, agrivoltaic },
  });
  const kept = await say('agrivoltaic.light', { siteId: site.id });
  expect(kept).toEqual(tried);
  await say('edit.undo', {});
  expect(await say('agrivoltaic.light', { siteId: site.id })).toEqual(before);
});

it('offers layouts and crops that a site can take as they are', async () => {
  const site = await say('site.create', field);
  const { layouts, crops } = await say('agrivoltaic.options', {});
  for (const { source: _source, gcr: _gcr, ...layout } of layouts) {
    const result = await say('agrivoltaic.light', { siteId: site.id, changes: layout });
    expect(result.setup).toMatchObject(layout);
    expect(result.light.seasonMean).toBeLessThan(1);
  }
  expect(crops.length).toBeGreaterThan(9);
});

it('refuses roofs', async () => {
  const roof = await say('site.create', { ...field, kind: 'rooftop' });
  await expect(say('agrivoltaic.light', { siteId: roof.id })).rejects.toMatchObject({
    code: 'agrivoltaic.not-land',
  });
});

it('lets light through modules that are partly clear', async () => {
  const site = await say('site.create', field);
  const changes = {
    layout: 'greenhouse-roof',
    tiltDeg: 22,
    fillShare: 0.5,
    rowWidthM: 3,
    pitchM: 6,
    clearanceM: 2.8,
  } as const;
  const closed = await say('agrivoltaic.light', { siteId: site.id, changes });
  await say('site.update', { ids: [site.id], changes: { module: 'semi-transparent' } });
  const open = await say('agrivoltaic.light', { siteId: site.id, changes });
  expect(Math.abs(closed.light.seasonMean - 0.75)).toBeLessThan(0.01);
  expect(open.light.transparency).toBe(0.45);
  expect(open.light.seasonMean).toBeCloseTo(1 - 0.55 * (1 - closed.light.seasonMean), 9);
  expect(open.crop.reductionPct).toBeLessThan(closed.crop.reductionPct);
});

it('takes a plain farm of the same modules as the reference of the land equivalent ratio', async () => {
  const site = await say('site.create', field);
  for (const bifaciality of [0, 0.7, 0.85]) {
    const { land } = await say('agrivoltaic.light', { siteId: site.id, changes: { bifaciality } });
    const { tiltDeg, gcr } = land.reference;
    const plain = await say('agrivoltaic.light', {
      siteId: site.id,
      changes: {
        bifaciality,
        tiltDeg,
        rowWidthM: 2.3,
        pitchM: 2.3 / gcr,
        fillShare: 1,
        mount: 'fixed',
        azimuthDeg: 180,
      },
    });
    expect(plain.land.pvRatio).toBeCloseTo(1, 9);
  }
});
