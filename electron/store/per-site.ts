import type { Document } from './document.ts';
import { type MirroredSite, siteMirror } from './site-mirror.ts';

interface Kept<T = unknown> {
  basis: string;
  make(site: MirroredSite): T;
  values: Map<number, { site: MirroredSite; value: T }>;
}
const kept = new WeakMap<Document, Map<object, Kept>>();

/** Something of each site, and all else it follows from, as a text. */
export interface PerSite<T> {
  (site: MirroredSite): T;
  basis: string;
}

/**
 * What is worked out of each site by itself, kept as long as the site stays the same and so does all else it follows
 * from, so that after one edit only one site is worked out again. Of a site as it is only planned nothing is kept.
 *
 * @param what names it: the function that works it out
 * @param basis what else it follows from, as a text
 * @param begin makes ready what works it out, once for each basis
 */
export function perSite<T>(
  document: Document,
  what: object,
  basis: string,
  begin: () => (site: MirroredSite) => T,
): PerSite<T> {
  const all = kept.get(document) ?? new Map<object, Kept>();
  kept.set(document, all);
  let known = all.get(what);
  if (known?.basis !== basis) {
    known = { basis, make: begin(), values: new Map() };
    all.set(what, known);
  }
  const { values, make } = known as Kept<T>;
  const rows = siteMirror(document).rows();
  const of = (site: MirroredSite): T => {
    const entry = values.get(site.id);
    if (entry?.site === site) return entry.value;
    const value = make(site);
    if (rows.get(site.id) === site) values.set(site.id, { site, value });
    return value;
  };
  return Object.assign(of, { basis });
}
