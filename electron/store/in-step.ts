import type { Document } from './document.ts';
import { keptFor } from './kept.ts';
import { type MirroredSite, siteMirror } from './site-mirror.ts';

interface Kept<T = unknown> {
  basis: string;
  value: T;
  changed(): ReadonlySet<number> | 'all';
}

/** What is worked out of all sites, with the sites that changed since it was last asked for. */
export interface InStep<T> {
  value: T;
  changed: ReadonlySet<number> | 'all';
}

/**
 * What is worked out of all sites together, kept in step with them: whoever asks brings it up to date for the sites that
 * changed since. When anything else changes that it follows from, it begins anew.
 *
 * @param what names it: the function that works it out
 * @param basis what else it follows from, as a text
 */
export function inStep<T>(document: Document, what: object, basis: string, begin: () => T): InStep<T> {
  const known = keptFor(
    document,
    what,
    (): Kept<T> => ({ basis, value: begin(), changed: siteMirror(document).follow() }),
  );
  const changed = known.changed();
  if (known.basis === basis) return { value: known.value, changed };
  Object.assign(known, { basis, value: begin() });
  return { value: known.value, changed: 'all' };
}

/**
 * A list with something of each site that has it, in the order of the sites, kept in step with them. The list itself never
 * changes: while it is the same one, so is all that is in it.
 *
 * @param what names it: the function that works it out
 * @param basis what else it follows from, as a text
 * @param begin makes ready what says it of a site; null for one that has nothing
 */
export function listInStep<T extends object>(
  document: Document,
  what: object,
  basis: string,
  begin: () => (site: MirroredSite) => T | null,
): readonly T[] {
  const rows = siteMirror(document).rows();
  const { value, changed } = inStep(document, what, basis, () => ({
    list: [] as T[],
    places: new Map<number, number>(),
  }));
  if (changed !== 'all' && changed.size === 0) return value.list;
  const of = begin();
  const whole = () => {
    value.list = [];
    value.places.clear();
    for (const row of rows.values()) {
      const own = of(row);
      if (own) value.places.set(row.id, value.list.push(own) - 1);
    }
    return value.list;
  };
  if (changed === 'all') return whole();
  const list = [...value.list];
  for (const id of changed) {
    const row = rows.get(id);
    const own = row ? of(row) : null;
    const place = value.places.get(id);
    if ((own === null) !== (place === undefined)) return whole();
    if (own) list[place!] = own;
  }
  value.list = list;
  return list;
}
