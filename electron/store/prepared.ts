import type { Database, Statement } from 'better-sqlite3';

const kept = new WeakMap<Database, Map<string, Statement>>();

/** The statement of an SQL text, prepared once for each connection: preparing costs more than most rows do. */
export function prepared(db: Database, sql: string): Statement {
  let statements = kept.get(db);
  if (!statements) {
    statements = new Map();
    kept.set(db, statements);
  }
  let statement = statements.get(sql);
  if (!statement) {
    statement = db.prepare(sql);
    statements.set(sql, statement);
  }
  return statement;
}

/** SQLite's mark of the changes that other connections made. */
export const dataVersion = (db: Database): number =>
  prepared(db, 'PRAGMA data_version').pluck().get() as number;
