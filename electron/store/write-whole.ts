import { chmodSync, closeSync, fstatSync, fsyncSync, openSync, statSync, writeSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import { isInUse } from './in-use.ts';
import { partialIn, removeLeftBehind, removeWithLogs } from './partial-files.ts';
import { attempt, folderToDisk, putInPlace } from './place-file.ts';
import { asWriteFault, claimDatabase, followed, judgeTarget } from './write-target.ts';

export interface WriteOptions {
  /** Whether a file that is there may be replaced. */
  replace: boolean;
  /** Whether what is written is a SQLite database, whose logs must not be mistaken for those of one before. */
  database?: boolean;
  /** Whether this program may have the file open until what was begun is to come in its place. */
  untilCommit?: boolean;
  /** Permission bits beyond which the file never goes: those of the document it is a copy of. */
  atMost?: number;
}

/** A file being made beside its place. */
export interface PendingFile {
  /** Where its contents are to go; it is there already, empty. */
  readonly partial: string;
  /** Puts it in its place, on the disk; or throws as {@link writeWhole} does and leaves the place as it was. */
  commit(): void;
  /** Gives it up, or does nothing once it is in its place. */
  discard(): void;
}

/**
 * Writes a file whole or not at all. Every file that this program writes outside a scratch folder goes through here.
 * Never is a file of this program's own overwritten while it has it open, nor a database that another program has
 * open, and a database only by a database. A link is followed; permission bits of a file that is replaced stay.
 *
 * @param content the bytes, or what writes them to the path it is given
 * @throws PlannerError see {@link judgeTarget}; `file.in-use`
 */
export function writeWhole(
  path: string,
  content: Uint8Array | ((partial: string) => void),
  options: WriteOptions,
): void {
  const pending = beginFile(path, options);
  try {
    if (typeof content === 'function') content(pending.partial);
    else writeAll(pending.partial, content);
    pending.commit();
  } catch (error) {
    throw asWriteFault(error, path);
  } finally {
    pending.discard();
  }
}

/**
 * Writes files that belong together: what fails while they are made, such as a full disk, leaves all places as they
 * were.
 *
 * @param files in the order in which they come to their places
 * @throws PlannerError as {@link writeWhole}
 */
export function writeTogether(
  files: readonly { path: string; bytes: Uint8Array }[],
  options: WriteOptions,
): void {
  const made: PendingFile[] = [];
  try {
    for (const { path, bytes } of files) {
      const pending = beginFile(path, options);
      made.push(pending);
      attempt(path, () => {
        writeAll(pending.partial, bytes);
        contentsToDisk(pending.partial);
      });
    }
    for (const pending of made) pending.commit();
  } finally {
    for (const pending of made) pending.discard();
  }
}

/** {@link writeWhole} in steps, for contents that take a while. */
export function beginFile(path: string, options: WriteOptions): PendingFile {
  const { replace, database = false, untilCommit = false, atMost = 0o666 } = options;
  const first = judgeTarget(path, { replace, database, open: untilCommit });
  const folder = dirname(first.path);
  removeLeftBehind(folder);
  const partial = partialIn(folder);
  // The system takes off what the planner's umask says, as for any new file.
  const mode = attempt(path, () => newFile(partial, (first.mode ?? 0o666) & atMost));
  return {
    partial,
    commit: () =>
      attempt(path, () => {
        const target = judgeTarget(path, { replace, database, open: false });
        toDisk(partial, target.mode === null ? mode : target.mode & atMost);
        const release = database || target.isDatabase ? claimDatabase(target) : () => {};
        try {
          putInPlace(partial, target, replace, database);
        } finally {
          release();
        }
        folderToDisk(folder);
      }),
    discard: () => removeWithLogs(partial),
  };
}

/**
 * Permission bits of a document, for a copy of it, which its owner may write even where the document may not be;
 * where the document is gone, those that let nobody else in.
 */
export const permissionsOf = (path: string): number =>
  ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o777) | 0o600;

function newFile(partial: string, mode: number): number {
  const file = openSync(partial, 'wx', mode);
  try {
    return fstatSync(file).mode & 0o777;
  } finally {
    closeSync(file);
  }
}

function writeAll(partial: string, bytes: Uint8Array): void {
  const file = openSync(partial, 'r+');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  } finally {
    closeSync(file);
  }
}

/** A file is the new one whenever the power goes: its contents are on the disk before its name is. */
function toDisk(partial: string, mode: number): void {
  contentsToDisk(partial);
  chmodSync(partial, mode);
}

/** Waits until what was written to a file being made is on the disk; a thread may, so that {@link beginFile} need not. */
export function contentsToDisk(partial: string): void {
  const file = openSync(partial, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Adds to a file of the program's own, such as its log, made when it is not there.
 * @throws PlannerError `file.is-open` and what keeps a file from being written
 */
export function appendTo(path: string, text: string): void {
  attempt(path, () => {
    const target = followed(path);
    if (isInUse(target)) throw new PlannerError('file.is-open', { name: basename(path) }, { file: path });
    const file = openSync(target, 'a', 0o600);
    try {
      writeSync(file, text);
    } finally {
      closeSync(file);
    }
  });
}
