import type { Document } from './document.ts';

const kept = new WeakMap<Document, Map<object, unknown>>();

/**
 * Where something is kept for as long as a document is open: one place for each of what is kept. What lies there says by
 * itself whether it still holds; {@link keptWhile}, {@link cached}, {@link perSite} and {@link inStep} do.
 *
 * @param what names it: the function that works it out
 */
export function keptFor<T>(document: Document, what: object, make: () => T): T {
  const places = kept.get(document) ?? new Map<object, unknown>();
  kept.set(document, places);
  let place = places.get(what) as T | undefined;
  if (place === undefined) {
    place = make();
    places.set(what, place);
  }
  return place;
}

/**
 * What was worked out of one thing of a document, kept as long as that stays the same.
 *
 * @param what names it: the function that works it out
 * @param mark of what it follows from: its version, or the thing itself where a change makes it another
 */
export function keptWhile<T>(document: Document, what: object, mark: unknown, make: () => T): T {
  const known = keptFor(document, what, (): { mark: unknown; value: T } => ({ mark, value: make() }));
  if (known.mark !== mark) Object.assign(known, { value: make(), mark });
  return known.value;
}
