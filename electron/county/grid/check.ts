import { LEVEL_KV } from '../../../shared/connections.ts';
import type { Connection, GridCheck, Station, TransformerCheck } from '../../../shared/grid.ts';
import type { SeenHours } from '../../engine/account/types.ts';
import { beyondHosting, hostingOf } from '../../engine/grid/hosting.ts';
import { distanceM } from '../../engine/grid/line.ts';
import { type Served, serveYear } from '../../engine/grid/serve-year.ts';
import type { Steps } from '../../engine/steps.ts';
import { middleOf } from '../../engine/terrain/site-middle.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { type Account, accountOf } from '../account/account.ts';
import { accountedSites, planeOf } from '../account/communities.ts';
import { generationOf } from '../account/generation.ts';
import { type PlannedSet, storesOf } from '../account/input.ts';
import { acPowerOf } from '../sites/equipment.ts';
import { connectorOf } from './connect.ts';
import { checkFeeder, DETOUR, type FeederSite } from './feeders.ts';
import { type Node, reverseKw } from './stations.ts';
import { checkTransformer } from './transformers.ts';
import { perKwpOf } from './typical.ts';
import { ownLineVoltage } from './voltage.ts';

/** A site with a line of its own to a substation. */
interface Direct {
  site: MirroredSite;
  distanceM: number;
}

/** What stands at a substation. */
interface At {
  direct: Direct[];
  /** Sites on its feeders. */
  behind: MirroredSite[];
}

/** Of what is generated at a battery's substation, what is curtailed beside it by an error of rounding. */
const NO_CURTAILMENT = 1e-6;

/**
 * What each substation, feeder and transformer carries of the active scenario's sites, which sites break which limit, what is left:
 * by the hours of the account, so that what is used on the way, or not exported, burdens no wire.
 *
 * @param other sites and batteries with their account, taken instead of its own
 */
