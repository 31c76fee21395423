import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { type BackupReason, surplus } from './backup-rotation.ts';
import type { Document } from './document.ts';
import { guard } from './guard.ts';
import { copiesBeforeMigration, vacuumInto } from './migrate.ts';
import { assertWhole } from './soundness.ts';
import { beginFile, type PendingFile, permissionsOf } from './write-whole.ts';

/** A whole, checked copy of a document as it was. */
export interface Backup {
  /** Number and time of making, as in the file's name; later copies have greater numbers, whatever the clock. */
  id: string;
  file: string;
  at: string;
  bytes: number;
  reason: BackupReason;
}

/** What a new backup is made under. */
export interface BackupTo {
  folder: string;
  reason: BackupReason;
  /** Files of backups that stay whatever their age. */
  pinned: ReadonlySet<string>;
}

const ENDING = '.gpkg';
const NAME = /^(\d{6})\.(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:\.(bulk|restore))?\.gpkg$/;

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
      const [, , year, month, day, hour, minute, second, reason] = NAME.exec(name) as RegExpExecArray;
      const file = join(folder, name);
      return {
        id: name.slice(0, -ENDING.length),
        file,
        at: `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
        bytes: statSync(file).size,
        reason: (reason ?? 'work') as BackupReason,
      };
    });
}

/** What is kept beside a document as it was before migrations, newest first. */
export function listBeforeMigration(path: string): Backup[] {
  return copiesBeforeMigration(path)
    .map((file) => ({ file, stats: statSync(file) }))
    .sort((a, b) => b.stats.mtimeMs - a.stats.mtimeMs)
    .map(({ file, stats }) => ({
      id: basename(file).slice(basename(path).length + 1, -'.backup'.length),
      file,
      at: stats.mtime.toISOString().replace(/\.\d+/, ''),
      bytes: stats.size,
      reason: 'migration',
    }));
}

/**
 * Copies an open document by SQLite's online backup, a few pages at a time between other work.
 * @param check reads the copy through beside other work; rejects when it is not sound
 */
export async function backUpOpen(
  { db, path }: Document,
  to: BackupTo,
  check: (path: string) => Promise<unknown>,
): Promise<void> {
  const pending = begin(path, to);
  try {
    await db.backup(pending.partial);
    await check(pending.partial);
    // A document that closed meanwhile was copied then.
    if (!db.open) return;
    makeOneFile(pending.partial);
    keep(pending, to);
  } finally {
    pending.discard();
  }
}

/**
 * Copies a document that was closed; none is kept where it goes on meanwhile, since it is then backed up as that.
 * @param copy copies one document to an empty file beside other work; rejects when it is not sound
 */
export async function backUpClosed(
  path: string,
  to: BackupTo,
  copy: (path: string, target: string) => Promise<unknown>,
): Promise<void> {
  const asItWas = stateOf(path);
  const pending = begin(path, to);
  try {
    await copy(path, pending.partial);
    if (stateOf(path) === asItWas) keep(pending, to);
  } finally {
    pending.discard();
  }
}

/** Changes with every change of a closed document. */
function stateOf(path: string): string {
  const { ino, size, mtimeNs } = statSync(path, { bigint: true });
  return `${ino} ${size} ${mtimeNs} ${existsSync(`${path}-wal`)}`;
}

/** Copies an open document whose file is no longer at its place, while its contents can still be had. */
export function backUpDisplaced({ db, path }: Document, to: BackupTo): void {
  const pending = begin(path, to);
  try {
    vacuumInto(db, pending.partial);
    makeOneFile(pending.partial, assertWhole);
    keep(pending, to);
  } finally {
    pending.discard();
  }
}

/** Whether the newest backup already holds a closed document as it stands. */
export function isBackedUp(path: string, folder: string): boolean {
  const [newest] = listBackups(folder);
  if (!newest) return false;
  const [ours, theirs] = [statSync(newest.file), statSync(path)];
  return ours.mtimeMs >= theirs.mtimeMs && ours.size === theirs.size;
}

function begin(path: string, { folder, reason }: BackupTo): PendingFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [newest] = listBackups(folder);
  const number = newest ? Number(newest.id.slice(0, 6)) + 1 : 1;
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const name = `${String(number).padStart(6, '0')}.${stamp}${reason === 'work' ? '' : `.${reason}`}${ENDING}`;
  return beginFile(join(folder, name), { replace: false, database: true, atMost: permissionsOf(path) });
}

/** Pages copied between two looks at whether to stop. */
const AT_ONCE = 2000;

/**
 * Copies a database to an empty file as it is, page by page: no statement of its schema is run.
 * @param step told of pages done of pages in all; throws to stop
 */
export async function copyPages(
  db: Database.Database,
  target: string,
  step: (done: number, total: number) => void,
): Promise<void> {
  await db.backup(target, {
    progress({ totalPages, remainingPages }) {
      step(totalPages - remainingPages, totalPages);
      return AT_ONCE;
    },
  });
}

/** Leaves a copy without a log beside it. */
export function makeOneFile(partial: string, check: typeof assertWhole = () => {}): void {
  const db = new Database(partial);
  try {
    guard(db);
    db.pragma('query_only = OFF');
    db.pragma('journal_mode = DELETE');
    check(db, partial);
  } finally {
    db.close();
  }
}

/** Takes a finished, sound copy among the backups, and lets older ones go. */
function keep(pending: PendingFile, { folder, pinned }: BackupTo): void {
  pending.commit();
  for (const { file } of surplus(listBackups(folder))) if (!pinned.has(file)) rmSync(file, { force: true });
}
