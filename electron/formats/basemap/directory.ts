import { damaged } from './archive.ts';

/** Where tiles, or a further directory (run of 0), lie. */
export interface Entry {
  id: number;
  run: number;
  length: number;
  offset: number;
}

const MOST_ENTRIES = 1_000_000;

/**
 * Reads an unpacked directory.
 * @throws PlannerError `basemap.damaged`
 * Source: PMTiles version 3 specification, section 4.2 (directories).
 */
export function readDirectory(bytes: Uint8Array, name: string): Entry[] {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined || scale > 2 ** 49) return damaged(name, 'directory');
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  const count = varint();
  // Every entry takes at least four bytes: a count that the bytes cannot hold is a lie.
  if (count > MOST_ENTRIES || count * 4 > bytes.length - at) damaged(name, 'directory');
  const entries: Entry[] = Array.from({ length: count }, () => ({ id: 0, run: 0, length: 0, offset: 0 }));
  let id = 0;
  for (const entry of entries) {
    id += varint();
    entry.id = id;
  }
  for (const entry of entries) entry.run = varint();
  for (const entry of entries) {
    entry.length = varint();
    if (entry.length === 0) damaged(name, 'directory');
  }
  entries.forEach((entry, i) => {
    const said = varint();
    const before = entries[i - 1];
    if (said === 0 && !before) damaged(name, 'directory');
    entry.offset = said === 0 ? before!.offset + before!.length : said - 1;
  });
  return entries;
}

/** The entry that holds a tile or the directory that may; null when there is none. */
export function findEntry(entries: readonly Entry[], id: number): Entry | null {
  let low = 0;
  let high = entries.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.id <= id) low = middle + 1;
    else high = middle - 1;
  }
  const entry = entries[high];
  if (!entry) return null;
  return entry.run === 0 || id - entry.id < entry.run ? entry : null;
}
