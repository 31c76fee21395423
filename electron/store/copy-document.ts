import Database from 'better-sqlite3';
import { copyPages, makeOneFile } from './backups.ts';
import { fillBase } from './base-rows.ts';
import { connectForReading, prepared } from './connect.ts';
import { letWrite } from './guard.ts';
import { vacuumInto } from './migrate.ts';
import { checkSchema } from './schema-check.ts';
import { assertWhole } from './soundness.ts';
import { contentsToDisk } from './write-whole.ts';

/**
 * How a document is copied: `packed` without what was deleted from it, `trip` the same with what its features are now
 * kept beside them, or `exact` page by page and then checked, as a backup is.
 */
export type CopyKind = 'packed' | 'trip' | 'exact';

/**
 * Copies all a document holds, its log included, to an empty file, and puts that on the disk. For a thread: it takes
 * as long as the document is large.
 *
 * @param step told of pages done of pages in all, as far as SQLite says; throws to stop
 * @returns features of a copy for a field trip, else null
 * @throws PlannerError `document.foreign-schema`, `document.damaged`, `document.bad-contents`; what SQLite and the
 *   system say
 */
export async function copyDocument(
  path: string,
  target: string,
  kind: CopyKind,
  step: (done: number, total: number) => void,
): Promise<number | null> {
  // Never by the system's own copying: to close a file that SQLite has open in this program would drop its locks.
  const db = connectForReading(path);
  let features: number | null = null;
  try {
    if (kind === 'exact') {
      await copyPages(db, target, step);
    } else {
      checkSchema(db, path);
      vacuumInto(db, target);
    }
  } finally {
    db.close();
  }
  step(1, 1);
  if (kind === 'trip') features = remember(target);
  makeOneFile(target, kind === 'exact' ? assertWhole : undefined);
  contentsToDisk(target);
  return features;
}

/** Keeps in a copy what its features are now; gives their number. */
export function remember(target: string): number {
  const db = prepared(new Database(target));
  try {
    letWrite(db);
    return fillBase(db);
  } finally {
    db.close();
  }
}
