import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { tileId } from '../../../electron/formats/basemap/tile-id.ts';

/** What a file of tiles that a test makes is to hold. */
export interface Archive {
  tiles: [z: number, x: number, y: number, bytes: Buffer][];
  metadata?: Record<string, unknown>;
  vector?: boolean;
  /** Tiles in a directory of their own below the root. */
  leaves?: boolean;
  /** A leaf that leads to itself. */
  cycle?: boolean;
  /** Bytes in the root directory's place. */
  root?: Buffer;
  packedRoot?: boolean;
}

/** An MBTiles file's bytes (MBTiles 1.3); vector tiles are packed. */
export function mbtiles(folder: string, { tiles, metadata = {}, vector = false }: Archive): Buffer {
  const path = join(folder, 'made.mbtiles');
  const db = new Database(path);
  db.exec(`CREATE TABLE metadata (name text, value text);
    CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob);`);
  for (const [name, value] of Object.entries(metadata)) {
    if (typeof value === 'string') db.prepare('INSERT INTO metadata VALUES (?, ?)').run(name, value);
  }
  for (const [z, x, y, bytes] of tiles) {
    const data = vector ? gzipSync(bytes) : bytes;
    db.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)').run(z, x, 2 ** z - 1 - y, data);
  }
  db.close();
  const made = readFileSync(path);
  rmSync(path);
  return made;
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

type Entry = { id: number; run: number; length: number; offset: number };

const directory = (entries: Entry[]): Buffer =>
  Buffer.from([
    ...varint(entries.length),
    ...entries.flatMap(({ id }, i) => varint(id - (entries[i - 1]?.id ?? 0))),
    ...entries.flatMap(({ run }) => varint(run)),
    ...entries.flatMap(({ length }) => varint(length)),
    ...entries.flatMap(({ offset }) => varint(offset + 1)),
  ]);

/** A PMTiles file's bytes (specification version 3): directories plain, vector tiles packed. */
export function pmtiles({ tiles, metadata = {}, vector = false, ...rest }: Archive): Buffer {
  const sorted = tiles
    .map(([z, x, y, bytes]) => ({ id: tileId(z, x, y), data: vector ? gzipSync(bytes) : bytes }))
    .sort((a, b) => a.id - b.id);
  let at = 0;
  const entries = sorted.map(({ id, data }): Entry => {
    const entry = { id, run: 1, length: data.length, offset: at };
    at += data.length;
    return entry;
  });
  const data = Buffer.concat(sorted.map((tile) => tile.data));
  let leaves = rest.leaves ? directory(entries) : Buffer.alloc(0);
  if (rest.cycle) leaves = directory([{ id: 0, run: 0, length: 5, offset: 0 }]);
  const above = [{ id: 0, run: 0, length: leaves.length, offset: 0 }];
  const root = rest.root ?? directory(rest.leaves || rest.cycle ? above : entries);
  const json = rest.packedRoot ? gzipSync('{}') : Buffer.from(JSON.stringify(metadata));
  const header = Buffer.alloc(127);
  header.write('PMTiles', 'latin1');
  header[7] = 3;
  const places = [root.length, json.length, leaves.length, data.length];
  let from = 127;
  places.forEach((length, i) => {
    header.writeBigUInt64LE(BigInt(from), 8 + 16 * i);
    header.writeBigUInt64LE(BigInt(length), 16 + 16 * i);
    from += length;
  });
  header[97] = rest.packedRoot ? 2 : 1;
  header[98] = vector ? 2 : 1;
  header[99] = vector ? 1 : 2;
  header[100] = Math.min(...tiles.map(([z]) => z));
  header[101] = Math.max(...tiles.map(([z]) => z));
  [-180, -85, 180, 85].forEach((value, i) => {
    header.writeInt32LE(value * 1e7, 102 + 4 * i);
  });
  return Buffer.concat([header, root, json, leaves, data]);
}
