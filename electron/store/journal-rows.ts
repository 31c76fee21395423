import type { Database, Statement } from 'better-sqlite3';
import { z } from 'zod';
import { PlannerError } from '../../shared/errors.ts';
import { blobInParts } from './geometry-blob.ts';
import { FEATURE_TABLES, inParts } from './geopackage.ts';
import { quoteName, quoteText } from './sql-text.ts';
import { isId, storedAs, storedJson } from './stored.ts';

/** Rows of these tables are what a planner edits; all else in a document is derived or bookkeeping. */
export const JOURNALED = [
  ...Object.keys(FEATURE_TABLES),
  'planner_scenarios',
  'planner_left_out',
  'planner_in_service',
  'planner_weather',
  'planner_rule_overrides',
  'planner_templates',
  'planner_sketches',
  'planner_groups',
  'planner_rules',
  'planner_rules_date',
  'planner_rules_kept',
  'planner_price_year',
  'planner_roofs_left_out',
  'planner_plan_texts',
  'planner_county_facts',
  'planner_connections',
  'site_photos',
  'site_photo_pictures',
  'terrain',
  'planner_terrain',
  'surface',
  'planner_surface',
];

/** One entry of the undo journal. */
export interface Change {
  id: number;
  tableName: string;
  /** Of `PUT` and `ASIDE` the number of rows. */
  rowId: number;
  event: 'INSERT' | 'UPDATE' | 'DELETE' | 'PUT' | 'ASIDE';
  /** JSON of column name → SQL literal of the value before the change; of `PUT` the ranges of ids; else null. */
  before: string | null;
}

/** Has TEMP triggers keep, for every row an edit changes, what it was before. */
export function installTriggers(db: Database): void {
  db.exec('CREATE TEMP TABLE journal_state (step_id INTEGER); INSERT INTO journal_state VALUES (NULL);');
  for (const table of JOURNALED) {
    // A document of an older version, open read-only, lacks the newer tables.
    if (columnsOf(db, table).length === 0) continue;
    const columns = columnsOf(db, table);
    const row = rowAsJson(columns, 'OLD');
    const differs = anyDiffers(columns);
    for (const event of ['INSERT', 'UPDATE', 'DELETE'] as const) {
      db.exec(`CREATE TEMP TRIGGER journal_${table}_${event} AFTER ${event} ON main.${table}
        WHEN (SELECT step_id FROM journal_state) IS NOT NULL${event === 'UPDATE' ? ` AND ${differs}` : ''} BEGIN
        INSERT INTO planner_edit_changes (step_id, table_name, row_id, event, before)
        VALUES ((SELECT step_id FROM journal_state), '${table}', ${event === 'DELETE' ? 'OLD' : 'NEW'}.id,
          '${event}', ${event === 'INSERT' ? 'NULL' : row}); END`);
    }
  }
}

/** SQL of whether a row is another one after an UPDATE; halved again and again, since SQLite bounds the depth. */
export function anyDiffers(columns: readonly string[]): string {
  if (columns.length === 1) return `OLD.${quoteName(columns[0]!)} IS NOT NEW.${quoteName(columns[0]!)}`;
  const half = Math.ceil(columns.length / 2);
  return `(${anyDiffers(columns.slice(0, half))} OR ${anyDiffers(columns.slice(half))})`;
}

/** SQLite functions take up to 127 arguments in older builds, two for each column. */
const COLUMNS_AT_ONCE = 50;

/** SQL of a row as one JSON object: column name → value as an SQL literal. */
export function rowAsJson(columns: readonly string[], row: string): string {
  const parts: string[] = [];
  for (let at = 0; at < columns.length; at += COLUMNS_AT_ONCE) {
    const some = columns.slice(at, at + COLUMNS_AT_ONCE);
    parts.push(
      `json_object(${some.map((name) => `${quoteText(name)}, quote(${row}.${quoteName(name)})`).join(', ')})`,
    );
  }
  return parts.reduce((whole, part) => `json_patch(${whole}, ${part})`);
}

/** Names of the columns of a table; none where it is not there. */
export function columnsOf(db: Database, table: string): string[] {
  return (db.pragma(`table_info(${quoteName(table)})`) as { name: string }[]).map((column) => column.name);
}

/** Reverses changes of single rows, statements prepared once for each kind. */
export function reverser(db: Database): (change: Change) => void {
  const statements = new Map<string, Statement>();
  const columns = new Map(JOURNALED.map((table): [string, string[]] => [table, columnsOf(db, table)]));
  const prepared = (sql: string): Statement => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const run = (sql: string, values: unknown[]): void => {
    prepared(sql).run(...values);
  };
  return ({ tableName, rowId, event, before }) => {
    const known = columns.get(tableName);
    if (!known) throw new PlannerError('document.bad-journal');
    if (event === 'INSERT') return run(`DELETE FROM ${tableName} WHERE id = ?`, [rowId]);
    const row = storedAs(z.record(z.string(), z.string()), storedJson(before ?? '{}', 'undo'), 'undo');
    const names = known.filter((name) => Object.hasOwn(row, name));
    // What an older version kept of an area or a line may be a plain one.
    const isShape = (name: string) => name === 'geom' && inParts(tableName);
    const values = names.map((name) => {
      const value = parseLiteral(row[name]!);
      return isShape(name) ? blobInParts(value) : value;
    });
    const id = names.indexOf('id');
    if (names.length === 0 || (id >= 0 && !isId(values[id]))) throw new PlannerError('document.bad-journal');
    const sql =
      event === 'UPDATE'
        ? `UPDATE ${tableName} SET ${names.map((name) => `${quoteName(name)} = ?`).join(', ')} WHERE id = ?`
        : `INSERT INTO ${tableName} (${names.map(quoteName).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    run(sql, event === 'UPDATE' ? [...values, rowId] : values);
  };
}

/**
 * Undoing or redoing what a document's journal says, which another program may have written.
 * @throws PlannerError `document.bad-journal` where no table can take it
 */
export function asJournalSays<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!NO_SUCH_ROW.test((error as { code?: string }).code ?? '')) throw error;
    throw new PlannerError('document.bad-journal');
  }
}

const NO_SUCH_ROW = /^SQLITE_(CONSTRAINT|MISMATCH|ERROR)/;

/** The value of a literal as SQLite's quote() writes it. */
export function parseLiteral(literal: string): null | number | bigint | string | Buffer {
  if (literal === 'NULL') return null;
  if (literal.startsWith("X'")) return Buffer.from(literal.slice(2, -1), 'hex');
  if (literal.startsWith("'")) return literal.slice(1, -1).replaceAll("''", "'");
  const number = Number(literal);
  if (!/^-?\d{1,19}$/.test(literal) || Number.isSafeInteger(number)) return number;
  return BigInt.asIntN(64, BigInt(literal));
}
