import { createHash, type Hash } from 'node:crypto';
import type { Steps } from '../../shared/steps.ts';
import { cached } from './cached.ts';
import type { Document } from './document.ts';
import { JOURNALED } from './journal-rows.ts';
import { quoteName } from './sql-text.ts';

/** Rows that are summed without a pause. */
const ROWS_AT_ONCE = 2000;
/** Bookkeeping of the project's row that says nothing of the plan. */
const PROJECT = 'SELECT name, county_code, elevation_m FROM planner_project';

/**
 * SHA-256 of what a document says, hexadecimal: the county and every row that planners edit, in the order of their ids.
 * Estimates, the undo journal, indexes and how SQLite lays out the file do not count, so that opening, estimating,
 * undoing what was done and saving under another name leave it as it is.
 */
export function* contentSum(document: Document): Steps<string> {
  return yield* cached(document, contentSum, () => summed(document));
}

function* summed({ db }: Document): Steps<string> {
  const hash = createHash('sha256');
  for (const value of db.prepare(PROJECT).raw().get() as unknown[]) add(hash, value);
  // Sketches are no part of the plan yet.
  for (const table of JOURNALED.filter((name) => name !== 'planner_sketches').sort()) {
    const names = (db.pragma(`table_info(${quoteName(table)})`) as { name: string }[]).map(
      ({ name }) => name,
    );
    const at = names.indexOf('id');
    if (at < 0) continue;
    const sql = `SELECT * FROM ${quoteName(table)} WHERE id > ? ORDER BY id LIMIT ${ROWS_AT_ONCE}`;
    const page = db.prepare(sql).raw();
    let last = 0;
    for (let rows = page.all(last) as unknown[][]; rows.length > 0; rows = page.all(last) as unknown[][]) {
      if (last === 0) add(hash, [table, ...names].join('\n'));
      for (const row of rows) for (const value of row) add(hash, value);
      last = Number(rows.at(-1)![at]);
      yield;
    }
  }
  return hash.digest('hex');
}

/** Adds a value with its kind and length, so that no two rows read alike. */
function add(hash: Hash, value: unknown): void {
  if (Buffer.isBuffer(value)) {
    hash.update(`b${value.length}:`).update(value);
    return;
  }
  const text = String(value);
  hash.update(
    `${value === null ? 'n' : typeof value === 'string' ? 's' : 'd'}${Buffer.byteLength(text)}:${text}`,
  );
}
