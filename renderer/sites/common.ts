import type { SiteRow } from '../base/state.ts';

/** The value a field has in all of the sites, or undefined when they differ. */
export function common<K extends keyof SiteRow>(sites: readonly SiteRow[], key: K): SiteRow[K] | undefined {
  const [first] = sites;
  return first && sites.every((site) => site[key] === first[key]) ? first[key] : undefined;
}

/** Sums over sites; energies count only the sites that are estimated. */
export function totals(sites: readonly SiteRow[]) {
  const sum = { areaM2: 0, capacityKwp: 0, annualKwh: 0, p90Kwh: 0, avoidedTco2: 0, estimated: 0 };
  for (const { areaM2, built, capacityKwp, estimate } of sites) {
    sum.areaM2 += areaM2 * built;
    sum.capacityKwp += capacityKwp;
    if (!estimate) continue;
    sum.annualKwh += estimate.annualKwh;
    sum.p90Kwh += estimate.p90Kwh;
    sum.avoidedTco2 += estimate.avoidedTco2;
    sum.estimated += 1;
  }
  return sum;
}
