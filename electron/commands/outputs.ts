import { extname, isAbsolute, join, relative } from 'node:path';
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
  const backups = join(session.host.folders.settings, 'backups');
  if (isInside(target.path, backups)) throw new PlannerError('file.is-backup', {}, { file: out });
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
