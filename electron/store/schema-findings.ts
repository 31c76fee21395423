import type { Entry } from './schema-known.ts';

/** Where triggers of other programs wait while a document is open: see `schema-triggers.ts`. */
export const WAITING_TRIGGERS = 'planner_waiting_triggers';

/** The table as it has to be. */
export const WAITING_TRIGGERS_SQL = `CREATE TABLE ${WAITING_TRIGGERS} (name TEXT NOT NULL, sql TEXT NOT NULL)`;

/** What a document's schema has besides what this program put there, and what it lacks of that. */
export interface SchemaFindings {
  schemaVersion: number;
  /** Triggers on tables of this program that it did not make, or not so; they must not run. */
  triggers: (Entry & { sql: string })[];
  /** Columns of other programs on layers whose default is an expression; it must not run. */
  defaults: { table: string; column: string }[];
  /** What can be made again from this program's own text; `tree` where it is the R*Tree of that table. */
  missing: { sql: string; tree: string | null }[];
  /** Tables that can be read through, a statement each; null where the whole file can, by one. */
  readable: string[] | null;
}
