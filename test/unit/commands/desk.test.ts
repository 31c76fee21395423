import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesk, type DeskService } from '../../../electron/commands/desk.ts';
import type { CommandInput, CommandName, CommandOutput, DeskEvent } from '../../../shared/contract.ts';
import { square } from '../desk.ts';

let folder: string;
let desk: DeskService;
let events: DeskEvent[];
let choice: string | null;

const say = <N extends CommandName>(name: N, input: CommandInput<N>) =>
  desk.invoke(name, input, { language: 'zh', trusted: true }) as Promise<CommandOutput<N>>;
const fromWindow = (name: string, input: unknown) =>
  desk.invoke(name, input, { language: 'zh', trusted: false });

const open = () =>
  createDesk({
    name: 'command-line',
    folders: { documents: folder, settings: join(folder, 'settings') },
    chooseFile: async () => choice,
    printPdf: async () => new Uint8Array([37, 80, 68, 70]),
    drawPng: async () => [],
    emit: (event) => events.push(event),
  });

const roof = { kind: 'rooftop' as const, geometry: square(114.82, 34.82, 0.001) };
const field = { kind: 'agrivoltaic' as const, geometry: square(114.84, 34.84, 0.005) };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  events = [];
  choice = null;
  desk = open();
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const project = () => say('project.create', { path: join(folder, 'lankao.gpkg'), countyCode: '410225' });

