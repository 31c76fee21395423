import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';
import { elsewhere, foreignBlob } from './other.ts';

let d: OpenDesk;
let copy: string;
beforeEach(async () => {
  d = await deskOnLankao(false);
  copy = join(d.folder, 'tablet.gpkg');
});
afterEach(() => d.close());

const site = (lon: number, name: string) =>
  d.say('site.create', { kind: 'rooftop', name, geometry: square(lon, 34.82, 0.001) });
const sites = async () => (await d.say('site.list', {})).sites;
const merge = (choose?: Parameters<typeof d.say<'project.merge'>>[1]['choose'], path = copy) =>
  d.say('project.merge', { path, choose });
const inCopy = (sql: string, ...values: unknown[]) => elsewhere(copy, (db) => db.prepare(sql).run(...values));
const INSERT = `INSERT INTO sites (geom, name, kind, mount, tilt_deg, azimuth_deg, usable_share, module_wp_m2, area_m2, capacity_kwp)
  VALUES (?, ?, 'rooftop', 'fixed', 15, 180, 0.6, 220, 0, 0)`;

describe('a copy that comes back', () => {
  it('brings changed fields, new and deleted features as one step, measured here', async () => {
    const [a, b, c] = [await site(114.81, '甲'), await site(114.82, '乙'), await site(114.83, '丙')];
    const taken = await d.say('project.take', { path: copy });
    expect(taken).toEqual({ path: copy, features: 3 });
    inCopy(
      'UPDATE sites SET tilt_deg = 25, geom = ? WHERE id = ?',
      foreignBlob(square(114.81, 34.82, 0.002)),
      a.id,
    );
    inCopy('UPDATE sites SET geom = ? WHERE id = ?', foreignBlob(b.geometry), b.id);
    inCopy('DELETE FROM sites WHERE id = ?', c.id);
    inCopy(INSERT, foreignBlob(square(114.84, 34.82, 0.001)), '丁');
    await d.say('site.update', { ids: [a.id], changes: { name: '甲一' } });
    const before = await sites();
    expect(await merge()).toMatchObject({
      merged: 3,
      added: 1,
      changed: 1,
      deleted: 1,
      conflicts: [],
      refused: [],
    });
    const after = await sites();
    expect(after.map(({ name }) => name)).toEqual(['甲一', '乙', '丁']);
    expect(after[0]).toMatchObject({ tiltDeg: 25 });
    expect(after[0]!.areaM2 / a.areaM2).toBeCloseTo(4, 2);
    expect(after[0]!.capacityKwp / a.capacityKwp).toBeCloseTo(4, 2);
    expect(after[2]!.areaM2 / a.areaM2).toBeCloseTo(1, 3);
    const { estimate: _e, stale: _s, ...untouched } = before[1]!;
    expect(after[1]).toMatchObject(untouched);
    // A second time there is nothing left to bring.
    expect(await merge()).toMatchObject({ merged: 0, conflicts: [] });
    const { undo } = await d.say('edit.history', {});
    expect(undo?.name).toBe('project.merge');
    await d.say('edit.undo', {});
    expect((await sites()).map(({ estimate: _, stale: _stale, ...rest }) => rest)).toEqual(
      before.map(({ estimate: _, stale: _stale, ...rest }) => rest),
    );
  });

  it('changes nothing while both sides changed the same, until one is chosen', async () => {
    const [a, b] = [await site(114.81, '甲'), await site(114.82, '乙')];
    await d.say('project.take', { path: copy });
    inCopy('UPDATE sites SET tilt_deg = 30, notes = ? WHERE id = ?', '现场', a.id);
    inCopy('DELETE FROM sites WHERE id = ?', b.id);
    await d.say('site.update', { ids: [a.id, b.id], changes: { tiltDeg: 20 } });
    const { merged, conflicts } = await merge();
    expect(merged).toBe(0);
    expect(conflicts).toEqual([
      { table: 'sites', id: a.id, name: '甲', field: 'tiltDeg', base: 15, mine: 20, theirs: 30 },
      {
        table: 'sites',
        id: b.id,
        name: '乙',
        field: 'feature',
        base: 'there',
        mine: 'changed',
        theirs: 'deleted',
      },
    ]);
    expect((await sites())[0]).toMatchObject({ tiltDeg: 20, notes: '' });
    const answer = (use: 'mine' | 'theirs') =>
      conflicts.map(({ table, id, field }) => ({ table, id, field, use }));
    expect((await merge([answer('mine')[0]!])).conflicts).toHaveLength(1);
    expect(await merge('mine')).toMatchObject({ merged: 1, conflicts: [] });
    expect((await sites()).map(({ tiltDeg, notes }) => [tiltDeg, notes])).toEqual([
      [20, '现场'],
      [20, ''],
    ]);
    await d.say('edit.undo', {});
    expect(await merge(answer('theirs'))).toMatchObject({ merged: 2, deleted: 1, conflicts: [] });
    expect((await sites()).map(({ tiltDeg }) => tiltDeg)).toEqual([30]);
  });

  it('says row by row what does not fit and takes the rest', async () => {
    const a = await site(114.81, '甲');
    await d.say('project.take', { path: copy });
    inCopy('UPDATE sites SET tilt_deg = 400 WHERE id = ?', a.id);
    inCopy(INSERT, foreignBlob(square(100, 30, 0.001)), '外县');
    inCopy(INSERT, foreignBlob(square(114.85, 34.82, 0.001)), '本县');
    inCopy(`INSERT INTO roads (geom, name) VALUES (x'4750', '坏')`);
    const report = await merge();
    expect(report.merged).toBe(1);
    expect(report.refused.map(({ table, name, code }) => [table, name, code])).toEqual([
      ['roads', '坏', 'document.bad-geometry'],
      ['sites', '甲', 'input.invalid'],
      ['sites', '外县', 'site.outside-county'],
    ]);
    expect(report.refused.every(({ message }) => message.length > 5)).toBe(true);
    expect((await sites()).map(({ name, tiltDeg }) => [name, tiltDeg])).toEqual([
      ['甲', 15],
      ['本县', 15],
    ]);
  });

  it('follows what a new feature is referred to by', async () => {
    await d.say('project.take', { path: copy });
    await site(114.81, '这里先有');
    elsewhere(copy, (db) => {
      const id = db.prepare(INSERT).run(foreignBlob(square(114.85, 34.82, 0.001)), '现场').lastInsertRowid;
      const geom = foreignBlob({ type: 'Point', coordinates: [114.85, 34.82] });
      db.prepare(
        `INSERT INTO consumers (geom, name, kind, annual_kwh, site_ids) VALUES (?, '学校', 'publicBuilding', 1000, ?)`,
      ).run(geom, `[${id}]`);
    });
    expect(await merge()).toMatchObject({ merged: 2, refused: [] });
    const [, added] = await sites();
    const { consumers } = await d.say('consumer.list', {});
    expect(consumers[0]!.siteIds).toEqual([added!.id]);
    expect(await merge()).toMatchObject({ merged: 0, conflicts: [] });
  });

  it('is refused where it is no copy, of another document or no document', async () => {
    await expect(merge(undefined, d.document)).rejects.toMatchObject({ code: 'merge.not-a-copy' });
    await expect(merge(undefined, join(d.folder, 'none.gpkg'))).rejects.toMatchObject({
      code: 'document.missing',
    });
    await expect(merge(undefined, d.file('x.gpkg', 'no database'))).rejects.toMatchObject({
      code: 'document.not-a-project',
    });
    await d.say('project.take', { path: copy });
    await expect(d.say('project.take', { path: copy })).rejects.toMatchObject({ code: 'file.exists' });
    elsewhere(copy, (db) =>
      db.exec(`INSERT INTO planner_base (table_name, row_id, row) VALUES ('roads', 1, '{')`),
    );
    await expect(merge()).rejects.toMatchObject({ code: 'document.bad-contents' });
    elsewhere(copy, (db) => db.exec(`UPDATE planner_project SET created_at = 'other'`));
    await expect(merge()).rejects.toMatchObject({ code: 'merge.other-document' });
  });
});

