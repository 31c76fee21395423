import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** What SQLite keeps beside a database, by the ending it adds to the name. */
export const LOG_ENDINGS = ['-wal', '-shm', '-journal'] as const;
/** What this program adds to a document's name for its lock. */
export const LOCK_ENDING = '-lock';

/** A file this program has open, by every sign by which it could be named again. */
interface Used {
  path: string;
  folder: string;
  name: string;
  identity: string;
}

const used = new Set<Used>();

/**
 * Notes that this program has a file open, so that no write of ours ever lands on it.
 *
 * @param path true path of an existing file
 * @returns call it when the file is closed
 */
export function markInUse(path: string): () => void {
  const entry = {
    path,
    folder: identityOf(dirname(path)),
    name: folded(basename(path)),
    identity: identityOf(path),
  };
  used.add(entry);
  return () => void used.delete(entry);
}

/**
 * Whether a path is a file this program has open, or its log or lock: by the file itself, as a hard link or a file
 * moved away has it, or by its name in its folder, whether it is there or not, whatever its case.
 *
 * @param path true path, its links followed
 */
export function isInUse(path: string): boolean {
  const [folder, name, identity] = [identityOf(dirname(path)), folded(basename(path)), identityOf(path)];
  return [...used].some(
    (entry) =>
      (identity !== '' && (identity === entry.identity || besideOf(entry).includes(identity))) ||
      (folder === entry.folder && ENDINGS.some((ending) => name === `${entry.name}${ending}`)),
  );
}

const ENDINGS = ['', ...LOG_ENDINGS, LOCK_ENDING];

const besideOf = ({ path }: Used): string[] => ENDINGS.map((ending) => identityOf(`${path}${ending}`));

/** Names that some file systems take for the same one are the same here, on every file system. */
function folded(name: string): string {
  const plain = name.normalize('NFC').toLowerCase();
  return process.platform === 'win32' ? plain.replace(/[. ]+$/, '') : plain;
}

/** Device and number of the file at a path; empty when there is none. */
export function identityOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats ? `${stats.dev}:${stats.ino}` : '';
}
