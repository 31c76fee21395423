import { closeSync, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { PlannerError } from '../../shared/errors.ts';

/** SQLite takes a schema in by a statement each, in time that grows with their square; a planner's has some 150. */
export const MOST_ENTRIES = 10_000;
export const MOST_CHARACTERS = 16 * 2 ** 20;

/** Source: SQLite, "Database File Format", 1.3, 1.6 and 4.1. */
const HEADER = 100;
const LEAF = 13;
const INNER = 5;
const WAL_HEADER = 32;
const FRAME_HEADER = 24;

/**
 * Counts the entries of sqlite_master in the file's own pages, before any statement has SQLite read them all. Pages in
 * a write-ahead log count in every version there is, so that the answer is never too small.
 * @throws PlannerError `document.damaged` where there are more than any document of a planner has, or no pages
 */
export function assertSmallSchema(path: string): void {
  const files = [openSync(path, 'r')];
  try {
    const header = bytesAt(files[0]!, 0, HEADER);
    const size = header.length < HEADER ? 0 : header.readUInt16BE(16);
    const pageSize = size === 1 ? 65536 : size;
    if (!isPageSize(pageSize)) throw damaged(path, `page size ${size}`);
    const log = openIfThere(`${realpathSync(path)}-wal`);
    if (log !== null) files.push(log);
    const frames = log === null ? new Map<number, number[]>() : framesIn(log, pageSize);
    const versions = (page: number): Buffer[] => [
      bytesAt(files[0]!, (page - 1) * pageSize, pageSize),
      ...(frames.get(page) ?? []).map((at) => bytesAt(log!, at, pageSize)),
    ];
    const seen = new Set<number>([1]);
    let entries = 0;
    let characters = 0;
    for (const page of seen) {
      for (const bytes of versions(page)) {
        const node = nodeIn(bytes, page === 1 ? HEADER : 0);
        for (const child of node.children) seen.add(child);
        entries += node.payloads.length;
        for (const payload of node.payloads) characters += payload;
      }
      if (entries > MOST_ENTRIES || characters > MOST_CHARACTERS || seen.size > MOST_ENTRIES) {
        throw damaged(path, `sqlite_master: ${entries}`);
      }
    }
  } finally {
    for (const file of files) closeSync(file);
  }
}

const damaged = (path: string, reason: string) =>
  new PlannerError('document.damaged', { reason }, { file: path });

/** Source: SQLite, "Database File Format", 1.3.2. */
const isPageSize = (size: number) => size >= 512 && size <= 65536 && Number.isInteger(Math.log2(size));

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch {
    return null;
  }
}

/** Bytes of a file; fewer at its end. */
function bytesAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const read = at >= 0 ? readSync(file, bytes, 0, length, at) : 0;
  return bytes.subarray(0, read);
}

/** Where each page stands in a write-ahead log. */
function framesIn(log: number, pageSize: number): Map<number, number[]> {
  const frames = new Map<number, number[]>();
  const { size } = fstatSync(log);
  for (let at = WAL_HEADER; at + FRAME_HEADER + pageSize <= size; at += FRAME_HEADER + pageSize) {
    const page = bytesAt(log, at, 4).readUInt32BE(0);
    const places = frames.get(page);
    if (places) places.push(at + FRAME_HEADER);
    else frames.set(page, [at + FRAME_HEADER]);
  }
  return frames;
}

/** What a page of a table's b-tree holds: pages below, or the sizes of its rows. */
function nodeIn(page: Buffer, at: number): { children: number[]; payloads: number[] } {
  const none = { children: [], payloads: [] };
  if (page.length < at + 12) return none;
  const kind = page[at];
  if (kind !== LEAF && kind !== INNER) return none;
  const cells = page.readUInt16BE(at + 3);
  const list = at + (kind === INNER ? 12 : 8);
  const offsets: number[] = [];
  for (let i = list; i < list + 2 * cells && i + 2 <= page.length; i += 2) offsets.push(page.readUInt16BE(i));
  if (kind === LEAF) return { children: [], payloads: offsets.map((offset) => varint(page, offset)) };
  const children = offsets
    .filter((offset) => offset + 4 <= page.length)
    .map((offset) => page.readUInt32BE(offset));
  return { children: [...children, page.readUInt32BE(at + 8)].filter((child) => child > 0), payloads: [] };
}

function varint(page: Buffer, at: number): number {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = page[at + i] ?? 0;
    value = value * 128 + (byte & 127);
    if (byte < 128) break;
  }
  return value;
}
