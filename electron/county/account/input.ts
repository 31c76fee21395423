import type { SiteKind } from '../../../shared/domain.ts';
import type { GridLevel } from '../../../shared/grid-object.ts';
import type { AdoptedWorks } from '../../../shared/grid-works.ts';
import type { Steps } from '../../../shared/steps.ts';
import { type Tie, tieConsumers } from '../../engine/account/meters.ts';
import type { AccountInput, Cohort, Lane, Limit, Scaled, Strength } from '../../engine/account/types.ts';
import type { Session } from '../../session/session.ts';
import { listConsumers } from '../../store/consumers.ts';
import type { Document } from '../../store/document.ts';
import { listGroups } from '../../store/groups.ts';
import { readPriceHours } from '../../store/price-year.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { connectorOf } from '../grid/connect.ts';
import { existingOf } from '../grid/existing.ts';
import { feederCapacityKw, feederLoads } from '../grid/feeders.ts';
import { plannedLidsOf } from '../grid/planned-limits.ts';
import { reverseKw, stationLoads, storeOf } from '../grid/stations.ts';
import { type LaidTransformer, transformerBackKw, transformerLoads } from '../grid/transformers.ts';
import { perKwpOf } from '../grid/typical.ts';
import {
  existingUnder,
  lidOf,
  loadWithWorks,
  storeOfWorks,
  storesTogether,
  strongerFeeder,
  strongerStation,
  strongerTransformer,
  worksAt,
} from '../grid/works.ts';
import { preparedYearSteps } from '../weather/prepared.ts';
import { estimatedSites, planeOf } from './communities.ts';
import { demandsOf, extentOf, indexFor, indexOfSites } from './demands.ts';
import { type Track, tracksOf } from './lanes.ts';

/** The input of the account, and which sites, consumers and wires its indexes mean. */
export interface CountyInput extends AccountInput {
  /** Sites of a cohort are of one kind, since the shape of their hours is. */
  cohorts: (Cohort & { kind: SiteKind })[];
  /** Energy of a bad year (exceeded in nine of ten) over that of a mean one, of all sites together. */
  p90Scale: number;
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

/** Market prices by the hour that the scenario takes, yuan per kWh of 8760 UTC hours; null takes a mean. */
const marketHoursOf = (document: Document): Float64Array | null =>
  activeScenario(document).assumptions.money.marketFromHours
    ? (readPriceHours(document)?.hoursYuanKwh ?? null)
    : null;

/** Sites between two steps, most of which are known from before. */
const AT_ONCE = 128;

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
  yield* preparedYearSteps(session, document);
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

  const typical = perKwpOf(session, document);
  const { connected } = existingOf(session, document, nodes, laid, transformers);
  const existingAt = (sums: ReadonlyMap<number, number>, id: number): Scaled | null => {
    const times = (sums.get(id) ?? 0) * supply.simultaneity;
    return times > 0 ? { hours: typical, times } : null;
  };
  const lids = plannedLidsOf(session, document);
  /** What PV gives that is there already, and the limit that is planned for it and for new sites. */
  const limitedAt = (level: GridLevel, id: number, sums: ReadonlyMap<number, number>) => {
    const lid = lids.at(level, id)?.maxOutputFactor ?? null;
    return { existing: existingUnder(existingAt(sums, id), lid, supply.simultaneity), lid };
  };
  const { center } = session.library.countyOf(document);
  /** A limit with the works that the scenario has taken over for it, and as it is until their year. */
  const strengthened = (now: Strength, works: AdoptedWorks | null, backKw: number): Limit => {
    if (!works) return now;
    const lid = lidOf(works, now.lid ? { maxOutputFactor: now.lid } : null);
    return {
      load: loadWithWorks(now.load, works, center[0]),
      existing: existingUnder(now.existing, lid, supply.simultaneity),
      store: storesTogether(now.store ?? null, storeOfWorks(works, supply)),
      ...{ backKw, lid, before: { year: works.year, strength: now } },
    };
  };
  const lanes: Lane[] = [];
  const laneAt = new Map<string | number, number>();
  const cohorts: CountyInput['cohorts'] = [];
  const cohortAt = new Map<string | number, number>();
  const places = new Map<number, { cohort: number; share: number }>();
  let undated = 0;
  let [p50Kwh, p90Kwh] = [0, 0];
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
      return { kind: site.kind, lane: at, annualKwh: 0, capacityKwp: 0, degradationPerYear, inService };
    });
    cohorts[cohort]!.annualKwh += annualKwh;
    cohorts[cohort]!.capacityKwp += site.capacityKwp;
    places.set(site.id, { cohort, share: annualKwh });
    if (site.inService === null) undated++;
    p50Kwh += site.estimate!.annualKwh;
    p90Kwh += site.estimate!.p90Kwh;
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
    transformers: transformers.map((each) => {
      const works = worksAt(supply, 'transformer', each.id);
      const now = {
        load: transformerLoad.get(each.id)!,
        ...limitedAt('transformer', each.id, connected.transformers),
        backKw: transformerBackKw(supply, each),
      };
      const backKw = transformerBackKw(supply, strongerTransformer(each, works));
      return { ...above(each), ...strengthened(now, works, backKw) };
    }),
    feeders: laid.map((feeder) => {
      const works = worksAt(supply, 'feeder', feeder.id);
      const now = {
        load: { hours: feederLoad.get(feeder.id)!, times: 1 },
        ...limitedAt('feeder', feeder.id, connected.feeders),
        backKw: feederCapacityKw(supply, feeder),
      };
      const backKw = feederCapacityKw(supply, strongerFeeder(session, feeder, works));
      return { station: stationAt.get(feeder.station.id)!, ...strengthened(now, works, backKw) };
    }),
    stations: nodes.map((node) => {
      const works = worksAt(supply, 'station', node.id);
      const now = {
        load: { hours: stationLoad.get(node.id)!, times: 1 },
        ...limitedAt('station', node.id, connected.stations),
        backKw: reverseKw(document, node),
        store: storeOf(withStores, node.id),
      };
      return {
        above: node.parentId === null ? null : stationAt.get(node.parentId)!,
        ...strengthened(now, works, reverseKw(document, strongerStation(node, works))),
      };
    }),
    lifetimeYears,
    marketYuanKwh: marketHoursOf(document),
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
    p90Scale: p50Kwh > 0 ? p90Kwh / p50Kwh : 1,
  };
}
