import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ErrorParams } from '../../shared/errors.ts';
import type { LiteralRow } from './base-rows.ts';
import { FEATURE_TABLES, type FeatureTable } from './geopackage.ts';
import { prepared } from './prepared.ts';
import { hasTable, storedAs, storedJson } from './stored.ts';

/** A feature that other programs changed. */
export interface OutsideRow {
  table: FeatureTable;
  id: number;
  /** What it was before the first change; null where it was not there. */
  before: LiteralRow | null;
  /** What a new one was given; null for one that was there. */
  given: LiteralRow | null;
  /** What was done to it, as planner_edit_changes keeps it. */
  changes: { event: string; before: string | null }[];
  /** Where the document notes that. */
  noted: number[];
}

interface Raw {
  number: number;
  table: string;
  id: number;
  event: string;
  before: unknown;
}

/** Whether other programs changed features that this one has not looked at. */
export const hasOutside = (db: Database): boolean =>
  hasTable(db, 'planner_outside_changes') &&
  db.prepare('SELECT 1 FROM planner_outside_changes LIMIT 1').get() !== undefined;

const literals = z.record(z.string(), z.string());

/** Features that other programs changed, as a document notes them, in order. */
export function waitingChanges(db: Database): OutsideRow[] {
  const changes = db
    .prepare(
      `SELECT id AS number, table_name AS "table", row_id AS id, event, before FROM planner_outside_changes
       WHERE table_name IN (SELECT value FROM json_each(?)) AND event IN ('INSERT', 'UPDATE', 'DELETE')
       ORDER BY number`,
    )
    .all(JSON.stringify(Object.keys(FEATURE_TABLES))) as (Raw & { table: FeatureTable })[];
  const rows = new Map<string, OutsideRow>();
  for (const { number, table, id, event, before } of changes) {
    const row = storedAs(literals, storedJson(before, 'planner_outside_changes'), 'planner_outside_changes');
    const isNew = event === 'INSERT';
    const key = `${table} ${id}`;
    const change = { event, before: isNew ? null : (before as string) };
    const known = rows.get(key);
    if (known) {
      known.changes.push(change);
      known.noted.push(number);
    } else {
      const images = isNew ? { before: null, given: row } : { before: row, given: null };
      rows.set(key, { table, id, ...images, changes: [change], noted: [number] });
    }
  }
  return [...rows.values()];
}

/** Inside recorded work: takes the note of a change off a document. */
export function forgetNote(db: Database, { noted }: OutsideRow): void {
  const forget = prepared(db, 'DELETE FROM planner_outside_changes WHERE id = ?');
  for (const number of noted) forget.run(number);
}

/** Inside recorded work: takes notes off a document that are of no feature. */
export function forgetOtherNotes(db: Database): void {
  prepared(
    db,
    `DELETE FROM planner_outside_changes WHERE table_name NOT IN (SELECT value FROM json_each(?))
       OR event NOT IN ('INSERT', 'UPDATE', 'DELETE')`,
  ).run(JSON.stringify(Object.keys(FEATURE_TABLES)));
}

/** Inside recorded work: makes what other programs did to a feature part of the step, to be undone with it. */
export function recordChanges(db: Database, { table, id, changes }: OutsideRow): void {
  const record = prepared(
    db,
    `INSERT INTO planner_edit_changes (step_id, table_name, row_id, event, before)
     VALUES ((SELECT step_id FROM journal_state), ?, ?, ?, ?)`,
  );
  for (const { event, before } of changes) record.run(table, id, event, before);
}

/** Inside recorded work: does what is no part of the step. */
export function unrecorded(db: Database, work: () => void): void {
  const step = db.prepare('SELECT step_id FROM journal_state').pluck().get();
  const begin = db.prepare('UPDATE journal_state SET step_id = ?');
  begin.run(null);
  try {
    work();
  } finally {
    begin.run(step);
  }
}

export interface Refused {
  table: string;
  id: number;
  name: string | null;
  code: string;
  params: ErrorParams;
}

const MOST_KEPT = 1000;

/** Keeps a row that cannot stay, with why; of very many the newest. */
export function keepRefused(db: Database, { table, id, name, code, params }: Refused, row: LiteralRow): void {
  db.prepare(
    'INSERT INTO planner_refused (at, table_name, row_id, name, code, params, row) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(new Date().toISOString(), table, id, name, code, JSON.stringify(params), JSON.stringify(row));
  db.exec(
    `DELETE FROM planner_refused WHERE id <= (SELECT id FROM planner_refused ORDER BY id DESC LIMIT 1 OFFSET ${MOST_KEPT})`,
  );
}

/** The rows kept so, newest first. */
export function refusedRows(db: Database): (Refused & { at: string })[] {
  if (!hasTable(db, 'planner_refused')) return [];
  const rows = db
    .prepare(
      `SELECT at, table_name AS "table", row_id AS id, name, code, params FROM planner_refused ORDER BY planner_refused.id DESC LIMIT ${MOST_KEPT}`,
    )
    .all() as (Omit<Refused, 'params'> & { at: string; params: unknown })[];
  const given = z.record(z.string(), z.union([z.string(), z.number()]));
  return rows.map((row) => ({
    ...row,
    params: storedAs(given, storedJson(row.params, 'planner_refused'), 'planner_refused'),
  }));
}
