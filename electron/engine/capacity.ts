/**
 * DC nameplate capacity of a site.
 *
 * area × share of it that can be used × ground coverage ratio (1 where modules lie in the roof's plane) × share of
 * the rows that carries modules × module power density.
 *
 * @returns kWp
 */
export function capacityKwp(site: {
  areaM2: number;
  usableShare: number;
  gcr: number | null;
  moduleWpM2: number;
  agrivoltaic?: { fillShare: number } | null;
}): number {
  const covered = (site.gcr ?? 1) * (site.agrivoltaic?.fillShare ?? 1);
  return (site.areaM2 * site.usableShare * covered * site.moduleWpM2) / 1000;
}
