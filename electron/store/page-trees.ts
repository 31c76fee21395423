import { realpathSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import { atOnce, type Steps } from '../../shared/steps.ts';
import { HEADER_BYTES, openPages, type PageFile } from './page-file.ts';

/** Pages with pages below them, of indexes and of tables. Source: SQLite, "Database File Format", 1.6. */
const INNER = new Set([2, 5]);
const CELLS_AT = 3;
const LAST_CHILD_AT = 8;
const LIST_AT = 12;

/**
 * Follows the trees of an SQLite file page by page, each once: a page that hangs in two places has SQLite go round, or
 * come by so often that it never ends. Takes as long as reading the file.
 *
 * @param roots of the trees, none of which may hang in another
 * @throws PlannerError `document.damaged`
 */
function* treesEnd(pages: PageFile, roots: readonly number[], path: string): Steps<void> {
  const seen = new Uint8Array(pages.count + 1);
  const waiting: number[] = [];
  const reach = (page: number) => {
    if (page < 1 || page > pages.count || seen[page] === 1) {
      throw new PlannerError('document.damaged', { reason: `page ${page}` }, { file: path });
    }
    seen[page] = 1;
    if (INNER.has(pages.kindOf(page))) waiting.push(page);
  };
  for (const root of roots) {
    reach(root);
    for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
      yield;
      for (const child of childrenOf(pages.read(page), page === 1 ? HEADER_BYTES : 0)) reach(child);
    }
  }
}

function* childrenOf(bytes: Buffer, at: number): Generator<number> {
  const cells = bytes.readUInt16BE(at + CELLS_AT);
  for (let i = 0; i < cells; i++) {
    const place = at + LIST_AT + 2 * i;
    const offset = place + 2 <= bytes.length ? bytes.readUInt16BE(place) : bytes.length;
    // Where the list leads out of the page SQLite sees a damaged page.
    if (offset + 4 <= bytes.length) yield bytes.readUInt32BE(offset);
  }
  yield bytes.readUInt32BE(at + LAST_CHILD_AT);
}

/** Another program may write while the pages are followed: then they are followed again. */
const TRIES = 3;

/**
 * Makes sure that no statement on an SQLite file goes round in its pages, before any but a count of its schema was
 * made: sqlite_master first, which SQLite reads by itself, then all else.
 *
 * @throws PlannerError `document.damaged`
 */
export const assertPagesEnd = (db: Database, path: string): void => atOnce(pagesEnd(db, path));

/** {@link assertPagesEnd} a page with others below it at a time. */
export function* pagesEnd(db: Database, path: string): Steps<void> {
  for (let tries = 1; ; tries++) {
    const before = stateOf(path);
    try {
      yield* followAll(db, path);
      return;
    } catch (error) {
      if (tries === TRIES || stateOf(path) === before) throw error;
    }
  }
}

const stateOf = (path: string): string =>
  [path, `${realpathSync(path)}-wal`]
    .map((file) => statSync(file, { throwIfNoEntry: false }))
    .map((stats) => `${stats?.mtimeMs} ${stats?.size}`)
    .join();

function* followAll(db: Database, path: string): Steps<void> {
  const pages = openPages(path);
  try {
    yield* treesEnd(pages, [1], path);
    const roots = db
      .prepare('SELECT rootpage FROM sqlite_master WHERE rootpage > 1')
      .pluck()
      .all() as number[];
    yield* treesEnd(pages, [1, ...roots], path);
  } finally {
    pages.close();
  }
}
