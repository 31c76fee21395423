import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Position } from 'geojson';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';
import { elsewhere, foreignBlob } from './other.ts';

let d: OpenDesk;
beforeEach(async () => {
  d = await deskOnLankao(false);
});
afterEach(() => d.close());

const sites = async () =>
  (await d.say('site.list', {})).sites.map(({ estimate: _e, stale: _s, land: _l, ...rest }) => rest);
const site = (lon: number, name: string) =>
  d.say('site.create', { kind: 'rooftop', name, geometry: square(lon, 34.82, 0.001) });
const inQgis = (sql: string, ...values: unknown[]) =>
  elsewhere(d.document, (db) => db.prepare(sql).run(...values));
const reopen = async (edit: () => void) => {
  await d.say('project.close', {});
  edit();
  return d.say('project.open', { path: d.document });
};

describe('what another program changed in a closed document', () => {
  it('is completed, measured, estimated and undone as one step', async () => {
    const [a, b] = [await site(114.81, '甲'), await site(114.82, '乙')];
    const before = await sites();
    await reopen(() => {
      inQgis('INSERT INTO sites (geom) VALUES (?)', foreignBlob(square(114.83, 34.82, 0.001)));
      inQgis(
        `INSERT INTO sites (geom, name, kind, mount, tilt_deg) VALUES (?, '田', 'agrivoltaic', NULL, NULL)`,
        foreignBlob(square(114.84, 34.82, 0.002)),
      );
      inQgis(
        'UPDATE sites SET geom = ?, tilt_deg = 30 WHERE id = ?',
        foreignBlob(square(114.81, 34.82, 0.002)),
        a.id,
      );
      inQgis('DELETE FROM sites WHERE id = ?', b.id);
      inQgis(
        'INSERT INTO roads (geom, name) VALUES (?, ?)',
        foreignBlob({
          type: 'LineString',
          coordinates: [
            [114.8, 34.8],
            [114.9, 34.8],
          ],
        }),
        '路',
      );
    });
    const found = await sites();
    expect(found.map(({ name }) => name)).toEqual(['甲', expect.stringContaining('屋顶光伏'), '田']);
    const [moved, roof, field] = found;
    expect(moved!.areaM2 / a.areaM2).toBeCloseTo(4, 2);
    expect(moved!.tiltDeg).toBe(30);
    expect(roof).toMatchObject({
      mount: 'fixed',
      tiltDeg: 15,
      usableShare: 0.6,
      gcr: null,
      agrivoltaic: null,
    });
    expect(roof!.capacityKwp / a.capacityKwp).toBeCloseTo(1, 3);
    const defaults = await d.say('site.defaults', { kind: 'agrivoltaic' });
    expect(field).toMatchObject(defaults);
    await d.settled();
    const { sites: estimated } = await d.say('site.list', {});
    expect(estimated.every(({ estimate }) => estimate!.annualKwh > 0)).toBe(true);
    expect(await d.say('project.outside', {})).toMatchObject({ changed: 5, withoutLog: false, refused: [] });
    expect((await d.say('edit.history', {})).undo?.name).toBe('project.outside');
    await d.say('edit.undo', {});
    expect(await sites()).toEqual(before);
    await d.say('edit.redo', {});
    expect(await sites()).toEqual(found);
  });

  it('is refused row by row where it cannot be, kept in a list, and never locks the document', async () => {
    const a = await site(114.81, '甲');
    const before = await sites();
    const info = await reopen(() => {
      inQgis('UPDATE sites SET tilt_deg = 400 WHERE id = ?', a.id);
      inQgis(`UPDATE sites SET geom = x'4750' WHERE id = ?`, a.id);
      inQgis(`INSERT INTO sites (geom, name) VALUES (?, '外县')`, foreignBlob(square(100, 30, 0.001)));
      inQgis(`INSERT INTO consumers (geom, name) VALUES (x'00', '坏')`);
      inQgis(
        `INSERT INTO existing_pv (geom) VALUES (?)`,
        foreignBlob({ type: 'Point', coordinates: [114.85, 34.85] }),
      );
      inQgis(
        `INSERT INTO farmland (geom, name, properties) VALUES (?, '坏属性', '{')`,
        foreignBlob(square(114.8, 34.8, 0.01)),
      );
      inQgis(`INSERT INTO farmland (geom, name) VALUES (?, '好')`, foreignBlob(square(114.8, 34.8, 0.01)));
    });
    expect(info.readOnly).toBe(false);
    expect(await sites()).toEqual(before);
    const { changed, refusedNow, refused } = await d.say('project.outside', {});
    expect([changed, refusedNow]).toEqual([1, 5]);
    expect(refused.map(({ table, name, code }) => [table, name, code]).sort()).toEqual([
      ['consumers', '坏', 'document.bad-geometry'],
      ['existing_pv', '', 'existing.no-capacity'],
      ['farmland', '坏属性', 'input.invalid'],
      ['sites', '外县', 'site.outside-county'],
      ['sites', '甲', 'document.bad-geometry'],
    ]);
    expect(refused.every(({ message }) => message.length > 5)).toBe(true);
    await d.say('edit.undo', {});
    expect(await sites()).toEqual(before);
    expect((await d.say('context.features', { layer: 'farmland' })).features).toHaveLength(0);
  });

  it('is refused by row, whatever a column is set to, and the document opens', async () => {
    const at = (lon: number) => ({ position: [lon, 34.82] as [number, number] });
    await site(114.81, '甲');
    await d.say('consumer.create', { kind: 'officePark', ...at(114.82) });
    await d.say('transformer.create', { ...at(114.83), ratingKva: 400 });
    await d.say('existing.create', { ...at(114.84), kwpAc: 50 });
    const line: [number, number][] = [
      [114.81, 34.82],
      [114.85, 34.82],
    ];
    await d.say('feeder.create', { line });
    let made = 0;
    await reopen(() =>
      elsewhere(d.document, (db) => {
        for (const table of ['sites', 'consumers', 'transformers', 'existing_pv', 'feeders']) {
          const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
          const others = columns.filter((name) => name !== 'id');
          for (const column of others) {
            for (const value of [-1, 0, 1e300, 9e15, '甲', Buffer.from([0]), null]) {
              const list = others.map((name) => (name === column ? '?' : name)).join();
              try {
                db.prepare(
                  `INSERT INTO ${table} (${others.join()}) SELECT ${list} FROM ${table} WHERE id = 1`,
                ).run(value);
                made++;
              } catch (error) {
                // The table's own rules keep it out.
                expect((error as { code: string }).code).toMatch(/^SQLITE_(CONSTRAINT|MISMATCH|ERROR)/);
              }
            }
          }
        }
      }),
    );
    await vi.waitFor(async () => expect((await d.say('project.outside', {})).waiting).toBe(0), 60_000);
    const { changed, refused } = await d.say('project.outside', {});
    expect(changed + refused.length).toBe(made);
    expect(refused.length).toBeGreaterThan(100);
    for (const { code, message } of refused) expect([code, message]).not.toContain('internal');
  }, 120_000);

  it('is listed from what was refused last, whatever its id', async () => {
    const [a, b] = [await site(114.81, '甲'), await site(114.82, '乙')];
    for (const { id } of [b, a]) {
      await reopen(() => inQgis('UPDATE sites SET tilt_deg = 400 WHERE id = ?', id));
    }
    const { refused } = await d.say('project.outside', {});
    expect(refused.map(({ name }) => name)).toEqual(['甲', '乙']);
  });

  it('is stored valid: overlapping parts and holes over the edge become what they cover', async () => {
    const a = await site(114.81, '甲');
    const rings = (lon: number) => square(lon, 34.82, 0.002).coordinates as Position[][];
    const [one, other] = [rings(114.83), rings(114.831)];
    const overlapping = { type: 'MultiPolygon' as const, coordinates: [one, other] };
    const holed = { type: 'Polygon' as const, coordinates: [one[0]!, other[0]!] };
    await reopen(() => {
      inQgis('UPDATE sites SET geom = ? WHERE id = ?', foreignBlob(overlapping), a.id);
      inQgis(`INSERT INTO farmland (geom, name) VALUES (?, '孔洞越界')`, foreignBlob(holed));
    });
    expect((await d.say('project.outside', {})).refused).toEqual([]);
    const [found] = await sites();
    expect(found!.geometry.type).toBe('Polygon');
    // Two squares of twice the side, half of each on the other.
    expect(found!.areaM2 / a.areaM2).toBeCloseTo(6, 2);
    const { features } = (await d.say('context.features', {
      layer: 'farmland',
    })) as GeoJSON.FeatureCollection;
    expect(features[0]!.geometry).toMatchObject({ type: 'Polygon', coordinates: [expect.any(Array)] });
  });

  it('never has a site lack what it must have, not even for who reads meanwhile', async () => {
    const a = await site(114.81, '甲');
    await d.say('project.close', {});
    inQgis('UPDATE sites SET tilt_deg = NULL, name = NULL WHERE id = ?', a.id);
    const row = elsewhere(d.document, (db) => db.prepare('SELECT name, tilt_deg FROM sites').get());
    expect(row).toEqual({ name: '甲', tilt_deg: 15 });
  });
});