export function* gridOf(
  session: Session,
  document: Document,
  other?: { planned: PlannedSet; account: Account },
): Steps<GridCheck> {
  const { assumptions } = activeScenario(document);
  const account = other?.account ?? (yield* accountOf(session, document));
  const { input, wires } = account;
  const acKwOf = acPowerOf(session, assumptions);
  const { simultaneity } = assumptions.supply;
  const plane = planeOf(session.library.countyOf(document).center);
  const connector = connectorOf(session, document);
  const { nodes, feeders: laid, transformers: low } = connector;
  const typical = perKwpOf(generationOf(session, document));
  const at = new Map(nodes.map(({ id }): [number, At] => [id, { direct: [], behind: [] }]));
  const behindLow = new Map<number, { transformerId: number; connectionKv: number }>();
  const atLow = new Map(low.map(({ id }): [number, MirroredSite[]] => [id, []]));
  const onFeeder = new Map(laid.map(({ id }): [number, FeederSite[]] => [id, []]));
  for (const { site } of nodes.length + low.length > 0
    ? (other?.planned.sites ?? accountedSites(session, document, account))
    : []) {
    yield;
    const { on, station, transformer, level } = connector.of(site);
    const node = on ? null : station;
    if (transformer) {
      behindLow.set(site.id, { transformerId: transformer.id, connectionKv: LEVEL_KV[level] });
      atLow.get(transformer.id)!.push(site);
    }
    if (on) {
      const { alongM, awayM } = on;
      const sentKw = (hour: number) => sentAt(account, site.id, hour) * simultaneity;
      onFeeder.get(on.feeder.id)!.push({ site, sentKw, alongM, awayM });
    } else if (node) {
      at.get(node.id)!.direct.push({ site, distanceM: distanceM(node, plane(middleOf(site.bounds))) });
    }
  }

  const transformers: TransformerCheck[] = [];
  const beyondLow = new Set<number>();
  for (const [i, each] of low.entries()) {
    yield;
    const { check, beyond } = checkTransformer(
      document,
      each,
      atLow.get(each.id)!,
      wires.transformers[i]!,
      typical,
    );
    transformers.push(check);
    for (const id of beyond) beyondLow.add(id);
  }
  const lowOf = (id: number, connectionKv: number) => ({
    ...(behindLow.get(id) ?? { transformerId: null, connectionKv }),
  });
  const ownBreaks = (id: number): Connection['breaks'] => (beyondLow.has(id) ? ['transformer'] : []);

  const connections: Connection[] = [];
  const feeders: GridCheck['feeders'] = [];
  for (const feeder of laid) {
    yield;
    const sites = onFeeder.get(feeder.id)!;
    const seen = wires.feeders[input.feederIds.indexOf(feeder.id)]!;
    const { check, rises } = checkFeeder(document, feeder, sites, seen, typical);
    const behind = sites.map(({ site }) => site);
    at.get(feeder.station.id)!.behind.push(...behind);
    const beyond = beyondHosting(behind, check.hostingKwp);
    for (const { site, awayM, alongM } of sites) {
      const rise = rises.get(site.id)!;
      connections.push({
        siteId: site.id,
        stationId: feeder.station.id,
        feederId: feeder.id,
        distanceM: alongM + awayM,
        ...lowOf(site.id, feeder.voltageKv),
        voltageRise: rise,
        breaks: [
          ...ownBreaks(site.id),
          ...(beyond.has(site.id) ? (['feeder'] as const) : []),
          ...(rise > check.voltageLimit ? (['voltage'] as const) : []),
        ],
      });
    }
    feeders.push(check);
  }

  const stations: Station[] = [];
  for (const node of nodes) {
    yield;
    const seen = wires.stations[input.stationIds.indexOf(node.id)]!;
    const { station, beyond } = checkStation(
      ...([document, node, at.get(node.id)!, seen, typical, other?.planned.stores] as const),
    );
    for (const connection of connections) {
      if (connection.stationId === node.id && beyond.has(connection.siteId))
        connection.breaks.unshift('reverse');
    }
    for (const { site, distanceM: straightM } of at.get(node.id)!.direct) {
      const own = ownLineVoltage(
        ...([acKwOf(site), sendsOf(account, site.id), straightM * DETOUR, assumptions.supply] as const),
      );
      connections.push({
        siteId: site.id,
        stationId: node.id,
        feederId: null,
        distanceM: straightM,
        ...lowOf(site.id, own.connectionKv),
        voltageRise: own.rise,
        breaks: [
          ...ownBreaks(site.id),
          ...(beyond.has(site.id) ? (['reverse'] as const) : []),
          ...(own.beyond ? (['voltage'] as const) : []),
        ],
      });
    }
    stations.push(station);
  }
  const check = asAccounted(account, { stations, feeders, transformers, connections });
  return { ...check, total: totalOf(check) };
}

const laneAt = ({ input }: Account, id: number) => input.cohorts[input.sites.get(id)!.cohort]!.lane;

/** What a site sends to its wires in an hour, kW. */
function sentAt({ input, wires, fullYear, year }: Account, id: number, hour: number): number {
  const { cohort, share } = input.sites.get(id)!;
  const { lane } = input.cohorts[cohort]!;
  const kwh = year(fullYear).cohortKwh[cohort]! * share;
  return input.lanes[lane]!.shape[hour]! * kwh * wires.sentShare(lane, hour);
}

/** Whether the way in which a site sells lets it send anything at all. */
const sendsOf = (account: Account, id: number): boolean =>
  account.input.lanes[laneAt(account, id)]!.mode !== 'fullSelfUse';

