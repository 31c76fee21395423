import { LEVEL_KV } from '../../../shared/connections.ts';
import type { Connection, GridCheck, LowVoltage, Station, TransformerCheck } from '../../../shared/grid.ts';
import type { Steps } from '../../../shared/steps.ts';
import type { Strength } from '../../engine/account/types.ts';
import { beyondHosting } from '../../engine/grid/hosting.ts';
import { distanceM } from '../../engine/grid/line.ts';
import { middleOf } from '../../engine/terrain/site-middle.ts';
import type { Session } from '../../session/session.ts';
import { cached } from '../../store/cached.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { type MirroredSite, siteMirror } from '../../store/site-mirror.ts';
import { type Account, accountOf } from '../account/account.ts';
import { accountedSites, planeOf } from '../account/communities.ts';
import { type PlannedSet, storesOf } from '../account/input.ts';
import { figureOf } from '../rules/in-force.ts';
import { acPowerOf } from '../sites/equipment.ts';
import { type At, checkStation } from './check-station.ts';
import { asAccounted, totalOf } from './check-totals.ts';
import { connectorOf } from './connect.ts';
import { checkFeeder, DETOUR, type FeederSite } from './feeders.ts';
import { lowLinesOf } from './low-lines.ts';
import { lowSummary } from './low-voltage.ts';
import { lowVoltagesAt } from './low-voltages.ts';
import { sendsOf, sentAt } from './sent.ts';
import { feedingChain, storeOf } from './stations.ts';
import { checkTransformer } from './transformers.ts';
import { perKwpOf } from './typical.ts';
import { ownLineVoltage } from './voltage.ts';
import {
  storeOfWorks,
  storesTogether,
  strongerFeeder,
  strongerStation,
  strongerTransformer,
  worksAt,
} from './works.ts';

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
  return (yield* kept(session, document, other)).check;
}

/** Voltages at the roofs behind each transformer, as the check has them. */
export function* lowVoltagesOf(session: Session, document: Document): Steps<ReadonlyMap<number, LowVoltage>> {
  return (yield* kept(session, document)).low;
}

/** The check of the active scenario is kept until something changes; of a planned set it is not. */
function* kept(session: Session, document: Document, other?: Parameters<typeof checked>[2]) {
  if (other) return yield* checked(session, document, other);
  // What changed is read first, since that in itself leaves a mark in the document's count of changes.
  siteMirror(document).rows();
  return yield* cached(document, gridOf, () => checked(session, document));
}

