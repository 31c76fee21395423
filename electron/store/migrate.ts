import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { type OwnSchema, setForeignColumnsAside } from './foreign-columns.ts';
import { AREAS_OF, FEATURE_TABLES, type FeatureTable, registerFeatureTable } from './geopackage.ts';
import { addGisHints } from './gis-hints.ts';
import { columnsOf } from './journal-rows.ts';
import { installOutside, removeOutside } from './outside-triggers.ts';
import { fillRtree, rtreeTable, rtreeTriggersSql } from './rtree.ts';
import { beginFile, permissionsOf, writeWhole } from './write-whole.ts';

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

/** Copies kept of a document as it was before migrations, beside it: paths, the first ones first. */
export function copiesBeforeMigration(path: string): string[] {
  const [folder, stem] = [dirname(path), `${basename(path)}.v`];
  return namesIn(folder)
    .filter((name) => name.startsWith(stem) && /^\d+(-\d+)?\.backup$/.test(name.slice(stem.length)))
    .map((name) => join(folder, name));
}

/** Names in a folder; none where there is no such folder or it cannot be listed. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Keeps a document as it was before a migration, unless just that is kept already. No copy ever replaces another. */
function keepBeforeMigration(db: Database, path: string, from: number): void {
  const kept = copiesBeforeMigration(path);
  const nth = (n: number) => `${path}.v${from}${n === 1 ? '' : `-${n}`}.backup`;
  let n = 1;
  while (existsSync(nth(n))) n++;
  const pending = beginFile(nth(n), { replace: false, database: true, atMost: permissionsOf(path) });
  try {
    vacuumInto(db, pending.partial);
    if (!kept.some((copy) => isSameCopy(copy, pending.partial))) pending.commit();
  } finally {
    pending.discard();
  }
}

/**
 * Brings a document of schema `from` to the newest one, in one transaction: it is wholly old or wholly new,
 * whenever the program ends.
 *
 * @param path beside which the document is kept first as it was, write-ahead log included; null for one in memory
 * @param own what this program put into a document of that version; columns and indexes of others are kept
 * @param migrations the steps, {@link MIGRATIONS} unless a test brings its own
 */
export function migrate(
  db: Database,
  from: number,
  path: string | null,
  own: OwnSchema,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  const due = migrations.filter(({ version }) => version > from);
  if (due.length === 0) return;
  if (path) keepBeforeMigration(db, path, from);
  db.transaction(() => {
    removeOutside(db);
    const counters = gdalCounters(db);
    const putBack = setForeignColumnsAside(db, own);
    for (const { sql } of due) db.exec(sql);
    const left = new Set(gdalCounters(db));
    // They went with a table that was made anew; without them GDAL's counts would go stale.
    for (const sql of counters) if (!left.has(sql)) db.prepare(sql).run();
    registerMissing(db);
    putBack();
    installOutside(db);
    addGisHints(db);
    db.prepare('UPDATE planner_project SET schema_version = ?').run(due[due.length - 1].version);
  }).immediate();
}

/** Statements of the triggers by which GDAL counts the features of layers that it opened to edit. */
const gdalCounters = (db: Database): string[] =>
  db
    .prepare(
      `SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'trigger_*_feature_count_*'
         AND tbl_name IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify(Object.keys(FEATURE_TABLES))) as string[];

/**
 * Registers every feature table that a document has but does not yet name as a layer, and keeps the R*Tree of one that
 * a migration made anew in step again.
 */
export function registerMissing(db: Database): void {
  for (const table of Object.keys(FEATURE_TABLES) as FeatureTable[]) {
    if (!isRegistered(db, table)) {
      registerFeatureTable(db, table);
      fillRtree(db, table);
    } else if (columnsOf(db, table).length > 0 && !hasRtreeTriggers(db, table)) {
      db.exec(rtreeTriggersSql(table));
      // Its areas went to a table of their own.
      if (Object.hasOwn(AREAS_OF, table))
        db.exec(`DELETE FROM ${rtreeTable(table)} WHERE id NOT IN (SELECT id FROM ${table})`);
    }
  }
}

/**
 * Copies all a connection sees to a file of its own, which is there whole or not at all.
 *
 * @param document the file that is copied; the copy is never readable by more people than it
 * @throws PlannerError see {@link writeWhole}
 */
export function copyInto(db: Database, document: string, target: string, replace = false): void {
  writeWhole(target, (partial) => vacuumInto(db, partial), {
    replace,
    database: true,
    atMost: permissionsOf(document),
  });
}

/** Copies all a connection sees to an empty file of its own, for a file that is being made. */
export function vacuumInto(db: Database, target: string): void {
  const queryOnly = db.pragma('query_only', { simple: true }) as number;
  try {
    // Only the copy is written, but SQLite counts that as well.
    db.pragma('query_only = OFF');
    db.prepare('VACUUM INTO ?').run(target);
  } finally {
    db.pragma(`query_only = ${queryOnly}`);
  }
}

const CHUNK_BYTES = 1024 * 1024;

/** Where SQLite's header counts changes of the schema, copying included; the rest of two copies of the same is the same. */
const SCHEMA_COOKIE = { from: 40, to: 44 };

function isSameCopy(one: string, other: string): boolean {
  const files = [one, other].map((path) => openSync(path, 'r'));
  const chunks = files.map(() => Buffer.alloc(CHUNK_BYTES));
  try {
    for (let first = true; ; first = false) {
      const [ours, theirs] = files.map((file, i) => chunks[i].subarray(0, readSync(file, chunks[i])));
      if (first) for (const chunk of chunks) chunk.fill(0, SCHEMA_COOKIE.from, SCHEMA_COOKIE.to);
      if (!ours.equals(theirs)) return false;
      if (ours.length === 0) return true;
    }
  } finally {
    for (const file of files) closeSync(file);
  }
}

const hasRtreeTriggers = (db: Database, table: FeatureTable): boolean =>
  db
    .prepare(`SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = ?`)
    .get(`${rtreeTable(table)}_insert`) !== undefined;

function isRegistered(db: Database, table: FeatureTable): boolean {
  const known = db.prepare('SELECT 1 FROM gpkg_contents WHERE table_name = ?').get(table);
  const exists = db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`).get(table);
  return known !== undefined || exists === undefined;
}
