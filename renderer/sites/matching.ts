import type { SiteRow } from '../app/slices/types.ts';

/** Sites whose name or notes contain the text, ignoring case. */
export const matching = (sites: readonly SiteRow[], query: string): readonly SiteRow[] => {
  const text = query.trim().toLowerCase();
  return text ? sites.filter((site) => `${site.name}\n${site.notes}`.toLowerCase().includes(text)) : sites;
};
