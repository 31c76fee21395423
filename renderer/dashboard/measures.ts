import { useMemo } from 'react';
import type { SiteRow } from '../app/slices/types.ts';
import { useStore } from '../app/store.ts';
import type { useFormat } from '../app/use-format.ts';
import { useRead } from '../app/use-read.ts';

/** What sites can be ranked by. */
export const MEASURES = [
  'capacity',
  'annual',
  'specificYield',
  'performance',
  'avoided',
  'npv',
  'household',
  'fit',
] as const;
export type Measure = (typeof MEASURES)[number];

const OWN: Partial<Record<Measure, (site: SiteRow) => number | null>> = {
  capacity: (site) => site.capacityKwp,
  annual: (site) => site.estimate?.annualKwh ?? null,
  specificYield: (site) => site.estimate?.specificYieldKwhPerKwp ?? null,
  performance: (site) => site.estimate?.performanceRatio ?? null,
  avoided: (site) => site.estimate?.avoidedTco2 ?? null,
};

/** A measure of every site that has it; null while it is read. */
export function useMeasure(
  sites: readonly SiteRow[],
  measure: Measure,
): { values: ReadonlyMap<number, number | null> | null; failed: string | null; retry(): void } {
  const version = useStore((state) => state.resultsVersion);
  const summary = useStore((state) => state.summary);
  const money = useRead(
    measure === 'fit' ? 'fit.scores' : 'money.outlook',
    {},
    [version, summary, measure],
    true,
  );
  const values = useMemo(() => {
    const own = OWN[measure];
    if (own) return new Map(sites.map((site) => [site.id, own(site)]));
    if (!money.read || !('value' in money.read)) return null;
    const { value } = money.read;
    if ('purposes' in value) {
      return measure === 'fit'
        ? new Map(value.sites.map((row) => [row.siteId, row.combined.weightedSum]))
        : null;
    }
    if (measure === 'fit') return null;
    return new Map(
      value.sites.map((row) => [row.siteId, measure === 'npv' ? row.npvYuan : row.householdYuanPerYear]),
    );
  }, [sites, measure, money.read]);
  return {
    values,
    failed: !OWN[measure] && money.read && 'failure' in money.read ? money.read.failure : null,
    retry: money.retry,
  };
}

/** A measure's value with its unit. */
export function written(
  measure: Measure,
  value: number,
  format: ReturnType<typeof useFormat>,
  yuan: (value: number) => string,
): string {
  switch (measure) {
    case 'capacity':
      return format.power(value);
    case 'annual':
      return format.energy(value);
    case 'specificYield':
      return format.specific(value);
    case 'performance':
      return format.percent(value, 1);
    case 'avoided':
      return format.carbon(value);
    case 'fit':
      return format.number(value, 3);
    default:
      return yuan(value);
  }
}
