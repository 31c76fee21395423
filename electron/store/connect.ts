import Database from 'better-sqlite3';
import { registerSpatialFunctions } from './geopackage.ts';
import { guard } from './guard.ts';

/** A new connection made ready: guarded against what the document may hold, with the spatial functions of triggers. */
export function prepared(db: Database.Database): Database.Database {
  guard(db);
  registerSpatialFunctions(db);
  db.pragma('temp_store = MEMORY');
  return db;
}

/** A connection to a document that reads only. */
export const connectForReading = (path: string): Database.Database =>
  prepared(new Database(path, { readonly: true, fileMustExist: true }));
