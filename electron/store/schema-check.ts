import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import { LATEST_SCHEMA, MIGRATIONS, type Migration } from './migrate.ts';
import { type SchemaFindings, WAITING_TRIGGERS } from './schema-findings.ts';
import { type Entry, type KnownSchema, type KnownTable, knownSchema } from './schema-known.ts';
import { assertPlain, computes, isPlainIndex, shown } from './schema-plain.ts';
import { MOST_CHARACTERS, MOST_ENTRIES } from './schema-size.ts';
import { folded, madeBy, quoteName, quoteText, sameSql } from './sql-text.ts';

/** Characters beyond which an entry of sqlite_master is no planner's document. */
const LONGEST_ENTRY = 2 ** 20;

/** Triggers of other programs on this program's tables that are taken off and put back, a statement each. */
export const MOST_TRIGGERS = 1_000;

/** GDAL counts the features of a layer here, by two triggers on the layer's table. */
const GDAL_COUNTS = 'gpkg_ogr_contents';

/**
 * Holds the schema of a document from a stranger against what this program makes, before any statement names one of
 * its tables: everything of ours must be a plain table of the known columns, with nothing in it that SQLite computes.
 * What other programs added beside is left alone; no statement of this program reaches it.
 *
 * @param migrations see {@link knownSchema}
 * @throws PlannerError `document.not-a-project`, `document.foreign-schema`, `document.damaged`
 */
export function checkSchema(
  db: Database,
  path: string,
  migrations: readonly Migration[] = MIGRATIONS,
): SchemaFindings {
  const newest = Math.max(LATEST_SCHEMA, migrations.at(-1)?.version ?? 0);
  const latest = knownSchema(newest, migrations);
  const entries = readEntries(db, path, latest);
  const tables = new Map(
    entries
      .filter(({ type }) => type === 'table' || type === 'view')
      .map((entry) => [folded(entry.name), entry]),
  );
  const refuse = (what: string): never => {
    throw new PlannerError('document.foreign-schema', { what: shown(what) }, { file: path });
  };
  const project = latest.tables.get('planner_project') as KnownTable;
  const found = tables.get('planner_project');
  if (!found) throw new PlannerError('document.not-a-project', { name: basename(path) }, { file: path });
  assertPlain(db, found, project, { refuse });
  const schemaVersion = readVersion(db, path);
  const known = schemaVersion >= newest ? latest : knownSchema(schemaVersion, migrations);

  const findings: SchemaFindings = {
    ...{ schemaVersion, triggers: [], defaults: [], missing: [], readable: null },
  };
  const { defaults } = findings;
  for (const [name, table] of latest.tables) {
    const entry = tables.get(name);
    const due = known.tables.get(name);
    if (entry) assertPlain(db, entry, due ?? { ...table, columns: new Map() }, { refuse, defaults });
    else if (due?.virtual) findings.missing.push({ sql: due.sql, tree: name });
    else if (due && !due.shadow) refuse(due.name);
  }
  const guarded = new Set([...latest.tables.keys(), GDAL_COUNTS, WAITING_TRIGGERS]);
  for (const [name, entry] of tables) {
    if (!guarded.has(name) && !/^planner_aside_\d+$/.test(name)) continue;
    guarded.add(name);
    if (!latest.tables.has(name)) assertPlain(db, entry, null, { refuse });
  }
  if ([...tables].some(([name, entry]) => !guarded.has(name) && computes(entry))) {
    findings.readable = [...tables.keys()].filter((name) => guarded.has(name));
  }

  const made = new Set<string>();
  for (const entry of entries) {
    const { type, name, tbl_name: table, sql } = entry;
    if (sql === null) continue;
    const ours = latest[type === 'index' ? 'indexes' : 'triggers'].get(folded(name));
    const due = known[type === 'index' ? 'indexes' : 'triggers'].get(folded(name));
    const same = due !== undefined && (sql === due.sql || sameSql(sql, due.sql));
    if (same) made.add(`${type} ${folded(name)}`);
    if (same || !(ours || guarded.has(folded(table)))) continue;
    if (type === 'index' && (ours || !isPlainIndex(sql))) refuse(name);
    if (type === 'trigger' && (ours || !isGdalCounter(sql, table))) findings.triggers.push({ ...entry, sql });
    if (findings.triggers.length > MOST_TRIGGERS) refuse(name);
  }
  for (const [type, list] of [
    ['index', known.indexes],
    ['trigger', known.triggers],
  ] as const) {
    for (const [name, { sql }] of list)
      if (!made.has(`${type} ${name}`)) findings.missing.push({ sql, tree: null });
  }
  return findings;
}

/** All of sqlite_master, where each entry is what its text says. */
function readEntries(db: Database, path: string, known: KnownSchema): Entry[] {
  const size = db
    .prepare(
      `SELECT count(*) AS entries, total(length(CAST(sql AS BLOB))) AS characters,
         coalesce(max(length(CAST(sql AS BLOB))), 0) AS longest,
         count(CASE WHEN rootpage > 0 THEN 1 END) - count(DISTINCT CASE WHEN rootpage > 1 THEN rootpage END) AS shared
       FROM sqlite_master`,
    )
    .get() as { entries: number; characters: number; longest: number; shared: number };
  const damaged = (what: unknown) =>
    new PlannerError('document.damaged', { reason: shown(`sqlite_master: ${what}`) }, { file: path });
  if (size.entries > MOST_ENTRIES || size.characters > MOST_CHARACTERS || size.longest > LONGEST_ENTRY) {
    throw damaged(size.entries);
  }
  if (size.shared > 0) throw damaged('rootpage');
  const entries = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_master').all() as Entry[];
  for (const { type, name, tbl_name: table, sql } of entries) {
    const ours = known.entries.get(sql ?? '');
    if (ours?.name === name && ours.type === type && ours.tbl_name === table) continue;
    if (typeof name !== 'string' || typeof table !== 'string') throw damaged(type);
    if (sql === null && type === 'index' && /^sqlite_autoindex_/i.test(name)) continue;
    const made = typeof sql === 'string' && !sql.includes('\0') ? madeBy(sql) : null;
    if (
      !made ||
      made.type.replace('virtual ', '') !== type ||
      folded(made.name) !== folded(name) ||
      folded(made.table) !== folded(table)
    ) {
      throw damaged(name);
    }
  }
  return entries;
}

function readVersion(db: Database, path: string): number {
  const version = db
    .prepare(`SELECT iif(typeof(schema_version) = 'integer', schema_version, 0) FROM planner_project LIMIT 1`)
    .pluck()
    .get();
  if (!Number.isInteger(version) || (version as number) < 1) {
    throw new PlannerError('document.not-a-project', { name: basename(path) }, { file: path });
  }
  return version as number;
}

/** Source: GDAL, ogr/ogrsf_frmts/gpkg, OGRGeoPackageTableLayer::CreateFeatureCountTriggers. */
function isGdalCounter(sql: string, table: string): boolean {
  return [
    ['insert', '+'],
    ['delete', '-'],
  ].some(([event, sign]) =>
    sameSql(
      sql,
      `CREATE TRIGGER ${quoteName(`trigger_${event}_feature_count_${table}`)} AFTER ${event} ON ${quoteName(table)}
       BEGIN UPDATE ${GDAL_COUNTS} SET feature_count = feature_count ${sign} 1
       WHERE lower(table_name) = lower(${quoteText(table)}); END`,
    ),
  );
}
