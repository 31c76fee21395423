import type { Document } from './document.ts';
import { keptFor } from './kept.ts';
import { type MirroredSite, siteMirror } from './site-mirror.ts';

type Make<T> = (site: MirroredSite) => T;

/** Something of each site, and all else it follows from, as a text. */
export interface PerSite<T> {
  (site: MirroredSite): T;
  basis: string;
}

/** What is known of sites. */
export interface KnownOfSites<T> {
  /** Undefined while it is not known, or was of the site as it was before. */
  of(site: MirroredSite): T | undefined;
  /** Of a site as it is only planned nothing is kept. */
  keep(site: MirroredSite, value: T): void;
}

interface Kept<T> {
  basis: string;
  make: Make<T> | null;
  values: Map<number, { site: MirroredSite; value: T }>;
}

/**
 * What was worked out of each site by itself, kept as long as the site stays the same and so does all else it follows
 * from.
 *
 * @param what names it: the function that works it out
 * @param basis what else it follows from, as a text
 * @param keyOf all of a site that it follows from, as a text, where that is less than the site
 */
export const knownOfSites = <T>(
  document: Document,
  what: object,
  basis: string,
  keyOf?: (site: MirroredSite) => string,
): KnownOfSites<T> => readerOf(document, keptUnder<T>(document, what, basis), keyOf);

/**
 * What is worked out of each site by itself, so that after one edit only one site is worked out again; kept as
 * {@link knownOfSites} says.
 *
 * @param begin makes ready what works it out, once for each basis
 */
export function perSite<T>(
  document: Document,
  what: object,
  basis: string,
  begin: () => Make<T>,
  keyOf?: (site: MirroredSite) => string,
): PerSite<T> {
  const kept = keptUnder<T>(document, what, basis);
  kept.make ??= begin();
  const { make } = kept;
  const known = readerOf(document, kept, keyOf);
  const of = (site: MirroredSite): T => {
    const before = known.of(site);
    if (before !== undefined) return before;
    const value = make(site);
    known.keep(site, value);
    return value;
  };
  return Object.assign(of, { basis });
}

function keptUnder<T>(document: Document, what: object, basis: string): Kept<T> {
  const fresh = (): Kept<T> => ({ basis, make: null, values: new Map() });
  const kept = keptFor(document, what, fresh);
  return kept.basis === basis ? kept : Object.assign(kept, fresh());
}

function readerOf<T>(
  document: Document,
  { values }: Kept<T>,
  keyOf?: (site: MirroredSite) => string,
): KnownOfSites<T> {
  const rows = siteMirror(document).rows();
  return {
    of(site) {
      const entry = values.get(site.id);
      if (entry === undefined || entry.site === site) return entry?.value;
      // A site that changes becomes another object, so that the one that was kept still says what it was then.
      if (!keyOf || keyOf(entry.site) !== keyOf(site)) return undefined;
      entry.site = site;
      return entry.value;
    },
    keep(site, value) {
      const row = rows.get(site.id);
      const isHeld = row === site || (row && keyOf && keyOf(row) === keyOf(site));
      if (isHeld) values.set(site.id, { site, value });
    },
  };
}