describe('the main job', () => {
  it('creates, draws, estimates, totals, and finds everything again', async () => {
    const info = await project();
    expect(info.county.name).toBe('兰考县');
    const a = await say('site.create', roof);
    const b = await say('site.create', field);
    expect(a.areaM2).toBeGreaterThan(91.4 * 110.9 * 0.99);
    expect(a.capacityKwp).toBeCloseTo((a.areaM2 * a.usableShare * a.moduleWpM2) / 1000, 9);
    expect(b.capacityKwp).toBeCloseTo((b.areaM2 * b.usableShare * (b.gcr ?? 0) * b.moduleWpM2) / 1000, 9);
    await desk.settled();
    const summary = await say('project.summary', {});
    expect(summary).toMatchObject({ siteCount: 2, estimatedCount: 2 });
    expect(summary.capacityKwp).toBeCloseTo(a.capacityKwp + b.capacityKwp, 6);
    // Published yields for central Henan lie near 1,100–1,300 kWh/kWp.
    expect(summary.annualKwh / summary.capacityKwp).toBeGreaterThan(900);
    expect(summary.annualKwh / summary.capacityKwp).toBeLessThan(1500);
    expect(summary.monthlyKwh.reduce((x, y) => x + y)).toBeCloseTo(summary.annualKwh, 3);
    expect(summary.avoidedTco2).toBeCloseTo((summary.annualKwh * summary.gridFactorKgKwh) / 1000, 6);
    await desk.close();
    desk = open();
    await say('project.open', { path: info.path });
    expect((await say('site.list', {})).sites.map((site) => site.estimate?.annualKwh)).toHaveLength(2);
    expect(await say('project.summary', {})).toEqual(summary);
    await say('edit.undo', {});
    expect((await say('site.list', {})).sites.map((site) => site.id)).toEqual([a.id]);
  });

  it('estimates again what an edit changed, and only in the scenario it concerns', async () => {
    await project();
    const { id } = await say('site.create', roof);
    await desk.settled();
    const before = await say('project.summary', {});
    await say('site.update', { ids: [id], changes: { azimuthDeg: 0, tiltDeg: 45 } });
    await desk.settled();
    const north = await say('project.summary', {});
    expect(north.annualKwh).toBeLessThan(before.annualKwh * 0.8);
    expect(events.some((event) => event.type === 'estimates.changed')).toBe(true);
    await say('edit.undo', {});
    await desk.settled();
    expect(await say('project.summary', {})).toEqual(before);
    const copy = await say('scenario.create', { name: '高反照率', copyOf: 1 });
    await say('scenario.update', { id: copy.id, assumptions: { albedo: 0.6 } });
    await say('scenario.activate', { id: copy.id });
    await desk.settled();
    expect((await say('project.summary', {})).annualKwh).toBeGreaterThan(before.annualKwh);
    await say('scenario.activate', { id: 1 });
    await desk.settled();
    expect(await say('project.summary', {})).toEqual(before);
  });

  it('changes one assumption and leaves every other as the planner set it', async () => {
    await project();
    const change = async (assumptions: CommandInput<'scenario.update'>['assumptions']) =>
      (await say('scenario.update', { id: 1, assumptions })).assumptions;
    await change({ albedo: 0.35 });
    await change({ money: { rooftopOwner: 'commercial' }, lossTree: { soiling: 0.07 } });
    await change({ money: { rooftopMode: 'fullFeedIn' }, fit: { agricultureShare: 0.8 } });
    await change({ lossTree: { snow: 0.01 }, fit: { trials: 50 } });
    expect(await change({ dcAcRatio: 1.4 })).toMatchObject({
      albedo: 0.35,
      dcAcRatio: 1.4,
      lossTree: { soiling: 0.07, snow: 0.01, shading: 0.03 },
      money: { rooftopOwner: 'commercial', rooftopMode: 'fullFeedIn', agrivoltaicMode: 'fullFeedIn' },
      fit: { agricultureShare: 0.8, trials: 50, seed: 1 },
    });
    expect((await say('scenario.update', { id: 1, name: '改名' })).assumptions).toMatchObject({
      albedo: 0.35,
    });
    await expect(change({ albedo: 7 })).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('previews fit weights over those the planner set', async () => {
    await project();
    await say('site.create', roof);
    await say('scenario.update', { id: 1, assumptions: { fit: { agricultureShare: 0.9, trials: 20 } } });
    const { agricultureShare, trials } = await say('fit.scores', { preview: { trials: 10 } });
    expect([agricultureShare, trials]).toEqual([0.9, 10]);
  });

  it('goes back and forth to any named step', async () => {
    await project();
    const { id } = await say('site.create', roof);
    const created = (await say('edit.history', {})).undo?.id ?? 0;
    for (const tiltDeg of [11, 12, 13]) await say('site.update', { ids: [id], changes: { tiltDeg } });
    const tilt = async () => (await say('site.list', {})).sites.map((site) => site.tiltDeg);
    expect(await tilt()).toEqual([13]);
    const back = await say('edit.jump', { step: created + 1 });
    expect(back.undo?.id).toBe(created + 1);
    expect(await tilt()).toEqual([11]);
    await say('edit.jump', { step: created + 3 });
    expect(await tilt()).toEqual([13]);
    expect((await say('edit.jump', { step: 0 })).undo).toBeNull();
    expect(await tilt()).toEqual([]);
    await say('edit.jump', { step: created + 3 });
    expect(await tilt()).toEqual([13]);
  });

  it('leaves a site out of the totals of one scenario', async () => {
    await project();
    const { id } = await say('site.create', roof);
    await desk.settled();
    expect(await say('site.include', { ids: [id], included: false })).toEqual({ changed: 1 });
    expect(await say('project.summary', {})).toMatchObject({ siteCount: 0, annualKwh: 0, capacityKwp: 0 });
    await say('edit.undo', {});
    expect(await say('project.summary', {})).toMatchObject({ siteCount: 1 });
  });

  it('explains a site with the same numbers it lists', async () => {
    await project();
    const { id } = await say('site.create', field);
    await desk.settled();
    const [{ estimate }] = (await say('site.list', {})).sites;
    const explained = await say('estimate.explain', { siteId: id });
    expect(explained.annualKwh / (estimate?.annualKwh ?? 0)).toBeCloseTo(1, 4);
    expect(explained.losses.reduce((sum, step) => sum + step.fraction, 0)).toBeCloseTo(
      1 - explained.performanceRatio,
      9,
    );
    expect(explained.analysis.uncertainty.p90Kwh / (estimate?.p90Kwh ?? 0)).toBeCloseTo(1, 4);
  });
});

describe('the command table', () => {
  it.each<[string, unknown, string]>([
    ['no.such', {}, 'command.unknown'],
    ['constructor', {}, 'command.unknown'],
    ['county.get', { code: 'x' }, 'input.invalid'],
    ['county.get', { code: '999999' }, 'county.unknown'],
    ['county.list', { query: 'x', extra: 1 }, 'input.invalid'],
    ['site.list', {}, 'project.none-open'],
    ['site.create', { kind: 'roof' }, 'input.invalid'],
  ])('refuses %s %j with %s', async (name, input, code) => {
    await expect(say(name as CommandName, input as never)).rejects.toMatchObject({ code });
  });

  it('refuses paths the planner did not pick when a window names them', async () => {
    const path = join(folder, 'x.gpkg');
    await expect(fromWindow('project.create', { path, countyCode: '410225' })).rejects.toMatchObject({
      code: 'path.not-granted',
    });
    expect(existsSync(path)).toBe(false);
    const simulate = {
      place: { latitudeDeg: 35, longitudeDeg: 115 },
      weather: { file: '/etc/passwd' },
      array: { mount: 'fixed', capacityKwp: 1 },
    };
    await expect(fromWindow('yield.simulate', simulate)).rejects.toMatchObject({ code: 'path.not-granted' });
    choice = path;
    expect(await fromWindow('shell.choose', { purpose: 'save-project' })).toEqual({ path });
    await fromWindow('project.create', { path, countyCode: '410225' });
    expect(existsSync(path)).toBe(true);
  });

  it('never replaces a document by creating one', async () => {
    const { path } = await project();
    const before = readFileSync(path).length;
    await expect(say('project.create', { path, countyCode: '110101' })).rejects.toMatchObject({
      code: 'project.exists',
    });
    expect(readFileSync(path).length).toBe(before);
  });

  it.each<[string, object]>([
    [
      'site.self-crossing',
      {
        type: 'Polygon',
        coordinates: [
          [
            [114.82, 34.82],
            [114.83, 34.83],
            [114.83, 34.82],
            [114.82, 34.83],
            [114.82, 34.82],
          ],
        ],
      },
    ],
    ['site.too-small', square(114.82, 34.82, 0.000001)],
    ['site.outside-county', square(100, 30, 0.001)],
  ])('refuses an outline with %s and changes nothing', async (code, geometry) => {
    await project();
    await expect(say('site.create', { kind: 'rooftop', geometry } as never)).rejects.toMatchObject({ code });
    expect((await say('site.list', {})).sites).toEqual([]);
    expect((await say('edit.history', {})).steps).toEqual([]);
  });

  it('changes all of several sites or none', async () => {
    await project();
    const { id } = await say('site.create', roof);
    await expect(say('site.update', { ids: [id, 99], changes: { tiltDeg: 1 } })).rejects.toMatchObject({
      code: 'site.unknown',
    });
    await expect(say('site.delete', { ids: [id, 99] })).rejects.toMatchObject({ code: 'site.unknown' });
    expect((await say('site.list', {})).sites[0]).toMatchObject({ id, tiltDeg: 15 });
  });

  it('keeps scenario names apart and one scenario alive', async () => {
    await project();
    const [base] = (await say('scenario.list', {})).scenarios;
    await expect(say('scenario.create', { name: base.name })).rejects.toMatchObject({
      code: 'scenario.name-taken',
    });
    await expect(say('scenario.delete', { id: base.id })).rejects.toMatchObject({ code: 'scenario.last' });
    const other = await say('scenario.create', { name: 'B' });
    await say('scenario.delete', { id: base.id });
    expect((await say('scenario.list', {})).scenarios).toMatchObject([{ id: other.id, active: true }]);
  });

  it('labels every demonstration layer as synthetic', async () => {
    await project();
    const { layers } = await say('context.list', {});
    expect(layers.filter((layer) => layer.count > 0).map((layer) => layer.synthetic)).not.toContain(false);
    expect(layers.every((layer) => layer.count > 0)).toBe(true);
    const farmland = await say('context.features', { layer: 'farmland' });
    expect(
      farmland.features.some(
        (f) => (f as { properties: { class: string } }).properties.class === 'protected',
      ),
    ).toBe(true);
  });
});
