import Database from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import type { Document } from './document.ts';
import { registerSpatialFunctions } from './geopackage.ts';
import { guard, letWrite } from './guard.ts';
import { openJournal } from './journal.ts';
import { checkSchema } from './schema-check.ts';
import type { SchemaFindings } from './schema-findings.ts';

/** The parts of a document that work in a thread of its own needs. */
export type Beside = Pick<Document, 'db' | 'journal'>;

const CACHE_KIB = 64 * 1024;
/** How long it waits for the main connection to end a transaction, in milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * A further connection to a document that this program holds open, for a thread that does long work on it. What it
 * writes is there as a whole for the other connection once it commits.
 * @throws PlannerError `document.foreign-schema`, `document.damaged` where another program changed it meanwhile
 */
export function openBeside(path: string): Beside & Pick<SchemaFindings, 'readable'> & { close(): void } {
  const db = new Database(path, { fileMustExist: true, timeout: PATIENCE_MS });
  let findings: SchemaFindings;
  try {
    guard(db);
    findings = checkSchema(db, path);
    const foreign = findings.triggers[0]?.name ?? findings.defaults[0]?.column;
    if (foreign !== undefined)
      throw new PlannerError('document.foreign-schema', { what: foreign }, { file: path });
    letWrite(db);
  } catch (error) {
    db.close();
    throw error;
  }
  registerSpatialFunctions(db);
  db.pragma('temp_store = MEMORY');
  db.pragma('synchronous = FULL');
  db.pragma(`cache_size = -${CACHE_KIB}`);
  return {
    db,
    journal: openJournal(db),
    readable: findings.readable,
    close() {
      try {
        // The log of a large transaction is folded back here, not under the window's next edit.
        db.pragma('wal_checkpoint(PASSIVE)');
      } catch {
        // The work is committed and in the log, which whoever opens the document next folds back.
      } finally {
        db.close();
      }
    },
  };
}
