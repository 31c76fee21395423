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
  let read = watched.get(db);
  if (!read) {
    read = watch(db);
    watched.set(db, read);
  }
  return read();
}

function watch(db: Database): () => string {
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
  return () => `${own.get()}/${db.pragma('data_version', { simple: true })}`;
}