it('takes over what another program changes while the document is open, at the next command', async () => {
  const a = await site(114.81, '甲');
  inQgis(
    `UPDATE sites SET notes = '现场', geom = ? WHERE id = ?`,
    foreignBlob(square(114.81, 34.82, 0.002)),
    a.id,
  );
  const [found] = await sites();
  expect(found).toMatchObject({ notes: '现场' });
  expect(found!.areaM2 / a.areaM2).toBeCloseTo(4, 2);
  await d.say('edit.undo', {});
  expect((await sites())[0]).toMatchObject({ notes: '', areaM2: a.areaM2 });
});

it('takes none of its own edits, undone or repeated, for another program’s', async () => {
  const { id } = await site(114.81, '甲');
  await d.say('site.update', { ids: [id], changes: { notes: '一' } });
  await d.say('edit.undo', {});
  await d.say('edit.redo', {});
  await d.say('project.close', {});
  const left = elsewhere(d.document, (db) =>
    db.prepare('SELECT count(*) FROM planner_outside_changes').pluck().get(),
  );
  expect(left).toBe(0);
});

it('says of a copy made while the document is open that it lacks its log, and has what had come to rest', async () => {
  await site(114.81, '甲');
  const copy = join(d.folder, 'copy.gpkg');
  await expect
    .poll(
      () => {
        copyFileSync(d.document, copy);
        return elsewhere(copy, (db) => db.prepare('SELECT count(*) FROM sites').pluck().get());
      },
      { timeout: 15_000, interval: 300 },
    )
    .toBe(1);
  copyFileSync(d.document, copy);
  await d.say('project.close', {});
  await d.say('project.open', { path: d.document });
  expect((await d.say('project.outside', {})).withoutLog).toBe(false);
  await d.say('project.open', { path: copy });
  expect((await d.say('project.outside', {})).withoutLog).toBe(true);
  expect(await sites()).toHaveLength(1);
}, 30_000);

