import type { Database } from 'better-sqlite3';
import { plainDefault } from './column-default.ts';
import { FEATURE_TABLES } from './geopackage.ts';
import { tablesOf } from './layer-tables.ts';
import { folded, quoteName } from './sql-text.ts';

/** What this program put into a document of some version, by names in lower case. */
export interface OwnSchema {
  /** Columns of a table; null where it has no such table. */
  columns(table: string): ReadonlySet<string> | null;
  hasIndex(name: string): boolean;
}

interface Column {
  name: string;
  type: string;
  notnull: 0 | 1;
  /** Text of the default as SQL; null where there is none. */
  dflt_value: string | null;
}

/**
 * Takes the columns that other programs added to layers out of them, so that a migration may make a layer anew, with their
 * indexes, and the views, which may name them and would stop each change of a table.
 *
 * @param own what this program put into a document of the version that is migrated
 * @param layers those whose columns are taken out
 * @returns puts them back with all values, and without defaults that are expressions
 */
export function setForeignColumnsAside(
  db: Database,
  own: OwnSchema,
  layers: readonly string[] = Object.keys(FEATURE_TABLES),
): () => void {
  // What is put back last was set aside first: an index may be on columns that have to be there again.
  const back: (() => void)[] = [noteForeignIndexes(db, own)];
  let viewsAside = false;
  for (const table of layers) {
    const known = own.columns(table);
    const columns = db.pragma(`table_info(${table})`) as Column[];
    const foreign = known ? columns.filter(({ name }) => !known.has(folded(name))) : [];
    if (foreign.length === 0) continue;
    const names = foreign.map(({ name }) => quoteName(name));
    if (!viewsAside) back.push(setViewsAside(db));
    viewsAside = true;
    const aside = `temp.foreign_columns_of_${table}`;
    db.exec(`CREATE TEMP TABLE foreign_columns_of_${table} AS SELECT id AS row_id, ${names} FROM ${table}`);
    dropIndexesOf(db, table, new Set(foreign.map(({ name }) => name)));
    for (const name of names) db.exec(`ALTER TABLE ${table} DROP COLUMN ${name}`);
    back.push(() => {
      // Its areas may have gone to a table of their own.
      for (const each of tablesOf(table).filter((part) => part === table || own.columns(part) === null)) {
        addColumns(db, each, foreign);
        db.exec(`UPDATE ${each} SET (${names}) = (SELECT ${names} FROM ${aside} WHERE row_id = ${each}.id)`);
      }
      db.exec(`DROP TABLE ${aside}`);
    });
  }
  return () => {
    for (const each of back.reverse()) each();
  };
}

/** Adds columns to a table; SQLite adds one whose default changes with time to an empty table only. */
function addColumns(db: Database, table: string, columns: readonly Column[]): void {
  const later = columns.some(({ dflt_value: given }) => given !== null && plainDefault(given)?.changes);
  const names = (db.pragma(`table_info(${table})`) as Column[]).map(({ name }) => quoteName(name));
  const aside = `rows_of_${table}`;
  if (later) db.exec(`CREATE TEMP TABLE ${aside} AS SELECT ${names} FROM ${table}; DELETE FROM ${table}`);
  for (const column of columns) db.exec(`ALTER TABLE ${table} ADD COLUMN ${definition(column)}`);
  if (!later) return;
  db.exec(`INSERT INTO ${table} (${names}) SELECT ${names} FROM temp.${aside}; DROP TABLE temp.${aside}`);
}

/**
 * A column as it was, as far as one can be added to a table that is there: its type, its default unless that is an
 * expression, and, where it has such, that it is never empty.
 */
function definition({ name, type, notnull, dflt_value: given }: Column): string {
  const value = given === null ? null : (plainDefault(given)?.sql ?? null);
  const usual = value === null ? '' : ` DEFAULT ${value}`;
  const never = notnull && value !== null && value !== 'null' ? ' NOT NULL' : '';
  return `${quoteName(name)} ${type && quoteName(type)}${never}${usual}`;
}

/** Columns of an index as `PRAGMA index_xinfo` gives them. */
interface IndexColumn {
  name: string | null;
  desc: number;
  coll: string;
  /** 0 for the row number that every index ends with. */
  key: number;
}

/**
 * Notes the indexes that other programs put on tables, which go with a table that is made anew.
 *
 * @returns makes those again that went, from their columns alone: no text of a document is run
 */
function noteForeignIndexes(db: Database, own: OwnSchema): () => void {
  const indexes = db
    .prepare(`SELECT name, tbl_name AS "table" FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL`)
    .all() as { name: string; table: string }[];
  const noted = indexes.flatMap(({ name, table }) => {
    if (own.hasIndex(folded(name))) return [];
    const list = db.pragma(`index_list(${quoteName(table)})`) as {
      name: string;
      unique: number;
      partial: number;
    }[];
    const about = list.find((each) => each.name === name);
    const columns = (db.pragma(`index_xinfo(${quoteName(name)})`) as IndexColumn[]).filter(({ key }) => key);
    // One over rows or values that are worked out would have to be made by the document's own text.
    if (!about || about.partial || columns.some((column) => column.name === null)) return [];
    return [{ name, table, unique: about.unique === 1, columns }];
  });
  return () => {
    const exists = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = ? COLLATE NOCASE`);
    for (const { name, table, unique, columns } of noted) {
      if (exists.get(name)) continue;
      const there = new Set(
        (db.pragma(`table_info(${quoteName(table)})`) as Column[]).map((column) => folded(column.name)),
      );
      if (!columns.every((column) => there.has(folded(column.name!)))) continue;
      const keys = columns.map(
        (column) =>
          `${quoteName(column.name!)} COLLATE ${quoteName(column.coll)}${column.desc ? ' DESC' : ''}`,
      );
      db.exec(`CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quoteName(name)} ON ${quoteName(table)} (${keys})`);
    }
  };
}

function setViewsAside(db: Database): () => void {
  const views = db.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'view'`).all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of views) db.exec(`DROP VIEW ${quoteName(name)}`);
  return () => {
    // Prepared, a text may be one statement only: none of a document is run here but for what it makes.
    for (const { sql } of views) db.prepare(sql).run();
  };
}

function dropIndexesOf(db: Database, table: string, columns: ReadonlySet<string>): void {
  for (const { name } of db.pragma(`index_list(${table})`) as { name: string }[]) {
    const indexed = db.pragma(`index_info(${quoteName(name)})`) as { name: string | null }[];
    if (indexed.some((each) => each.name !== null && columns.has(each.name)))
      db.exec(`DROP INDEX ${quoteName(name)}`);
  }
}
