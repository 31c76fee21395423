import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import { type Document, putInPlace } from './document.ts';
import { copyInto } from './migrate.ts';
import { assertSound } from './soundness.ts';

/** A whole, checked copy of a document as it was. */
export interface Backup {
  /** Number and time of making, as in the file's name; later copies have greater numbers, whatever the clock. */
  id: string;
  file: string;
  at: string;
  bytes: number;
}

/** The newest copies are kept, and of each of the last days that had any the newest. */
const KEPT_NEWEST = 5;
const KEPT_DAYS = 7;
const NAME = /^(\d{6})\.(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.gpkg$/;

/** Folder of one document's backups under `root`, named by a digest of the document's path. */
export function backupFolder(root: string, path: string): string {
  return join(root, createHash('sha256').update(resolve(path)).digest('hex').slice(0, 16));
}

/** The backups in a folder, newest first; none where there is no such folder. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
    .map((name) => {
      const [, , year, month, day, hour, minute, second] = NAME.exec(name) as RegExpExecArray;
      const file = join(folder, name);
      return {
        id: name.slice(0, -'.gpkg'.length),
        file,
        at: `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
        bytes: statSync(file).size,
      };
    });
}

/**
 * Copies an open document by SQLite's online backup, a few pages at a time between other work.
 * @param check reads the copy through beside other work; rejects when it is not sound
 */
export async function backUpOpen(
  { db }: Document,
  folder: string,
  check: (path: string) => Promise<unknown>,
): Promise<void> {
  const partial = partialIn(folder);
  try {
    await db.backup(partial);
    await check(partial);
    // A document that closed meanwhile was copied then, under the same name.
    if (!db.open) return;
    makeOneFile(partial);
    keep(partial, folder);
  } finally {
    removePartial(partial);
  }
}

/** Copies a closed document. */
export function backUpClosed(path: string, folder: string): void {
  const partial = partialIn(folder);
  try {
    copyFileSync(path, partial);
    makeOneFile(partial, assertSound);
    keep(partial, folder);
  } finally {
    removePartial(partial);
  }
}

/** Copies an open document whose file is no longer at its place, while its contents can still be had. */
export function backUpDisplaced({ db }: Document, folder: string): void {
  const partial = partialIn(folder);
  try {
    copyInto(db, partial);
    makeOneFile(partial, assertSound);
    keep(partial, folder);
  } finally {
    removePartial(partial);
  }
}

/** Whether the newest backup already holds a closed document as it stands. */
export function isBackedUp(path: string, folder: string): boolean {
  const [newest] = listBackups(folder);
  if (!newest) return false;
  const [ours, theirs] = [statSync(newest.file), statSync(path)];
  return ours.mtimeMs >= theirs.mtimeMs && ours.size === theirs.size;
}

/**
 * Puts a backup in the place of a document. What was there is kept beside it.
 *
 * @returns where the replaced file is kept; null when there was none
 */
export function restoreBackup(backup: Backup, path: string): string | null {
  const incoming = `${path}.new`;
  const kept = existsSync(path) ? asideOf(path) : null;
  try {
    copyFileSync(backup.file, incoming);
    if (kept) copyFileSync(path, kept);
    putInPlace(incoming, path);
  } catch (error) {
    throw new PlannerError('document.cannot-create', { reason: (error as Error).message }, { file: path });
  } finally {
    rmSync(incoming, { force: true });
  }
  return kept;
}

function asideOf(path: string): string {
  const stem = path.replace(/\.gpkg$/i, '');
  for (let n = 1; ; n++) {
    const aside = `${stem}.damaged-${n}.gpkg`;
    if (!existsSync(aside)) return aside;
  }
}

function partialIn(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const partial = join(folder, 'making.part');
  removePartial(partial);
  return partial;
}

function removePartial(partial: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${partial}${ending}`, { force: true });
}

/** Leaves a copy without a log beside it. */
function makeOneFile(partial: string, check: typeof assertSound = () => {}): void {
  const db = new Database(partial);
  try {
    db.pragma('journal_mode = DELETE');
    check(db, partial);
  } finally {
    db.close();
  }
}

/** Takes a finished, sound copy among the backups, and lets older ones go. */
function keep(partial: string, folder: string): void {
  const before = listBackups(folder);
  const number = before.length > 0 ? Number(before[0].id.slice(0, 6)) + 1 : 1;
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  renameSync(partial, join(folder, `${String(number).padStart(6, '0')}.${stamp}.gpkg`));
  for (const { file } of surplus(listBackups(folder))) rmSync(file, { force: true });
}

/** The backups, of a list newest first, that need not be kept. */
export function surplus<T extends Pick<Backup, 'at'>>(backups: readonly T[]): T[] {
  const days = new Set<string>();
  return backups.filter(({ at }, index) => {
    const day = at.slice(0, 10);
    const newestOfDay = !days.has(day) && days.size < KEPT_DAYS;
    days.add(day);
    return index >= KEPT_NEWEST && !newestOfDay;
  });
}
