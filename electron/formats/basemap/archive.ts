import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { Basemap, TileKind } from '../../../shared/basemap.ts';
import { PlannerError } from '../../../shared/errors.ts';

/** An opened file or folder of map tiles. */
export interface TileArchive {
  info: Omit<Basemap, 'fileName' | 'key' | 'offset' | 'labels'>;
  /** Bytes of a tile, unpacked; null where the file has none. Rows are counted from the north. */
  tile(z: number, x: number, y: number): Uint8Array | null;
  close(): void;
}

/** A tile that unpacks to more is not one. */
export const LARGEST_TILE_BYTES = 32 * 1024 * 1024;

/** @throws PlannerError `basemap.damaged` naming what is wrong */
export function damaged(name: string, reason: string): never {
  throw new PlannerError('basemap.damaged', { name, reason }, { file: name });
}

const UNPACK = { gzip: gunzipSync, brotli: brotliDecompressSync, zstd: zstdDecompressSync };
export type Packed = keyof typeof UNPACK | 'none';

/** Unpacks bytes, at most so many. @throws PlannerError `basemap.damaged` */
export function unpack(
  bytes: Uint8Array,
  packed: Packed,
  name: string,
  most = LARGEST_TILE_BYTES,
): Uint8Array {
  if (packed === 'none') return bytes;
  try {
    return UNPACK[packed](bytes, { maxOutputLength: most });
  } catch (error) {
    return damaged(name, (error as Error).message);
  }
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** What a picture is by its first bytes; null when it is none that is shown. */
export function pictureKind(bytes: Uint8Array): TileKind | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\x89PNG')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  return head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' ? 'webp' : null;
}

const LONGEST_TEXT = 500;

/** A text of a file's metadata without markup, so that no file puts a link or a script into the window. */
export function plainText(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value
    .slice(0, 10 * LONGEST_TEXT)
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&copy;', '©')
    .replaceAll('&amp;', '&')
    .replaceAll(/[\p{Cc}<>]/gu, ' ')
    .trim()
    .slice(0, LONGEST_TEXT);
}

/** Bounds in degrees, where they make sense. */
export function boundsIn(values: readonly number[]): [number, number, number, number] | null {
  const [west, south, east, north] = values as [number, number, number, number];
  const sensible =
    values.length === 4 &&
    values.every(Number.isFinite) &&
    west >= -180 &&
    east <= 180 &&
    south >= -90 &&
    north <= 90 &&
    west < east &&
    south < north;
  return sensible ? [west, Math.max(south, -85.05), east, Math.min(north, 85.05)] : null;
}

/** Names of vector layers that a file's JSON metadata lists. */
export function layersIn(json: unknown): string[] {
  const listed = (json as { vector_layers?: { id?: unknown }[] } | null)?.vector_layers;
  if (!Array.isArray(listed)) return [];
  return listed.flatMap(({ id }) => (typeof id === 'string' && id.length <= 200 ? id : [])).slice(0, 200);
}
