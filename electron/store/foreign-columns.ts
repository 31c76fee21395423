import type { Database } from 'better-sqlite3';
import { FEATURE_TABLES } from './geopackage.ts';
import { folded, quoteName } from './sql-text.ts';

/** Names of the columns that this program put into a table, in lower case; null where it has no such table. */
export type OwnColumns = (table: string) => ReadonlySet<string> | null;

interface Column {
  name: string;
  type: string;
}

/**
 * Takes the columns that other programs added to layers out of them, so that a migration may make a layer anew, with what
 * indexes them, and the views, which may name them and would stop each change of a table.
 *
 * @param own what this program put into a document of the version that is migrated
 * @returns puts them back with all values
 */
export function setForeignColumnsAside(db: Database, own: OwnColumns): () => void {
  const back: (() => void)[] = [];
  for (const table of Object.keys(FEATURE_TABLES)) {
    const known = own(table);
    const columns = db.pragma(`table_info(${table})`) as Column[];
    const foreign = known ? columns.filter(({ name }) => !known.has(folded(name))) : [];
    if (foreign.length === 0) continue;
    const names = foreign.map(({ name }) => quoteName(name));
    if (back.length === 0) back.push(setViewsAside(db));
    const aside = `temp.foreign_columns_of_${table}`;
    db.exec(`CREATE TEMP TABLE foreign_columns_of_${table} AS SELECT id AS row_id, ${names} FROM ${table}`);
    dropIndexesOf(db, table, new Set(foreign.map(({ name }) => name)));
    for (const name of names) db.exec(`ALTER TABLE ${table} DROP COLUMN ${name}`);
    back.push(() => {
      for (const { name, type } of foreign)
        db.exec(`ALTER TABLE ${table} ADD COLUMN ${quoteName(name)} ${type && quoteName(type)}`);
      db.exec(`UPDATE ${table} SET (${names}) = (SELECT ${names} FROM ${aside} WHERE row_id = ${table}.id)`);
      db.exec(`DROP TABLE ${aside}`);
    });
  }
  return () => {
    for (const each of back.reverse()) each();
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
