import type { Database } from 'better-sqlite3';
import type { EditStep, History } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { countOf, forgetOld, putBack, type Ranges, rangesIn, readRanges, setAside } from './journal-bulk.ts';
import { asJournalSays, type Change, installTriggers, JOURNALED, reverser } from './journal-rows.ts';
import { type LongWork, longWork } from './long-work.ts';
import { hasTable } from './stored.ts';

const KEPT_STEPS = 500;
/** What was done to a document as it came from an older version is listed among the steps, and never undone. */
const NOTE = 'note.';

/** Rows of which a step names each; beyond it says only that many changed. */
const NAMED = 2000;

/** Which rows a step touched, by table; null where it touched many at once. */
export type Touched = Map<string, number[] | null>;

/** Number of an undo step. */
export type StepId = number | bigint;

export interface Recorded<T> {
  value: T;
  touched: Touched;
  /** The step; null where nothing was changed, and none is kept. */
  step: StepId | null;
}

/** The undo journal of one open document. */
export interface Journal extends LongWork {
  /**
   * Runs `work` in one transaction recorded as one undo step; a step that changes nothing is not kept.
   * @param into a step recorded before, which has to be the newest: the work becomes part of it
   * @returns with `touched` of the whole step
   */
  record<T>(name: string, work: () => T, into?: StepId | null): Recorded<T>;
  /**
   * Inside recorded work: puts many new rows into a table as one change. The work gives them ids beyond every other
   * the table has had.
   */
  putMany<T>(table: string, work: () => T): T;
  /** Inside recorded work: takes the rows that meet a condition out of a table as one change; says how many. */
  takeMany(table: string, where: string): number;
  /** How many rows the step that would be undone or redone next is about. */
  rowsIn(which: 'undo' | 'redo'): number;
  /** Reverses the newest step (or repeats the newest reversed one); null when there is none. */
  undo(step?: Step): Touched | null;
  redo(step?: Step): Touched | null;
  history(): History;
}

interface ChangedTable {
  name: string;
  rows: number;
  /** 1 where many rows are one change. */
  bulk: number;
}

/** Told of rows done as a large step is reversed; throws to stop it. */
type Step = (rows: number) => void;

/**
 * Records edits by TEMP triggers that keep, for every changed row, what it was before. Steps live in the
 * document, so undo survives a restart; the triggers are TEMP, so other programs that edit the file are not
 * affected by them. A document may come from a stranger: what it says was before is bound as values and
 * never run as SQL.
 */