/** One edit of a tablet or of the desk: a tilt, a note, a deletion, a new site. */
const editOf = fc.oneof(
  fc.record({ what: fc.constant('tilt' as const), nth: fc.nat(3), to: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ what: fc.constant('note' as const), nth: fc.nat(3), to: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ what: fc.constant('delete' as const), nth: fc.nat(3), to: fc.constant(0) }),
  fc.record({ what: fc.constant('add' as const), nth: fc.nat(30), to: fc.constant(0) }),
);
type Edit = typeof editOf extends fc.Arbitrary<infer E> ? E : never;

it('gives the same whichever of two copies comes back first, and undo brings everything back', async () => {
  const ids: number[] = [];
  for (let i = 0; i < 4; i++) ids.push((await site(114.81 + i / 100, `站${i}`)).id);
  const paths = [join(d.folder, 'a.gpkg'), join(d.folder, 'b.gpkg')];
  for (const path of paths) await d.say('project.take', { path });
  const plain = async () =>
    (await sites())
      .map(({ id: _id, estimate: _e, land: _l, stale: _s, ...rest }) => JSON.stringify(rest))
      .sort();
  const start = await plain();
  const edit = (path: string, edits: readonly Edit[], side: number) =>
    elsewhere(path, (db) => {
      db.exec(`DELETE FROM sites`);
      for (const row of db.prepare(`SELECT row FROM planner_base WHERE table_name = 'sites'`).pluck().all()) {
        const values = JSON.parse(row as string) as Record<string, string>;
        db.exec(`INSERT INTO sites (${Object.keys(values)}) VALUES (${Object.values(values)})`);
      }
      for (const { what, nth, to } of edits) {
        if (what === 'tilt') db.prepare('UPDATE sites SET tilt_deg = ? WHERE id = ?').run(to, ids[nth]);
        if (what === 'note') db.prepare('UPDATE sites SET notes = ? WHERE id = ?').run(String(to), ids[nth]);
        if (what === 'delete') db.prepare('DELETE FROM sites WHERE id = ?').run(ids[nth]);
        if (what === 'add') {
          db.prepare(INSERT).run(
            foreignBlob(square(114.9 + nth / 1000, 34.8 + side / 100, 0.0005)),
            `新${nth}`,
          );
        }
      }
    });
  const bothWays = async (order: readonly number[]) => {
    let conflicts = 0;
    let steps = 0;
    for (const nth of order) {
      const report = await merge(undefined, paths[nth]);
      conflicts += report.conflicts.length;
      expect(report.refused).toEqual([]);
      if (report.merged > 0) steps++;
    }
    const result = await plain();
    for (let i = 0; i < steps; i++) await d.say('edit.undo', {});
    expect(await plain()).toEqual(start);
    return { conflicts, result };
  };
  await fc.assert(
    fc.asyncProperty(fc.array(editOf, { maxLength: 4 }), fc.array(editOf, { maxLength: 4 }), async (a, b) => {
      edit(paths[0]!, a, 0);
      edit(paths[1]!, b, 1);
      const [one, other] = [await bothWays([0, 1]), await bothWays([1, 0])];
      expect(one.conflicts > 0).toBe(other.conflicts > 0);
      if (one.conflicts === 0) expect(one.result).toEqual(other.result);
    }),
    { numRuns: 6 },
  );
}, 60_000);

