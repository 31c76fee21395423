/** A consumer and where it is; positions are in metres on any plane. */
export interface Placed {
  id: number;
  xM: number;
  yM: number;
}

/** Sites and consumers that share. */
export interface Group {
  siteIds: number[];
  consumerIds: number[];
}

/**
 * Groups what shares: a consumer with the sites it names, else with the nearest site within the radius; whatever is
 * tied through a shared site or consumer is one community. What shares with nothing is in no group.
 *
 * @param consumers `siteIds` that are not among the sites are passed over
 * @returns groups in the order of their lowest site id
 */
export function shareGroups(
  sites: readonly Placed[],
  consumers: readonly (Placed & { siteIds: readonly number[] })[],
  radiusM: number,
): Group[] {
  const parent = new Map<number, number>(sites.map(({ id }) => [id, id]));
  const rootOf = (id: number): number => {
    let at = id;
    while (parent.get(at) !== at) {
      const above = parent.get(parent.get(at)!)!;
      parent.set(at, above);
      at = above;
    }
    return at;
  };
  const tied: [consumer: number, site: number][] = [];
  const nearest = nearestIn(sites, radiusM);
  for (const consumer of consumers) {
    const named = consumer.siteIds.filter((id) => parent.has(id));
    const found = consumer.siteIds.length > 0 ? null : nearest(consumer.xM, consumer.yM);
    const ids = named.length > 0 ? named : found === null ? [] : [found];
    for (const id of ids) parent.set(rootOf(id), rootOf(ids[0]!));
    if (ids.length > 0) tied.push([consumer.id, ids[0]!]);
  }
  const groups = new Map<number, Group>();
  for (const [consumerId, siteId] of tied) {
    const root = rootOf(siteId);
    const group = groups.get(root) ?? { siteIds: [], consumerIds: [] };
    group.consumerIds.push(consumerId);
    groups.set(root, group);
  }
  for (const { id } of sites) groups.get(rootOf(id))?.siteIds.push(id);
  return [...groups.values()].sort((a, b) => Math.min(...a.siteIds) - Math.min(...b.siteIds));
}

/** Finds the nearest site within a radius through a grid of cells of that size. */
function nearestIn(sites: readonly Placed[], radiusM: number): (xM: number, yM: number) => number | null {
  if (radiusM <= 0) return () => null;
  const cells = new Map<string, Placed[]>();
  const key = (i: number, j: number) => `${i},${j}`;
  for (const site of sites) {
    const at = key(Math.floor(site.xM / radiusM), Math.floor(site.yM / radiusM));
    const cell = cells.get(at);
    if (cell) cell.push(site);
    else cells.set(at, [site]);
  }
  return (xM, yM) => {
    let best: { id: number; distance: number } | null = null;
    for (let di = -1; di <= 1; di++)
      for (let dj = -1; dj <= 1; dj++) {
        const cell = cells.get(key(Math.floor(xM / radiusM) + di, Math.floor(yM / radiusM) + dj)) ?? [];
        for (const site of cell) {
          const distance = Math.hypot(site.xM - xM, site.yM - yM);
          if (distance <= radiusM && (best === null || distance < best.distance)) {
            best = { id: site.id, distance };
          }
        }
      }
    return best?.id ?? null;
  };
}
