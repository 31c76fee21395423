import {
  accessSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import { isInUse, LOCK_ENDING, LOG_ENDINGS } from './in-use.ts';
import { holdDocument } from './lock.ts';

/** A place that may be written. */
export interface Target {
  /** True path, its links followed: what is written goes through a link and leaves it a link. */
  path: string;
  /** Permission bits of the file that is there; null when there is none. */
  mode: number | null;
  /** Whether a SQLite database is there. */
  isDatabase: boolean;
}

/** What may become of a place. */
interface Terms {
  /** Whether a file that is there may go. */
  replace: boolean;
  /** Whether what comes is a database: nothing else ever takes a database's place. */
  database: boolean;
  /** Whether this program may have the file open. */
  open: boolean;
}

/**
 * Judges a place before anything is written there.
 *
 * @throws PlannerError `file.no-folder`, `file.is-folder`, `file.not-a-file`, `file.broken-link`, `file.is-open`,
 *   `file.exists`, `file.is-document`, `file.no-permission`, `file.disk-full`, `file.cannot-write`
 */
export function judgeTarget(path: string, { replace, database, open }: Terms): Target {
  try {
    const truePath = followed(path);
    const refuse = (code: string) => new PlannerError(code, { name: basename(path) }, { file: path });
    // Before it is opened: to close a file that SQLite has open in this program would drop its locks.
    const inUse = isInUse(truePath);
    if (inUse && !open) throw refuse('file.is-open');
    const stats = statSync(truePath, { throwIfNoEntry: false });
    if (stats?.isDirectory()) throw refuse('file.is-folder');
    if (stats && !stats.isFile()) throw refuse('file.not-a-file');
    if (stats && !replace) throw refuse('file.exists');
    accessSync(dirname(truePath), constants.W_OK | constants.X_OK);
    if (stats) accessSync(truePath, constants.W_OK | constants.R_OK);
    const isDatabase = stats !== undefined && (inUse || startsAsDatabase(truePath));
    if (isDatabase && !database) throw refuse('file.is-document');
    return { path: truePath, mode: stats ? stats.mode & 0o777 : null, isDatabase };
  } catch (error) {
    throw asWriteFault(error, path);
  }
}

/** The true path of a file, there or not, whose folder is there. */
export function followed(path: string): string {
  const full = resolve(path);
  try {
    return realpathSync.native(full);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const isLink = lstatSync(full, { throwIfNoEntry: false }) !== undefined;
  if (isLink) throw new PlannerError('file.broken-link', { name: basename(path) }, { file: path });
  try {
    return join(realpathSync.native(dirname(full)), basename(full));
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new PlannerError('file.no-folder', { folder: dirname(full) }, { file: path });
  }
}

/**
 * Makes sure that the system can tell what is at a path to be written, or that nothing is.
 * @throws PlannerError as {@link judgeTarget}
 */
export function assertWritablePath(path: string): void {
  try {
    statSync(path);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw asWriteFault(error, path);
  }
}

const isMissing = (error: unknown) => /^(ENOENT|ENOTDIR)$/.test((error as { code?: string }).code ?? '');

/** What a failure of the file system means to the planner. */
export function asWriteFault(error: unknown, file: string): PlannerError {
  if (error instanceof PlannerError) return error;
  const { code = '', message } = error as { code?: string; message: string };
  const where = { file };
  const name = basename(file);
  if (isMissing(error)) return new PlannerError('file.no-folder', { folder: dirname(resolve(file)) }, where);
  // DuckDB, which writes tables of results, tells of the system in words alone.
  if (
    /^(EACCES|EPERM|EROFS)$|^SQLITE_(READONLY|PERM|AUTH)/.test(code) ||
    (code === '' && /permission denied|read-only file system/i.test(message))
  ) {
    return new PlannerError('file.no-permission', { name }, where);
  }
  const full = code === '' && /no space left|disk quota|file too large/i.test(message);
  if (full || /^(ENOSPC|EDQUOT|EFBIG)$|^SQLITE_FULL/.test(code))
    return new PlannerError('file.disk-full', { name }, where);
  if (code === 'ELOOP') return new PlannerError('file.broken-link', { name }, where);
  return new PlannerError('file.cannot-write', { name, reason: code || message }, where);
}

/** Whether a file is an SQLite database, by its first bytes. */
export function startsAsDatabase(path: string): boolean {
  const magic = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, magic);
  } finally {
    closeSync(file);
  }
  return magic.toString('latin1') === 'SQLite format 3\0';
}

/**
 * Claims the place of a database for as long as it takes to swap another in. A log that a program left beside the
 * database is folded into it, so that it is whole should it have to stay.
 *
 * @returns ends the claim
 * @throws PlannerError `file.in-use` when another program has the database open
 */
export function claimDatabase({ path, isDatabase }: Target): () => void {
  const left = [...LOG_ENDINGS, LOCK_ENDING].some((ending) =>
    lstatSync(`${path}${ending}`, { throwIfNoEntry: false }),
  );
  if (!isDatabase && !left) return () => {};
  const hold = holdDocument(path);
  const inUse = () => new PlannerError('file.in-use', { name: basename(path) }, { file: path });
  if (hold === 'in-use') throw inUse();
  if (isDatabase && isOpenElsewhere(path)) {
    if (typeof hold !== 'string') hold.release();
    throw inUse();
  }
  return () => {
    if (typeof hold !== 'string') hold.release();
  };
}

/**
 * Whether another program, of ours or not, has a database open in WAL mode or is writing it. One that only has the
 * file open without a log holds no lock between its statements and cannot be seen.
 */
function isOpenElsewhere(path: string): boolean {
  // A rollback journal would be played back by a connection that may write, whatever its author put in it: looking
  // comes first, and says whether the journal is left over.
  const hasJournal = (statSync(`${path}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  const looked = hasJournal ? attempt(path, true, 'PRAGMA schema_version') : 'free';
  return (
    looked === 'busy' || (looked === 'free' && attempt(path, false, 'BEGIN EXCLUSIVE; ROLLBACK') === 'busy')
  );
}

function attempt(path: string, readonly: boolean, sql: string): 'free' | 'busy' | 'unreadable' {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { fileMustExist: true, readonly, timeout: 0 });
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    db.exec(sql);
    return 'free';
  } catch (error) {
    return /^SQLITE_(BUSY|LOCKED)/.test((error as { code?: string }).code ?? '') ? 'busy' : 'unreadable';
  } finally {
    db?.close();
  }
}
