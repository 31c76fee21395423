import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { openDocument } from '../../../electron/store/document.ts';
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
    document.close();
  });
});
