import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, seeded, square, type TestDesk } from './desk.ts';
import { alter, HARMS, makeHonest } from './hostile-documents.ts';
import { type Judge, openJudge } from './judge-documents.ts';

describe('a document from a stranger', { timeout: 300_000 }, () => {
  let judge: Judge;
  beforeAll(async () => {
    judge = await openJudge();
  });
  afterAll(() => judge.close());

  const cases = HARMS.flatMap((harm) =>
    [1, 2].map((seed): [string, number, typeof harm] => [harm.name, seed, harm]),
  );
  it.each(cases)('with %s (%i) opens and takes edits, or is refused', async (_name, seed, harm) => {
    const { hung, broken, refused, grewMb, folder } = await judge.judge([harm], seeded(seed));
    expect(hung).toBe(false);
    expect(broken).toEqual([]);
    expect(grewMb).toBeLessThan(200);
    if (harm.outcome === 'opens') expect(refused).toBeNull();
    if (harm.outcome === 'refused') expect(refused).toMatch(/^document\.[a-z-]+$/);
    expect(readdirSync(folder).filter((name) => /stolen|victim/.test(name))).toEqual([]);
    expect(existsSync('stolen.db')).toBe(false);
  });
});

describe('what another program left in a document', () => {
  let folder: string;
  let path: string;
  let desk: TestDesk;
  let honest: string;
  beforeAll(async () => {
    honest = mkdtempSync(join(tmpdir(), 'honest-'));
    await makeHonest(honest, join(honest, 'a.gpkg'));
  });
  afterAll(() => rmSync(honest, { recursive: true, force: true }));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'strange-'));
    path = join(folder, 'a.gpkg');
    copyFileSync(join(honest, 'a.gpkg'), path);
    desk = openDesk(folder, { shell: 'command-line' });
  });
  afterEach(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const roof = { kind: 'rooftop' as const, geometry: square(114.8, 34.5, 0.001) };
  const rows = (sql: string, pluck = true): unknown[] => {
    const db = new Database(path, { readonly: true });
    try {
      return db.prepare(sql).pluck(pluck).all();
    } finally {
      db.close();
    }
  };
  const refusal = async () =>
    desk.say('project.open', { path }).then(
      () => null,
      (error) => error.code as string,
    );

  it('keeps values of its columns, whatever their names, through edit, undo and redo', async () => {
    const names = ['owner-name', 'a b', 'select', `it's "x"`, 'constructor', "'||(SELECT 1)||'"];
    alter(path, (db) => {
      for (const name of names) db.exec(`ALTER TABLE sites ADD COLUMN "${name.replaceAll('"', '""')}"`);
      const set = names.map((name) => `"${name.replaceAll('"', '""')}" = 9007199254740993`).join(', ');
      db.exec(`UPDATE sites SET ${set} WHERE id = 1`);
    });
    await desk.say('project.open', { path });
    await desk.say('site.delete', { ids: [1] });
    await desk.say('edit.undo', {});
    await desk.say('project.close', {});
    for (const name of names) {
      expect(rows(`SELECT CAST("${name.replaceAll('"', '""')}" AS TEXT) FROM sites WHERE id = 1`)).toEqual([
        '9007199254740993',
      ]);
    }
  });

  it('leaves triggers of other programs where they are, but runs none', async () => {
    const sql = 'CREATE TRIGGER mine AFTER INSERT ON sites BEGIN INSERT INTO traces VALUES (NEW.id); END';
    alter(path, (db) => db.exec(`CREATE TABLE traces (id); ${sql}`));
    await desk.say('project.open', { path });
    await desk.say('site.create', roof);
    await desk.say('project.close', {});
    expect(rows('SELECT id FROM traces')).toEqual([]);
    expect(rows(`SELECT sql FROM sqlite_master WHERE name = 'mine'`)).toEqual([sql]);
    expect(rows(`SELECT name FROM sqlite_master WHERE name LIKE 'planner_waiting%'`)).toEqual([]);
  });

  it('gives triggers back that an ended program left waiting', async () => {
    const sql = 'CREATE TRIGGER mine AFTER INSERT ON sites BEGIN INSERT INTO traces VALUES (NEW.id); END';
    alter(path, (db) => db.exec(`CREATE TABLE traces (id); ${sql}`));
    await desk.say('project.open', { path });
    const left = join(folder, 'left.gpkg');
    await desk.say('project.saveAs', { path: left });
    await desk.say('project.close', {});
    path = left;
    expect(rows(`SELECT sql FROM sqlite_master WHERE name = 'mine'`)).toEqual([sql]);
  });

  it('keeps the counts that GDAL keeps of a layer', async () => {
    alter(path, (db) =>
      db.exec(`CREATE TABLE gpkg_ogr_contents (table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER DEFAULT NULL);
        INSERT INTO gpkg_ogr_contents SELECT 'sites', count(*) FROM sites;
        CREATE TRIGGER "trigger_insert_feature_count_sites" AFTER INSERT ON "sites" BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = lower('sites'); END;
        CREATE TRIGGER "trigger_delete_feature_count_sites" AFTER DELETE ON "sites" BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE lower(table_name) = lower('sites'); END;`),
    );
    await desk.say('project.open', { path });
    await desk.say('site.create', roof);
    await desk.say('project.close', {});
    expect(rows('SELECT feature_count FROM gpkg_ogr_contents')).toEqual(rows('SELECT count(*) FROM sites'));
  });

  it('has its own triggers, indexes and R*Trees made again', async () => {
    const schema = `SELECT name || sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL ORDER BY 1`;
    const before = rows(schema);
    alter(path, (db) =>
      db.exec(`DROP TRIGGER rtree_sites_geom_delete; DROP INDEX buildings_by_class; DROP TABLE rtree_sites_geom;
        CREATE TRIGGER rtree_sites_geom_update9 AFTER UPDATE ON sites BEGIN DELETE FROM rtree_sites_geom; END;`),
    );
    await desk.say('project.open', { path });
    await desk.say('project.close', {});
    expect(rows(schema)).toEqual(before);
    expect(rows('SELECT id FROM rtree_sites_geom ORDER BY id')).toEqual(
      rows('SELECT id FROM sites ORDER BY id'),
    );
  });

  it('is refused where a restored backup is not this program’s', async () => {
    await desk.close();
    desk = openDesk(folder);
    await desk.say('project.open', { path });
    await desk.say('site.create', roof);
    await desk.say('project.close', {});
    await desk.settled();
    const { backups } = await desk.say('project.backups', { path });
    const backup = backups[0]!.id;
    const file = readdirSync(join(folder, 'settings'), { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith(`${backup}.gpkg`),
    ) as string;
    alter(join(folder, 'settings', file), (db) =>
      db.exec('DROP TABLE sites; CREATE VIEW sites AS SELECT 1 AS id'),
    );
    await expect(desk.say('project.restore', { path, backup })).rejects.toMatchObject({
      code: 'document.foreign-schema',
    });
    await desk.say('project.open', { path });
    expect((await desk.say('site.list', {})).sites).toHaveLength(3);
  });

  it.each([
    ['consumers', 'kind', `'palace'`, 'supply.balance'],
    ['consumers', 'annual_kwh', `'abc'`, 'supply.balance'],
    ['consumers', 'series', `x'00'`, 'supply.balance'],
    ['transformers', 'rating_kva', '-1', 'transformer.list'],
    ['transformers', 'operation', `'dreamt'`, 'grid.openCapacity'],
    ['existing_pv', 'state', `'dreamt'`, 'grid.check'],
    ['existing_pv', 'kwp_dc', '9e999', 'existing.list'],
    ['feeders', 'voltage_kv', `'abc'`, 'grid.check'],
  ] as const)('has a planner told which value of %s.%s is none, and undo left to work', async (...given) => {
    const [table, column, value, question] = given;
    alter(path, (db) => {
      db.pragma('ignore_check_constraints = ON');
      // As if nothing had noted it.
      db.exec(`UPDATE planner_writer SET own = 1; UPDATE ${table} SET ${column} = ${value};
        UPDATE planner_writer SET own = 0`);
    });
    await desk.say('project.open', { path });
    const fault = await desk.say(question, {}).catch((error) => error);
    expect(fault).toMatchObject({ code: 'document.bad-contents' });
    expect(fault.params.what).toContain(table);
    await desk.say('site.create', roof);
    await desk.say('edit.undo', {});
  });

  it.each([`'abc'`, '9e999', `x'00'`])('is refused where its elevation is %s', async (value) => {
    alter(path, (db) => {
      db.pragma('ignore_check_constraints = ON');
      db.exec(`UPDATE planner_project SET elevation_m = ${value}`);
    });
    expect(await refusal()).toBe('document.bad-contents');
  });

  it('is refused from before this version as well, with nothing changed', async () => {
    alter(path, (db) => db.exec('UPDATE planner_project SET schema_version = 5'));
    const before = rows('SELECT count(*) FROM sqlite_master');
    expect(await refusal()).toMatch(/^document\./);
    expect(rows('SELECT count(*) FROM sqlite_master')).toEqual(before);
  });

  it('is refused while its log names another file, which is left alone', async () => {
    const other = join(folder, 'other.docx');
    writeFileSync(other, 'mine');
    const end = Buffer.from('d9d505f920a163d7', 'hex');
    writeFileSync(`${path}-journal`, Buffer.concat([Buffer.from(other), Buffer.alloc(8, 1), end]));
    expect(await refusal()).toBe('document.bad-sibling');
    expect(existsSync(other)).toBe(true);
  });
});