describe('a place that became an area on one side', () => {
  const villages = async () =>
    ((await d.say('context.features', { layer: 'villages' })) as GeoJSON.FeatureCollection).features.map(
      ({ id, geometry, properties }) => [id, properties!.name, geometry.type],
    );
  const village = { layer: 'villages' as const, name: '张庄', class: null, properties: {} };

  it('stays one feature, by its number, with what the other side changed', async () => {
    const { id } = await d.say('feature.create', {
      ...village,
      geometry: { type: 'Point', coordinates: [114.8, 34.8] },
    });
    await d.say('project.take', { path: copy });
    inCopy('UPDATE villages SET name = ? WHERE id = ?', '张庄村', id);
    await d.say('feature.update', {
      ...{ layer: 'villages', ids: [id] },
      changes: { geometry: square(114.8, 34.8, 0.001) },
    });
    expect(await merge()).toMatchObject({ merged: 1, changed: 1, conflicts: [], refused: [] });
    expect(await villages()).toEqual([[id, '张庄村', 'Polygon']]);
    await d.say('edit.undo', {});
    expect(await villages()).toEqual([[id, '张庄', 'Polygon']]);
  });

  it('is brought back from the copy', async () => {
    const { id } = await d.say('feature.create', {
      ...village,
      geometry: { type: 'Point', coordinates: [114.8, 34.8] },
    });
    await d.say('project.take', { path: copy });
    inCopy(
      'INSERT INTO village_areas (id, geom, name, properties, synthetic) SELECT id, ?, name, properties, synthetic FROM villages',
      foreignBlob(square(114.8, 34.8, 0.001)),
    );
    inCopy('DELETE FROM villages');
    await d.say('feature.update', { layer: 'villages', ids: [id], changes: { name: '李庄' } });
    expect(await merge()).toMatchObject({ merged: 1, changed: 1, conflicts: [], refused: [] });
    expect(await villages()).toEqual([[id, '李庄', 'Polygon']]);
  });
});
