import type { Document } from './document.ts';
import { contextChanges } from './watch.ts';

/**
 * A mark that changes whenever a context layer, what uses power or the terrain, may have changed: by this program (TEMP triggers
 * count the rows) or by another that has the file open (SQLite's data version). What rests on the layers can be kept
 * until then.
 */
export function contextVersion({ db, readOnly }: Document): string {
  if (readOnly) return `${db.pragma('data_version', { simple: true })}`;
  return `${contextChanges(db)}/${db.pragma('data_version', { simple: true })}`;
}
