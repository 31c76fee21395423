import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { openDocument } from '../../../electron/store/document.ts';
import { encodeGeometry } from '../../../electron/store/geometry-blob.ts';
import { registerSpatialFunctions } from '../../../electron/store/geopackage.ts';
import { refusedRows } from '../../../electron/store/outside.ts';

const folder = mkdtempSync(join(tmpdir(), 'foreign-columns-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Names as other programs give them: with signs, a word of SQL, a quotation mark, in capitals. */
const NAMES = ['owner-name', 'select', 'a"b', 'Remark', '备注'];
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** A document of an older version to whose layers another program added columns, an index and a view. */
function added(version: string): string {
  const path = join(folder, `${version}.gpkg`);
  const stored = new URL(`../../faults/documents/${version}.gpkg.gz`, import.meta.url);
  writeFileSync(path, gunzipSync(readFileSync(stored)));
  const db = new Database(path);
  registerSpatialFunctions(db);
  for (const table of ['sites', 'villages', 'farmland']) {
    for (const name of NAMES) {
      db.exec(`ALTER TABLE ${table} ADD COLUMN ${quoted(name)} TEXT`);
      db.exec(`UPDATE ${table} SET ${quoted(name)} = 'of ' || id`);
    }
    db.exec(`CREATE INDEX other_${table} ON ${table} ("owner-name", "select")`);
    db.exec(`CREATE UNIQUE INDEX "own ""${table}" ON ${table} (name COLLATE NOCASE DESC, id)`);
  }
  db.exec('CREATE VIEW other AS SELECT "owner-name" FROM sites');
  db.close();
  return path;
}

function expectKept(db: Database.Database): void {
  for (const name of NAMES) {
    const rows = db.prepare(`SELECT id, ${quoted(name)} AS value FROM sites ORDER BY id`).all() as {
      id: number;
      value: string;
    }[];
    expect(rows.length).toBeGreaterThan(0);
    for (const { id, value } of rows) expect(value).toBe(`of ${id}`);
    for (const table of ['villages', 'farmland']) db.prepare(`SELECT ${quoted(name)} FROM ${table}`).all();
  }
}

describe.each(['v1', 'v9', 'v16'])('columns that another program added to a document of %s', (version) => {
  it('come through every migration with their values', () => {
    const document = openDocument(added(version));
    expectKept(document.db);
    for (const table of ['sites', 'villages', 'farmland']) {
      const list = document.db.pragma(`index_list(${table})`) as { name: string; unique: number }[];
      const mine = list.filter(({ name }) => /^(other_|own ")/.test(name));
      expect(mine.map(({ name, unique }) => [name, unique]).sort()).toEqual([
        [`other_${table}`, 0],
        [`own "${table}`, 1],
      ]);
      const columns = document.db.pragma(`index_xinfo("own ""${table}")`) as Record<string, unknown>[];
      expect(columns[0]).toMatchObject({ name: 'name', coll: 'NOCASE', desc: 1 });
    }
    document.close();
  });
});

describe('what a column of another program takes', () => {
  const COLUMNS = [
    [`status TEXT NOT NULL DEFAULT 'new, "it''s"'`, 'new, "it\'s"', 1],
    ['seen INTEGER NOT NULL DEFAULT -1', -1, 1],
    ['share REAL DEFAULT 0.5', 0.5, 0],
    ['mark BOOLEAN NOT NULL DEFAULT FALSE', 0, 1],
    ['"long name" INTEGER DEFAULT (3)', 3, 0],
    ['word TEXT DEFAULT Neu', 'Neu', 0],
    ['"quoted" TEXT NOT NULL DEFAULT "so, ""so"""', 'so, "so"', 1],
    ['doubled INTEGER DEFAULT ((- 3))', -3, 0],
  ] as const;
  it('is the same after the migrations', () => {
    const path = added('v16');
    const before = new Database(path);
    registerSpatialFunctions(before);
    for (const [column] of COLUMNS) before.exec(`ALTER TABLE villages ADD COLUMN ${column}`);
    const info = before.pragma('table_info(villages)') as { name: string; notnull: number }[];
    before.close();
    const document = openDocument(path);
    const { db } = document;
    db.prepare('INSERT INTO villages (geom, name) VALUES (?, ?)').run(
      encodeGeometry({ type: 'Point', coordinates: [114.8, 34.8] }),
      '张庄',
    );
    const row = db.prepare('SELECT * FROM villages ORDER BY id DESC LIMIT 1').get() as Record<
      string,
      unknown
    >;
    const after = db.pragma('table_info(villages)') as { name: string; notnull: number }[];
    for (const [column, value, notnull] of COLUMNS) {
      const name = /^"([^"]+)"|^\w+/.exec(column)!.slice(0, 2).reverse().find(Boolean)!;
      expect(row[name], column).toBe(value);
      expect(after.find((each) => each.name === name)?.notnull, column).toBe(notnull);
      expect(info.find((each) => each.name === name)?.notnull, column).toBe(notnull);
    }
    document.close();
  });
});

const GDAL_NOW = `(strftime('%Y-%m-%dT%H:%M:%fZ','now'))`;

/** Adds columns to a layer the way a program does that makes the table anew: ALTER TABLE adds these to empty ones only. */
function addToEmptied(path: string, table: string, columns: readonly string[]): void {
  const db = new Database(path);
  registerSpatialFunctions(db);
  const writer = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'planner_writer'`).get();
  db.pragma('foreign_keys = OFF');
  if (writer) db.exec('UPDATE planner_writer SET own = 1');
  if (table === 'villages') addVillage(db);
  db.exec(`CREATE TEMP TABLE kept AS SELECT * FROM ${table}; DELETE FROM ${table}`);
  const names = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => quoted(name));
  for (const column of columns) db.exec(`ALTER TABLE ${table} ADD COLUMN ${column}`);
  db.exec(`INSERT INTO ${table} (${names}) SELECT ${names} FROM temp.kept`);
  if (writer) db.exec('UPDATE planner_writer SET own = 0');
  db.close();
}

/** All of a layer but its shapes. */
const rowsOf = (db: Database.Database, table: string) =>
  (db.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as Record<string, unknown>[]).map(
    ({ geom: _, ...row }) => row,
  );

/** Adds a village that says nothing of other programs' columns, and gives what they then hold. */
function addVillage(db: Database.Database): Record<string, unknown> {
  const geom = encodeGeometry({ type: 'Point', coordinates: [114.8, 34.8] });
  db.prepare('INSERT INTO villages (geom, name) VALUES (?, ?)').run(geom, '张庄');
  return rowsOf(db, 'villages').at(-1)!;
}

describe('the time as a default of a column of another program', () => {
  const COLUMNS = [
    ['seen TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/],
    ['day DATE DEFAULT (CURRENT_DATE)', /^\d{4}-\d\d-\d\d$/],
    [`written DATETIME DEFAULT ${GDAL_NOW}`, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/],
  ] as const;
  it('is given to what is added after the migrations too, and changes no other row', () => {
    const path = added('v16');
    for (const table of ['sites', 'villages']) {
      addToEmptied(
        path,
        table,
        COLUMNS.map(([column]) => column),
      );
    }
    const old = new Database(path);
    registerSpatialFunctions(old);
    old.exec(`UPDATE villages SET seen = 'once', day = NULL`);
    const before = rowsOf(old, 'villages');
    const tree = old.prepare('SELECT * FROM rtree_sites_geom ORDER BY id').all();
    expect([before.length, tree.length > 0]).toEqual([1, true]);
    old.close();
    const document = openDocument(path);
    const { db } = document;
    expect(refusedRows(db)).toEqual([]);
    expect(rowsOf(db, 'villages')).toEqual(before);
    expect(db.prepare('SELECT * FROM rtree_sites_geom ORDER BY id').all()).toEqual(tree);
    const row = addVillage(db);
    for (const [column, looks] of COLUMNS) expect(row[column.split(' ')[0]!]).toMatch(looks);
    document.close();
  });
});

describe.each(['v16', 'the newest version'])('an expression as a default, in a document of %s', (version) => {
  it('is not run, but taken off and named once; values stay', () => {
    const path = added('v16');
    if (version !== 'v16') openDocument(path).close();
    addToEmptied(path, 'villages', [
      `made TEXT NOT NULL DEFAULT (datetime('now'))`,
      'big BLOB DEFAULT (zeroblob(1000))',
      'kept INTEGER DEFAULT 4',
    ]);
    const old = new Database(path);
    const before = rowsOf(old, 'villages');
    expect(before[0]!.made).toMatch(/^\d{4}-/);
    old.close();
    const document = openDocument(path);
    expect(document.defaultsDropped).toBe(2);
    expect(rowsOf(document.db, 'villages')).toEqual(before);
    const named = refusedRows(document.db).map(({ table, name, code }) => [table, name, code]);
    expect(named.toSorted()).toEqual([
      ['villages', 'big', 'document.default-dropped'],
      ['villages', 'made', 'document.default-dropped'],
    ]);
    expect(addVillage(document.db)).toMatchObject({ made: null, big: null, kept: 4 });
    document.close();
    const again = openDocument(path);
    expect([again.defaultsDropped, refusedRows(again.db).length]).toEqual([0, 2]);
    again.close();
  });
});