describe('a refused command', () => {
  it('leaves the document that is open open', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'refused-'));
    const [path, other] = [join(folder, 'a.gpkg'), join(folder, 'b.gpkg')];
    await makeHonest(folder, path);
    copyFileSync(path, other);
    alter(other, (db) => db.exec(`UPDATE planner_project SET county_code = '999999'`));
    const desk = openDesk(folder, { shell: 'command-line' });
    await desk.say('project.open', { path });
    await expect(desk.say('project.open', { path: other })).rejects.toMatchObject({ code: 'county.unknown' });
    expect((await desk.say('project.info', {})).project?.path).toBe(path);
    await desk.close();
    expect(readdirSync(folder).filter((name) => /-(wal|lock)$/.test(name))).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes none of the program’s own tables along', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'refused-'));
    const path = join(folder, 'a.gpkg');
    await makeHonest(folder, path);
    const desk = openDesk(folder, { shell: 'command-line' });
    await desk.say('project.open', { path });
    const roof = { kind: 'rooftop' as const, geometry: square(114.8, 34.5, 0.001) };
    await expect(desk.say('site.update', { ids: [999], changes: { name: 'x' } })).rejects.toThrow();
    await desk.say('site.create', roof);
    expect((await desk.say('site.list', {})).sites).toHaveLength(3);
    expect((await desk.say('project.summary', {})).siteCount).toBe(3);
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
