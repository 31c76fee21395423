import type { SupplyAssumptions } from '../../../shared/consumers.ts';
import type { TransformerCheck } from '../../../shared/grid.ts';
import type { Transformer } from '../../../shared/transformers.ts';
import type { Scaled, SeenHours, Store } from '../../engine/account/types.ts';
import { behindStore } from '../../engine/grid/behind-store.ts';
import { beyondHosting, hostingOf } from '../../engine/grid/hosting.ts';
import type { Place } from '../../engine/grid/line.ts';
import { nearestWithin } from '../../engine/grid/nearest.ts';
import { emptyHours } from '../../engine/load/balance.ts';
import { calendarOf } from '../../engine/load/calendar.ts';
import { loadYear } from '../../engine/load/load-year.ts';
import type { Session } from '../../session/session.ts';
import { listConsumers } from '../../store/consumers.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { listTransformers } from '../../store/transformers.ts';
import { loadsOf, planeOf } from '../account/communities.ts';
import { feederAt, type LaidFeeder } from './feeders.ts';
import { type Node, nearestStation } from './stations.ts';

/** A transformer of 10/0.4 kV with what it hangs on; both are null where no substation is known. */
export interface LaidTransformer extends Transformer, Place {
  feeder: LaidFeeder | null;
  station: Node | null;
}

/**
 * The transformers of the document, each on the feeder or substation it names, else the nearest feeder within reach,
 * else the nearest substation.
 */
export function transformersOf(
  session: Session,
  document: Document,
  nodes: readonly Node[],
  feeders: readonly LaidFeeder[],
): LaidTransformer[] {
  const plane = planeOf(session.library.countyOf(document).center);
  const { feederReachM } = activeScenario(document).assumptions.supply;
  return listTransformers(document).map((each): LaidTransformer => {
    const at = plane(each.position);
    const named = nodes.find(({ id }) => id === each.stationId);
    const feeder =
      feeders.find(({ id }) => id === each.feederId) ??
      (named ? undefined : feederAt(feeders, at, feederReachM)?.feeder) ??
      null;
    return { ...each, ...at, feeder, station: feeder?.station ?? named ?? nearestStation(nodes, at) };
  });
}

/** The nearest transformer within reach of a place; null where none is. */
export function transformerAt(
  transformers: readonly LaidTransformer[],
  at: Place,
  reachM: number,
): LaidTransformer | null {
  let known = finders.get(transformers);
  if (known?.reachM !== reachM) {
    known = { reachM, find: nearestWithin(transformers, Math.max(1e-9, reachM)) };
    finders.set(transformers, known);
  }
  return known.find(at);
}

/** For lists of transformers, a county of which is asked once for each site. */
const finders = new WeakMap<
  readonly LaidTransformer[],
  { reachM: number; find(at: Place): LaidTransformer | null }
>();

/** Hours of the shape of homes, 1 at the highest. */
function homesShape(session: Session, document: Document): Float64Array {
  const { loads, dayNotices } = session.library.supply();
  const { calendarYear } = activeScenario(document).assumptions.supply;
  const shape = loadYear(loads.household, calendarOf(calendarYear, dayNotices), 1);
  const most = shape.reduce((a, b) => Math.max(a, b), 0);
  return shape.map((value) => value / most);
}

/**
 * Load of each transformer, kW of 8760 UTC hours: its peak with the shape of homes, or, where it names none, the consumers
 * within reach to which it is the nearest.
 */
export function transformerLoads(
  session: Session,
  document: Document,
  transformers: readonly LaidTransformer[],
): Map<number, Scaled> {
  if (transformers.length === 0) return new Map();
  const homes = homesShape(session, document);
  const loads = new Map(
    transformers.map(({ id, peakLoadKw }): [number, Scaled] => [
      id,
      { hours: homes, times: peakLoadKw ?? 0 },
    ]),
  );
  if (transformers.every(({ peakLoadKw }) => peakLoadKw !== null)) return loads;
  const { transformerReachM } = activeScenario(document).assumptions.supply;
  const plane = planeOf(session.library.countyOf(document).center);
  const hoursOf = loadsOf(session, document);
  const own = new Map<number, Float64Array>();
  for (const consumer of listConsumers(document)) {
    const on = transformerAt(transformers, plane(consumer.position), transformerReachM);
    if (on?.peakLoadKw !== null) continue;
    const sum = own.get(on.id) ?? emptyHours();
    for (const [i, kwh] of hoursOf(consumer).entries()) sum[i]! += kwh;
    own.set(on.id, sum);
  }
  for (const [id, hours] of own) loads.set(id, { hours, times: 1 });
  return loads;
}

/** Flow back that a transformer may carry, kW. */
export const transformerBackKw = (
  { powerFactor, reverseLimit }: SupplyAssumptions,
  { ratingKva, count }: Pick<Transformer, 'ratingKva' | 'count'>,
): number => ratingKva * count * powerFactor * reverseLimit;

/** What a transformer carries, and the sites that go beyond what it hosts, in the order they were drawn. */
export function checkTransformer(
  document: Document,
  { id, name, position, ratingKva, count, feeder, station }: LaidTransformer,
  sites: readonly MirroredSite[],
  { made: generation, load }: SeenHours,
  typical: Float64Array,
  store: Store | null = null,
): { check: TransformerCheck; beyond: Set<number> } {
  const { powerFactor, reverseLimit, simultaneity } = activeScenario(document).assumptions.supply;
  const installedKwp = sites.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0);
  const perKwp =
    installedKwp > 0 ? generation.map((kwh) => kwh / installedKwp) : typical.map((kwh) => kwh * simultaneity);
  const rated = { ratingKva: ratingKva * count, powerFactor, reverseLimit };
  const input = { ...rated, load, generation, installedKwp, perKwp };
  const hosting = hostingOf(input);
  const { flows, allStored } = behindStore(input, store);
  return {
    check: {
      ...{ id, name, position, ratingKva: ratingKva * count },
      ...{ feederId: feeder?.id ?? null, stationId: station?.id ?? null },
      peakLoadKw: load.reduce((a, b) => Math.max(a, b), 0),
      siteCount: sites.length,
      installedKwp,
      ...hosting,
      ...flows,
      ...{ lostKwh: 0, lowVoltage: null },
      remainingKwp: hosting.hostingKwp === null ? null : Math.max(0, hosting.hostingKwp - installedKwp),
      generationKwh: generation.reduce((a, b) => a + b, 0),
    },
    beyond: allStored ? new Set() : beyondHosting(sites, hosting.hostingKwp),
  };
}
