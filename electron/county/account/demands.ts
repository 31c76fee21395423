import { COLD_LOADS, type Consumer } from '../../../shared/consumers.ts';
import type { Extent, Tie } from '../../engine/account/meters.ts';
import type { Demand } from '../../engine/account/types.ts';
import { emptyHours } from '../../engine/load/balance.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { loadsOf, type planeOf } from './communities.ts';

/** The place in a list of what a key stands for, made when it is first asked for. */
export function indexFor<T>(
  known: Map<string | number, number>,
  key: string | number,
  list: T[],
  make: () => T,
): number {
  let index = known.get(key);
  if (index === undefined) {
    index = list.push(make()) - 1;
    known.set(key, index);
  }
  return index;
}

/** The bounds of a site on the plane of its county, metres. */
export function extentOf(
  { id, bounds: [west, south, east, north] }: MirroredSite,
  plane: ReturnType<typeof planeOf>,
): Extent {
  const [from, to] = [plane([west, south]), plane([east, north])];
  return { id, westM: from.xM, southM: from.yM, eastM: to.xM, northM: to.yM };
}

/** The place in a list of ties for each site that is tied. */
export const indexOfSites = (ties: readonly Tie[]) =>
  new Map(ties.flatMap(({ siteIds }, index) => siteIds.map((id) => [id, index] as const)));

/** What the consumers of a tie use in each hour, kWh, and how much of that is cold that can wait `coldHours`. */
export function demandsOf(
  session: Session,
  document: Document,
  consumers: readonly Consumer[],
  coldHours: number,
): (tie: Tie) => Demand {
  const hoursOf = loadsOf(session, document);
  const known = new Map(consumers.map((consumer) => [consumer.id, consumer]));
  return ({ consumerIds }) => {
    const [load, cold] = [emptyHours(), emptyHours()];
    for (const id of consumerIds) {
      const consumer = known.get(id)!;
      const hours = hoursOf(consumer);
      for (let i = 0; i < load.length; i++) load[i]! += hours[i]!;
      if (COLD_LOADS.includes(consumer.kind)) for (let i = 0; i < cold.length; i++) cold[i]! += hours[i]!;
    }
    return { load, cold, coldHours };
  };
}