it('tells other programs what columns and values are called, and how layers look', async () => {
  await d.say('project.close', {});
  elsewhere(d.document, (db) => {
    const title = db
      .prepare(`SELECT title FROM gpkg_data_columns WHERE table_name = 'sites' AND column_name = ?`)
      .pluck();
    expect(title.get('tilt_deg')).toContain('倾角');
    const columns = db
      .prepare('SELECT table_name, column_name, constraint_name FROM gpkg_data_columns')
      .all() as {
      table_name: string;
      column_name: string;
      constraint_name: string | null;
    }[];
    const values = db
      .prepare('SELECT value FROM gpkg_data_column_constraints WHERE constraint_name = ?')
      .pluck();
    for (const { table_name, column_name, constraint_name } of columns) {
      const there = db.pragma(`table_info(${table_name})`) as { name: string }[];
      expect(there.map(({ name }) => name)).toContain(column_name);
      if (constraint_name) expect(values.all(constraint_name).length).toBeGreaterThan(1);
    }
    const style = db.prepare(
      `SELECT styleQML FROM layer_styles WHERE f_table_name = 'sites' AND useAsDefault = 1`,
    );
    expect(style.pluck().get()).toContain('categorizedSymbol');
    const listed = db
      .prepare(`SELECT data_type FROM gpkg_contents WHERE table_name = 'layer_styles'`)
      .pluck();
    expect(listed.get()).toBe('attributes');
    const titled = db.prepare(
      'SELECT title, constraint_name AS list FROM gpkg_data_columns WHERE table_name = ? AND column_name = ?',
    );
    expect(titled.get('transformers', 'operation')).toEqual({ title: '运行方式', list: 'planner_operation' });
    expect(titled.get('sites', 'owner_class')).toEqual({ title: '业主类别', list: 'planner_owner_class' });
    // As the standard's own validator compares it.
    const [changed] = (
      db.pragma('table_info(gpkg_contents)') as { name: string; dflt_value: string }[]
    ).filter(({ name }) => name === 'last_change');
    expect(changed!.dflt_value).toBe(`strftime('%Y-%m-%dT%H:%M:%fZ','now')`);
    const declared = db
      .prepare('SELECT table_name, geometry_type_name FROM gpkg_geometry_columns')
      .raw()
      .all() as [string, string][];
    for (const [table, type] of declared) {
      const [geom] = (db.pragma(`table_info(${table})`) as { name: string; type: string }[]).filter(
        ({ name }) => name === 'geom',
      );
      expect(geom!.type).toBe(type);
      // QGIS draws in an empty layer only where it knows what.
      if (['sites', 'farmland', 'buildings'].includes(table)) expect(type).toBe('MULTIPOLYGON');
    }
  });
});

