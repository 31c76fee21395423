import type { SiteGroupSum } from '../../shared/site-page.ts';

/** One line of the table: a group's heading, or the site at a place of the order. */
export type Line = { group: SiteGroupSum } | { site: number };

/** Lines of a table whose groups each have a heading; folded groups have nothing else. */
export function linesOf(
  total: number,
  groups: readonly SiteGroupSum[],
  folded: ReadonlySet<string>,
): { count: number; at(line: number): Line; lineOf(site: number): number } {
  if (groups.length === 0) return { count: total, at: (site) => ({ site }), lineOf: (site) => site };
  let line = 0;
  const starts = groups.map((group) => {
    const start = line;
    line += 1 + (folded.has(group.key) ? 0 : group.count);
    return start;
  });
  /** The last group that starts at or before what `of` says of each. */
  const groupAt = (place: number, of: (index: number) => number) => {
    let index = groups.length - 1;
    while (index > 0 && of(index) > place) index--;
    return index;
  };
  return {
    count: line,
    at(place) {
      const index = groupAt(place, (i) => starts[i]!);
      const within = place - starts[index]!;
      return within === 0 ? { group: groups[index]! } : { site: groups[index]!.from + within - 1 };
    },
    lineOf(site) {
      const index = groupAt(site, (i) => groups[i]!.from);
      return starts[index]! + 1 + site - groups[index]!.from;
    },
  };
}
