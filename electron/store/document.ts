import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import type { Steps } from '../../shared/steps.ts';
import { connectForReading, prepared } from './connect.ts';
import { assertSqlite, lacksLog, onNetwork, READ_THROUGH_BYTES } from './document-file.ts';
import { valuesFit } from './document-values.ts';
import { asDocumentFault } from './faults.ts';
import { refreshContents } from './geopackage.ts';
import { assertSiblings, guard, letWrite } from './guard.ts';
import { foldWhenIdle } from './idle.ts';
import { identityOf, markInUse } from './in-use.ts';
import { type Journal, openJournal } from './journal.ts';
import { type Hold, type HoldRefused, holdDocument } from './lock.ts';
import { LATEST_SCHEMA, MIGRATIONS, type Migration, migrate } from './migrate.ts';
import { checkSchema } from './schema-check.ts';
import { dropDefaults } from './schema-defaults.ts';
import { ownSchema } from './schema-known.ts';
import { putBackTriggers, setTriggers } from './schema-triggers.ts';
import { assertSound, checkOurs } from './soundness.ts';
import { watchChanges } from './watch.ts';

export { LATEST_SCHEMA };

/** Why a document is open for reading only; null when it can be edited. */
export type ReadOnlyReason = 'newer-version' | 'in-use' | 'not-writable' | null;

/** One open project document: a GeoPackage that SQLite, QGIS and ArcGIS read. */
export interface Document {
  readonly path: string;
  readonly db: Database.Database;
  readonly journal: Journal;
  readonly readOnly: boolean;
  readonly readOnlyReason: ReadOnlyReason;
  readonly schemaVersion: number;
  /** Whether the file was copied while it was open, without its log: the newest edits may be missing. */
  readonly withoutLog: boolean;
  /** Columns of other programs whose default was an expression, and taken off as the document was opened. */
  readonly defaultsDropped: number;
  /** Whether the file at `path` is still the one that was opened. */
  inPlace(): boolean;
  /** Folds the write-ahead log back so that one clean file remains. */
  close(): void;
}

/**
 * Opens a document, migrating it (after a backup beside it) when an older version wrote it. One from a newer
 * version, one that cannot be written, or one that another program has open, opens read-only.
 *
 * @param migrations see {@link migrate}
 * @throws PlannerError `document.missing`, `document.not-a-project`, `document.foreign-schema`,
 *   `document.bad-contents`, `document.bad-sibling`, `document.damaged`, `document.disk-full`, `document.busy`,
 *   `document.cannot-open`.
 */
