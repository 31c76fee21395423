import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodePng } from '../../electron/formats/png.ts';
import { feature, square, written } from '../unit/import/files.ts';
import { multiplyPages } from './page-harms.ts';

const PROGRAM = fileURLToPath(new URL('outside-database.ts', import.meta.url));
/** Far more than it takes; a reader that goes round is ended after it. */
const MOST_MS = 120_000;
const PICTURE = encodePng('rgba8', 1, 1, new Uint8Array([1, 2, 3, 255]));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outside-databases-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function read(kind: 'basemap' | 'import', path: string): string {
  const { stdout, stderr, signal } = spawnSync(process.execPath, [PROGRAM, folder, kind, path], {
    encoding: 'utf8',
    timeout: MOST_MS,
    killSignal: 'SIGKILL',
  });
  expect([stderr, signal]).toEqual(['', null]);
  return JSON.parse(stdout);
}

const rootOf = (path: string, name: string): number => {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(name) as number;
  } finally {
    db.close();
  }
};

const layerIn = (path: string): string => {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare('SELECT table_name FROM gpkg_contents').pluck().get() as string;
  } finally {
    db.close();
  }
};

describe('a basemap whose pages come round for ever', { timeout: MOST_MS }, () => {
  const PLACES = 'zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER';
  const METADATA = `CREATE TABLE metadata (name TEXT, value TEXT);
    INSERT INTO metadata VALUES ('minzoom', '0'), ('maxzoom', '9')`;
  const PLAIN = `CREATE TABLE tiles (${PLACES}, tile_data BLOB)`;
  const JOINED = `CREATE TABLE map (${PLACES}, tile_id TEXT); CREATE TABLE images (tile_data BLOB, tile_id TEXT);
    CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data FROM map JOIN images USING (tile_id)`;
  const INDEXED = 'CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)';
  const BOTH_INDEXED = `CREATE UNIQUE INDEX map_index ON map (zoom_level, tile_column, tile_row);
    CREATE UNIQUE INDEX images_id ON images (tile_id)`;

  function made(sql: string): string {
    const path = join(folder, 'a.mbtiles');
    const db = new Database(path);
    db.exec(sql);
    const joined = sql.includes('CREATE VIEW');
    const insert = joined ? 'INSERT INTO images VALUES (?, 1)' : 'INSERT INTO tiles VALUES (0, 0, 0, ?)';
    db.prepare(insert).run(PICTURE);
    if (joined) db.exec("INSERT INTO map VALUES (0, 0, 0, '1')");
    db.close();
    return path;
  }

  it.each([
    ['a table without an index', [PLAIN, METADATA], 'tiles', 'basemap.damaged'],
    ['a table that says no zooms', [PLAIN, INDEXED], 'tiles', `opened, ${PICTURE.length} bytes`],
    ['a table with an index', [PLAIN, INDEXED, METADATA], 'tiles', `opened, ${PICTURE.length} bytes`],
    [
      'a table with an index that allows twins',
      [PLAIN, INDEXED.replace('UNIQUE', ''), METADATA],
      'tiles',
      `opened, ${PICTURE.length} bytes`,
    ],
    ['a view without indexes', [JOINED, METADATA], 'map', 'basemap.damaged'],
    [
      'a view with indexes, in one of its tables',
      [JOINED, BOTH_INDEXED, METADATA],
      'map',
      `opened, ${PICTURE.length} bytes`,
    ],
    [
      'a view with indexes, in the other',
      [JOINED, BOTH_INDEXED, METADATA],
      'images',
      `opened, ${PICTURE.length} bytes`,
    ],
    ['its metadata', [PLAIN, INDEXED, METADATA], 'metadata', `opened, ${PICTURE.length} bytes`],
  ])('in %s is refused, or read where nothing goes round', (_, sql, table, answer) => {
    const path = made(sql.join(';'));
    multiplyPages(path, rootOf(path, table), 200, true);
    expect(read('basemap', path)).toBe(answer);
  });

  it('is not mistaken for one that only has no index', () => {
    expect(read('basemap', made([PLAIN, METADATA].join(';')))).toBe(`opened, ${PICTURE.length} bytes`);
  });

  it.each(['', 'x'.repeat(84), '\0'.repeat(200)])(
    'is refused where hardly anything follows the name of its format',
    (rest) => {
      const path = join(folder, 'a.mbtiles');
      writeFileSync(path, `SQLite format 3\0${rest}`);
      expect(read('basemap', path)).toBe('basemap.damaged');
    },
  );
});

describe('a map file that is a database whose pages come round for ever', { timeout: MOST_MS }, () => {
  const layer = async () => {
    const path = await written(
      folder,
      'a.gpkg',
      [feature(square(114.75, 34.5), { name: 'a' })],
      ['-f', 'GPKG'],
    );
    return path;
  };

  it.each(['a.gpkg', 'b.sqlite', 'c.db', 'd.fgb', 'e.geojson'])('is refused as %s', async (name) => {
    const [made, path] = [await layer(), join(folder, name)];
    if (made !== path) copyFileSync(made, path);
    multiplyPages(path, rootOf(path, layerIn(path)), 200, true);
    expect(read('import', path)).toBe('import.unreadable');
  });
});
