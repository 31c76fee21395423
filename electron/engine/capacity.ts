/**
 * DC nameplate capacity of a site.
 *
 * area × share of it that can be used × ground coverage ratio (1 where modules lie in the roof's plane)
 * × module power density.
 *
 * @returns kWp
 */
export function capacityKwp(site: {
  areaM2: number;
  usableShare: number;
  gcr: number | null;
  moduleWpM2: number;
}): number {
  return (site.areaM2 * site.usableShare * (site.gcr ?? 1) * site.moduleWpM2) / 1000;
}