export function openDocument(path: string, migrations: readonly Migration[] = MIGRATIONS): Document {
  for (const steps = openingOf(path, migrations); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same in parts, which have to be done to the end.
 *
 * @param old what becomes of a document that would have to be migrated, which takes as long as it is large: with
 *   `leave` it is let go as it was, and null comes of it
 */
export function openingOf(path: string, migrations?: readonly Migration[]): Steps<Document>;

export function openingOf(
  path: string,
  migrations: readonly Migration[],
  old: 'leave',
): Steps<Document | null>;

export function* openingOf(
  path: string,
  migrations: readonly Migration[] = MIGRATIONS,
  old: 'migrate' | 'leave' = 'migrate',
): Steps<Document | null> {
  assertSqlite(path);
  assertSiblings(path);
  const withoutLog = lacksLog(path);
  const hold = holdDocument(path);
  const unused = markInUse(realpathSync(path));
  let db: Database.Database | undefined;
  try {
    const refused = typeof hold === 'string' ? hold : null;
    db = refused ? connectForReading(path) : connect(path);
    const findings = yield* checkOurs(db, path, migrations);
    yield;
    const isLarge = statSync(path).size > READ_THROUGH_BYTES;
    if (!isLarge) assertSound(db, path, findings.readable);
    yield;
    yield* valuesFit(db, path, !isLarge);
    yield;
    const { schemaVersion } = findings;
    const newest = migrations[migrations.length - 1].version;
    const readOnlyReason: ReadOnlyReason =
      refused ?? (db.readonly ? 'not-writable' : schemaVersion > newest ? 'newer-version' : null);
    if (old === 'leave' && !readOnlyReason && schemaVersion < newest) {
      db.close();
      unused();
      releaseHold(hold);
      return null;
    }
    if (!readOnlyReason) {
      letWrite(db);
      setTriggers(db, findings);
      migrate(db, schemaVersion, path, ownSchema(schemaVersion, migrations), migrations);
      dropDefaults(db, findings.defaults, ownSchema(newest, migrations));
      if (!onNetwork(path)) db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
    } else if (schemaVersion < newest) {
      db = migratedCopy(db, schemaVersion, migrations);
    }
    // What the migrations left as it was is held against the newest schema as well.
    if (schemaVersion < newest) checkSchema(db, path, migrations);
    // The journal's own TEMP tables count as writing.
    db.pragma('query_only = OFF');
    const opened = {
      path,
      db,
      readOnly: readOnlyReason !== null,
      readOnlyReason,
      schemaVersion: Math.max(schemaVersion, newest),
      withoutLog,
      defaultsDropped: readOnlyReason ? 0 : findings.defaults.length,
      journal: openJournal(db),
    };
    if (readOnlyReason) guard(db);
    else watchChanges(db);
    const resting = readOnlyReason ? () => {} : foldWhenIdle(db, opened.journal);
    const kept = identityOf(path);
    return {
      ...opened,
      inPlace: () => identityOf(path) === kept,
      close() {
        resting();
        try {
          closeClean(opened.db, opened.readOnly, hold);
        } finally {
          unused();
        }
      },
    };
  } catch (error) {
    db?.close();
    unused();
    releaseHold(hold);
    const fault = asDocumentFault(error, path);
    if (fault instanceof PlannerError && fault.code !== 'document.cannot-write') throw fault;
    throw new PlannerError('document.cannot-open', { reason: (error as Error).message }, { file: path });
  }
}

const releaseHold = (hold: Hold | HoldRefused): void => {
  if (typeof hold !== 'string') hold.release();
};

function connect(path: string): Database.Database {
  let db: Database.Database;
  try {
    accessSync(path, constants.W_OK);
    db = new Database(path, { fileMustExist: true });
    // No statement that reads the schema: nothing of the document is known to be safe yet.
    db.exec('BEGIN IMMEDIATE; ROLLBACK');
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (!/READONLY|CANTOPEN|PERM|EACCES|EROFS/.test(code)) throw error;
    return connectForReading(path);
  }
  return prepared(db);
}

/** A document that may not be written, brought to the newest schema in memory alone. */
function migratedCopy(db: Database.Database, from: number, migrations: readonly Migration[]) {
  const bytes = db.serialize();
  db.close();
  // A database in memory has no write-ahead log: the header's two version bytes must not ask for one.
  bytes.fill(1, 18, 20);
  const copy = prepared(new Database(bytes));
  letWrite(copy);
  setTriggers(copy, checkSchema(copy, copy.name, migrations));
  migrate(copy, from, null, ownSchema(from, migrations), migrations);
  return copy;
}

/** Whether a document was too large to be read through when it was opened. */
export const isUnchecked = ({ path }: Document): boolean =>
  (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > READ_THROUGH_BYTES;

/** Nothing is lost where folding the log back fails: it is read when the document is next opened. */
function closeClean(db: Database.Database, readOnly: boolean, hold: Hold | HoldRefused): void {
  try {
    if (db.inTransaction) db.exec('ROLLBACK');
    if (!readOnly) {
      refreshContents(db);
      putBackTriggers(db);
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.pragma('journal_mode = DELETE');
    }
  } catch (error) {
    if (asDocumentFault(error) === error) throw error;
  } finally {
    db.close();
    releaseHold(hold);
  }
}
