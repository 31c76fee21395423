import Database from 'better-sqlite3';
import { atOnce, type Steps } from '../../shared/steps.ts';
import type { OwnSchema } from './foreign-columns.ts';
import { registerSpatialFunctions } from './geopackage.ts';
import { MIGRATIONS, type Migration, registerMissing } from './migrate.ts';
import { installOutside } from './outside-triggers.ts';
import { flat, folded, type Token, tokensOf } from './sql-text.ts';

/** A column as `PRAGMA table_xinfo` gives it. */
export interface Column {
  name: string;
  type: string;
  notnull: number;
  dflt_value: string | null;
  pk: number;
  /** Not 0 where the column is computed or hidden. */
  hidden: number;
}

/** One entry of sqlite_master. */
export interface Entry {
  type: string;
  name: string;
  tbl_name: string;
  sql: string | null;
}

export interface KnownTable {
  name: string;
  sql: string;
  virtual: boolean;
  /** Rows of the R*Tree's own tables: written by SQLite itself, with or without types. */
  shadow: boolean;
  columns: Map<string, Column>;
  /** Read when asked for: most documents hold every table word by word. */
  checks(): readonly string[];
}

/** What this program puts into a document of one schema version, by names in lower case. */
export interface KnownSchema {
  /** Every entry by its text. */
  entries: ReadonlyMap<string, Entry>;
  tables: ReadonlyMap<string, KnownTable>;
  indexes: ReadonlyMap<string, Entry & { sql: string }>;
  triggers: ReadonlyMap<string, Entry & { sql: string }>;
}

const kept = new Map<string, KnownSchema>();

/**
 * The schema of one version, read from an empty document that is made in memory by the migrations up to it.
 *
 * @param migrations {@link MIGRATIONS} unless a test brings its own
 */
export const knownSchema = (version: number, migrations: readonly Migration[] = MIGRATIONS): KnownSchema =>
  atOnce(knownSchemaSteps(version, migrations));

/** {@link knownSchema} a migration at a time. */
export function* knownSchemaSteps(version: number, migrations: readonly Migration[]): Steps<KnownSchema> {
  const due = migrations.filter((each) => each.version <= version);
  const key = due.map((each) => `${each.version}:${each.sql.length}`).join(' ');
  let known = kept.get(key);
  if (!known) {
    known = yield* read(due);
    kept.set(key, known);
  }
  return known;
}

/** What a schema version has of this program, for telling apart what others added. */
export function ownSchema(version: number, migrations?: readonly Migration[]): OwnSchema {
  const known = () => knownSchema(version, migrations);
  return {
    columns(table) {
      const ours = known().tables.get(table);
      return ours ? new Set(ours.columns.keys()) : null;
    },
    hasIndex: (name) => known().indexes.has(name),
  };
}

function* read(due: readonly Migration[]): Steps<KnownSchema> {
  const db = new Database(':memory:');
  try {
    registerSpatialFunctions(db);
    for (const { sql } of due) {
      db.exec(sql);
      yield;
    }
    registerMissing(db);
    installOutside(db);
    const entries = db
      .prepare(
        `SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
      )
      .all() as (Entry & { sql: string })[];
    const of = (type: string) => entries.filter((entry) => entry.type === type);
    const byName = (type: string) => new Map(of(type).map((entry) => [folded(entry.name), entry]));
    const tables = of('table').map(({ name, sql }): [string, KnownTable] => {
      const columns = db.pragma(`table_xinfo("${name}")`) as Column[];
      return [
        folded(name),
        {
          name,
          sql,
          virtual: /^CREATE VIRTUAL TABLE/.test(sql),
          shadow: /^rtree_.*_(node|parent|rowid)$/.test(name),
          columns: new Map(columns.map((column) => [folded(column.name), column])),
          checks: () => checksIn(tokensOf(sql)),
        },
      ];
    });
    return {
      entries: new Map(entries.map((entry) => [entry.sql, entry])),
      tables: new Map(tables),
      indexes: byName('index'),
      triggers: byName('trigger'),
    };
  } finally {
    db.close();
  }
}

/** The conditions of all CHECK clauses in a CREATE TABLE statement, each as one text to compare. */
export function checksIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token, at) => {
    if (token.kind !== 'word' || token.value !== 'check') return [];
    let depth = 0;
    let end = at + 1;
    for (; end < tokens.length; end++) {
      const { kind, value } = tokens[end] as Token;
      if (kind !== 'sign') continue;
      if (value === '(') depth++;
      if (value === ')' && --depth === 0) break;
    }
    return [flat(tokens.slice(at + 1, end + 1))];
  });
}
