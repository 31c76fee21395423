import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { PlannerError } from '../../shared/errors.ts';
import { FEATURE_TABLES, inParts } from './geopackage.ts';
import { fillRtree, rtreeTable, rtreeTableSql, withoutRtreeTriggers } from './rtree.ts';
import { quoteName } from './sql-text.ts';
import { isId, storedAs, storedJson } from './stored.ts';

/** Rows of a table by their ids, first and last of each run. */
export type Ranges = [from: number, to: number][];

const rangesSchema = z.array(z.tuple([z.number().int(), z.number().int()]));

export const countOf = (ranges: Ranges): number => ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);

/**
 * Ranges as a document's journal holds them, ascending and apart.
 * @throws PlannerError `document.bad-contents`, `document.bad-journal`
 */
export function readRanges(text: string | null): Ranges {
  const ranges = storedAs(rangesSchema, storedJson(text ?? '[]', 'undo'), 'undo') as Ranges;
  let before = -Infinity;
  for (const [from, to] of ranges) {
    if (!isId(from) || !isId(to) || from <= before || to < from) {
      throw new PlannerError('document.bad-journal');
    }
    before = to;
  }
  return ranges;
}

/** Whether a table is one of features, whose boxes an R*Tree holds. */
const hasTree = (table: string) => Object.hasOwn(FEATURE_TABLES, table);

const asideTable = (changeId: number | bigint) => `planner_aside_${BigInt(changeId)}`;

/** Rows deleted or put back between two looks at whether the planner stopped the work. */
const AT_ONCE = 5000;
/** From this share of a table's rows on, its R*Tree is made anew rather than thinned out. */
const MADE_ANEW = 0.5;

/**
 * Changes about many rows: `PUT` says which rows came, `ASIDE` that rows went and stand in a table of their own, named
 * by the change, until they are put back or the step is forgotten.
 */

/**
 * Moves rows of a table into one that only the undo journal knows.
 *
 * @param changeId the change in the journal that stands for it
 * @param step told of rows moved
 */
export function setAside(
  db: Database,
  table: string,
  changeId: number | bigint,
  ranges: Ranges,
  step: (rows: number) => void,
): void {
  const aside = asideTable(changeId);
  db.exec(`CREATE TABLE ${aside} AS SELECT * FROM ${table} WHERE 0`);
  const copy = db.prepare(`INSERT INTO ${aside} SELECT * FROM ${table} WHERE id BETWEEN ? AND ?`);
  const drop = db.prepare(`DELETE FROM ${table} WHERE id BETWEEN ? AND ?`);
  const held = db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  const move = () => {
    for (const [from, to] of inPieces(db, table, ranges)) {
      step(copy.run(from, to).changes);
      drop.run(from, to);
    }
  };
  if (!hasTree(table) || countOf(ranges) < MADE_ANEW * held) {
    move();
    return;
  }
  withoutRtreeTriggers(db, table, () => {
    move();
    const tree = rtreeTable(table);
    db.exec(`DROP TABLE ${tree}; ${rtreeTableSql(table)}`);
    fillRtree(db, table);
  });
}

/** Moves rows that stood aside back into their table; says which they are. */
export function putBack(
  db: Database,
  table: string,
  changeId: number | bigint,
  step: (rows: number) => void,
): Ranges {
  const aside = asideTable(changeId);
  const columns = columnsOf(db, aside)
    .filter((name) => columnsOf(db, table).includes(name))
    .map(quoteName);
  if (columns.length === 0) throw new PlannerError('document.bad-journal');
  // What an older version set aside may be plain areas and lines.
  const kept = columns.map((name) =>
    name === '"geom"' && inParts(table) ? `planner_in_parts(${name})` : name,
  );
  const ranges = rangesIn(db, aside);
  if (!ranges.every(([from, to]) => isId(from) && isId(to))) throw new PlannerError('document.bad-journal');
  // The table of rows that stand aside keeps their order but no index on their ids.
  const back = db.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${kept.join(', ')} FROM ${aside} WHERE rowid > ? AND rowid <= ?`,
  );
  const next = db
    .prepare(`SELECT max(n) FROM (SELECT rowid AS n FROM ${aside} WHERE rowid > ? ORDER BY rowid LIMIT ?)`)
    .pluck()
    .safeIntegers();
  const putAll = () => {
    let at: unknown = BigInt(Number.MIN_SAFE_INTEGER);
    for (let upto = next.get(at, AT_ONCE); upto !== null; at = upto, upto = next.get(at, AT_ONCE)) {
      step(back.run(at, upto).changes);
    }
  };
  if (hasTree(table)) {
    withoutRtreeTriggers(db, table, () => {
      putAll();
      fillRtree(db, table, ranges);
    });
  } else putAll();
  db.exec(`DROP TABLE ${aside}`);
  return ranges;
}

/** Forgets steps that were undone, and all but the newest steps, with the rows that stand aside for them. */
export function forgetOld(db: Database, keptSteps: number): void {
  db.exec(`DELETE FROM planner_edit_changes WHERE step_id IN (SELECT id FROM planner_edit_steps WHERE undone = 1);
      DELETE FROM planner_edit_steps WHERE undone = 1;`);
  dropForgotten(db);
  const limit = db
    .prepare('SELECT id FROM planner_edit_steps ORDER BY id DESC LIMIT 1 OFFSET ?')
    .pluck()
    .get(keptSteps);
  if (limit === undefined) return;
  db.prepare('DELETE FROM planner_edit_changes WHERE step_id <= ?').run(limit);
  db.prepare('DELETE FROM planner_edit_steps WHERE id <= ?').run(limit);
  dropForgotten(db);
}

/** Forgets rows that stand aside for changes the journal no longer holds. */
function dropForgotten(db: Database): void {
  const tables = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'planner_aside_[0-9]*'`)
    .pluck()
    .all() as string[];
  const known = db.prepare(`SELECT 1 FROM planner_edit_changes WHERE id = ? AND event = 'ASIDE'`);
  for (const table of tables) {
    const id = table.slice('planner_aside_'.length);
    if (/^\d+$/.test(id) && !known.get(BigInt(id))) db.exec(`DROP TABLE ${table}`);
  }
}

/** The runs of ids a table holds, of those that meet a condition. */
export function rangesIn(db: Database, table: string, where = '1'): Ranges {
  return db
    .prepare(
      `SELECT min(id), max(id) FROM (SELECT id, id - row_number() OVER (ORDER BY id) AS run FROM ${table} WHERE ${where})
       GROUP BY run ORDER BY 1`,
    )
    .raw()
    .all() as Ranges;
}

/** The rows of a table within ranges, some at once: as many pieces as there are rows, however wide a range is. */
function* inPieces(db: Database, table: string, ranges: Ranges): Generator<[number, number]> {
  const piece = db
    .prepare(
      `SELECT min(id), max(id) FROM (SELECT id FROM ${table} WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?)`,
    )
    .raw();
  for (const [from, to] of ranges) {
    for (let at = from; at <= to; ) {
      const [first, last] = piece.get(at, to, AT_ONCE) as [number | null, number | null];
      if (first === null || last === null) break;
      yield [first, last];
      at = last + 1;
    }
  }
}

const columnsOf = (db: Database, table: string): string[] =>
  (db.pragma(`table_info(${quoteName(table)})`) as { name: string }[]).map(({ name }) => name);
