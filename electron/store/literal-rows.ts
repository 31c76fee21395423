import type { Database } from 'better-sqlite3';
import type { LiteralRow } from './base-rows.ts';
import type { FeatureTable } from './geopackage.ts';
import { columnsOf, parseLiteral } from './journal-rows.ts';
import { quoteName } from './sql-text.ts';

/** The columns of a row that a table has, with what they are to hold. */
function valuesFor(db: Database, table: FeatureTable, row: LiteralRow): [names: string[], values: unknown[]] {
  const names = columnsOf(db, table).filter((name) => name !== 'id' && Object.hasOwn(row, name));
  return [names.map(quoteName), names.map((name) => parseLiteral(row[name]!))];
}

/** Writes over the columns of a row. */
export function writeRow(db: Database, table: FeatureTable, id: number, row: LiteralRow): void {
  const [names, values] = valuesFor(db, table, row);
  if (names.length === 0) return;
  const set = names.map((name) => `${name} = ?`).join(', ');
  db.prepare(`UPDATE ${table} SET ${set} WHERE id = ?`).run(...values, id);
}

/** Puts a row into a table, by a new id unless one is given; gives the id. */
export function insertRow(db: Database, table: FeatureTable, row: LiteralRow, id: number | null): number {
  const [names, values] = valuesFor(db, table, row);
  const columns = ['id', ...names].join(', ');
  const blanks = ['?', ...names.map(() => '?')].join(', ');
  const { lastInsertRowid } = db
    .prepare(`INSERT INTO ${table} (${columns}) VALUES (${blanks})`)
    .run(id, ...values);
  return Number(lastInsertRowid);
}