describe('a transformer of another program', () => {
  it('needs its rating alone, and is refused with the reason without it', async () => {
    const at = (lon: number) => foreignBlob({ type: 'Point', coordinates: [lon, 34.82] });
    await reopen(() => {
      inQgis('INSERT INTO transformers (geom, rating_kva) VALUES (?, 400)', at(114.82));
      inQgis(`INSERT INTO transformers (geom, name) VALUES (?, '无容量')`, at(114.83));
    });
    const { transformers } = await d.say('transformer.list', {});
    expect(transformers.map(({ name, ratingKva }) => [name, ratingKva])).toEqual([['台区 1', 400]]);
    const { refused } = await d.say('project.outside', {});
    expect(refused.map(({ name, code }) => [name, code])).toEqual([['无容量', 'transformer.no-rating']]);
  });

  it('names a figure of the grid that another program made impossible, and puts the row back', async () => {
    const position: [number, number] = [114.95, 34.87];
    for (const name of ['A', 'B']) await d.say('transformer.create', { name, position, ratingKva: 200 });
    const line: [number, number][] = [position, [115, 34.87]];
    for (const name of ['C', 'D']) await d.say('feeder.create', { name, line });
    for (const name of ['E', 'F', 'G']) await d.say('existing.create', { name, position, kwpDc: 20 });
    await reopen(() => {
      inQgis(`UPDATE transformers SET peak_load_kw = -4 WHERE name = 'A'`);
      inQgis(`UPDATE transformers SET count = 0 WHERE name = 'B'`);
      inQgis(`UPDATE feeders SET peak_load_kw = -50 WHERE name = 'C'`);
      inQgis(`UPDATE feeders SET voltage_kv = 'zehn' WHERE name = 'D'`);
      inQgis(`UPDATE existing_pv SET kwp_dc = -5 WHERE name = 'E'`);
      inQgis(`UPDATE existing_pv SET kwp_dc = 'abc' WHERE name = 'F'`);
      inQgis(`UPDATE existing_pv SET state = 'maybe' WHERE name = 'G'`);
    });
    const { refused } = await d.say('project.outside', {});
    expect(Object.fromEntries(refused.map(({ name, code }) => [name, code]))).toEqual({
      A: 'transformer.negative-load',
      B: 'grid.too-small',
      C: 'grid.negative',
      D: 'grid.not-number',
      E: 'grid.not-positive',
      F: 'grid.not-number',
      G: 'grid.not-one-of',
    });
    expect((await d.say('transformer.list', {})).transformers).toMatchObject([{ count: 1 }, { count: 1 }]);
    expect((await d.say('existing.list', {})).plants).toMatchObject([20, 20, 20].map((kwpDc) => ({ kwpDc })));
  });
});

