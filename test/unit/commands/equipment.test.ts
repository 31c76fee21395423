import { afterAll, beforeAll, expect, it } from 'vitest';
import { nominalOfEuropean } from '../../../electron/engine/conversion/inverter-curve.ts';
import { inLanguage } from '../../../shared/i18n/in-language.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let d: OpenDesk;
beforeAll(async () => {
  d = await deskOnLankao();
}, 60_000);
afterAll(() => d.close());

const siteOf = async (id: number) => (await d.say('site.rows', { ids: [id] })).sites[0]!;
const create = (kind: 'rooftop' | 'agrivoltaic', west = 114.8) =>
  d.say('site.create', { kind, geometry: square(west, 34.82, 0.001) });

it('names a source with its year for every piece of equipment and every template', async () => {
  const { modules, inverters, templates } = await d.say('equipment.list', {});
  for (const { source } of [...modules, ...inverters, ...templates])
    expect(inLanguage(source ?? '', 'en')).toMatch(/^20\d\d: \S/);
  expect(new Set(modules.map(({ key }) => key)).size).toBe(modules.length);
  for (const { fields } of templates) {
    expect(modules.map(({ key }) => key)).toContain(fields.module);
    expect(inverters.map(({ key }) => key)).toContain(fields.inverter);
  }
});

it('estimates a site with the figures of the equipment it names, and the others with the assumed', async () => {
  const [plain, equipped] = [await create('rooftop'), await create('rooftop', 114.81)];
  const { modules, inverters } = await d.say('equipment.list', {});
  const module = modules.find(({ key }) => key === 'hjt-bifacial')!;
  const inverter = inverters.find(({ key }) => key === 'string-commercial')!;
  await d.say('site.update', { ids: [equipped.id], changes: { module: module.key, inverter: inverter.key } });
  await d.settled();
  const [before, after] = [await siteOf(plain.id), await siteOf(equipped.id)];
  expect(after.moduleWpM2).toBe(module.moduleWpM2);
  expect(after.capacityKwp / after.areaM2).toBeCloseTo((0.6 * module.moduleWpM2) / 1000, 9);
  // The same figures assumed by the whole scenario give the plain site the same.
  const { scenarios } = await d.say('scenario.list', {});
  await d.say('scenario.update', {
    id: scenarios[0]!.id,
    assumptions: {
      gammaPdcPerK: module.gammaPdcPerK,
      inverterEfficiency: nominalOfEuropean(inverter.efficiency),
      dcAcRatio: inverter.dcAcRatio,
    },
  });
  await d.settled();
  const [assumed, still] = [await siteOf(plain.id), await siteOf(equipped.id)];
  expect(after.estimate!.specificYieldKwhPerKwp).toBeGreaterThan(before.estimate!.specificYieldKwhPerKwp);
  expect(assumed.estimate!.specificYieldKwhPerKwp).toBeCloseTo(after.estimate!.specificYieldKwhPerKwp, 6);
  expect(still.estimate!.specificYieldKwhPerKwp).toBeCloseTo(after.estimate!.specificYieldKwhPerKwp, 6);
  const { analysis } = await d.say('estimate.explain', { siteId: equipped.id });
  expect(analysis.degradationPerYear).toBe(module.degradationPerYear);
  await d.say('site.delete', { ids: [plain.id, equipped.id] });
});

it('keeps what is said with a module, and refuses one that the library does not have', async () => {
  const { id } = await create('rooftop');
  await d.say('site.update', { ids: [id], changes: { module: 'cdte', moduleWpM2: 177 } });
  expect(await siteOf(id)).toMatchObject({ module: 'cdte', moduleWpM2: 177 });
  await expect(d.say('site.update', { ids: [id], changes: { module: 'coal' } })).rejects.toMatchObject({
    code: 'equipment.unknown',
  });
  await d.say('site.delete', { ids: [id] });
});

it('builds sites by a template, leaving crops, and those of the other kind, as they are', async () => {
  const [roof, field] = [await create('rooftop'), await create('agrivoltaic')];
  await d.say('site.update', {
    ids: [field.id],
    changes: { agrivoltaic: { ...field.agrivoltaic!, crop: 'maize' } },
  });
  const answer = await d.say('site.applyTemplate', {
    ids: [roof.id, field.id],
    template: 'build:vertical-bifacial',
  });
  expect(answer).toMatchObject({ changed: 1, otherKind: 1 });
  const after = await siteOf(field.id);
  expect(after).toMatchObject({ tiltDeg: 90, azimuthDeg: 90, module: 'hjt-bifacial', usableShare: 0.9 });
  expect(after.agrivoltaic).toMatchObject({ layout: 'vertical-bifacial', crop: 'maize', bifaciality: 0.88 });
  expect((await siteOf(roof.id)).module).toBeNull();
  await d.say('site.update', { ids: [roof.id], changes: { tiltDeg: 27, azimuthDeg: 200 } });
  await d.say('site.applyTemplate', { ids: [roof.id], template: 'build:pitched-flush' });
  expect(await siteOf(roof.id)).toMatchObject({ tiltDeg: 27, azimuthDeg: 200, usableShare: 0.65, gcr: null });
  await d.say('edit.undo', {});
  expect(await siteOf(roof.id)).toMatchObject({ usableShare: 0.6, module: null });
});

