import { statSync } from 'node:fs';
import { basename, extname, isAbsolute, join, relative } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import type { Session } from '../session/session.ts';
import { followed, judgeTarget } from '../store/write-target.ts';

/**
 * Judges where a command is to write, before it does any work.
 *
 * @param endings of the format, without the dot, the usual one first
 * @param overwrite whether a file that is there may be replaced
 * @param database whether a SQLite database is written
 * @throws PlannerError `file.wrong-ending`, `file.is-backup`, and what `judgeTarget` refuses
 */
export function assertOutput(
  session: Session,
  out: string,
  { endings, overwrite, database }: { endings: readonly string[]; overwrite: boolean; database: boolean },
): void {
  const target = judgeTarget(out, { replace: overwrite, database, open: false });
  // What a link leads to is what is written.
  if (![out, target.path].every((path) => endings.includes(extname(path).slice(1).toLowerCase()))) {
    const fitting = endings.map((ending) => `.${ending}`).join(', ');
    throw new PlannerError('file.wrong-ending', { endings: fitting }, { file: out });
  }
  assertNoBackup(session, out, target.path);
}

/**
 * Judges a folder into which a command is to write others; it need not be there, but the one it lies in must.
 * @throws PlannerError `file.is-backup`, `file.no-folder`, `folder.is-file`
 */
export function assertOutputFolder(session: Session, out: string): void {
  const target = followed(out);
  const stats = statSync(target, { throwIfNoEntry: false });
  if (stats && !stats.isDirectory()) {
    throw new PlannerError('folder.is-file', { name: basename(out) }, { file: out });
  }
  assertNoBackup(session, out, target);
}

function assertNoBackup({ host }: Session, out: string, path: string): void {
  const backups = join(host.folders.settings, 'backups');
  if (isInside(path, backups)) throw new PlannerError('file.is-backup', {}, { file: out });
}

/** Whether a true path lies in a folder, which need not be there. */
function isInside(path: string, folder: string): boolean {
  try {
    const way = relative(followed(folder), path);
    return !way.startsWith('..') && !isAbsolute(way);
  } catch {
    return false;
  }
}
