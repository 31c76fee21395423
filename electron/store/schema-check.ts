import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import { plainDefault } from './column-default.ts';
import { FEATURE_TABLES } from './geopackage.ts';
import { LATEST_SCHEMA, MIGRATIONS, type Migration } from './migrate.ts';
import {
  type Column,
  checksIn,
  type Entry,
  type KnownSchema,
  type KnownTable,
  knownSchema,
} from './schema-known.ts';
import { MOST_CHARACTERS, MOST_ENTRIES } from './schema-size.ts';
import { folded, madeBy, quoteName, quoteText, sameSql, type Token, tokensOf } from './sql-text.ts';

/** Characters beyond which an entry of sqlite_master is no planner's document. */
const LONGEST_ENTRY = 2 ** 20;

/** Where triggers of other programs wait while a document is open: see `schema-triggers.ts`. */
export const WAITING_TRIGGERS = 'planner_waiting_triggers';
export const WAITING_TRIGGERS_SQL = `CREATE TABLE ${WAITING_TRIGGERS} (name TEXT NOT NULL, sql TEXT NOT NULL)`;

/** Triggers of other programs on this program's tables that are taken off and put back, a statement each. */
export const MOST_TRIGGERS = 1_000;

/** GDAL counts the features of a layer here, by two triggers on the layer's table. */
const GDAL_COUNTS = 'gpkg_ogr_contents';

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

/** What becomes of what is not as it should be. */
interface Amiss {
  /** Throws, told what it is. */
  refuse(what: string): never;
  /** Takes columns of other programs on layers whose default can be taken off; where it is missing they are refused. */
  defaults?: SchemaFindings['defaults'];
}

/** @param known what the table must have; null where any columns will do */
function assertPlain(
  db: Database,
  { type, name, sql }: Entry,
  known: KnownTable | null,
  { refuse, defaults }: Amiss,
): void {
  if (type !== 'table') refuse(name);
  if (sql === known?.sql) return;
  const tokens = tokensOf(sql ?? '');
  const virtual = tokens[1]?.value === 'virtual';
  if (virtual || known?.virtual) {
    if (!virtual || !known?.virtual || !sameSql(sql ?? '', known.sql)) refuse(name);
    return;
  }
  if (tokens.at(-1)?.value !== ')') refuse(name);
  for (const check of checksIn(tokens)) if (!known?.checks().includes(check)) refuse(`${name}: CHECK`);
  for (const [at, { kind, value }] of tokens.entries()) {
    if (kind !== 'word') continue;
    if (value === 'conflict' || (value === 'collate' && !isBuiltIn(tokens[at + 1])))
      refuse(`${name}: ${value}`);
  }
  const columns = new Map(
    (db.pragma(`table_xinfo(${quoteName(name)})`) as Column[]).map((column) => [folded(column.name), column]),
  );
  for (const column of columns.values()) {
    const ours = known?.columns.get(folded(column.name));
    if (column.hidden !== 0) refuse(`${name}.${column.name}`);
    if (isPlainDefault(column.dflt_value, ours?.dflt_value)) continue;
    if (ours || !defaults || !Object.hasOwn(FEATURE_TABLES, folded(name))) refuse(`${name}.${column.name}`);
    defaults!.push({ table: folded(name), column: column.name });
  }
  for (const [key, ours] of known?.columns ?? []) {
    const column = columns.get(key);
    if (!column || column.pk !== ours.pk) refuse(`${name}.${ours.name}`);
    else if (!known?.shadow && key !== 'geom' && affinity(column.type) !== affinity(ours.type)) {
      refuse(`${name}.${ours.name}`);
    }
  }
  if (isRowNumber(known?.columns)) assertRowNumber(db, name, columns, refuse);
}

const isRowNumber = (columns: KnownTable['columns'] | undefined): boolean => {
  const keys = [...(columns?.values() ?? [])].filter(({ pk }) => pk > 0);
  return keys.length === 1 && keys[0]?.type.toUpperCase() === 'INTEGER';
};

/** Only INTEGER PRIMARY KEY, without DESC, makes the key a whole number in every row. */
function assertRowNumber(
  db: Database,
  name: string,
  columns: ReadonlyMap<string, Column>,
  refuse: (what: string) => never,
): void {
  const key = [...columns.values()].find(({ pk }) => pk === 1);
  const indexed = (db.pragma(`index_list(${quoteName(name)})`) as { origin: string }[]).some(
    ({ origin }) => origin === 'pk',
  );
  if (indexed || key?.type.toUpperCase() !== 'INTEGER') refuse(`${name}.${key?.name ?? ''}`);
}

/** How SQLite stores values of a declared type. Source: https://www.sqlite.org/datatype3.html, 3.1. */
function affinity(type: string): string {
  const upper = type.toUpperCase();
  if (upper.includes('INT')) return 'integer';
  if (/CHAR|CLOB|TEXT/.test(upper)) return 'text';
  if (upper === '' || upper.includes('BLOB')) return 'blob';
  return /REAL|FLOA|DOUB/.test(upper) ? 'real' : 'numeric';
}

const isPlainDefault = (value: string | null, ours: string | null | undefined): boolean =>
  value === null || (typeof ours === 'string' && sameSql(value, ours)) || plainDefault(value) !== null;

const isBuiltIn = (collation: Token | undefined): boolean =>
  /^(binary|nocase|rtrim)$/i.test(collation?.value ?? '');

/** Whether an index is on columns alone: nothing is computed to keep it. */
function isPlainIndex(sql: string): boolean {
  const tokens = tokensOf(sql);
  const from = tokens.findIndex(({ kind, value }) => kind === 'sign' && value === '(');
  const columns = tokens.slice(from + 1, -1);
  return (
    from > 0 &&
    tokens.at(-1)?.value === ')' &&
    columns.every(
      ({ kind, value }, at) =>
        kind === 'name' ||
        (kind === 'word' && (value !== 'collate' || isBuiltIn(columns[at + 1]))) ||
        (kind === 'sign' && value === ','),
    )
  );
}

/** Whether SQLite may compute something as it reads a table of another program through. */
const computes = ({ type, sql }: Entry): boolean =>
  type === 'table' &&
  tokensOf(sql ?? '').some(
    ({ kind, value }) => kind === 'word' && /^(virtual|check|generated|as)$/.test(value),
  );

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

/** A name from a document, short enough for a message and without signs that would steer a terminal. */
const shown = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '·').slice(0, 120);
