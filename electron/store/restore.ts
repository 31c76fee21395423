import { copyFileSync, existsSync, linkSync, realpathSync, rmSync } from 'node:fs';
import { PlannerError, RESTORABLE } from '../../shared/errors.ts';
import type { Backup } from './backups.ts';
import { asDocumentFault } from './faults.ts';
import { LOG_ENDINGS } from './in-use.ts';
import { asWriteFault } from './write-target.ts';
import { beginFile, type PendingFile, permissionsOf, writeWhole } from './write-whole.ts';

/** A backup is a document like any other: what refuses it says so. */
const REFUSED = new Set([...RESTORABLE, 'document.not-a-project']);

/**
 * Readies a backup, checked, beside the place of its document, which may still be open.
 * @param copy copies one document to an empty file, checks the copy and puts it on the disk, beside other work
 * @throws PlannerError `document.damaged`, or what keeps the place from being written
 */
export async function stageBackup(
  { file }: Backup,
  path: string,
  copy: (path: string, target: string) => Promise<unknown>,
): Promise<PendingFile> {
  const pending = beginFile(path, {
    replace: true,
    database: true,
    untilCommit: true,
    atMost: existsSync(path) ? permissionsOf(path) : permissionsOf(file),
  });
  try {
    await copy(file, pending.partial);
    return pending;
  } catch (error) {
    pending.discard();
    const fault = asDocumentFault(error, file);
    throw fault instanceof PlannerError && REFUSED.has(fault.code) ? fault : asWriteFault(error, path);
  }
}

/** A closed document that was kept beside itself before another took its place. */
export interface KeptAside {
  file: string;
  /** Puts it in its place again. */
  putBack(): void;
  /** Removes it, since it stands in its place. */
  remove(): void;
}

/**
 * Keeps a closed document, with a log that was left beside it, under a new name beside it.
 * @param word says in the name what became of it
 */
export function keepAside(path: string, word: 'damaged' | 'replaced'): KeptAside {
  const stem = path.replace(/\.gpkg$/i, '');
  let n = 1;
  while (['', ...LOG_ENDINGS].some((ending) => existsSync(`${stem}.${word}-${n}.gpkg${ending}`))) n++;
  const file = `${stem}.${word}-${n}.gpkg`;
  const logs = LOG_ENDINGS.filter((ending) => ending !== '-shm' && existsSync(`${path}${ending}`));
  const copy = (from: string, to: string, replace: boolean, database: boolean) =>
    writeWhole(to, (partial) => copyFileSync(from, partial), {
      replace,
      database,
      atMost: permissionsOf(path),
    });
  const keep = () => {
    try {
      // The same file under another name: nothing is copied, and what is put in its place leaves it as it is.
      linkSync(realpathSync(path), file);
    } catch {
      // File systems without links, such as those of memory sticks.
      copy(path, file, false, false);
    }
  };
  const remove = () => {
    for (const ending of ['', ...logs]) rmSync(`${file}${ending}`, { force: true });
  };
  try {
    for (const ending of logs) copy(`${path}${ending}`, `${file}${ending}`, false, false);
    keep();
  } catch (error) {
    remove();
    throw error;
  }
  return {
    file,
    remove,
    putBack() {
      copy(file, path, true, true);
      for (const ending of logs) copy(`${file}${ending}`, `${path}${ending}`, true, false);
    },
  };
}
