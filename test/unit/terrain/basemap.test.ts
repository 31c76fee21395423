import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openBasemap as open } from '../../../electron/formats/basemap/open.ts';
import { tileId } from '../../../electron/formats/basemap/tile-id.ts';
import { encodePng } from '../../../electron/formats/png.ts';
import { deskOnLankao } from '../import/desk.ts';
import { type Archive, mbtiles, pmtiles } from './archives.ts';

const folder = mkdtempSync(join(tmpdir(), 'basemap-'));
/** Files that a test makes itself need no looking through. */
const openBasemap = (path: string) => open(path, { before() {}, pages() {} });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const put = (name: string, bytes: Uint8Array) => {
  const path = join(folder, `${files++}-${name}`);
  writeFileSync(path, bytes);
  return path;
};
const picture = encodePng('rgba8', 1, 1, new Uint8Array([1, 2, 3, 255]));
const TILES: Archive['tiles'] = [
  [0, 0, 0, picture],
  [1, 0, 0, Buffer.concat([picture, Buffer.from('a')])],
  [1, 1, 0, Buffer.concat([picture, Buffer.from('b')])],
  [2, 3, 3, Buffer.concat([picture, Buffer.from('c')])],
];
const same = (path: string) => {
  const { archive, basemap } = openBasemap(path);
  for (const [z, x, y, bytes] of TILES) expect(Buffer.from(archive.tile(z, x, y)!)).toEqual(bytes);
  expect(archive.tile(2, 0, 0)).toBeNull();
  archive.close();
  return basemap;
};