describe('very many changes of another program', () => {
  const MANY = 700;
  const half = (i: number) => 114.8 + (i % 50) * 0.001;
  const many = () =>
    elsewhere(d.document, (db) => {
      const add = db.prepare('INSERT INTO sites (geom, name) VALUES (?, ?)');
      const put = db.transaction(() => {
        for (let i = 0; i < MANY; i++) {
          const at = square(half(i), 34.8 + Math.floor(i / 50) * 0.001, 0.0005);
          add.run(foreignBlob(at), `外${i}`);
        }
        add.run(foreignBlob({ type: 'Point', coordinates: [114.8, 34.8] }), '点');
        add.run(foreignBlob(square(10, 50, 0.001)), '远');
      });
      put();
    });
  const jobs = () =>
    d.events.flatMap((event) => (event.type === 'job' && event.name === 'project.outside' ? [event] : []));

  it('are taken over by a job with progress, as one undo step, with a list of what was refused', async () => {
    await reopen(many);
    expect(await sites()).toHaveLength(MANY);
    const found = await d.say('project.outside', {});
    expect(found).toMatchObject({ changed: MANY, refusedNow: 2, waiting: 0 });
    expect(found.refused.map(({ name }) => name).toSorted()).toEqual(['点', '远'].toSorted());
    expect(jobs().filter(({ state }) => state === 'running').length).toBeGreaterThan(5);
    expect(jobs().at(-1)).toMatchObject({ state: 'done' });
    await d.say('edit.undo', {});
    expect(await sites()).toHaveLength(0);
    await d.say('edit.redo', {});
    expect(await sites()).toHaveLength(MANY);
  });

  it('wait in a usable document where the job is stopped, and are taken over later', async () => {
    await d.say('project.close', {});
    many();
    const opened = d.say('project.open', { path: d.document });
    await vi.waitFor(() => expect(jobs().some((job) => job.total > 1 && job.done > 0)).toBe(true), 60_000);
    await d.say('job.cancel', { id: jobs()[0]!.id });
    await opened;
    const { waiting, changed, refusedNow } = await d.say('project.outside', {});
    expect(waiting).toBeGreaterThan(0);
    expect(changed + refusedNow + waiting).toBe(MANY + 2);
    // What cannot be read was refused first.
    expect((await sites()).length).toBe(MANY + 1);
    const rest = await d.say('project.takeOver', {});
    expect(rest.changed + rest.refused).toBe(waiting);
    expect(await d.say('project.outside', {})).toMatchObject({ waiting: 0, changed: MANY, refusedNow: 2 });
    expect(await sites()).toHaveLength(MANY);
  });
});

describe.each(['v16', 'the newest version'])(
  'a column whose default is an expression, in a document of %s',
  (version) => {
    it('opens without that default and says so', async () => {
      if (version === 'v16') {
        const stored = new URL(`../../faults/documents/${version}.gpkg.gz`, import.meta.url);
        await d.say('project.close', {});
        writeFileSync(d.document, gunzipSync(readFileSync(stored)));
      } else await d.say('project.close', {});
      elsewhere(d.document, (db) => {
        db.exec('DELETE FROM farmland');
        db.exec(`ALTER TABLE farmland ADD COLUMN made TEXT DEFAULT (datetime('now'))`);
      });
      expect(await d.say('project.open', { path: d.document })).toMatchObject({ readOnly: false });
      const found = await d.say('project.outside', {});
      expect(found).toMatchObject({ changed: 0, refusedNow: 1 });
      expect(found.refused).toMatchObject([{ table: 'farmland', code: 'document.default-dropped' }]);
      expect(found.refused[0]!.message).toContain('made');
      // The old document is of the county in the south-west.
      const geometry = square(114.8, version === 'v16' ? 34.55 : 34.82, 0.001);
      await d.say('feature.create', { layer: 'farmland', name: '田', class: null, geometry, properties: {} });
      await d.say('project.close', {});
      await d.say('project.open', { path: d.document });
      expect(await d.say('project.outside', {})).toMatchObject({ refusedNow: 0, refused: [{}] });
    });
  },
);
