import { copyFileSync, existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import { LOG_ENDINGS } from './in-use.ts';

/**
 * Copies a document to a scratch folder without opening it as one, so that the document stays as it is, whatever is
 * in it and whoever has it open. What is still in its log is in the copy.
 *
 * @throws PlannerError `document.missing` and what SQLite and the system say
 */
export async function copyAside(path: string, target: string): Promise<void> {
  if (!existsSync(path)) throw new PlannerError('document.missing', {}, { file: path });
  if (!LOG_ENDINGS.some((ending) => existsSync(`${path}${ending}`))) return copyFileSync(path, target);
  // Page by page: no statement of the document's is run.
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    await db.backup(target);
  } finally {
    db.close();
  }
}
