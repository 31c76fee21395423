import type { Database } from 'better-sqlite3';
import { FEATURE_TABLES, type FeatureTable } from './geopackage.ts';
import { LATEST_SCHEMA } from './migrate.ts';
import { fillRtree, rtreeTable } from './rtree.ts';
import { type SchemaFindings, WAITING_TRIGGERS, WAITING_TRIGGERS_SQL } from './schema-findings.ts';
import { knownSchema } from './schema-known.ts';
import { folded, madeBy, quoteName } from './sql-text.ts';

/**
 * Brings the triggers, indexes and R*Trees on this program's tables to what its own text says, in one transaction.
 * Triggers of other programs would run with every edit: their text waits in a table of the document until it is
 * closed, {@link putBackTriggers}; altered ones of this program are dropped.
 */
export function setTriggers(
  db: Database,
  { triggers, missing }: Pick<SchemaFindings, 'triggers' | 'missing'>,
): void {
  if (triggers.length === 0 && missing.length === 0) return;
  db.transaction(() => {
    for (const { name, tbl_name: table, sql } of triggers) {
      db.exec(`DROP TRIGGER main.${quoteName(name)}`);
      if (isOurs(name, table)) continue;
      db.exec(WAITING_TRIGGERS_SQL.replace('TABLE', 'TABLE IF NOT EXISTS'));
      db.prepare(`INSERT INTO ${WAITING_TRIGGERS} VALUES (?, ?)`).run(name, sql);
    }
    for (const { sql, tree } of missing) {
      db.exec(sql);
      const table = Object.keys(FEATURE_TABLES).find((each) => rtreeTable(each) === tree);
      if (table) fillRtree(db, table);
    }
  }).immediate();
}

/** Gives triggers of other programs back to a document that is about to be closed. */
export function putBackTriggers(db: Database): void {
  if (!db.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(WAITING_TRIGGERS)) return;
  db.transaction(() => {
    const waiting = db.prepare(`SELECT rowid AS id, name, sql FROM ${WAITING_TRIGGERS}`).all() as {
      id: number;
      name: unknown;
      sql: unknown;
    }[];
    const forget = db.prepare(`DELETE FROM ${WAITING_TRIGGERS} WHERE rowid = ?`);
    for (const { id, sql } of waiting) if (makesTrigger(db, sql)) forget.run(id);
    if (!db.prepare(`SELECT 1 FROM ${WAITING_TRIGGERS}`).get()) db.exec(`DROP TABLE ${WAITING_TRIGGERS}`);
  })();
}

/**
 * Makes a trigger from a text of the document, which must be one CREATE TRIGGER statement and nothing else: it is not
 * run here, only kept in its place.
 * @returns false where it cannot be made: its table is gone, or something else has its name
 */
function makesTrigger(db: Database, sql: unknown): boolean {
  const made = typeof sql === 'string' && !sql.includes('\0') ? madeBy(sql) : null;
  if (made?.type !== 'trigger' || isOurs(made.name, made.table)) return false;
  try {
    db.prepare(sql as string).run();
    return true;
  } catch {
    return false;
  }
}

function isOurs(name: string, table: string): boolean {
  const own = folded(table) as FeatureTable;
  return (
    knownSchema(LATEST_SCHEMA).triggers.has(folded(name)) ||
    (Object.hasOwn(FEATURE_TABLES, own) && folded(name).startsWith(`${rtreeTable(own)}_`))
  );
}
