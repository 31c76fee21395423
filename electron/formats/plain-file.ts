import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';

/**
 * Refuses what a reader would wait for without end, or read without end: pipes, sockets, devices, and what a system
 * shows as empty files though there is something to read. A folder, or nothing at all, is left to the reader.
 *
 * @throws PlannerError `file.not-plain`; `file.cannot-read` where the system does not look there
 */
export function assertPlainFile(path: string): void {
  const stats = statsOf(path);
  if (!stats || stats.isDirectory()) return;
  if (!stats.isFile() || (stats.size === 0 && !isReallyEmpty(path))) {
    throw new PlannerError('file.not-plain', { name: basename(path) }, { file: path });
  }
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw cannotRead(path, error);
  }
}

const cannotRead = (path: string, error: unknown) => {
  const { code, message } = error as NodeJS.ErrnoException;
  return new PlannerError(
    'file.cannot-read',
    { name: basename(path), reason: code ?? message },
    { file: path },
  );
};

/** Whether a file of no size has nothing in it, asked without waiting for anybody to write. */
function isReallyEmpty(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    // Why it cannot be opened is the reader's to say.
    return true;
  }
  try {
    return fstatSync(file).isFile() && readSync(file, Buffer.alloc(1)) === 0;
  } catch {
    return false;
  } finally {
    closeSync(file);
  }
}

/** Tables of text that people keep by hand are far smaller; they are read whole. */
const LARGEST_TABLE_BYTES = 64 * 1024 * 1024;

/**
 * Reads a file whole.
 *
 * @param mostBytes size from which it is refused
 * @throws PlannerError `import.missing`, `file.not-plain`, `file.too-large`, `file.cannot-read`
 */
export function readWhole(path: string, mostBytes = LARGEST_TABLE_BYTES): Buffer {
  const name = basename(path);
  const where = { file: path };
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new PlannerError('import.missing', {}, where);
  if (stats.isDirectory()) throw new PlannerError('file.not-plain', { name }, where);
  assertPlainFile(path);
  if (stats.size > mostBytes) {
    throw new PlannerError('file.too-large', { name, megabytes: Math.round(mostBytes / 2 ** 20) }, where);
  }
  try {
    return readFileSync(path);
  } catch (error) {
    throw cannotRead(path, error);
  }
}
