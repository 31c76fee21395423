import Database from 'better-sqlite3';
import { encodeGeometry, envelopeOf, type StoredGeometry } from '../../../electron/store/geometry-blob.ts';

/** Edits a document as another program does: SQLite alone, with the spatial functions that GeoPackage asks for. */
export function elsewhere<T>(path: string, work: (db: Database.Database) => T): T {
  const db = new Database(path, { fileMustExist: true });
  for (const [i, name] of ['ST_MinX', 'ST_MinY', 'ST_MaxX', 'ST_MaxY'].entries()) {
    db.function(name, { deterministic: true }, (blob: unknown) => sideOf(blob as Uint8Array, i));
  }
  db.function('ST_IsEmpty', { deterministic: true }, (blob: unknown) =>
    sideOf(blob as Uint8Array, 0) === null ? 1 : 0,
  );
  try {
    return work(db);
  } finally {
    db.close();
  }
}

function sideOf(blob: Uint8Array, i: number): number | null {
  try {
    return envelopeOf(blob)[i]!;
  } catch {
    return null;
  }
}

/** A shape as such a program stores it: without a box in its header. */
export function foreignBlob(geometry: StoredGeometry): Buffer {
  const own = encodeGeometry(geometry);
  return Buffer.concat([own.subarray(0, 3), Buffer.from([1]), own.subarray(4, 8), own.subarray(40)]);
}
