import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deskOnLankao, type ImportDesk } from './desk.ts';
import { collection, feature, square } from './files.ts';

let d: ImportDesk;
beforeAll(async () => {
  d = await deskOnLankao();
}, 60_000);
afterEach(async () => {
  while ((await d.say('edit.history', {})).undo) await d.say('edit.undo', {});
});
afterAll(() => d.close());

const run = (
  path: string,
  source: string,
  target: 'buildings' | 'sites',
  duplicates?: 'keep' | 'skip' | 'replace',
) => d.say('import.run', { path, layers: [{ source, target }], duplicates });
const ROOFS = [
  feature(square(114.82, 34.82), { name: '甲', 标识码: 'B000001' }),
  feature(square(114.83, 34.82), { name: '乙', 标识码: 'B000002' }),
];

describe('the same buildings again', () => {
  it('are found, and kept twice, skipped or replaced as chosen', async () => {
    const path = d.file('建筑.geojson', collection(ROOFS));
    await run(path, '建筑', 'buildings');
    const [layer] = (await d.say('import.inspect', { path })).layers;
    expect(layer!.duplicates).toBe(2);
    const kept = await run(path, '建筑', 'buildings');
    expect(kept).toMatchObject({ imported: 2, repaired: [{ code: 'duplicate-kept', count: 2 }] });
    expect((await d.layer('buildings')).features).toHaveLength(4);
    await d.say('edit.undo', {});
    const skipped = await run(path, '建筑', 'buildings', 'skip');
    expect(skipped).toMatchObject({ imported: 0, repaired: [{ code: 'duplicate-skipped', count: 2 }] });
    // One has moved and is known by its code, one is new.
    const changed = d.file(
      '新.geojson',
      collection([
        feature(square(114.84, 34.82), { name: '甲', 标识码: 'B000001' }),
        feature(square(114.85, 34.82), { name: '丙', 标识码: 'B000003' }),
      ]),
    );
    const replaced = await run(changed, '新', 'buildings', 'replace');
    expect(replaced).toMatchObject({ imported: 2, repaired: [{ code: 'duplicate-replaced', count: 1 }] });
    const names = (await d.layer('buildings')).features.map(({ properties }) => properties!.name).sort();
    expect(names).toEqual(['丙', '乙', '甲']);
  });
});

describe('the same sites again', () => {
  it('stay the same sites with what the file says of them now', async () => {
    const path = d.file(
      'sites.geojson',
      collection([feature(square(114.82, 34.82), { name: '甲', tiltDeg: 20 })]),
    );
    await run(path, 'sites', 'sites');
    const [before] = (await d.say('site.list', {})).sites;
    const moved = d.file(
      'moved.geojson',
      collection([feature(square(114.82, 34.82, 0.002), { id: before!.id, name: '甲', tiltDeg: 30 })]),
    );
    const report = await run(moved, 'moved', 'sites', 'replace');
    expect(report).toMatchObject({ imported: 1, repaired: [{ code: 'duplicate-replaced', count: 1 }] });
    const { sites } = await d.say('site.list', {});
    expect(sites).toHaveLength(1);
    expect(sites[0]).toMatchObject({ id: before!.id, tiltDeg: 30 });
    expect(sites[0]!.areaM2 / before!.areaM2).toBeCloseTo(4, 2);
    await d.say('edit.undo', {});
    expect((await d.say('site.list', {})).sites[0]).toMatchObject({ tiltDeg: 20 });
  });
});
