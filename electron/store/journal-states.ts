import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { countOf, readRanges } from './journal-bulk.ts';
import { JOURNALED, parseLiteral } from './journal-rows.ts';
import { prepared } from './prepared.ts';
import { quoteName } from './sql-text.ts';
import { hasTable, storedAs, storedJson } from './stored.ts';

/** A row of the document, by its columns. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** What a step of the journal made of one row; null where the row is not there. */
export interface RowStates {
  table: string;
  id: number;
  before: StoredRow | null;
  after: StoredRow | null;
}

export interface StepStates {
  total: number;
  rows: RowStates[];
  many: { table: string; what: 'added' | 'removed'; rows: number }[];
}

interface Entry {
  table: string;
  id: number;
  event: string;
  before: string | null;
}

const ONE_BY_ONE = `event NOT IN ('PUT', 'ASIDE')`;

/**
 * Rows before and after one step, from what the journal keeps of it and of the steps beside it, and from what the
 * document holds now. The journal keeps what a row was before each change; what it was after is what it was before the
 * next change of it, or is now. An undone step lies the other way about.
 *
 * @param step id of a step; nothing comes of one that the journal does not hold
 * @throws PlannerError `document.bad-contents`, `document.bad-journal` where another program wrote into the journal
 */
export function statesOfStep(db: Database, step: number, offset: number, limit: number): StepStates {
  const undone = prepared(db, 'SELECT undone FROM planner_edit_steps WHERE id = ?').pluck().get(step) === 1;
  const rowsOf = `FROM planner_edit_changes WHERE step_id = :step AND ${ONE_BY_ONE}`;
  const total = prepared(db, `SELECT count(*) FROM (SELECT 1 ${rowsOf} GROUP BY table_name, row_id)`)
    .pluck()
    .get({ step }) as number;
  const page = `SELECT table_name, row_id ${rowsOf} GROUP BY table_name, row_id ORDER BY min(id) LIMIT :limit OFFSET :offset`;
  const entries = (where: string, order: string) =>
    prepared(
      db,
      `SELECT table_name AS "table", row_id AS id, event, before FROM planner_edit_changes
       WHERE ${where} AND ${ONE_BY_ONE} AND (table_name, row_id) IN (${page})
       ORDER BY ${order}planner_edit_changes.id`,
    ).all({ step, limit, offset }) as Entry[];
  const own = firstOf(entries('step_id = :step', ''));
  // Of steps that hold the next later one knows what a row was after this; of undone ones the one undone just after it.
  const beside = firstOf(
    undone
      ? entries(
          'step_id < :step AND step_id IN (SELECT id FROM planner_edit_steps WHERE undone = 1)',
          'step_id DESC, ',
        )
      : entries(
          'step_id > :step AND step_id IN (SELECT id FROM planner_edit_steps WHERE undone = 0)',
          'step_id, ',
        ),
  );
  const rows = [...own].map(([key, entry]): RowStates => {
    const { table, id } = entry;
    const near = stateIn(entry);
    const other = beside.get(key);
    const far = other ? stateIn(other) : rowNow(db, table, id);
    return undone ? { table, id, before: far, after: near } : { table, id, before: near, after: far };
  });
  const bulk = prepared(
    db,
    `SELECT table_name AS "table", row_id AS id, event, before FROM planner_edit_changes
     WHERE step_id = ? AND event IN ('PUT', 'ASIDE') ORDER BY id`,
  ).all(step) as Entry[];
  const many = bulk.map(({ table, id, event, before }) => ({
    table,
    // What an undone step put has gone, and what it took is back.
    what: (event === 'PUT') === !undone ? ('added' as const) : ('removed' as const),
    rows: event === 'PUT' ? countOf(readRanges(before)) : id,
  }));
  return { total, rows, many };
}

/** The first entry of each row. */
function firstOf(entries: readonly Entry[]): Map<string, Entry> {
  const first = new Map<string, Entry>();
  for (const entry of entries) {
    const key = `${entry.table} ${entry.id}`;
    if (JOURNALED.includes(entry.table) && !first.has(key)) first.set(key, entry);
  }
  return first;
}

/** What an entry says the row was before it. */
function stateIn({ event, before }: Entry): StoredRow | null {
  if (event === 'INSERT') return null;
  const literals = storedAs(z.record(z.string(), z.string()), storedJson(before ?? '{}', 'undo'), 'undo');
  return Object.fromEntries(Object.entries(literals).map(([name, text]) => [name, parseLiteral(text)]));
}

/** A row as the document holds it, be it set aside together with many others since. */
function rowNow(db: Database, table: string, id: number): StoredRow | null {
  if (!hasTable(db, table)) return null;
  const there = prepared(db, `SELECT * FROM ${quoteName(table)} WHERE id = ?`).get(id) as
    | StoredRow
    | undefined;
  if (there) return there;
  const asides = prepared(
    db,
    `SELECT id FROM planner_edit_changes WHERE table_name = ? AND event = 'ASIDE' ORDER BY id`,
  )
    .pluck()
    .all(table) as number[];
  for (const change of asides) {
    const aside = `planner_aside_${BigInt(change)}`;
    const row = hasTable(db, aside)
      ? (db.prepare(`SELECT * FROM ${quoteName(aside)} WHERE id = ?`).get(id) as StoredRow | undefined)
      : undefined;
    if (row) return row;
  }
  return null;
}
