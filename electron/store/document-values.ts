import type { Database } from 'better-sqlite3';
import { CONTEXT_LAYERS } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Steps } from '../../shared/steps.ts';
import { FEATURE_TABLES } from './geopackage.ts';
import { tablesOf as partsOf } from './layer-tables.ts';
import { LATEST_SCHEMA } from './migrate.ts';
import { MOST_TRIGGERS } from './schema-check.ts';
import { type Column, knownSchema } from './schema-known.ts';
import { folded, quoteName } from './sql-text.ts';
import { MOST_ID } from './stored.ts';

const MB = 2 ** 20;
/** Bytes of one value beyond which no planner's document has any: a picture, a year of weather, a shape take a tenth. */
const MOST_BYTES = 16 * MB;

/** Of a text of a feature, a hundred times what a planner may write; each is held many times over as it is worked with. */
const MOST_TEXT_BYTES = MB;

/** What is read whole wherever it is needed; a planner makes some tens of rows of some kilobytes. */
const SMALL: Record<string, { rows: number; bytes: number }> = {
  planner_project: { rows: 1, bytes: MB },
  planner_scenarios: { rows: 1_000, bytes: MB },
  planner_rules_kept: { rows: 1, bytes: 4 * MB },
  planner_price_year: { rows: 1, bytes: MB },
  planner_roofs_left_out: { rows: 1_000, bytes: MB },
  planner_sketches: { rows: 10_000, bytes: 8 * MB },
  planner_templates: { rows: 10_000, bytes: MB },
  planner_weather: { rows: 1_000, bytes: MOST_BYTES },
  planner_waiting_triggers: { rows: MOST_TRIGGERS, bytes: MB },
  sqlite_sequence: { rows: 10_000, bytes: 1_000 },
};

/**
 * Looks for values and tables that would take the memory or the day before anything could be said about them. Sizes
 * stand at the beginning of each row: what is large is not read. The schema must have been checked before.
 *
 * @param mapToo whether layers of the map are looked through, which are most of a large document
 * @throws PlannerError `document.bad-contents`
 */
export function assertValuesFit(db: Database, path: string, mapToo: boolean): void {
  for (const _ of valuesFit(db, path, mapToo));
}

/** The same, some rows at a time. */
export function* valuesFit(db: Database, path: string, mapToo: boolean): Steps<void> {
  const refuse = (what: string) => new PlannerError('document.bad-contents', { what }, { file: path });
  for (const table of tablesOf(db)) {
    if (!mapToo && CONTEXT_LAYERS.some((layer) => partsOf(layer).some((each) => each === table))) continue;
    const small = SMALL[folded(table)];
    if (small) {
      const some = db.prepare(`SELECT count(*) FROM (SELECT 1 FROM ${quoteName(table)} LIMIT ?)`).pluck();
      if ((some.get(small.rows + 1) as number) > small.rows) throw refuse(table);
    }
    const columns = db.pragma(`table_xinfo(${quoteName(table)})`) as Column[];
    // What other programs put beside our columns is kept, and not worked with.
    const ours = Object.hasOwn(FEATURE_TABLES, folded(table))
      ? knownSchema(LATEST_SCHEMA).tables.get(folded(table))?.columns
      : undefined;
    const mostOf = ({ name }: Column) =>
      small?.bytes ?? (ours?.get(folded(name))?.type.toUpperCase() === 'TEXT' ? MOST_TEXT_BYTES : MOST_BYTES);
    const large = columns.map((column) => `octet_length(${quoteName(column.name)}) > ${mostOf(column)}`);
    // SQLite takes no deeper expression than a thousand.
    for (let from = 0; from < large.length; from += 500) {
      const some = large.slice(from, from + 500).join(' OR ');
      for (const found of matching(db, table, columns, some)) {
        if (found) throw refuse(table);
        yield;
      }
    }
  }
}

/** Rows looked at in one go. */
const SLICE = 5000;

/** Whether rows of a table meet a condition, a slice of them after the other where they have numbers. */
function* matching(
  db: Database,
  table: string,
  columns: readonly Column[],
  condition: string,
): Generator<boolean, void, void> {
  const from = `FROM ${quoteName(table)} WHERE`;
  const keys = columns.filter(({ pk }) => pk > 0);
  const [key] = keys;
  if (keys.length !== 1 || key!.type.toUpperCase() !== 'INTEGER') {
    yield db.prepare(`SELECT 1 ${from} ${condition} LIMIT 1`).get() !== undefined;
    return;
  }
  const id = quoteName(key!.name);
  const end = db.prepare(`SELECT ${id} ${from} ${id} > ? ORDER BY ${id} LIMIT 1 OFFSET ${SLICE - 1}`).pluck();
  const slice = db.prepare(`SELECT 1 ${from} ${id} > ? AND ${id} <= ? AND (${condition}) LIMIT 1`);
  const last = db.prepare(`SELECT 1 ${from} ${id} > ? AND (${condition}) LIMIT 1`);
  for (let after = -MOST_ID - 1; ; ) {
    const upTo = end.get(after) as number | undefined;
    // In a damaged table a later row may have a lower number: the rest is then looked through at once.
    if (upTo === undefined || upTo <= after) {
      yield last.get(after) !== undefined;
      return;
    }
    yield slice.get(after, upTo) !== undefined;
    after = upTo;
  }
}

/** Tables whose rows this program, or SQLite for it, reads. */
function tablesOf(db: Database): string[] {
  const { tables } = knownSchema(LATEST_SCHEMA);
  const names = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
  return names.filter((name) => {
    const known = tables.get(folded(name));
    if (known) return !known.virtual && !known.shadow;
    return /^(planner_aside_\d+|planner_waiting_triggers|sqlite_sequence)$/i.test(name);
  });
}
