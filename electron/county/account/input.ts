import type { Consumer } from '../../../shared/consumers.ts';
import type { Mode } from '../../../shared/money.ts';
import { type Extent, type Tie, tieConsumers } from '../../engine/account/meters.ts';
import type { AccountInput, Cohort, Demand, Lane } from '../../engine/account/types.ts';
import { emptyHours } from '../../engine/load/balance.ts';
import type { Steps } from '../../engine/steps.ts';
import { middleOf } from '../../engine/terrain/site-middle.ts';
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
import { perKwpOf } from '../grid/typical.ts';
import { acPowerOf, siteEquipment } from '../sites/equipment.ts';
import { siteTermsOf } from '../sites/terms.ts';
import { estimatedSites, loadsOf, planeOf } from './communities.ts';
import { generationOf } from './generation.ts';

/** The input of the account, and which sites, consumers and wires its indexes mean. */
export interface CountyInput extends AccountInput {
  /** For each site its cohort, and its share of the cohort's energy. */
  sites: ReadonlyMap<number, { cohort: number; share: number }>;
  startYear: number;
  /** The last year in which a site goes into service: from it on all are there. */
  fullYear: number;
  meterTies: readonly Tie[];
  groupTies: readonly Tie[];
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
  const termsOf = siteTermsOf(session, document);
  const modes = new Map<number, Mode>();
  for (const { site } of sites) {
    modes.set(site.id, termsOf(site).mode);
    yield;
  }
  const modeOf = ({ id }: MirroredSite) => modes.get(id)!;

  yield;
  const ties = fromBalance
    ? tieConsumers(
        sites.flatMap(({ site }) => (modeOf(site) === 'fullFeedIn' ? [] : [extentOf(site, plane)])),
        consumers.map(({ id, position, siteIds }) => ({ id, siteIds, ...plane(position) })),
        supply.meterReachM,
        supply.shareOverGrid ? supply.sharingRadiusM : 0,
        listGroups(document),
      )
    : { meters: [], groups: [] };
  const meterAt = indexOfSites(ties.meters);
  const groupAt = indexOfSites(ties.groups);

  const connector = connectorOf(session, document);
  const { nodes, feeders: laid, transformers } = connector;
  const acKwOf = acPowerOf(session, assumptions);
  const stationAt = new Map(nodes.map(({ id }, index) => [id, index]));
  const feederIndex = new Map(laid.map(({ id }, index) => [id, index]));
  const wireOf = (site: MirroredSite): Pick<Lane, 'feeder' | 'station'> => {
    const { on, station } = connector.at(plane(middleOf(site.bounds)), acKwOf(site), site.id);
    if (on) return { feeder: feederIndex.get(on.feeder.id)!, station: null };
    return { feeder: null, station: station && stationAt.get(station.id)! };
  };

  const generation = generationOf(session, document);
  const { shapeOf } = generation;
  const { connected } = existingOf(session, document, nodes, laid, transformers);
  const existingAt = (sums: ReadonlyMap<number, number>, id: number): Float64Array | null => {
    const kw = (sums.get(id) ?? 0) * supply.simultaneity;
    return kw > 0 ? perKwpOf(generation).map((kwh) => kwh * kw) : null;
  };
  const { degradationOf } = siteEquipment(session.library, assumptions);
  const assumedOf = ({ kind }: MirroredSite) =>
    fromBalance ? null : kind === 'rooftop' ? carbon.selfConsumedRooftop : carbon.selfConsumedAgrivoltaic;
  const numbers = new Map<Float64Array, number>();
  const lanes: Lane[] = [];
  const laneOf = new Map<string, number>();
  const cohorts: (Cohort & { members: { id: number; annualKwh: number }[] })[] = [];
  const cohortOf = new Map<string, number>();
  const selfUse = { fromBalance: 0, assumed: 0 };
  let undated = 0;
  for (const { site, annualKwh } of sites) {
    yield;
    const shape = shapeOf(site);
    const mode = modeOf(site);
    const lane: Lane = {
      ...{ shape, mode, assumedUse: assumedOf(site) },
      ...{ meter: meterAt.get(site.id) ?? null, group: groupAt.get(site.id) ?? null },
      ...wireOf(site),
    };
    if (lane.assumedUse === null) selfUse.fromBalance++;
    else selfUse.assumed++;
    if (!numbers.has(shape)) numbers.set(shape, numbers.size);
    const laneKey = `${numbers.get(shape)}|${mode}|${lane.assumedUse}|${lane.meter}|${lane.group}|${lane.feeder}|${lane.station}`;
    const inService = site.inService ?? carbon.startYear;
    if (site.inService === null) undated++;
    const degradationPerYear = degradationOf(site);
    const key = `${laneKey}|${inService}|${degradationPerYear}`;
    const at = indexFor(laneOf, laneKey, lanes, () => lane);
    const cohort = indexFor(cohortOf, key, cohorts, () => ({
      ...{ lane: at, annualKwh: 0, capacityKwp: 0, degradationPerYear, inService, members: [] },
    }));
    cohorts[cohort]!.annualKwh += annualKwh;
    cohorts[cohort]!.capacityKwp += site.capacityKwp;
    cohorts[cohort]!.members.push({ id: site.id, annualKwh });
  }

  const demandOf = demandsOf(session, document, consumers, supply.coldHours);
  const feederLoad = feederLoads(session, document, laid);
  yield;
  const stationLoad = stationLoads(session, document, nodes);
  yield;
  const years = cohorts.map(({ inService }) => inService);
  return {
    lanes,
    cohorts,
    meters: ties.meters.map(demandOf),
    groups: ties.groups.map(demandOf),
    feeders: laid.map((feeder) => ({
      station: stationAt.get(feeder.station.id)!,
      load: feederLoad.get(feeder.id)!,
      existing: existingAt(connected.feeders, feeder.id),
      backKw: feederCapacityKw(supply, feeder),
    })),
    stations: nodes.map((node) => ({
      load: stationLoad.get(node.id)!,
      existing: existingAt(connected.stations, node.id),
      backKw: reverseKw(document, node),
      store: storeOf(withStores, node.id),
    })),
    lifetimeYears,
    simultaneity: supply.simultaneity,
    sites: new Map(
      cohorts.flatMap(({ annualKwh, members }, cohort) =>
        members.map(({ id, annualKwh: own }): [number, { cohort: number; share: number }] => [
          id,
          { cohort, share: annualKwh > 0 ? own / annualKwh : 0 },
        ]),
      ),
    ),
    startYear: Math.min(carbon.startYear, ...years),
    fullYear: Math.max(carbon.startYear, ...years),
    meterTies: ties.meters,
    groupTies: ties.groups,
    feederIds: laid.map(({ id }) => id),
    stationIds: nodes.map(({ id }) => id),
    selfUse,
    undated,
  };
}

function indexFor<T>(known: Map<string, number>, key: string, list: T[], make: () => T): number {
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
