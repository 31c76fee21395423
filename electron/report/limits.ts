import type { PlanAgrivoltaic } from './plan-data.ts';

/**
 * Agrivoltaic sites by their limits: those that break one of this country, and of the others those with one that was
 * not tested, or with none tested at all. Limits of other countries are only compared with and decide nothing.
 */
export function limitsKept(sites: readonly PlanAgrivoltaic[]): {
  sites: number;
  failing: number;
  open: number;
} {
  const own = sites.map(({ siteNames, result }) => ({
    count: siteNames.length,
    tested: result.limits.filter(({ foreign }) => !foreign),
    untested: result.untested.length,
  }));
  const breaks = ({ tested }: (typeof own)[number]) => tested.some(({ pass }) => !pass);
  const counted = (which: typeof own) => which.reduce((sum, { count }) => sum + count, 0);
  return {
    sites: counted(own),
    failing: counted(own.filter(breaks)),
    open: counted(own.filter((site) => !breaks(site) && (site.untested > 0 || site.tested.length === 0))),
  };
}
