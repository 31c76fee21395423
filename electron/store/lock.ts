import { existsSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { LOCK_ENDING } from './in-use.ts';

/** A program's claim to be the only one that writes a document. */
export interface Hold {
  release(): void;
}

export type HoldRefused = 'in-use' | 'not-writable';

interface Held {
  db: Database.Database;
  file: string;
  users: number;
}

/** What this program holds, by the document's true path: opening a document again while it is open is no clash. */
const held = new Map<string, Held>();

/**
 * Claims a document by an exclusive lock of the operating system on an empty file beside it. The system drops
 * the lock with the program that held it, however it ended, so a lock is never left behind; the same works on
 * Windows and Linux shares, where the server keeps the lock.
 *
 * @param path a document, or the true path of one that is not there yet
 * @returns the hold, or why it cannot be had: another program has it, or nothing can be written there
 */
export function holdDocument(path: string): Hold | HoldRefused {
  const truePath = existsSync(path) ? realpathSync(path) : path;
  const ours = held.get(truePath);
  if (ours) {
    ours.users++;
    return { release: () => release(truePath, ours) };
  }
  const file = join(dirname(truePath), `${basename(truePath)}${LOCK_ENDING}`);
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    return /^SQLITE_BUSY|^SQLITE_LOCKED/.test((error as { code?: string }).code ?? '')
      ? 'in-use'
      : 'not-writable';
  }
  const entry = { db, file, users: 1 };
  held.set(truePath, entry);
  return { release: () => release(truePath, entry) };
}

function release(truePath: string, entry: Held): void {
  if (--entry.users > 0) return;
  held.delete(truePath);
  // Removed while still locked, so that no other program can be holding the file that goes.
  if (process.platform !== 'win32') rmSync(entry.file, { force: true });
  entry.db.close();
  if (process.platform === 'win32') {
    try {
      rmSync(entry.file, { force: true });
    } catch {
      // Another program has claimed the document in between and now uses the file.
    }
  }
}
