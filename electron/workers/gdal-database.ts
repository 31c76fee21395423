import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { isDatabase } from '../formats/gdal/parts.ts';
import { assertSiblings, guard } from '../store/guard.ts';
import { assertPagesEnd } from '../store/page-trees.ts';
import { assertSmallSchema } from '../store/schema-size.ts';
import { madeBy, quoteName } from '../store/sql-text.ts';

/**
 * Brings what is in the log of a copied SQLite file into the file, as GDAL cannot read the log.
 * @throws PlannerError `document.bad-sibling`, `document.damaged`
 */
export function foldLog(path: string): void {
  if (!isDatabase(path)) return;
  if (!['-wal', '-journal'].some((more) => existsSync(path + more))) return;
  assertSiblings(path);
  assertSmallSchema(path);
  const db = new Database(path);
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

/**
 * Rows of a table of a GeoPackage: what its bookkeeping says may be out of date.
 * @returns null for what is no plain table, since nothing could stop what it may compute, and for a damaged one
 */
export function countIn(path: string, table: string): number | null {
  let db: Database.Database | undefined;
  try {
    assertSmallSchema(path);
    db = new Database(path, { readonly: true });
    guard(db);
    const sql = db
      .prepare("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?")
      .pluck()
      .get(table);
    if (typeof sql !== 'string' || madeBy(sql)?.type !== 'table') return null;
    assertPagesEnd(db, path, table);
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
