import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { insertContext } from '../../../electron/store/context.ts';
import { openDocument } from '../../../electron/store/document.ts';
import { square, startDesk } from '../desk.ts';

let d: ReturnType<typeof startDesk>;
const say: typeof d.say = (name, input) => d.say(name, input);

const REASON = '县政府已批准调整该地块用途，批文见附件。';

beforeEach(async () => {
  d = startDesk();
  const path = join(d.folder, 'plan.gpkg');
  await say('project.create', { path, countyCode: '410225', demonstration: false });
  await say('project.close', {});
  const document = openDocument(path);
  insertContext(document, 'farmland', [
    {
      type: 'Feature',
      geometry: square(114.9, 34.8, 0.01),
      properties: { name: '图斑甲', class: 'protected' },
    },
  ]);
  document.close();
  await say('project.open', { path });
});
afterEach(() => d.close());

it('keeps a breaking site out of every total until a reason is written, and undoes both', async () => {
  const broken = await say('site.create', { kind: 'agrivoltaic', geometry: square(114.902, 34.802, 0.002) });
  const clear = await say('site.create', { kind: 'agrivoltaic', geometry: square(114.95, 34.82, 0.002) });
  await d.settled();
  const status = async () => (await say('site.list', {})).sites.map(({ land }) => land);
  expect(await status()).toEqual(['broken', 'unchecked']);
  const before = await say('project.summary', {});
  expect(before.siteCount).toBe(1);
  expect(before.capacityKwp).toBeCloseTo(clear.capacityKwp, 9);

  const { sites, emptyLayers } = await say('rules.check', { siteIds: [broken.id] });
  expect(emptyLayers).toEqual(['exclusions', 'roads', 'buildings', 'feeders']);
  expect(before.unchecked).toBe(1);
  expect(sites[0]?.findings).toMatchObject([
    { rule: 'protected-farmland', overlapShare: 1, features: [{ name: '图斑甲' }], override: null },
  ]);

  await expect(
    say('site.override', { id: broken.id, rule: 'protected-farmland', reason: '太短' }),
  ).rejects.toMatchObject({ code: 'input.invalid' });
  await expect(
    say('site.override', { id: clear.id, rule: 'protected-farmland', reason: REASON }),
  ).rejects.toMatchObject({ code: 'rules.not-broken' });

  d.events.length = 0;
  const land = await say('site.override', { id: broken.id, rule: 'protected-farmland', reason: REASON });
  expect(land).toMatchObject({ status: 'overridden', findings: [{ override: { reason: REASON } }] });
  expect(d.events).toContainEqual({ type: 'sites.changed' });
  const counted = await say('project.summary', {});
  expect(counted.siteCount).toBe(2);
  expect(counted.capacityKwp).toBeCloseTo(broken.capacityKwp + clear.capacityKwp, 9);

  await say('edit.undo', {});
  expect(await status()).toEqual(['broken', 'unchecked']);
  await say('edit.redo', {});
  await say('site.dropOverride', { id: broken.id, rule: 'protected-farmland' });
  expect(await say('project.summary', {})).toEqual(before);
  await expect(say('site.dropOverride', { id: broken.id, rule: 'protected-farmland' })).rejects.toMatchObject(
    { code: 'rules.no-override' },
  );
});

it('looks again when a site moves or the layers change', async () => {
  const { id } = await say('site.create', { kind: 'agrivoltaic', geometry: square(114.902, 34.802, 0.002) });
  const status = async () => (await say('rules.check', {})).sites[0]?.status;
  expect(await status()).toBe('broken');
  await say('site.update', { ids: [id], changes: { geometry: square(114.95, 34.82, 0.002) } });
  expect(await status()).toBe('unchecked');
  const other = openDocument(join(d.folder, 'plan.gpkg'));
  insertContext(other, 'exclusions', [
    {
      type: 'Feature',
      geometry: square(114.949, 34.819, 0.01),
      properties: { class: 'ecological-redline' },
    },
  ]);
  other.db.close();
  expect(await status()).toBe('broken');
  await say('site.update', { ids: [id], changes: { kind: 'rooftop', gcr: null } });
  expect(await status()).toBe('broken');
});