function* checked(
  session: Session,
  document: Document,
  other?: { planned: PlannedSet; account: Account },
): Steps<{ check: GridCheck; low: ReadonlyMap<number, LowVoltage> }> {
  const { assumptions } = activeScenario(document);
  const account = other?.account ?? (yield* accountOf(session, document));
  const { input, wires, fullYear } = account;
  const acKwOf = acPowerOf(session, assumptions);
  const { supply } = assumptions;
  const { simultaneity } = supply;
  const plane = planeOf(session.library.countyOf(document).center);
  const connector = connectorOf(session, document);
  const { nodes, feeders: laid, transformers: low } = connector;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const plain = perKwpOf(session, document);
  /** Hours of one kWp at an object that has no site, beneath the limit that is planned there. */
  const typicalAt = (limit: Strength) => {
    const lid = limit.lid;
    return lid == null ? plain : plain.map((kwh) => Math.min(kwh, lid / simultaneity));
  };
  const at = new Map(nodes.map(({ id }): [number, At] => [id, { direct: [], behind: [] }]));
  const connectedAt = new Map<number, { transformerId: number | null; connectionKv: number }>();
  /** Voltage at transformers on a feeder in the hours of most back flow and of most load there, p.u. */
  const mediumPu = new Map<number, { back: number; drawn: number }>();
  const atLow = new Map(low.map(({ id }): [number, MirroredSite[]] => [id, []]));
  const onFeeder = new Map(laid.map(({ id }): [number, FeederSite[]] => [id, []]));
  for (const { site } of nodes.length + low.length > 0
    ? (other?.planned.sites ?? accountedSites(session, document, account))
    : []) {
    yield;
    const { on, station, transformer, level } = connector.of(site);
    const node = on ? null : station;
    connectedAt.set(site.id, { transformerId: transformer?.id ?? null, connectionKv: LEVEL_KV[level] });
    if (transformer) {
      atLow.get(transformer.id)!.push(site);
    }
    if (on) {
      const { alongM, awayM } = on;
      const sentKw = (hour: number) => sentAt(account, site.id, hour) * simultaneity;
      onFeeder.get(on.feeder.id)!.push({ site, sentKw, alongM, awayM });
    } else if (node) {
      at.get(node.id)!.direct.push({ site, distanceM: distanceM(node, plane(middleOf(site.bounds))) });
      for (const id of feedingChain(byId, node.id).slice(1)) at.get(id)!.behind.push(site);
    }
  }

  const transformers: TransformerCheck[] = [];
  const beyondLow = new Set<number>();
  for (const [i, now] of low.entries()) {
    yield;
    const works = worksAt(supply, 'transformer', now.id, fullYear);
    const each = strongerTransformer(now, works);
    const seen = wires.transformers[i]!;
    const store = storeOfWorks(works, supply);
    const { check, beyond } = checkTransformer(
      document,
      each,
      atLow.get(each.id)!,
      seen,
      typicalAt(input.transformers[i]!),
      store,
    );
    transformers.push(check);
    for (const id of beyond) beyondLow.add(id);
  }
  const ownBreaks = (id: number): Connection['breaks'] => (beyondLow.has(id) ? ['transformer'] : []);

  const connections: Connection[] = [];
  const feeders: GridCheck['feeders'] = [];
  for (const now of laid) {
    yield;
    const works = worksAt(supply, 'feeder', now.id, fullYear);
    const feeder = strongerFeeder(session, now, works);
    const sites = onFeeder.get(feeder.id)!;
    const index = input.feederIds.indexOf(feeder.id);
    const seen = wires.feeders[index]!;
    const typical = typicalAt(input.feeders[index]!);
    const store = storeOfWorks(works, supply);
    const { check, rises, allStored } = checkFeeder(document, feeder, sites, seen, typical, store);
    const behind = sites.map(({ site }) => site);
    for (const id of feedingChain(byId, feeder.station.id)) at.get(id)!.behind.push(...behind);
    const beyond = allStored ? new Set<number>() : beyondHosting(behind, check.hostingKwp);
    for (const { site, awayM, alongM } of sites) {
      const rise = rises.get(site.id)!;
      const { transformerId } = connectedAt.get(site.id)!;
      if (transformerId) mediumPu.set(transformerId, { back: 1 + rise, drawn: 1 + check.lowestRise });
      connections.push({
        siteId: site.id,
        stationId: feeder.station.id,
        feederId: feeder.id,
        distanceM: alongM + awayM,
        ...connectedAt.get(site.id)!,
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
  const beyondStation = new Set<number>();
  for (const now of nodes) {
    yield;
    const works = worksAt(supply, 'station', now.id, fullYear);
    const node = strongerStation(now, works);
    const index = input.stationIds.indexOf(node.id);
    const seen = wires.stations[index]!;
    const typical = typicalAt(input.stations[index]!);
    const own = storeOf(other ? { ...supply, ...storesOf(other.planned.stores) } : supply, node.id);
    const store = storesTogether(own, storeOfWorks(works, supply));
    const { station, beyond } = checkStation(document, node, at.get(node.id)!, seen, typical, store);
    for (const id of beyond) beyondStation.add(id);
    for (const { site, distanceM: straightM } of at.get(node.id)!.direct) {
      const own = ownLineVoltage(
        ...([acKwOf(site), connectedAt.get(site.id)!.connectionKv] as const),
        ...([sendsOf(account, site.id), straightM * DETOUR, assumptions.supply] as const),
      );
      connections.push({
        siteId: site.id,
        stationId: node.id,
        feederId: null,
        distanceM: straightM,
        ...connectedAt.get(site.id)!,
        voltageRise: own.rise,
        breaks: [...ownBreaks(site.id), ...(own.beyond ? (['voltage'] as const) : [])],
      });
    }
    stations.push(station);
  }
  const ruled = figureOf(session, document);
  const lowVoltages = yield* lowVoltagesAt(account, low, {
    ...{
      atLow,
      mediumPu,
      supply,
      limits: { below: ruled('grid.singlePhaseBelow').value, mostNeutral: ruled('grid.neutralMost').value },
      acKwOf,
      lines: lowLinesOf(session, document, low),
      placeOf: (site) => plane(middleOf(site.bounds)),
    },
    singlePhase: (id) => connectedAt.get(id)!.connectionKv === LEVEL_KV['220V'],
  });
  yield;
  const beyondBand = new Set<number>();
  for (const check of transformers) {
    const found = lowVoltages.get(check.id)!;
    for (const { siteId, beyond } of found.roofs) if (beyond) beyondBand.add(siteId);
    if (check.siteCount > 0) check.lowVoltage = lowSummary(found);
  }
  for (const connection of connections) {
    yield;
    const { siteId, breaks } = connection;
    if (beyondStation.has(siteId)) breaks.unshift('reverse');
    if (beyondBand.has(siteId)) breaks.push('lowVoltage');
  }
  const check = asAccounted(account, { stations, feeders, transformers, connections });
  // As the account has it: with what is not sent at all, and without regard to simultaneity.
  let generationKwh = 0;
  for (const { siteId } of connections) {
    yield;
    generationKwh += account.site(siteId, fullYear)!.generatedKwh;
  }
  const fed = new Set(nodes.flatMap(({ id, parentId }) => (parentId === null ? [] : [id])));
  return { check: { ...check, total: { ...totalOf(check, fed), generationKwh } }, low: lowVoltages };
}
