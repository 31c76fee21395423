import type { Database } from 'better-sqlite3';

/** Name of the R*Tree of a feature table, as a GeoPackage has it (OGC 12-128r19, annex F.3). */
export const rtreeTable = (table: string): string => `rtree_${table}_geom`;

/**
 * Runs work during which no trigger keeps a table's R*Tree; the work does so itself. Inside a transaction, so that
 * no other connection ever sees the table without them.
 */
export function withoutRtreeTriggers<T>(db: Database, table: string, work: () => T): T {
  const kept = db
    .prepare(
      `SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger' AND tbl_name = ? AND name GLOB ?`,
    )
    .all(table, `${rtreeTable(table)}_*`) as { name: string; sql: string }[];
  for (const { name } of kept) db.exec(`DROP TRIGGER main."${name.replaceAll('"', '""')}"`);
  const value = work();
  for (const { sql } of kept) db.exec(sql);
  return value;
}