it('says nothing of rules whose layer is empty, and calls a site clear only once all were checked', async () => {
  const { id } = await say('site.create', { kind: 'rooftop', geometry: square(114.95, 34.82, 0.0004) });
  const field = await say('site.create', { kind: 'agrivoltaic', geometry: square(114.95, 34.83, 0.002) });
  await d.settled();
  const roof = async () => (await say('rules.check', { siteIds: [id] })).sites[0]!;
  const before = await roof();
  expect(before.status).toBe('unchecked');
  expect(before.checked).toEqual(['protected-farmland-roof']);
  expect(before.unchecked).toContain('ecological-redline');
  const all = (await say('rules.check', {})).sites.find(({ siteId }) => siteId === field.id)!;
  for (const code of ['setback-national', 'setback-houses', 'heritage-scope', 'slope']) {
    expect(all.unchecked).toContain(code);
    expect(all.checked).not.toContain(code);
  }
  expect((await say('project.summary', {})).unchecked).toBe(2);
  const page = await say('site.page', { land: 'unchecked' });
  expect(page.total).toBe(2);

  const other = openDocument(join(d.folder, 'plan.gpkg'));
  insertContext(other, 'exclusions', [
    { type: 'Feature', geometry: square(114.8, 34.7, 0.01), properties: { class: 'ecological-redline' } },
  ]);
  other.db.close();
  const after = await say('rules.check', { siteIds: [id] });
  expect(after.sites[0]).toMatchObject({ status: 'clear', unchecked: [] });
  expect(after.sites[0]!.checked).toContain('ecological-redline');
  expect(after.withoutFeatures).toContain('heritage-scope');
  expect(after.withoutFeatures).not.toContain('ecological-redline');
});

it('calls a site on a zone of a kind that no rule knows unchecked, not clear', async () => {
  const path = join(d.folder, 'plan.gpkg');
  await say('project.close', {});
  const document = openDocument(path);
  insertContext(document, 'exclusions', [
    {
      type: 'Feature',
      geometry: square(114.95, 34.85, 0.01),
      properties: { name: '甲', class: '地质公园' },
    },
  ]);
  document.close();
  await say('project.open', { path });
  const at = async (west: number) => {
    const { id } = await say('site.create', { kind: 'rooftop', geometry: square(west, 34.851, 0.001) });
    const { unchecked, checked } = (await say('rules.check', { siteIds: [id] })).sites[0]!;
    return { unchecked, checked };
  };
  expect((await at(114.951)).unchecked).toContain('ecological-redline');
  expect((await at(114.98)).checked).toContain('ecological-redline');
});

it('does not take fields, roads and houses of a class it does not know for ones that no rule is about', async () => {
  const west = 114.93;
  const draw = (layer: 'farmland' | 'buildings' | 'roads', kind: string, at: number) =>
    say('feature.create', {
      ...{ layer, class: kind, name: kind },
      geometry:
        layer === 'roads'
          ? {
              type: 'LineString',
              coordinates: [
                [at, 34.8499],
                [at + 0.001, 34.8499],
              ],
            }
          : square(at, layer === 'farmland' ? 34.85 : 34.8511, 0.001),
    });
  const uncheckedAt = async (at: number) => {
    const geometry = square(at, 34.85, 0.001);
    const { id } = await say('site.create', { kind: 'agrivoltaic', geometry });
    return (await say('rules.check', { siteIds: [id] })).sites[0]!.unchecked;
  };
  await say('project.close', {});
  await say('project.create', {
    path: join(d.folder, 'own.gpkg'),
    countyCode: '410225',
    demonstration: false,
  });
  await draw('farmland', '水田', west);
  await draw('roads', '四级公路', west);
  await draw('buildings', 'unclassified', west);
  await draw('farmland', 'general', west + 0.01);
  await draw('roads', 'residential', west + 0.01);
  await draw('buildings', 'warehouse', west + 0.01);
  const open = await uncheckedAt(west);
  for (const rule of ['protected-farmland', 'setback-county', 'setback-houses']) expect(open).toContain(rule);
  const known = await uncheckedAt(west + 0.01);
  for (const rule of ['protected-farmland', 'setback-county', 'setback-houses'])
    expect(known).not.toContain(rule);
});
