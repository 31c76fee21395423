import type { Document } from './document.ts';
import { dataVersion } from './prepared.ts';
import { contextChanges, lineChanges } from './watch.ts';

/**
 * A mark that changes whenever a context layer, what uses power or the terrain, may have changed: by this program (TEMP triggers
 * count the rows) or by another that has the file open (SQLite's data version). What rests on the layers can be kept
 * until then.
 */
export function contextVersion({ db, readOnly }: Document): string {
  if (readOnly) return `${dataVersion(db)}`;
  return `${contextChanges(db)}/${dataVersion(db)}`;
}

/** The same of the layers and of the feeders, which land rules read as lines. */
export function landLayersVersion(document: Document): string {
  const lines = document.readOnly ? '' : lineChanges(document.db);
  return `${contextVersion(document)}/${lines}`;
}
