import type { Consumer } from '../../../shared/consumers.ts';
import { type Extent, type Tie, tieConsumers } from '../../engine/account/meters.ts';
import type { AccountInput, Cohort, Demand, Lane, Scaled } from '../../engine/account/types.ts';
import { emptyHours } from '../../engine/load/balance.ts';
import type { Steps } from '../../engine/steps.ts';
import type { Session } from '../../session/session.ts';
import { listConsumers } from '../../store/consumers.ts';
import type { Document } from '../../store/document.ts';
import { listGroups } from '../../store/groups.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { connectorOf } from '../grid/connect.ts';
import { existingOf } from '../grid/existing.ts';
import { feederCapacityKw, feederLoads } from '../grid/feeders.ts';
import { reverseKw, stationLoads, storeOf } from '../grid/stations.ts';
import { type LaidTransformer, transformerBackKw, transformerLoads } from '../grid/transformers.ts';
import { perKwpOf } from '../grid/typical.ts';
import { estimatedSites, loadsOf, planeOf } from './communities.ts';
import { generationOf } from './generation.ts';
import { type Track, tracksOf } from './lanes.ts';

/** The input of the account, and which sites, consumers and wires its indexes mean. */
export interface CountyInput extends AccountInput {
  /** For each site its cohort, and its share of the cohort's energy. */
  sites: ReadonlyMap<number, { cohort: number; share: number }>;
  startYear: number;
  /** The last year in which a site goes into service: from it on all are there. */
  fullYear: number;
  meterTies: readonly Tie[];
  groupTies: readonly Tie[];
  transformerIds: readonly number[];
  feederIds: readonly number[];
  stationIds: readonly number[];
  /** Sites by what their use on the spot follows from. */
  selfUse: { fromBalance: number; assumed: number };
  /** Sites without a year of their own, which take the scenario's start year. */
  undated: number;
}

/** Sites and batteries to be looked at instead of those of the active scenario. */
export interface PlannedSet {
  sites: readonly { site: MirroredSite; annualKwh: number }[];
  stores: readonly { stationId: number; energyKwh: number; powerKw: number }[];
}

/** Batteries of a planned set in the terms of a scenario's assumptions. */
export const storesOf = (stores: PlannedSet['stores']) => ({
  storesKwh: Object.fromEntries(stores.map(({ stationId, energyKwh }) => [String(stationId), energyKwh])),
  storesKw: Object.fromEntries(stores.map(({ stationId, powerKw }) => [String(stationId), powerKw])),
});

/** Whether what is used on the spot follows from the hours of consumers, and is not what the scenario assumes. */
export const usesFromBalance = (document: Document): boolean =>
  activeScenario(document).assumptions.money.selfUseFromBalance && listConsumers(document).length > 0;

/** Sites between two steps, most of which are known from before. */
const AT_ONCE = 32;

/**
 * Sites that count, each in its cohort and lane, with what is behind meters and on wires.
 *
 * @param planned taken instead of the sites and batteries of the active scenario
 */
