import type { Steps } from '../../shared/steps.ts';
import type { Document } from './document.ts';
import { keptFor } from './kept.ts';
import { dataVersion, prepared } from './prepared.ts';

interface Kept {
  version: string;
  value: unknown;
}

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
  const known = keptFor(document, what, (): Kept => ({ version: '', value: undefined }));
  const keeps = document.readOnly || !document.db.inTransaction;
  if (keeps && known.version === version) return known.value as T;
  const value = yield* make();
  if (keeps && documentVersion(document) === version) Object.assign(known, { version, value });
  return value;
}
