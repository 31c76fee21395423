import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { openDocument } from '../../../electron/store/document.ts';
import { encodeGeometry } from '../../../electron/store/geometry-blob.ts';
import { registerSpatialFunctions } from '../../../electron/store/geopackage.ts';

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
