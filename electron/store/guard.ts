import { closeSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';

/** What SQLite and this program's lock read beside a document without being asked. */
const BESIDE = ['-wal', '-shm', '-journal', '-lock', '-lock-wal', '-lock-shm', '-lock-journal'];

/** Ends a rollback journal that names a second one, which SQLite then reads and deletes. Source: SQLite, pager.c. */
const SUPER_JOURNAL = Buffer.from('d9d505f920a163d7', 'hex');

/**
 * Looks at what lies beside a document before SQLite does: it would follow a link to another file, and delete the
 * file that a rollback journal names.
 * @throws PlannerError `document.bad-sibling`
 */
export function assertSiblings(path: string): void {
  const truePath = realpathSync(path);
  for (const ending of BESIDE) {
    const file = `${truePath}${ending}`;
    const stats = lstatSync(file, { throwIfNoEntry: false });
    if (!stats) continue;
    if (!stats.isFile() || (ending.endsWith('-journal') && namesAnother(file, stats.size))) {
      throw new PlannerError('document.bad-sibling', { name: basename(file) }, { file: path });
    }
  }
}

function namesAnother(file: string, size: number): boolean {
  const end = Buffer.alloc(SUPER_JOURNAL.length);
  if (size < end.length) return false;
  const journal = openSync(file, 'r');
  try {
    readSync(journal, end, 0, end.length, size - end.length);
  } finally {
    closeSync(journal);
  }
  return end.equals(SUPER_JOURNAL);
}

/**
 * Has a new connection take a document for data: nothing in its schema may call a function of this program, rows of
 * other programs' tables are not followed by foreign keys, and nothing is written. better-sqlite3 itself keeps
 * sqlite_master and the R*Trees' own tables from being written (SQLITE_DBCONFIG_DEFENSIVE).
 */
export function guard(db: Database): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('query_only = ON');
  db.pragma('foreign_keys = OFF');
  db.pragma('cell_size_check = ON');
}

/**
 * Lets a connection write, once the schema has been held against this program's own: the R*Tree triggers that a
 * GeoPackage must have call functions of this program.
 */
export function letWrite(db: Database): void {
  db.pragma('query_only = OFF');
  db.pragma('trusted_schema = ON');
}