export function openJournal(db: Database): Journal {
  installTriggers(db);
  const begin = db.prepare('UPDATE journal_state SET step_id = ?');
  // A document of an older version, open read-only, does not tell who writes.
  const writing = hasTable(db, 'planner_writer') ? db.prepare('UPDATE planner_writer SET own = ?') : null;
  const addStep = db.prepare('INSERT INTO planner_edit_steps (name, at) VALUES (?, ?)');
  const dropStep = db.prepare('DELETE FROM planner_edit_steps WHERE id = ?');
  const dropChanges = db.prepare('DELETE FROM planner_edit_changes WHERE step_id = ?');
  const changesOf = db.prepare(
    'SELECT id, table_name AS tableName, row_id AS rowId, event, before FROM planner_edit_changes WHERE step_id = ? ORDER BY id DESC',
  );
  const newest = (order: 'MAX' | 'MIN', undone: 0 | 1) =>
    db.prepare(
      `SELECT id, name, at, undone FROM planner_edit_steps
       WHERE id = (SELECT ${order}(id) FROM planner_edit_steps
         WHERE undone = ${undone} AND name NOT LIKE '${NOTE}%')`,
    );
  const lastDone = newest('MAX', 0);
  const firstUndone = newest('MIN', 1);
  const recent = db.prepare('SELECT id, name, at, undone FROM planner_edit_steps ORDER BY id DESC LIMIT 100');
  const nextStep = (which: 'undo' | 'redo') =>
    (which === 'undo' ? lastDone : firstUndone).get() as EditStep | undefined;
  const mark = db.prepare('UPDATE planner_edit_steps SET undone = ? WHERE id = ?');

  const addChange = db.prepare(
    'INSERT INTO planner_edit_changes (step_id, table_name, row_id, event, before) VALUES (?, ?, ?, ?, ?)',
  );
  const tablesOf = db.prepare(
    `SELECT table_name AS name, total(CASE WHEN event IN ('PUT', 'ASIDE') THEN row_id ELSE 1 END) AS rows,
       max(event IN ('PUT', 'ASIDE')) AS bulk
     FROM planner_edit_changes WHERE step_id = ? GROUP BY table_name`,
  );
  const rowsOf = db
    .prepare('SELECT row_id FROM planner_edit_changes WHERE step_id = ? AND table_name = ? ORDER BY id DESC')
    .pluck();

  const touchedBy = (stepId: number | bigint): Touched =>
    new Map(
      (tablesOf.all(stepId) as ChangedTable[]).map(({ name, rows, bulk }) => [
        name,
        bulk === 1 || rows > NAMED ? null : (rowsOf.all(stepId, name) as number[]),
      ]),
    );

  const put = (stepId: number | bigint, table: string, ranges: Ranges) =>
    addChange.run(stepId, table, countOf(ranges), 'PUT', JSON.stringify(ranges));
  const aside = (stepId: number | bigint, table: string, ranges: Ranges, each: Step) =>
    setAside(
      db,
      table,
      addChange.run(stepId, table, countOf(ranges), 'ASIDE', null).lastInsertRowid,
      ranges,
      each,
    );
  /** Runs work whose rows are not recorded one by one. */
  const unrecorded = <T>(work: (stepId: number) => T): T => {
    const stepId = stepNow.get() as number | null;
    if (stepId === null) throw new Error('not inside a recorded edit');
    begin.run(null);
    try {
      return work(stepId);
    } finally {
      begin.run(stepId);
    }
  };

  const flip = (step: EditStep | undefined, each: Step = () => {}): Touched | null => {
    if (!step) return null;
    const reversed = db.transaction(() => {
      const changes = changesOf.all(step.id) as Change[];
      dropChanges.run(step.id);
      writing?.run(1);
      begin.run(step.id);
      const reverse = reverser(db);
      for (const [index, change] of changes.entries()) {
        if (change.event === 'PUT' || change.event === 'ASIDE') {
          const { tableName: table } = change;
          if (!JOURNALED.includes(table)) throw new PlannerError('document.bad-journal');
          unrecorded((stepId) => {
            if (change.event === 'PUT') aside(stepId, table, readRanges(change.before), each);
            else put(stepId, table, putBack(db, table, change.id, each));
          });
        } else {
          reverse(change);
          if (index % NAMED === NAMED - 1) each(NAMED);
        }
      }
      begin.run(null);
      writing?.run(0);
      mark.run(step.undone ? 0 : 1, step.id);
      return touchedBy(step.id);
    }).immediate;
    return asJournalSays(reversed);
  };

  const stepNow = db.prepare('SELECT step_id FROM journal_state').pluck();
  const beginStep = (name: string, into: StepId | null) => {
    writing?.run(1);
    const stepId = into ?? addStep.run(name, new Date().toISOString()).lastInsertRowid;
    begin.run(stepId);
    return stepId;
  };
  const endStep = (stepId: number | bigint): Touched => {
    begin.run(null);
    writing?.run(0);
    const touched = touchedBy(stepId);
    if (touched.size === 0) dropStep.run(stepId);
    else forgetOld(db, KEPT_STEPS);
    return touched;
  };

  const asStep = (row: unknown): EditStep | null => {
    const step = row as EditStep | undefined;
    return step ? { ...step, undone: Boolean(step.undone) } : null;
  };

  return {
    record<T>(name: string, work: () => T, into: StepId | null = null) {
      return db
        .transaction(() => {
          const stepId = beginStep(name, into);
          const value = work();
          const touched = endStep(stepId);
          return { value, touched, step: touched.size === 0 ? null : stepId };
        })
        .immediate();
    },
    putMany: (table, work) =>
      unrecorded((stepId) => {
        const before =
          (db.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(table) as
            | number
            | undefined) ?? 0;
        const value = work();
        const ranges = rangesIn(db, table, `id > ${before}`);
        if (ranges.length > 0) put(stepId, table, ranges);
        return value;
      }),
    takeMany: (table, where) =>
      unrecorded((stepId) => {
        const ranges = rangesIn(db, table, where);
        if (ranges.length > 0) aside(stepId, table, ranges, () => {});
        return countOf(ranges);
      }),
    ...longWork(),
    rowsIn(which) {
      const step = nextStep(which);
      return step ? (tablesOf.all(step.id) as ChangedTable[]).reduce((sum, { rows }) => sum + rows, 0) : 0;
    },
    undo: (each) => flip(nextStep('undo'), each),
    redo: (each) => flip(nextStep('redo'), each),
    history: () => ({
      undo: asStep(lastDone.get()),
      redo: asStep(firstUndone.get()),
      steps: recent.all().map((row) => asStep(row) as EditStep),
    }),
  };
}
