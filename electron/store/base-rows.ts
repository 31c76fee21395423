import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { FEATURE_TABLES, type FeatureTable } from './geopackage.ts';
import { columnsOf, rowAsJson } from './journal-rows.ts';
import { prepared } from './prepared.ts';
import { quoteText } from './sql-text.ts';
import { hasTable, storedAs, storedJson } from './stored.ts';

/** A row of a feature table: column name → value as an SQL literal. */
export type LiteralRow = Readonly<Record<string, string>>;

/** A feature of a copy that is not what it was as the copy was taken: null where there was none, or is none now. */
export interface ChangedRow {
  id: number;
  base: LiteralRow | null;
  theirs: LiteralRow | null;
}

/** Feature tables in the order in which features refer to each other: what is referred to comes first. */
export const MERGED_TABLES: readonly FeatureTable[] = [
  ...(Object.keys(FEATURE_TABLES) as FeatureTable[]).filter(
    (table) => !['sites', 'feeders', 'transformers', 'existing_pv', 'consumers'].includes(table),
  ),
  'sites',
  'feeders',
  'transformers',
  'existing_pv',
  'consumers',
];

/** Row of {@link fillBase} that says that a document is a copy. */
const COPY = '';

/** Keeps every feature of a copy as it is now; gives their number. */
export function fillBase(db: Database): number {
  return db.transaction(() => {
    db.exec('DELETE FROM planner_base');
    db.prepare('INSERT INTO planner_base (table_name, row_id, row) VALUES (?, 0, ?)').run(
      COPY,
      JSON.stringify({ at: new Date().toISOString() }),
    );
    let features = 0;
    for (const table of MERGED_TABLES) {
      features += db
        .prepare(
          `INSERT INTO planner_base (table_name, row_id, row)
           SELECT ${quoteText(table)}, t.id, ${rowAsJson(columnsOf(db, table), 't')} FROM ${table} t ORDER BY t.id`,
        )
        .run().changes;
    }
    return features;
  })();
}

/** Whether a document is a copy that {@link fillBase} was made for. */
export const isCopy = (db: Database): boolean =>
  hasTable(db, 'planner_base') &&
  db.prepare('SELECT 1 FROM planner_base WHERE table_name = ?').get(COPY) !== undefined;

const literals = z.record(z.string(), z.string());
const readRow = (text: unknown, table: string): LiteralRow | null =>
  text === null ? null : storedAs(literals, storedJson(text, table), `planner_base ${table}`);

/**
 * The features of a copy's table that are not what they were.
 * @throws PlannerError `document.bad-contents`
 */
export function changedRows(copy: Database, table: FeatureTable): ChangedRow[] {
  const columns = columnsOf(copy, table);
  if (columns.length === 0) return [];
  const rows = copy
    .prepare(
      `SELECT t.id AS id, b.row AS base, ${rowAsJson(columns, 't')} AS theirs
         FROM ${table} t LEFT JOIN planner_base b ON b.table_name = :table AND b.row_id = t.id
         WHERE b.row IS NULL OR b.row <> ${rowAsJson(columns, 't')}
       UNION ALL
       SELECT b.row_id, b.row, NULL FROM planner_base b
         WHERE b.table_name = :table AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.id = b.row_id)
       ORDER BY 1`,
    )
    .all({ table }) as { id: number; base: unknown; theirs: unknown }[];
  return rows.map(({ id, base, theirs }) => ({
    id,
    base: readRow(base, table),
    theirs: readRow(theirs, table),
  }));
}

/** Whether a feature was there as the copy was taken. */
export function baseHolds(copy: Database, table: FeatureTable): (id: number) => boolean {
  const held = copy.prepare('SELECT 1 FROM planner_base WHERE table_name = ? AND row_id = ?');
  return (id) => held.get(table, id) !== undefined;
}

/** A feature as it is in a document; null where there is none. */
export function literalRow(db: Database, table: FeatureTable): (id: number) => LiteralRow | null {
  const one = prepared(
    db,
    `SELECT ${rowAsJson(columnsOf(db, table), 't')} FROM ${table} t WHERE t.id = ?`,
  ).pluck();
  return (id) => readRow(one.get(id) ?? null, table);
}
