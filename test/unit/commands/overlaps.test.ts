import { expect, it } from 'vitest';
import { openDocument } from '../../../electron/store/document.ts';
import { getSite, insertSite } from '../../../electron/store/sites.ts';
import { deskOnLankao, square } from '../desk.ts';

it('finds sites on one ground, says what is counted twice, and forgets it with either of them', async () => {
  const { say, settled, close } = await deskOnLankao(false);
  const a = await say('site.create', { kind: 'rooftop', geometry: square(114.85, 34.85, 0.001) });
  const b = await say('site.create', { kind: 'rooftop', geometry: square(114.8505, 34.85, 0.001) });
  // Side by side with the first, and far off.
  await say('site.create', { kind: 'rooftop', geometry: square(114.849, 34.85, 0.001) });
  await say('site.create', { kind: 'rooftop', geometry: square(114.9, 34.85, 0.001) });
  await settled();
  const found = await say('site.overlaps', {});
  expect(found.pairs.map(({ siteIds }) => siteIds)).toEqual([[a.id, b.id]]);
  expect(found.areaM2 / (a.areaM2 / 2)).toBeCloseTo(1, 3);
  expect((await say('project.summary', {})).overlapping).toBe(2);
  await say('site.include', { ids: [b.id], included: false });
  expect((await say('project.summary', {})).overlapping).toBe(0);
  await say('site.include', { ids: [b.id], included: true });
  expect((await say('site.overlaps', {})).siteCount).toBe(2);
  await say('site.delete', { ids: [b.id] });
  expect(await say('site.overlaps', {})).toMatchObject({ pairs: [], areaM2: 0, capacityKwp: 0 });
  await close();
});

it('keeps, cuts or leaves out what lies on one ground, each as one step', async () => {
  const { say, settled, close } = await deskOnLankao(false);
  const a = await say('site.create', { kind: 'rooftop', geometry: square(114.85, 34.85, 0.001) });
  const b = await say('site.create', { kind: 'rooftop', geometry: square(114.8505, 34.85, 0.001) });
  const inside = await say('site.create', { kind: 'rooftop', geometry: square(114.8502, 34.8502, 0.0002) });
  await settled();
  const open = async () => (await say('project.summary', {})).overlapping;
  expect(await open()).toBe(3);
  await expect(say('site.settleOverlap', { siteIds: [b.id, inside.id], how: 'cut' })).rejects.toMatchObject({
    code: 'overlap.none',
  });
  await expect(say('site.settleOverlap', { siteIds: [a.id, inside.id], how: 'cut' })).rejects.toMatchObject({
    code: 'overlap.nothing-left',
  });
  await expect(say('site.settleOverlap', { siteIds: [a.id, b.id], how: 'keep' })).rejects.toMatchObject({
    code: 'overlap.no-reason',
  });
  await say('site.settleOverlap', { siteIds: [a.id, b.id], how: 'cut' });
  expect((await say('site.rows', { ids: [b.id] })).sites[0]!.areaM2 / b.areaM2).toBeCloseTo(0.5, 3);
  expect(await open()).toBe(2);
  await say('edit.undo', {});
  expect((await say('site.rows', { ids: [b.id] })).sites[0]!.areaM2).toBe(b.areaM2);
  await say('site.settleOverlap', { siteIds: [a.id, inside.id], how: 'exclude' });
  expect((await say('site.rows', { ids: [inside.id] })).sites[0]!.included).toBe(false);
  expect(await open()).toBe(2);
  const reason = '上层为车棚，下层为原有屋顶';
  await say('site.settleOverlap', { siteIds: [b.id, a.id], how: 'keep', reason });
  expect(await open()).toBe(0);
  expect(await say('site.overlaps', {})).toMatchObject({ pairs: [{ kept: reason }], areaM2: 0 });
  await say('edit.undo', {});
  expect(await open()).toBe(2);
  await close();
});

it('says how much of a site lies beyond the county, and cuts it there', async () => {
  const { say, settled, close } = await deskOnLankao(false);
  const { county } = (await say('project.info', {})).project!;
  const ring = (
    county.boundary.type === 'Polygon' ? county.boundary.coordinates[0]! : county.boundary.coordinates[0]![0]!
  ) as [number, number][];
  const [lon, lat] = ring[10]!;
  const site = await say('site.create', {
    kind: 'rooftop',
    geometry: square(lon - 0.001, lat - 0.001, 0.002),
  });
  await say('site.create', { kind: 'rooftop', geometry: square(114.85, 34.85, 0.001) });
  await settled();
  const across = await say('site.acrossBorder', {});
  expect(across.sites).toMatchObject([{ siteId: site.id, counts: 'whole' }]);
  const { insideShare, outsideM2 } = across.sites[0]!;
  expect(insideShare).toBeGreaterThan(0.02);
  expect(insideShare).toBeLessThan(0.98);
  expect(outsideM2).toBeCloseTo(site.areaM2 * (1 - insideShare), 6);
  expect((await say('project.summary', {})).acrossBorder).toBe(1);
  await say('site.cutToBorder', { ids: [site.id] });
  const [cut] = (await say('site.rows', { ids: [site.id] })).sites;
  expect(cut!.areaM2 / site.areaM2).toBeCloseTo(insideShare, 3);
  expect((await say('project.summary', {})).acrossBorder).toBe(0);
  await close();
});

it('of sites beyond counting on one ground, those left over are said to be, and looked at once they are fewer', async () => {
  const { say, settled, close, document: path } = await deskOnLankao(false);
  const first = await say('site.create', { kind: 'rooftop', geometry: square(114.85, 34.85, 0.001) });
  await settled();
  await say('project.close', {});
  const document = openDocument(path);
  const row = getSite(document, first.id);
  document.journal.record('site.create', () => {
    for (let i = 0; i < 250; i++) insertSite(document, { ...row, name: `叠 ${i}` });
  });
  document.close();
  await say('project.open', { path });
  const found = await say('site.overlaps', {});
  expect(found.uncheckedCount).toBeGreaterThan(0);
  expect(found.uncheckedCount).toBeLessThan(251);
  expect(await say('project.summary', {})).toMatchObject({ overlapUnchecked: found.uncheckedCount });
  const { sites } = await say('site.list', {});
  await say('site.delete', { ids: sites.slice(3).map(({ id }) => id) });
  expect(await say('site.overlaps', {})).toMatchObject({ uncheckedCount: 0, siteCount: 3 });
  await close();
});
