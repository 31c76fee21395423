import type { Database } from 'better-sqlite3';
import { CONTEXT_LAYERS } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { LATEST_SCHEMA } from './migrate.ts';
import { MOST_TRIGGERS } from './schema-check.ts';
import { type Column, knownSchema } from './schema-known.ts';
import { folded, quoteName } from './sql-text.ts';

const MB = 2 ** 20;
/** Bytes of one value beyond which no planner's document has any: a picture, a year of weather, a shape take a tenth. */
const MOST_BYTES = 16 * MB;

/** What is read whole wherever it is needed; a planner makes some tens of rows of some kilobytes. */
const SMALL: Record<string, { rows: number; bytes: number }> = {
  planner_project: { rows: 1, bytes: MB },
  planner_scenarios: { rows: 1_000, bytes: MB },
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
  const refuse = (what: string) => new PlannerError('document.bad-contents', { what }, { file: path });
  for (const table of tablesOf(db)) {
    if (!mapToo && CONTEXT_LAYERS.some((layer) => layer === table)) continue;
    const small = SMALL[folded(table)];
    if (small) {
      const some = db.prepare(`SELECT count(*) FROM (SELECT 1 FROM ${quoteName(table)} LIMIT ?)`).pluck();
      if ((some.get(small.rows + 1) as number) > small.rows) throw refuse(table);
    }
    const most = small?.bytes ?? MOST_BYTES;
    const columns = db.pragma(`table_xinfo(${quoteName(table)})`) as Column[];
    const large = columns.map(({ name }) => `octet_length(${quoteName(name)}) > ${most}`);
    // SQLite takes no deeper expression than a thousand.
    for (let from = 0; from < large.length; from += 500) {
      const some = large.slice(from, from + 500).join(' OR ');
      if (db.prepare(`SELECT 1 FROM ${quoteName(table)} WHERE ${some} LIMIT 1`).get() !== undefined) {
        throw refuse(table);
      }
    }
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