export function* countyInput(session: Session, document: Document, planned?: PlannedSet): Steps<CountyInput> {
  const { assumptions } = activeScenario(document);
  const { supply, carbon, lifetimeYears } = assumptions;
  const plane = planeOf(session.library.countyOf(document).center);
  const withStores = planned ? { ...supply, ...storesOf(planned.stores) } : supply;
  const consumers = listConsumers(document);
  const sites = planned?.sites ?? estimatedSites(session, document);
  const fromBalance = usesFromBalance(document);
  const connector = connectorOf(session, document);
  yield;
  const trackOf = tracksOf(session, document, connector, fromBalance, planned !== undefined);
  const tracks: Track[] = [];
  for (const { site } of sites) {
    if (tracks.length % AT_ONCE === 0) yield;
    tracks.push(trackOf(site));
  }
  const ties = fromBalance
    ? tieConsumers(
        sites.flatMap(({ site }, n) => (tracks[n]!.mode === 'fullFeedIn' ? [] : [extentOf(site, plane)])),
        consumers.map(({ id, position, siteIds }) => ({ id, siteIds, ...plane(position) })),
        supply.meterReachM,
        supply.shareOverGrid ? supply.sharingRadiusM : 0,
        listGroups(document),
      )
    : { meters: [], groups: [] };
  const meterAt = indexOfSites(ties.meters);
  const groupAt = indexOfSites(ties.groups);

  const { nodes, feeders: laid, transformers } = connector;
  const stationAt = new Map(nodes.map(({ id }, index) => [id, index]));
  const feederIndex = new Map(laid.map(({ id }, index) => [id, index]));
  const above = ({ feeder, station }: LaidTransformer): Pick<Lane, 'feeder' | 'station'> =>
    feeder
      ? { feeder: feederIndex.get(feeder.id)!, station: null }
      : { feeder: null, station: station && stationAt.get(station.id)! };

  const typical = perKwpOf(generationOf(session, document));
  const { connected } = existingOf(session, document, nodes, laid, transformers);
  const existingAt = (sums: ReadonlyMap<number, number>, id: number): Scaled | null => {
    const times = (sums.get(id) ?? 0) * supply.simultaneity;
    return times > 0 ? { hours: typical, times } : null;
  };
  const lanes: Lane[] = [];
  const laneAt = new Map<string | number, number>();
  const cohorts: Cohort[] = [];
  const cohortAt = new Map<string | number, number>();
  const places = new Map<number, { cohort: number; share: number }>();
  let undated = 0;
  for (const [n, { site, annualKwh }] of sites.entries()) {
    if (n % AT_ONCE === 0) yield;
    const track = tracks[n]!;
    const meter = meterAt.get(site.id) ?? null;
    const group = groupAt.get(site.id) ?? null;
    const tied = meter === null && group === null ? null : `|${meter}|${group}`;
    const cohort = indexFor(cohortAt, tied ? `${track.number}${tied}` : track.number, cohorts, () => {
      const { laneNumber, number: _number, inService, degradationPerYear, ...lane } = track;
      const at = indexFor(laneAt, tied ? `${laneNumber}${tied}` : laneNumber, lanes, () => ({
        ...lane,
        ...{ meter, group },
      }));
      return { lane: at, annualKwh: 0, capacityKwp: 0, degradationPerYear, inService };
    });
    cohorts[cohort]!.annualKwh += annualKwh;
    cohorts[cohort]!.capacityKwp += site.capacityKwp;
    places.set(site.id, { cohort, share: annualKwh });
    if (site.inService === null) undated++;
  }
  for (const place of places.values()) {
    const { annualKwh } = cohorts[place.cohort]!;
    place.share = annualKwh > 0 ? place.share / annualKwh : 0;
  }
  yield;

  const demandOf = demandsOf(session, document, consumers, supply.coldHours);
  const transformerLoad = transformerLoads(session, document, transformers);
  yield;
  const feederLoad = feederLoads(session, document, laid);
  yield;
  const stationLoad = stationLoads(session, document, nodes);
  yield;
  const yearBy = (pick: (a: number, b: number) => number) =>
    cohorts.reduce((year, { inService }) => pick(year, inService), carbon.startYear);
  return {
    lanes,
    cohorts,
    meters: ties.meters.map(demandOf),
    groups: ties.groups.map(demandOf),
    transformers: transformers.map((each) => ({
      ...above(each),
      load: transformerLoad.get(each.id)!,
      existing: existingAt(connected.transformers, each.id),
      backKw: transformerBackKw(supply, each),
    })),
    feeders: laid.map((feeder) => ({
      station: stationAt.get(feeder.station.id)!,
      load: { hours: feederLoad.get(feeder.id)!, times: 1 },
      existing: existingAt(connected.feeders, feeder.id),
      backKw: feederCapacityKw(supply, feeder),
    })),
    stations: nodes.map((node) => ({
      load: { hours: stationLoad.get(node.id)!, times: 1 },
      existing: existingAt(connected.stations, node.id),
      backKw: reverseKw(document, node),
      store: storeOf(withStores, node.id),
    })),
    lifetimeYears,
    simultaneity: supply.simultaneity,
    sites: places,
    startYear: yearBy(Math.min),
    fullYear: yearBy(Math.max),
    meterTies: ties.meters,
    groupTies: ties.groups,
    transformerIds: transformers.map(({ id }) => id),
    feederIds: laid.map(({ id }) => id),
    stationIds: nodes.map(({ id }) => id),
    selfUse: fromBalance
      ? { fromBalance: sites.length, assumed: 0 }
      : { fromBalance: 0, assumed: sites.length },
    undated,
  };
}

function indexFor<T>(
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

function extentOf(
  { id, bounds: [west, south, east, north] }: MirroredSite,
  plane: ReturnType<typeof planeOf>,
): Extent {
  const [from, to] = [plane([west, south]), plane([east, north])];
  return { id, westM: from.xM, southM: from.yM, eastM: to.xM, northM: to.yM };
}

const indexOfSites = (ties: readonly Tie[]) =>
  new Map(ties.flatMap(({ siteIds }, index) => siteIds.map((id) => [id, index] as const)));

function demandsOf(
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
      if (consumer.kind === 'coldStore') for (let i = 0; i < cold.length; i++) cold[i]! += hours[i]!;
    }
    return { load, cold, coldHours };
  };
}
