import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { TileKind } from '../../../shared/basemap.ts';
import { boundsIn, damaged, layersIn, type Packed, plainText, type TileArchive, unpack } from './archive.ts';
import { type Entry, findEntry, readDirectory } from './directory.ts';
import { tileId } from './tile-id.ts';

const HEADER_BYTES = 127;
const LARGEST_DIRECTORY_BYTES = 16 * 1024 * 1024;
const LARGEST_PACKED_TILE_BYTES = 16 * 1024 * 1024;
/** The specification allows a root and leaves; files of one more level are known. */
const MOST_LEVELS = 4;
const KEPT_DIRECTORIES = 64;
const DEEPEST = 24;
const PACKED: (Packed | undefined)[] = [undefined, 'none', 'gzip', 'brotli', 'zstd'];
const KINDS: (TileKind | undefined)[] = [undefined, 'mvt', 'png', 'jpeg', 'webp'];

/**
 * Opens a PMTiles file.
 * @throws PlannerError `basemap.damaged`
 * Source: PMTiles version 3 specification (github.com/protomaps/PMTiles, spec/v3/spec.md).
 */
export function openPmtiles(path: string, name: string): TileArchive {
  const file = openSync(path, 'r');
  try {
    return read(file, fstatSync(file).size, name);
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function read(file: number, size: number, name: string): TileArchive {
  const bytesAt = (at: number, length: number): Buffer => {
    if (at < 0 || length < 0 || at + length > size) damaged(name, 'cut off');
    const bytes = Buffer.alloc(length);
    if (readSync(file, bytes, 0, length, at) !== length) damaged(name, 'cut off');
    return bytes;
  };
  if (size < HEADER_BYTES) damaged(name, 'cut off');
  const header = bytesAt(0, HEADER_BYTES);
  if (header.toString('latin1', 0, 7) !== 'PMTiles') damaged(name, 'PMTiles');
  if (header[7] !== 3) damaged(name, `version ${header[7]}`);
  const long = (at: number): number => {
    const value = Number(header.readBigUInt64LE(at));
    return value <= size ? value : damaged(name, 'cut off');
  };
  const [rootAt, rootBytes, metaAt, metaBytes] = [long(8), long(16), long(24), long(32)];
  const [leavesAt, leavesBytes, tilesAt, tilesBytes] = [long(40), long(48), long(56), long(64)];
  const inner = PACKED[header[97]!] ?? damaged(name, `compression ${header[97]}`);
  const packed = PACKED[header[98]!] ?? damaged(name, `compression ${header[98]}`);
  const tiles = KINDS[header[99]!] ?? damaged(name, `type ${header[99]}`);
  const [minZoom, maxZoom] = [header[100]!, header[101]!];
  if (minZoom > maxZoom || maxZoom > DEEPEST) damaged(name, 'zoom');

  const directoryAt = (at: number, length: number): Entry[] => {
    if (length > LARGEST_DIRECTORY_BYTES) damaged(name, 'directory');
    return readDirectory(unpack(bytesAt(at, length), inner, name, LARGEST_DIRECTORY_BYTES), name);
  };
  const root = directoryAt(rootAt, rootBytes);
  const kept = new Map<number, Entry[]>();
  const leafAt = ({ offset, length }: Entry): Entry[] => {
    if (offset + length > leavesBytes) damaged(name, 'directory');
    let leaf = kept.get(offset);
    if (!leaf) {
      leaf = directoryAt(leavesAt + offset, length);
      if (kept.size >= KEPT_DIRECTORIES) kept.clear();
      kept.set(offset, leaf);
    }
    return leaf;
  };
  const metadata = metadataIn(unpack(bytesAt(metaAt, metaBytes), inner, name));
  const degrees = [102, 106, 110, 114].map((at) => header.readInt32LE(at) / 1e7);
  return {
    info: {
      name: plainText(metadata.name) || name,
      format: 'pmtiles',
      fromSouth: false,
      ...{ tiles, minZoom, maxZoom },
      bounds: boundsIn(degrees),
      attribution: plainText(metadata.attribution),
      layers: layersIn(metadata),
    },
    tile(z, x, y) {
      const id = tileId(z, x, y);
      let entries = root;
      for (let level = 0; level < MOST_LEVELS; level++) {
        const entry = findEntry(entries, id);
        if (!entry) return null;
        if (entry.run === 0) {
          entries = leafAt(entry);
          continue;
        }
        if (entry.length > LARGEST_PACKED_TILE_BYTES || entry.offset + entry.length > tilesBytes) {
          damaged(name, 'tile');
        }
        return unpack(bytesAt(tilesAt + entry.offset, entry.length), packed, name);
      }
      return damaged(name, 'directory');
    },
    close: () => closeSync(file),
  };
}

function metadataIn(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
