/** A site's extent on the plane of the county, metres. */
export interface Extent {
  id: number;
  westM: number;
  southM: number;
  eastM: number;
  northM: number;
}

export interface Point {
  id: number;
  xM: number;
  yM: number;
  /** Sites it names; none takes the nearest. */
  siteIds: readonly number[];
}

/** Consumers and the sites they take energy from. */
export interface Tie {
  siteIds: number[];
  consumerIds: number[];
}

/** Distance from a point to an extent; nil inside. */
export const distanceTo = ({ xM, yM }: Pick<Point, 'xM' | 'yM'>, extent: Extent): number =>
  Math.hypot(
    Math.max(extent.westM - xM, 0, xM - extent.eastM),
    Math.max(extent.southM - yM, 0, yM - extent.northM),
  );

/**
 * Who uses energy behind whose meter, and who is reached only over the public grid. A consumer takes energy from the
 * sites it names, else from the nearest within reach; those within `meterReachM` of it are behind its meter, and only
 * where there is none does the public grid lie between. Whatever is tied through a site or a consumer is one tie.
 *
 * @param sites those that may use energy on the spot
 * @param meterReachM a site so near to a consumer shares its meter (engineering judgement)
 * @param direct sites and consumers joined by lines of their own, however far: they are behind one meter, and no other
 *   consumer takes from those sites unless it names them
 * @param gridReachM how far the public grid reaches; nil leaves such consumers alone
 */
export function tieConsumers(
  sites: readonly Extent[],
  consumers: readonly Point[],
  meterReachM: number,
  gridReachM: number,
  direct: readonly Tie[] = [],
): { meters: Tie[]; groups: Tie[] } {
  const known = new Map(sites.map((site) => [site.id, site]));
  const behind: [number, number[]][] = [];
  const beyond: [number, number[]][] = [];
  const joinedTo = new Map(direct.flatMap((tie) => tie.consumerIds.map((id) => [id, tie.siteIds] as const)));
  const own = new Set(direct.flatMap(({ siteIds }) => siteIds));
  const open = sites.filter(({ id }) => !own.has(id));
  for (const consumer of consumers) {
    const lines = joinedTo.get(consumer.id);
    if (lines) {
      const there = lines.filter((id) => known.has(id));
      if (there.length > 0) behind.push([consumer.id, there]);
      continue;
    }
    const named = consumer.siteIds.flatMap((id) => known.get(id) ?? []);
    if (consumer.siteIds.length > 0) {
      const near = named.filter((site) => distanceTo(consumer, site) <= meterReachM);
      if (near.length > 0) behind.push([consumer.id, near.map(({ id }) => id)]);
      else if (named.length > 0 && gridReachM > 0) beyond.push([consumer.id, named.map(({ id }) => id)]);
      continue;
    }
    const nearest = nearestOf(open, consumer, Math.max(meterReachM, gridReachM));
    if (nearest) (nearest.awayM <= meterReachM ? behind : beyond).push([consumer.id, [nearest.id]]);
  }
  return { meters: joined(behind), groups: joined(beyond) };
}

function nearestOf(
  sites: readonly Extent[],
  at: Point,
  reachM: number,
): { id: number; awayM: number } | null {
  let best: { id: number; awayM: number } | null = null;
  for (const site of sites) {
    const awayM = distanceTo(at, site);
    if (awayM <= reachM && (best === null || awayM < best.awayM)) best = { id: site.id, awayM };
  }
  return best;
}

/** Ties that share a site become one; in the order of their lowest site. */
function joined(links: readonly [consumerId: number, siteIds: number[]][]): Tie[] {
  const parent = new Map<number, number>();
  const rootOf = (id: number): number => {
    const above = parent.get(id) ?? id;
    if (above === id) return id;
    const root = rootOf(above);
    parent.set(id, root);
    return root;
  };
  for (const [, siteIds] of links)
    for (const id of siteIds) {
      if (!parent.has(id)) parent.set(id, id);
      parent.set(rootOf(id), rootOf(siteIds[0]!));
    }
  const ties = new Map<number, Tie>();
  for (const id of [...parent.keys()].sort((a, b) => a - b)) {
    const tie = ties.get(rootOf(id)) ?? { siteIds: [], consumerIds: [] };
    tie.siteIds.push(id);
    ties.set(rootOf(id), tie);
  }
  for (const [consumerId, siteIds] of links) ties.get(rootOf(siteIds[0]!))!.consumerIds.push(consumerId);
  return [...ties.values()];
}
