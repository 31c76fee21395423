import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { FEATURE_TABLES, type FeatureTable, registerFeatureTable } from './geopackage.ts';

/** One step of the schema: what to run to come from the version before to this one. */
export interface Migration {
  version: number;
  sql: string;
}

const migrationsDir = new URL('./migrations/', import.meta.url);

/** Every step from an empty file to the newest schema, oldest first. */
export const MIGRATIONS: readonly Migration[] = readdirSync(migrationsDir)
  .filter((name) => /^\d{3}-.*\.sql$/.test(name))
  .sort()
  .map((name) => ({
    version: Number(name.slice(0, 3)),
    sql: readFileSync(new URL(name, migrationsDir), 'utf8'),
  }));

/** Schema version this program writes. */
export const LATEST_SCHEMA = MIGRATIONS[MIGRATIONS.length - 1].version;

/** Where a document is kept as it was before a migration. */
export const backupBeforeMigration = (path: string, from: number): string => `${path}.v${from}.backup`;

/**
 * Brings a document of schema `from` to the newest one, in one transaction: it is wholly old or wholly new,
 * whenever the program ends.
 *
 * @param backup where to copy the document to first, write-ahead log included; null for one in memory
 * @param migrations the steps, {@link MIGRATIONS} unless a test brings its own
 */
export function migrate(
  db: Database,
  from: number,
  backup: string | null,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  const due = migrations.filter(({ version }) => version > from);
  if (due.length === 0) return;
  if (backup) copyInto(db, backup);
  db.transaction(() => {
    for (const { sql } of due) db.exec(sql);
    registerMissing(db);
    db.prepare('UPDATE planner_project SET schema_version = ?').run(due[due.length - 1].version);
  }).immediate();
}

/** Registers every feature table that a document has but does not yet name as a layer. */
export function registerMissing(db: Database): void {
  for (const table of Object.keys(FEATURE_TABLES) as FeatureTable[]) {
    if (!isRegistered(db, table)) registerFeatureTable(db, table);
  }
}

/** Copies all a connection sees to a new file, which is there whole or not at all. */
export function copyInto(db: Database, target: string): void {
  const partial = `${target}.part`;
  rmSync(partial, { force: true });
  const queryOnly = db.pragma('query_only', { simple: true }) as number;
  try {
    // Only the copy is written, but SQLite counts that as well.
    db.pragma('query_only = OFF');
    db.prepare('VACUUM INTO ?').run(partial);
    renameSync(partial, target);
  } finally {
    db.pragma(`query_only = ${queryOnly}`);
    rmSync(partial, { force: true });
  }
}

function isRegistered(db: Database, table: FeatureTable): boolean {
  const known = db.prepare('SELECT 1 FROM gpkg_contents WHERE table_name = ?').get(table);
  const exists = db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`).get(table);
  return known !== undefined || exists === undefined;
}
