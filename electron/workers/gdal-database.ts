import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import { isDatabase } from '../formats/gdal/endings.ts';
import { assertSiblings, guard } from '../store/guard.ts';
import { assertPagesEnd } from '../store/page-trees.ts';
import { assertSmallSchema } from '../store/schema-size.ts';
import { madeBy, quoteName } from '../store/sql-text.ts';
import { startsAsDatabase } from '../store/write-target.ts';

/**
 * Makes a copied SQLite file ready for GDAL: brings what is in its log into it, which GDAL cannot read, and makes sure
 * that its pages do not come round, which would have it read for ever.
 *
 * @param name of the planner's file, for the error
 * @throws PlannerError `document.bad-sibling`, `import.unreadable`
 */
export function settleDatabase(path: string, name: string): void {
  if (!isDatabase(path) || !startsAsDatabase(path)) return;
  const hasLog = ['-wal', '-journal'].some((more) => existsSync(path + more));
  let db: Database.Database | undefined;
  try {
    assertSiblings(path);
    assertSmallSchema(path);
    db = new Database(path, { readonly: !hasLog });
    guard(db);
    if (hasLog) {
      db.pragma('query_only = OFF');
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.pragma('journal_mode = DELETE');
    }
    assertPagesEnd(db, path);
  } catch (error) {
    const { code, params, message } = error as Partial<PlannerError> & Error;
    // What SQLite alone cannot make out is left to GDAL, which stops at it.
    if (code?.startsWith('SQLITE')) return;
    if (code !== 'document.damaged') throw error;
    throw new PlannerError('import.unreadable', { name, reason: params?.reason ?? message }, { file: name });
  } finally {
    db?.close();
  }
}

/**
 * Rows of a table of a GeoPackage that was settled: what its bookkeeping says may be out of date.
 * @returns null for what is no plain table, since nothing could stop what it may compute, and for a damaged one
 */
export function countIn(path: string, table: string): number | null {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true });
    guard(db);
    const sql = db
      .prepare("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?")
      .pluck()
      .get(table);
    if (typeof sql !== 'string' || madeBy(sql)?.type !== 'table') return null;
    return db
      .prepare(`SELECT count(*) FROM ${quoteName(table)}`)
      .pluck()
      .get() as number;
  } catch {
    // Damaged: what can be read is counted as it is read.
    return null;
  } finally {
    db?.close();
  }
}
