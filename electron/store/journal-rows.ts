import type { Database, Statement } from 'better-sqlite3';
import { z } from 'zod';
import { PlannerError } from '../../shared/errors.ts';
import { FEATURE_TABLES } from './geopackage.ts';
import { storedAs, storedJson } from './stored.ts';

/** Rows of these tables are what a planner edits; all else in a document is derived or bookkeeping. */
export const JOURNALED = [
  ...Object.keys(FEATURE_TABLES),
  'planner_scenarios',
  'planner_left_out',
  'planner_in_service',
  'planner_weather',
  'planner_rule_overrides',
  'planner_templates',
  'site_photos',
  'site_photo_pictures',
  'terrain',
  'planner_terrain',
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
    const row = columnsOf(db, table).map((name) => `'${name}', quote(OLD.${name})`);
    for (const event of ['INSERT', 'UPDATE', 'DELETE'] as const) {
      db.exec(`CREATE TEMP TRIGGER journal_${table}_${event} AFTER ${event} ON main.${table}
        WHEN (SELECT step_id FROM journal_state) IS NOT NULL BEGIN
        INSERT INTO planner_edit_changes (step_id, table_name, row_id, event, before)
        VALUES ((SELECT step_id FROM journal_state), '${table}', ${event === 'DELETE' ? 'OLD' : 'NEW'}.id,
          '${event}', ${event === 'INSERT' ? 'NULL' : `json_object(${row.join(', ')})`}); END`);
    }
  }
}

function columnsOf(db: Database, table: string): string[] {
  return (db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name);
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
    try {
      prepared(sql).run(...values);
    } catch (error) {
      if (NO_SUCH_ROW.test((error as { code?: string }).code ?? '')) {
        throw new PlannerError('document.bad-journal');
      }
      throw error;
    }
  };
  return ({ tableName, rowId, event, before }) => {
    const known = columns.get(tableName);
    if (!known) throw new PlannerError('document.bad-journal');
    if (event === 'INSERT') return run(`DELETE FROM ${tableName} WHERE id = ?`, [rowId]);
    const row = storedAs(z.record(z.string(), z.string()), storedJson(before ?? '{}', 'undo'), 'undo');
    const names = known.filter((name) => name in row);
    const values = names.map((name) => parseLiteral(row[name]));
    const sql =
      event === 'UPDATE'
        ? `UPDATE ${tableName} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`
        : `INSERT INTO ${tableName} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    run(sql, event === 'UPDATE' ? [...values, rowId] : values);
  };
}

/** What SQLite calls an entry that no table can take: another program may have written it. */
const NO_SUCH_ROW = /^SQLITE_(CONSTRAINT|MISMATCH|ERROR)/;

/** The value of a literal as SQLite's quote() writes it. */
function parseLiteral(literal: string): null | number | string | Buffer {
  if (literal === 'NULL') return null;
  if (literal.startsWith("X'")) return Buffer.from(literal.slice(2, -1), 'hex');
  if (literal.startsWith("'")) return literal.slice(1, -1).replaceAll("''", "'");
  return Number(literal);
}
