import { closeSync, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { type LogPages, pagesInLog } from './page-log.ts';

/** An SQLite file as SQLite sees it, page by page, without SQLite. */
export interface PageFile {
  /** How many pages there are. */
  count: number;
  /** A page, numbered from 1; fewer bytes where the file is cut off. */
  read(page: number): Buffer;
  /** What kind of page it is, its first byte; 0 where there is none. */
  kindOf(page: number): number;
  close(): void;
}

/** Source: SQLite, "Database File Format", 1.3: bytes of the header before the first page's own. */
export const HEADER_BYTES = 100;
const PAGE_SIZE_AT = 16;
const CHUNK_BYTES = 2 ** 20;

/** Opens an SQLite file with what its log adds to it. The kinds of its pages are read at once, one after the other. */
export function openPages(path: string): PageFile {
  const file = openSync(path, 'r');
  let log: LogPages | null = null;
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(file, header, 0, HEADER_BYTES, 0);
    const said = header.readUInt16BE(PAGE_SIZE_AT);
    const pageSize = said === 1 ? 65536 : Math.max(512, said);
    log = pagesInLog(`${realpathSync(path)}-wal`, pageSize);
    const inLog = log;
    const inFile = Math.floor(fstatSync(file).size / pageSize);
    const ownByte = (page: number) => (page === 1 ? HEADER_BYTES : 0);
    const kinds = kindsIn(file, inFile, pageSize, ownByte);
    const one = Buffer.alloc(1);
    const byteAt = (from: number, at: number) => (readSync(from, one, 0, 1, at) === 1 ? one[0]! : 0);
    return {
      count: Math.max(inFile, inLog?.count ?? 0),
      read(page) {
        const bytes = Buffer.alloc(pageSize);
        const place = inLog?.places.get(page);
        const read =
          place === undefined
            ? readSync(file, bytes, 0, pageSize, (page - 1) * pageSize)
            : readSync(inLog!.file, bytes, 0, pageSize, place);
        return bytes.subarray(0, read);
      },
      kindOf(page) {
        const place = inLog?.places.get(page);
        if (place !== undefined) return byteAt(inLog!.file, place + ownByte(page));
        return kinds[page] ?? 0;
      },
      close() {
        closeSync(file);
        inLog?.close();
      },
    };
  } catch (error) {
    closeSync(file);
    log?.close();
    throw error;
  }
}

function kindsIn(
  file: number,
  pages: number,
  pageSize: number,
  ownByte: (page: number) => number,
): Uint8Array {
  const kinds = new Uint8Array(pages + 1);
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const perChunk = CHUNK_BYTES / pageSize;
  for (let first = 1; first <= pages; first += perChunk) {
    const read = readSync(file, chunk, 0, CHUNK_BYTES, (first - 1) * pageSize);
    for (let i = 0; i < perChunk && first + i <= pages && i * pageSize < read; i++) {
      kinds[first + i] = chunk[i * pageSize + ownByte(first + i)]!;
    }
  }
  return kinds;
}
