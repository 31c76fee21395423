import type { Station } from '../../../shared/grid.ts';
import type { SeenHours, Store } from '../../engine/account/types.ts';
import { behindStore } from '../../engine/grid/behind-store.ts';
import { beyondHosting, hostingOf } from '../../engine/grid/hosting.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import type { Node } from './stations.ts';

/** A site with a line of its own to a substation. */
interface Direct {
  site: MirroredSite;
  distanceM: number;
}

/** What stands at a substation. */
export interface At {
  direct: Direct[];
  /** Sites on its feeders, and those of the substations that it feeds. */
  behind: MirroredSite[];
}

/** What a substation carries, and the sites that go beyond what it hosts, in the order they were drawn. */
export function checkStation(
  document: Document,
  node: Node,
  { direct, behind }: At,
  { made: generation, load }: SeenHours,
  typical: Float64Array,
  store: Store | null,
): { station: Station; beyond: Set<number> } {
  const { supply } = activeScenario(document).assumptions;
  const { powerFactor, reverseLimit, simultaneity } = supply;
  const sites = [...direct.map(({ site }) => site), ...behind].sort((a, b) => a.id - b.id);
  const installedKwp = sites.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0);
  const perKwp =
    installedKwp > 0 ? generation.map((kwh) => kwh / installedKwp) : typical.map((kwh) => kwh * simultaneity);
  const ratingKva = node.ratingMva * 1000;
  const input = { ratingKva, powerFactor, reverseLimit, load, installedKwp, perKwp };
  const hosting = hostingOf({ ...input, generation });
  const generationKwh = generation.reduce((a, b) => a + b, 0);
  const { flows, allStored } = behindStore({ ...input, generation }, store);
  const { id, name, position, ratingMva, ratingFrom } = node;
  return {
    station: {
      id,
      name,
      position,
      ratingMva,
      ratingFrom,
      peakLoadKw: load.reduce((a, b) => Math.max(a, b), 0),
      siteCount: sites.length,
      installedKwp,
      ...hosting,
      ...flows,
      remainingKwp: hosting.hostingKwp === null ? null : Math.max(0, hosting.hostingKwp - installedKwp),
      generationKwh,
      storeKwh: store?.energyKwh ?? 0,
      storeKw: store?.powerKw ?? 0,
      // Of the account.
      ...{ servedKwh: 0, lostKwh: 0 },
    },
    beyond: allStored ? new Set() : beyondHosting(sites, hosting.hostingKwp),
  };
}