/** What a substation carries, and the sites that go beyond what it hosts, in the order they were drawn. */
function checkStation(
  document: Document,
  node: Node,
  { direct, behind }: At,
  { made: generation, load }: SeenHours,
  typical: Float64Array,
  planned?: PlannedSet['stores'],
): { station: Station; beyond: Set<number> } {
  const { supply } = activeScenario(document).assumptions;
  const { powerFactor, reverseLimit, simultaneity, storageRate, roundTrip } = supply;
  const { storesKwh, storesKw } = planned ? storesOf(planned) : supply;
  const sites = [...direct.map(({ site }) => site), ...behind].sort((a, b) => a.id - b.id);
  const installedKwp = sites.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0);
  const perKwp =
    installedKwp > 0 ? generation.map((kwh) => kwh / installedKwp) : typical.map((kwh) => kwh * simultaneity);
  const ratingKva = node.ratingMva * 1000;
  const input = { ratingKva, powerFactor, reverseLimit, load, installedKwp, perKwp };
  const hosting = hostingOf({ ...input, generation });
  const storeKwh = storesKwh[String(node.id)] ?? 0;
  const storeKw = storesKw[String(node.id)] ?? storeKwh * storageRate;
  const generationKwh = generation.reduce((a, b) => a + b, 0);
  const back = reverseKw(document, node);
  const allowedKw = load.map((kwh) => Math.max(0, kwh + back));
  const store = { energyKwh: storeKwh, powerKw: storeKw, roundTrip };
  const served = storeKwh > 0 ? serveYear(generation, allowedKw, store) : null;
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
      ...(served && afterStore(served, NO_CURTAILMENT * generationKwh, input)),
      remainingKwp: hosting.hostingKwp === null ? null : Math.max(0, hosting.hostingKwp - installedKwp),
      generationKwh,
      storeKwh,
      storeKw: storeKwh > 0 ? storeKw : 0,
      servedKwh: served?.takenKwh ?? 0,
      lostKwh: served?.lostKwh ?? 0,
    },
    // A battery that takes all that may not flow back leaves no site beyond the limit.
    beyond:
      served && served.curtailedKwh <= NO_CURTAILMENT * generationKwh
        ? new Set()
        : beyondHosting(sites, hosting.hostingKwp),
  };
}

/** Flows at a substation behind its battery: only what is still curtailed counts as beyond the limit. */
function afterStore(
  { passed, curtailedKwh }: Served,
  roundingKwh: number,
  input: Omit<Parameters<typeof hostingOf>[0], 'generation'>,
): Pick<Station, 'peakReverseKw' | 'reverseRate' | 'class' | 'curtailedKwh'> {
  const { peakReverseKw, reverseRate, class: kind } = hostingOf({ ...input, generation: passed });
  return {
    peakReverseKw,
    reverseRate,
    curtailedKwh,
    class: curtailedKwh > roundingKwh ? 'red' : kind,
  };
}

/** The check with what the account curtails and stores, in the year in which all sites are in service. */
function asAccounted(
  { input, fullYear, year }: Account,
  check: Omit<GridCheck, 'total'>,
): Omit<GridCheck, 'total'> {
  const { transformers: atLow, feeders: onFeeder, stations: atStation } = year(fullYear);
  return {
    ...check,
    transformers: check.transformers.map((each) => {
      const { curtailedKwh } = atLow[input.transformerIds.indexOf(each.id)]!;
      return { ...each, curtailedKwh };
    }),
    feeders: check.feeders.map((feeder) => {
      const { curtailedKwh } = onFeeder[input.feederIds.indexOf(feeder.id)]!;
      return { ...feeder, curtailedKwh };
    }),
    stations: check.stations.map((station) => {
      const { curtailedKwh, takenKwh, lostKwh } = atStation[input.stationIds.indexOf(station.id)]!;
      return { ...station, curtailedKwh, servedKwh: takenKwh, lostKwh };
    }),
  };
}

function totalOf({ stations, feeders, transformers }: Omit<GridCheck, 'total'>): GridCheck['total'] {
  const sum = (key: 'installedKwp' | 'remainingKwp' | 'generationKwh' | 'curtailedKwh' | 'lostKwh') =>
    stations.reduce((total, station) => total + (station[key] ?? 0), 0);
  const count = (kind: Station['class']) => stations.filter((station) => station.class === kind).length;
  const cut = [...feeders, ...transformers].reduce((total, { curtailedKwh }) => total + curtailedKwh, 0);
  return {
    installedKwp: sum('installedKwp'),
    remainingKwp: sum('remainingKwp'),
    generationKwh: sum('generationKwh') + cut,
    curtailedKwh: sum('curtailedKwh') + cut,
    lostKwh: sum('lostKwh'),
    red: count('red'),
    yellow: count('yellow'),
    green: count('green'),
  };
}
