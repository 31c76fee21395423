import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { EditStep, History } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { FEATURE_TABLES } from './geopackage.ts';
import { storedAs, storedJson } from './stored.ts';

/** Rows of these tables are what a planner edits; all else in a document is derived or bookkeeping. */
const JOURNALED = [
  ...Object.keys(FEATURE_TABLES),
  'planner_scenarios',
  'planner_left_out',
  'planner_weather',
  'planner_rule_overrides',
];
const KEPT_STEPS = 500;

/** Which rows a step touched, by table. */
export type Touched = Map<string, number[]>;

/** The undo journal of one open document. */
export interface Journal {
  /** Runs `work` in one transaction recorded as one undo step; a step that changes nothing is not kept. */
  record<T>(name: string, work: () => T): { value: T; touched: Touched };
  /**
   * Like `record`, for work that takes many turns: meanwhile the document can be read, and every other edit
   * must wait. What fails or is given up leaves nothing behind.
   * @throws PlannerError `import.under-way` when another is under way
   */
  recordLong<T>(name: string, work: () => Promise<T>): Promise<{ value: T; touched: Touched }>;
  /** Whether such work is under way. */
  busy(): boolean;
  /** Reverses the newest step (or repeats the newest reversed one); null when there is none. */
  undo(): Touched | null;
  redo(): Touched | null;
  history(): History;
}

interface Change {
  tableName: string;
  rowId: number;
  event: 'INSERT' | 'UPDATE' | 'DELETE';
  /** JSON of column name → SQL literal of the value before the change; null for an insert. */
  before: string | null;
}

/**
 * Records edits by TEMP triggers that keep, for every changed row, what it was before. Steps live in the
 * document, so undo survives a restart; the triggers are TEMP, so other programs that edit the file are not
 * affected by them. A document may come from a stranger: what it says was before is bound as values and
 * never run as SQL.
 */
export function openJournal(db: Database): Journal {
  installTriggers(db);
  const begin = db.prepare('UPDATE journal_state SET step_id = ?');
  const addStep = db.prepare('INSERT INTO planner_edit_steps (name, at) VALUES (?, ?)');
  const dropStep = db.prepare('DELETE FROM planner_edit_steps WHERE id = ?');
  const dropChanges = db.prepare('DELETE FROM planner_edit_changes WHERE step_id = ?');
  const changesOf = db.prepare(
    'SELECT table_name AS tableName, row_id AS rowId, event, before FROM planner_edit_changes WHERE step_id = ? ORDER BY id DESC',
  );
  const newest = (order: 'MAX' | 'MIN', undone: 0 | 1) =>
    db.prepare(
      `SELECT id, name, at, undone FROM planner_edit_steps
       WHERE id = (SELECT ${order}(id) FROM planner_edit_steps WHERE undone = ${undone})`,
    );
  const lastDone = newest('MAX', 0);
  const firstUndone = newest('MIN', 1);
  const recent = db.prepare('SELECT id, name, at, undone FROM planner_edit_steps ORDER BY id DESC LIMIT 100');
  const mark = db.prepare('UPDATE planner_edit_steps SET undone = ? WHERE id = ?');

  const touchedBy = (stepId: number | bigint): Touched => {
    const touched: Touched = new Map();
    for (const change of changesOf.all(stepId) as Change[]) {
      const rows = touched.get(change.tableName);
      if (rows) rows.push(change.rowId);
      else touched.set(change.tableName, [change.rowId]);
    }
    return touched;
  };

  const forgetOld = () => {
    db.exec(`DELETE FROM planner_edit_changes WHERE step_id IN (SELECT id FROM planner_edit_steps WHERE undone = 1);
      DELETE FROM planner_edit_steps WHERE undone = 1;`);
    const limit = db
      .prepare('SELECT id FROM planner_edit_steps ORDER BY id DESC LIMIT 1 OFFSET ?')
      .pluck()
      .get(KEPT_STEPS);
    if (limit === undefined) return;
    db.prepare('DELETE FROM planner_edit_changes WHERE step_id <= ?').run(limit);
    db.prepare('DELETE FROM planner_edit_steps WHERE id <= ?').run(limit);
  };

  const flip = (step: EditStep | undefined): Touched | null => {
    if (!step) return null;
    return db
      .transaction(() => {
        const changes = changesOf.all(step.id) as Change[];
        dropChanges.run(step.id);
        begin.run(step.id);
        for (const change of changes) reverse(db, change);
        begin.run(null);
        mark.run(step.undone ? 0 : 1, step.id);
        return touchedBy(step.id);
      })
      .immediate();
  };

  let long = false;
  const beginStep = (name: string) => {
    const stepId = addStep.run(name, new Date().toISOString()).lastInsertRowid;
    begin.run(stepId);
    return stepId;
  };
  const endStep = (stepId: number | bigint): Touched => {
    begin.run(null);
    const touched = touchedBy(stepId);
    if (touched.size === 0) dropStep.run(stepId);
    else forgetOld();
    return touched;
  };

  const asStep = (row: unknown): EditStep | null => {
    const step = row as EditStep | undefined;
    return step ? { ...step, undone: Boolean(step.undone) } : null;
  };

  return {
    record<T>(name: string, work: () => T) {
      return db
        .transaction(() => {
          const stepId = beginStep(name);
          const value = work();
          return { value, touched: endStep(stepId) };
        })
        .immediate();
    },
    async recordLong<T>(name: string, work: () => Promise<T>) {
      if (long) throw new PlannerError('import.under-way');
      long = true;
      try {
        db.exec('BEGIN IMMEDIATE');
        const stepId = beginStep(name);
        const value = await work();
        const touched = endStep(stepId);
        db.exec('COMMIT');
        return { value, touched };
      } catch (error) {
        if (db.open && db.inTransaction) db.exec('ROLLBACK');
        throw error;
      } finally {
        long = false;
      }
    },
    busy: () => long,
    undo: () => flip(lastDone.get() as EditStep | undefined),
    redo: () => flip(firstUndone.get() as EditStep | undefined),
    history: () => ({
      undo: asStep(lastDone.get()),
      redo: asStep(firstUndone.get()),
      steps: recent.all().map((row) => asStep(row) as EditStep),
    }),
  };
}

function installTriggers(db: Database): void {
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

function reverse(db: Database, { tableName, rowId, event, before }: Change): void {
  if (!JOURNALED.includes(tableName)) throw new PlannerError('document.bad-journal');
  if (event === 'INSERT') {
    db.prepare(`DELETE FROM ${tableName} WHERE id = ?`).run(rowId);
    return;
  }
  const row = storedAs(z.record(z.string(), z.string()), storedJson(before ?? '{}', 'undo'), 'undo');
  const columns = columnsOf(db, tableName).filter((name) => name in row);
  const values = columns.map((name) => parseLiteral(row[name]));
  const sql =
    event === 'UPDATE'
      ? `UPDATE ${tableName} SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`
      : `INSERT INTO ${tableName} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  db.prepare(sql).run(...values, ...(event === 'UPDATE' ? [rowId] : []));
}

/** The value of a literal as SQLite's quote() writes it. */
function parseLiteral(literal: string): null | number | string | Buffer {
  if (literal === 'NULL') return null;
  if (literal.startsWith("X'")) return Buffer.from(literal.slice(2, -1), 'hex');
  if (literal.startsWith("'")) return literal.slice(1, -1).replaceAll("''", "'");
  return Number(literal);
}