describe('a basemap file', () => {
  it('gives its tiles and says what they are, whichever of the two formats it has', () => {
    const metadata = {
      name: '底图',
      attribution: '<a href="https://x">&copy; OpenStreetMap</a><script>1</script>',
    };
    const made = { tiles: TILES, metadata };
    for (const path of [
      put('a.mbtiles', mbtiles(folder, made)),
      put('a.pmtiles', pmtiles(made)),
      put('b.pmtiles', pmtiles({ ...made, leaves: true })),
    ]) {
      expect(same(path)).toMatchObject({
        name: '底图',
        attribution: '© OpenStreetMap1',
        tiles: 'png',
        minZoom: 0,
        maxZoom: 2,
      });
    }
  });

  it('unpacks vector tiles and names their layers', () => {
    const tile = Buffer.from([0x1a, 0x02, 0x78, 0x02]);
    const made = {
      tiles: [[0, 0, 0, tile]] as Archive['tiles'],
      metadata: {
        json: '{"vector_layers":[{"id":"water"},{"id":"roads"}]}',
        format: 'pbf',
        vector_layers: [{ id: 'water' }, { id: 'roads' }],
      },
      vector: true,
    };
    for (const path of [put('v.mbtiles', mbtiles(folder, made)), put('v.pmtiles', pmtiles(made))]) {
      const { archive, basemap } = openBasemap(path);
      expect(basemap).toMatchObject({ tiles: 'mvt', layers: ['water', 'roads'] });
      expect(Buffer.from(archive.tile(0, 0, 0)!)).toEqual(tile);
      archive.close();
    }
  });

  it('finds the layers of vector tiles in a tile where the file does not list them', () => {
    const layer = (name: string) =>
      Buffer.from([0x1a, name.length + 2, 0x0a, name.length, ...Buffer.from(name)]);
    const tile = Buffer.concat([layer('water'), layer('eigene')]);
    const made = { tiles: [[0, 0, 0, tile]] as Archive['tiles'], metadata: { format: 'pbf' }, vector: true };
    for (const path of [put('n.mbtiles', mbtiles(folder, made)), put('n.pmtiles', pmtiles(made))]) {
      const { archive, basemap } = openBasemap(path);
      expect(basemap.layers).toEqual(['water', 'eigene']);
      archive.close();
    }
  });

  it('numbers tiles along the curve as the specification does', () => {
    // Table of the specification, section 4.1.
    const listed = [
      [0, 0, 0, 0],
      [1, 0, 0, 1],
      [1, 0, 1, 2],
      [1, 1, 1, 3],
      [1, 1, 0, 4],
      [2, 0, 0, 5],
      [12, 3423, 1763, 19_078_479],
    ] as const;
    for (const [z, x, y, id] of listed) expect(tileId(z, x, y)).toBe(id);
    const seen = new Set<number>();
    for (let x = 0; x < 16; x++) for (let y = 0; y < 16; y++) seen.add(tileId(4, x, y));
    expect(seen.size).toBe(256);
    expect(Math.min(...seen)).toBe(85);
    expect(Math.max(...seen)).toBe(340);
  });

  it('is refused in words when it is cut off, lies or is something else', () => {
    const whole = pmtiles({ tiles: TILES });
    const code = (bytes: Uint8Array, read = false) => {
      try {
        const { archive } = openBasemap(put('x.pmtiles', bytes));
        try {
          if (read) for (const [z, x, y] of TILES) archive.tile(z, x, y);
        } finally {
          archive.close();
        }
        return null;
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    const changed = (change: (bytes: Buffer) => void) => {
      const bytes = Buffer.from(whole);
      change(bytes);
      return bytes;
    };
    expect(code(Buffer.from('no map at all'))).toBe('basemap.unsupported');
    expect(code(whole.subarray(0, 100))).toBe('basemap.damaged');
    expect(code(whole.subarray(0, whole.length - 3), true)).toBe('basemap.damaged');
    expect(code(changed((bytes) => bytes.writeUInt8(2, 7)))).toBe('basemap.damaged');
    expect(code(changed((bytes) => bytes.writeUInt8(9, 97)))).toBe('basemap.damaged');
    expect(code(changed((bytes) => bytes.writeUInt8(0, 99)))).toBe('basemap.damaged');
    expect(code(changed((bytes) => bytes.writeBigUInt64LE(2n ** 60n, 16)))).toBe('basemap.damaged');
    expect(code(pmtiles({ tiles: TILES, root: Buffer.from([0xff, 0xff, 0xff, 0xff, 0x7f]) }))).toBe(
      'basemap.damaged',
    );
    // A leaf that leads to itself.
    expect(code(pmtiles({ tiles: TILES, cycle: true }), true)).toBe('basemap.damaged');
    expect(code(pmtiles({ tiles: TILES, root: gzipSync(Buffer.alloc(40_000_000)), packedRoot: true }))).toBe(
      'basemap.damaged',
    );
    expect(code(new Uint8Array(0))).toBe('basemap.unsupported');
  });

  it('survives any change of its bytes: a tile, no tile or a word', () => {
    const whole = pmtiles({ tiles: TILES, leaves: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const bytes = Buffer.from(whole);
          for (const [at, value] of changes) bytes[at] = value;
          try {
            const { archive } = openBasemap(put('fuzz.pmtiles', bytes));
            try {
              for (const [z, x, y] of TILES) archive.tile(z, x, y);
            } finally {
              archive.close();
            }
          } catch (error) {
            expect((error as { code?: string }).code).toMatch(/^basemap\./);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is refused as a database without tiles or with a view that never ends', () => {
    const make = (sql: string) => {
      const path = join(folder, `${files++}.mbtiles`);
      const db = new Database(path);
      db.exec(sql);
      db.close();
      return path;
    };
    for (const sql of [
      'CREATE TABLE other (a)',
      'CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)',
      `CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 1 zoom_level, 1 tile_column, i tile_row, x'00' tile_data FROM n`,
      `CREATE TABLE tiles (a); INSERT INTO tiles VALUES (1)`,
      `CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n;
       CREATE TABLE images (tile_id, tile_data); CREATE VIEW tiles AS SELECT * FROM images JOIN endless ON endless.i = images.tile_id`,
      `CREATE TABLE m (z); CREATE VIEW tiles AS SELECT 1 AS zoom_level FROM m JOIN m AS n ON 0`,
      `CREATE TABLE m (z); CREATE VIEW tiles AS SELECT hex(z) AS tile_data FROM m JOIN m ON m.z = m.z`,
      `CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data AS (zeroblob(400000000))); INSERT INTO tiles VALUES (1, 1, 1)`,
      `CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data); INSERT INTO tiles VALUES (0, 0, 0, x'89504e470d0a1a0a');
       CREATE VIEW metadata AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 'a' AS name, count(*) AS value FROM n`,
    ]) {
      expect(() => openBasemap(make(sql))).toThrow(expect.objectContaining({ code: 'basemap.damaged' }));
    }
  });
});

describe('MBTiles that keep equal tiles once', () => {
  it.each([
    `CREATE VIEW tiles AS SELECT map.zoom_level AS zoom_level, map.tile_column AS tile_column, map.tile_row AS tile_row, images.tile_data AS tile_data FROM map JOIN images ON images.tile_id = map.tile_id`,
    `CREATE VIEW tiles AS
       select map.zoom_level as zoom_level, map.tile_column as tile_column,
         map.tile_row as tile_row, images.tile_data as tile_data
       from map
       join images on map.tile_id = images.tile_id;`,
    `CREATE VIEW "tiles" AS SELECT zoom_level, tile_column, tile_row, tile_data FROM "map" LEFT JOIN images USING (tile_id)`,
  ])('are read through their view: %s', (view) => {
    const path = join(folder, `${files++}.mbtiles`);
    const db = new Database(path);
    db.exec(`CREATE TABLE map (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_id TEXT);
      CREATE UNIQUE INDEX map_index ON map (zoom_level, tile_column, tile_row);
      CREATE TABLE images (tile_data BLOB, tile_id TEXT);
      CREATE UNIQUE INDEX images_id ON images (tile_id); ${view}`);
    db.prepare('INSERT INTO images VALUES (?, ?)').run(TILES[0]![3], 'one');
    db.exec(`INSERT INTO map VALUES (0, 0, 0, 'one')`);
    db.close();
    const { archive } = openBasemap(path);
    expect(Buffer.from(archive.tile(0, 0, 0)!)).toEqual(TILES[0]![3]);
    archive.close();
  });
});

describe('the planner’s basemap', () => {
  it('stays chosen through documents, is served by the desk alone, and says when its file is gone', async () => {
    const desk = await deskOnLankao();
    try {
      expect(await desk.say('basemap.info', {})).toEqual({ basemap: null, problem: null, online: null });
      const path = put('own.pmtiles', pmtiles({ tiles: TILES }));
      const { key } = await desk.say('basemap.choose', { path });
      expect(desk.events).toContainEqual({ type: 'basemap.changed' });
      const tile = (at: string) => desk.desk.tile(`/ground/basemap/${at}`);
      expect(await tile(`${key}/1/1/0`)).toMatchObject({ type: 'image/png' });
      expect(Buffer.from((await tile(`${key}/1/1/0`))!.body)).toEqual(TILES[2]![3]);
      expect((await tile(`${key}/2/0/0`))!.body.length).toBeLessThan(100);
      for (const bad of [
        'other/1/1/0',
        `${key}/1/9/0`,
        `${key}/99/0/0`,
        `${key}/../1/1/0`,
        `${key}/1/1/0/extra`,
      ]) {
        expect(await tile(bad)).toBeNull();
      }
      await desk.say('project.close', {});
      expect((await desk.say('basemap.info', {})).basemap?.key).toBe(key);
      rmSync(path);
      const { basemap, problem } = await desk.say('basemap.info', {});
      expect(basemap).toBeNull();
      expect(problem).toMatchObject({ message: expect.stringContaining('own.pmtiles') });
      await desk.say('basemap.remove', {});
      expect(await desk.say('basemap.info', {})).toEqual({ basemap: null, problem: null, online: null });
      await expect(desk.say('basemap.choose', { path })).rejects.toMatchObject({ code: 'basemap.missing' });
    } finally {
      await desk.close();
    }
  });
});
