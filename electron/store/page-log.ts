import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Where the newest version of each page stands in a write-ahead log. */
export interface LogPages {
  file: number;
  places: ReadonlyMap<number, number>;
  /** Pages that the database has with the log. */
  count: number;
  close(): void;
}

/** Source: SQLite, "WAL-mode File Format", 1 to 4. */
const [HEADER_BYTES, FRAME_BYTES] = [32, 24];
const MAGIC = 0x377f0682;

/**
 * Reads a log as SQLite recovers it: frames up to the last one that ends a transaction, as far as the sums go on.
 * @returns null where there is no log, or nothing in it that holds
 */
export function pagesInLog(path: string, pageSize: number): LogPages | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const found = recovered(file, fstatSync(file).size, pageSize);
    if (found) return { file, ...found, close: () => closeSync(file) };
    closeSync(file);
    return null;
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function recovered(file: number, size: number, pageSize: number): Pick<LogPages, 'places' | 'count'> | null {
  const header = Buffer.alloc(HEADER_BYTES);
  if (readSync(file, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return null;
  const magic = header.readUInt32BE(0);
  if (magic >>> 1 !== MAGIC >>> 1 || header.readUInt32BE(8) !== pageSize) return null;
  const bigEndian = (magic & 1) === 1;
  let sums = added([0, 0], header.subarray(0, 24), bigEndian);
  if (header.readUInt32BE(24) !== sums[0] || header.readUInt32BE(28) !== sums[1]) return null;
  const salts = header.subarray(16, 24);
  const places = new Map<number, number>();
  let count = 0;
  let open: [page: number, place: number][] = [];
  const frame = Buffer.alloc(FRAME_BYTES + pageSize);
  for (let at = HEADER_BYTES; at + frame.length <= size; at += frame.length) {
    if (readSync(file, frame, 0, frame.length, at) < frame.length) break;
    if (!frame.subarray(8, 16).equals(salts)) break;
    sums = added(added(sums, frame.subarray(0, 8), bigEndian), frame.subarray(FRAME_BYTES), bigEndian);
    if (frame.readUInt32BE(16) !== sums[0] || frame.readUInt32BE(20) !== sums[1]) break;
    open.push([frame.readUInt32BE(0), at + FRAME_BYTES]);
    const pages = frame.readUInt32BE(4);
    if (pages === 0) continue;
    for (const [page, place] of open) places.set(page, place);
    open = [];
    count = pages;
  }
  return count > 0 ? { places, count } : null;
}

/** The sums of a log, over further bytes. */
function added([first, second]: [number, number], bytes: Buffer, bigEndian: boolean): [number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + view.getUint32(at, !bigEndian) + second) >>> 0;
    second = (second + view.getUint32(at + 4, !bigEndian) + first) >>> 0;
  }
  return [first, second];
}
