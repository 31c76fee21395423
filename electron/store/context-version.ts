import type { Database } from 'better-sqlite3';
import { CONTEXT_LAYERS } from '../../shared/domain.ts';
import type { Document } from './document.ts';

const watched = new WeakMap<Database, () => string>();

/**
 * A mark that changes whenever a context layer, what uses power or the terrain, may have changed: by this program (TEMP triggers
 * count the rows) or by another that has the file open (SQLite's data version). What rests on the layers can be kept
 * until then.
 */
export function contextVersion({ db, readOnly }: Document): string {
  if (readOnly) return `${db.pragma('data_version', { simple: true })}`;
  const read = watched.get(db);
  if (!read) throw new Error('the document is not watched');
  return read();
}

/** Has TEMP triggers count changes; as a document is opened, so that no edit that is taken back takes them along. */
export function watchContext(db: Database): void {
  db.exec('CREATE TEMP TABLE context_version (n INTEGER); INSERT INTO context_version VALUES (0);');
  const known = db.prepare('SELECT 1 FROM sqlite_master WHERE name = ?');
  for (const layer of [...CONTEXT_LAYERS, 'consumers', 'planner_terrain']) {
    if (!known.get(layer)) continue;
    for (const event of ['INSERT', 'UPDATE', 'DELETE']) {
      db.exec(`CREATE TEMP TRIGGER context_version_${layer}_${event} AFTER ${event} ON main.${layer} BEGIN
        UPDATE context_version SET n = n + 1; END`);
    }
  }
  const own = db.prepare('SELECT n FROM context_version').pluck();
  watched.set(db, () => `${own.get()}/${db.pragma('data_version', { simple: true })}`);
}
