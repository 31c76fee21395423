import Database from 'better-sqlite3';
import type { Document } from './document.ts';
import { registerSpatialFunctions } from './geopackage.ts';
import { openJournal } from './journal.ts';

/** The parts of a document that work in a thread of its own needs. */
export type Beside = Pick<Document, 'db' | 'journal'>;

const CACHE_KIB = 64 * 1024;
/** How long it waits for the main connection to end a transaction, in milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * A further connection to a document that this program holds open, for a thread that does long work on it. What it
 * writes is there as a whole for the other connection once it commits.
 */
export function openBeside(path: string): Beside & { close(): void } {
  const db = new Database(path, { fileMustExist: true, timeout: PATIENCE_MS });
  registerSpatialFunctions(db);
  db.pragma('temp_store = MEMORY');
  db.pragma('synchronous = FULL');
  db.pragma(`cache_size = -${CACHE_KIB}`);
  return {
    db,
    journal: openJournal(db),
    close() {
      try {
        // The log of a large transaction is folded back here, not under the window's next edit.
        db.pragma('wal_checkpoint(PASSIVE)');
      } finally {
        db.close();
      }
    },
  };
}