it('keeps, renames and deletes the planner’s own templates, each step undoable', async () => {
  const { id } = await create('agrivoltaic', 114.82);
  await d.say('site.applyTemplate', { ids: [id], template: 'build:high-rows' });
  const { key } = await d.say('template.save', { siteId: id, name: '高架 A' });
  const own = async () =>
    (await d.say('equipment.list', {})).templates.flatMap(({ name }) => (name === null ? [] : [name]));
  expect(await own()).toEqual(['高架 A']);
  await expect(d.say('template.save', { siteId: id, name: '高架 A' })).rejects.toMatchObject({
    code: 'template.name-taken',
  });
  await d.say('template.rename', { key, name: '高架 B' });
  const other = await create('agrivoltaic', 114.83);
  await d.say('site.applyTemplate', { ids: [other.id], template: key });
  expect(await siteOf(other.id)).toMatchObject({ module: 'topcon-bifacial', inverter: 'string-ground' });
  await d.say('template.delete', { key });
  expect(await own()).toEqual([]);
  await d.say('edit.undo', {});
  expect(await own()).toEqual(['高架 B']);
  await expect(d.say('template.delete', { key: 'build:carport' })).rejects.toMatchObject({
    code: 'template.not-own',
  });
  await expect(d.say('site.applyTemplate', { ids: [id], template: 'own:999' })).rejects.toMatchObject({
    code: 'template.unknown',
  });
});

it('builds very many sites by a template in one step that can be taken back', async () => {
  await d.say('site.fromBuildings', {});
  const { ids } = await d.say('site.ids', { kind: 'rooftop' });
  expect(ids.length).toBeGreaterThan(300);
  const before = (await d.say('site.rows', { ids: ids.slice(0, 50) })).sites.map(({ module }) => module);
  const { changed } = await d.say('site.applyTemplate', { ids, template: 'build:steel-shed' });
  expect(changed).toBe(ids.length);
  expect(d.events).toContainEqual(
    expect.objectContaining({ type: 'job', name: 'site.applyTemplate', state: 'done' }),
  );
  const { sites } = await d.say('site.rows', { ids: ids.slice(0, 50) });
  expect(new Set(sites.map(({ module }) => module))).toEqual(new Set(['topcon-bifacial']));
  await d.say('edit.undo', {});
  const after = (await d.say('site.rows', { ids: ids.slice(0, 50) })).sites.map(({ module }) => module);
  expect(after).toEqual(before);
});

it('keeps how a roof is fixed, warms modules by it, and works out both faces of an east–west build', async () => {
  const { id } = await create('rooftop');
  const yieldNow = async () => {
    await d.settled();
    return (await siteOf(id)).estimate!.specificYieldKwhPerKwp;
  };
  expect(await siteOf(id)).toMatchObject({ mounting: null, twoFaces: false });
  const byBuild = await yieldNow();
  const change = (changes: object) => d.say('site.update', { ids: [id], changes });
  await change({ mounting: 'roof' });
  expect(await yieldNow()).toBeCloseTo(byBuild, 9);
  await change({ mounting: 'flush' });
  expect(await yieldNow()).toBeLessThan(0.98 * byBuild);
  await change({ mounting: 'rack' });
  expect(await yieldNow()).toBeGreaterThan(1.005 * byBuild);
  await d.say('edit.undo', {});
  expect((await siteOf(id)).mounting).toBe('flush');
  await d.say('site.applyTemplate', { ids: [id], template: 'build:flat-east-west' });
  expect(await siteOf(id)).toMatchObject({ mounting: 'roof', twoFaces: true });
  const pair = await yieldNow();
  await change({ twoFaces: false });
  const { estimate, azimuthDeg } = await siteOf(id);
  expect(azimuthDeg).toBe(180);
  await d.settled();
  expect((await siteOf(id)).estimate!.specificYieldKwhPerKwp).toBeGreaterThan(1.01 * pair);
  expect(estimate).not.toBeNull();
  await expect(change({ mount: 'single-axis-tracker' })).rejects.toMatchObject({
    code: 'yield.tracker-on-roof',
  });
  const { analysis } = await d.say('estimate.explain', { siteId: id });
  expect(analysis.uncertainty.p50Kwh).toBeGreaterThan(0);
  await d.say('site.delete', { ids: [id] });
});
