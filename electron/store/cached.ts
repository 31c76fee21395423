import type { Document } from './document.ts';
import { dataVersion, prepared } from './prepared.ts';

/** Work in small parts, as the engine's `Steps`. */
type Steps<T> = Generator<void, T, void>;

interface Kept {
  version: string;
  value: unknown;
}
const kept = new WeakMap<Document, Map<object, Kept>>();

/**
 * A mark that changes with every change of a document: by this program (SQLite counts the rows it changed) or by
 * another that has the file open (SQLite's data version).
 */
export function documentVersion({ db }: Pick<Document, 'db'>): string {
  const changes = prepared(db, 'SELECT total_changes()').pluck().get();
  return `${changes}/${dataVersion(db)}`;
}

/**
 * What was worked out of a document, kept until anything in it changes. What is worked out while the document changes
 * is handed over but not kept, as is what is worked out in a transaction, which may be taken back.
 *
 * @param what names it: the function that works it out
 */
export function* cached<T>(document: Document, what: object, make: () => Steps<T>): Steps<T> {
  const version = documentVersion(document);
  const values = keptOf(document);
  const known = values.get(what);
  if (known?.version === version) return known.value as T;
  const value = yield* make();
  if (documentVersion(document) === version) values.set(what, { version, value });
  return value;
}

function keptOf(document: Document): Map<object, Kept> {
  if (document.db.inTransaction && !document.readOnly) return new Map();
  const values = kept.get(document) ?? new Map<object, Kept>();
  kept.set(document, values);
  return values;
}
