import { crsEntry } from '../../shared/crs.ts';
import type { Document } from './document.ts';
import { hasTable } from './stored.ts';

/** Code of the coordinate system that a project's exports are in; null where none was chosen. */
export function readExportCrs({ db }: Pick<Document, 'db'>): string | null {
  // A document of an older version, open read-only, has no such table.
  if (!hasTable(db, 'planner_export_system')) return null;
  const code: unknown = db.prepare('SELECT crs FROM planner_export_system').pluck().get();
  // Another program may have left anything there.
  return typeof code === 'string' && crsEntry(code) ? code : null;
}

/** Keeps the system for the exports to come; null forgets it. */
export function writeExportCrs({ db }: Pick<Document, 'db'>, code: string | null): void {
  if (code === null) db.prepare('DELETE FROM planner_export_system').run();
  else db.prepare('INSERT OR REPLACE INTO planner_export_system VALUES (1, ?)').run(code);
}
