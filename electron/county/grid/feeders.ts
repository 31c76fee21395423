import type { SupplyAssumptions } from '../../../shared/consumers.ts';
import { type Conductor, type Feeder, isLowVoltage } from '../../../shared/feeders.ts';
import type { FeederCheck } from '../../../shared/grid.ts';
import type { SeenHours, Store } from '../../engine/account/types.ts';
import { behindStore } from '../../engine/grid/behind-store.ts';
import {
  type FeederLine,
  feederVoltages,
  hostingByVoltage,
  lineRatingKva,
  type Tap,
} from '../../engine/grid/feeder.ts';
import { hostingOf } from '../../engine/grid/hosting.ts';
import { distanceM, footOn, lineLengthM, type Place } from '../../engine/grid/line.ts';
import { highestAllowed } from '../../engine/grid/voltage-band.ts';
import { emptyHours } from '../../engine/load/balance.ts';
import type { Session } from '../../session/session.ts';
import { listConsumers } from '../../store/consumers.ts';
import type { Document } from '../../store/document.ts';
import { listFeeders } from '../../store/feeders.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { loadsOf, planeOf } from '../account/communities.ts';
import { type Node, nearestStation, ruralLoad } from './stations.ts';
import { limitsOf, reactiveOf } from './voltage.ts';

/** A feeder laid out from its substation. */
export interface LaidFeeder extends Feeder {
  station: Node;
  conductorData: Conductor;
  /** From the substation's end, on the county's plane. */
  places: Place[];
  lengthM: number;
  /** Whether generation on it answers to voltage (Q(U)), whatever the scenario assumes elsewhere. */
  voltageControl: boolean;
}

/** A site on a feeder. */
export interface FeederSite {
  site: MirroredSite;
  /** What it sends in an hour, simultaneity counted. */
  sentKw(hour: number): number;
  alongM: number;
  awayM: number;
}

/** Line length over straight distance: engineering judgement. */
export const DETOUR = 1.3;
/** Places at which the voltage along a feeder is shown. */
const SHOWN = 24;

/** The feeders of the document with their substations, without the lines of low voltage; one whose substation is gone leads from the nearest. */
export function feedersOf(session: Session, document: Document, nodes: readonly Node[]): LaidFeeder[] {
  const plane = planeOf(session.library.countyOf(document).center);
  const conductors = session.library.conductors();
  return listFeeders(document).flatMap((feeder): LaidFeeder[] => {
    if (isLowVoltage(feeder)) return [];
    const places = feeder.line.map(plane);
    const ends = [places[0]!, places.at(-1)!];
    const named = nodes.find(({ id }) => id === feeder.stationId);
    const nearest = ends
      .map((end) => nearestStation(nodes, end))
      .sort((a, b) => toEnds(a, ends) - toEnds(b, ends))[0];
    const station = named ?? nearest;
    if (!station) return [];
    if (distanceM(station, ends[1]!) < distanceM(station, ends[0]!)) places.reverse();
    const conductorData = conductors.find(({ name }) => name === feeder.conductor) ?? conductors[0]!;
    return [
      { ...feeder, station, conductorData, places, lengthM: lineLengthM(places), voltageControl: false },
    ];
  });
}

const toEnds = (node: Node | null, ends: readonly Place[]) =>
  node ? Math.min(...ends.map((end) => distanceM(node, end))) : Infinity;

/** The feeder a place connects to: the nearest within reach; null where none is, or the site is too large for one. */
export function feederAt(
  feeders: readonly LaidFeeder[],
  at: Place,
  reachM: number,
): { feeder: LaidFeeder; alongM: number; awayM: number } | null {
  let best: { feeder: LaidFeeder; alongM: number; awayM: number } | null = null;
  for (const feeder of feeders) {
    const foot = footOn(feeder.places, at);
    if (foot.awayM <= reachM && (!best || foot.awayM < best.awayM)) best = { feeder, ...foot };
  }
  return best;
}

/** Load of every feeder: its peak with the shape of a rural county, or the hours of the consumers within reach. */
export function feederLoads(
  session: Session,
  document: Document,
  feeders: readonly LaidFeeder[],
): Map<number, Float64Array> {
  const { feederReachM } = activeScenario(document).assumptions.supply;
  const plane = planeOf(session.library.countyOf(document).center);
  const loads = new Map(
    feeders.map(({ id, peakLoadKw }) => [
      id,
      peakLoadKw === null ? emptyHours() : ruralLoad(session, document, peakLoadKw),
    ]),
  );
  if (feeders.every(({ peakLoadKw }) => peakLoadKw !== null)) return loads;
  const hoursOf = loadsOf(session, document);
  for (const consumer of listConsumers(document)) {
    const on = feederAt(feeders, plane(consumer.position), feederReachM);
    if (on?.feeder.peakLoadKw !== null) continue;
    const load = loads.get(on.feeder.id)!;
    for (const [i, kwh] of hoursOf(consumer).entries()) load[i]! += kwh;
  }
  return loads;
}

/** A feeder as the load flow takes it. */
export const feederLine = (
  { lengthM, voltageKv, conductorData, voltageControl }: LaidFeeder,
  supply: SupplyAssumptions,
): FeederLine => ({
  lengthM,
  voltageKv,
  conductor: conductorData,
  powerFactor: supply.powerFactor,
  busPu: supply.busPu,
  reactive: reactiveOf(voltageControl ? { ...supply, reactiveMode: 'voltage' } : supply),
});

/** What a feeder carries: typed, or by its conductor. */
export const feederRatingKva = ({ ratingKva }: LaidFeeder, line: FeederLine): number =>
  ratingKva ?? lineRatingKva(line);

/**
 * What a feeder carries: reverse flow against its rating hour by hour, and the voltage along it by load flow at the hour
 * in which most flows back.
 *
 * @param seen what its sites make and its load, by the account
 * @param typical hours of one kWp, for a feeder without sites
 */
export function checkFeeder(
  document: Document,
  feeder: LaidFeeder,
  sites: readonly FeederSite[],
  { made: generation, used, load }: SeenHours,
  typical: Float64Array,
  store: Store | null = null,
): { check: FeederCheck; rises: Map<number, number>; allStored: boolean } {
  const { supply } = activeScenario(document).assumptions;
  const { powerFactor, reverseLimit, simultaneity } = supply;
  const { id, name, line, conductor, voltageKv, lengthM, station } = feeder;
  const flow = feederLine(feeder, supply);
  const ratingKva = feederRatingKva(feeder, flow);
  const installedKwp = sites.reduce((sum, { site }) => sum + site.capacityKwp, 0);
  const perKwp =
    installedKwp > 0 ? generation.map((kwh) => kwh / installedKwp) : typical.map((kwh) => kwh * simultaneity);
  const input = { ratingKva, powerFactor, reverseLimit, load, generation, installedKwp, perKwp };
  const hosting = hostingOf(input);
  const { flows, allStored } = behindStore(input, store);
  const worst = hourOfMostBack(installedKwp > 0 ? generation : perKwp, load);
  const tapsAt = (hour: number): Tap[] => {
    const powers = sites.map(({ sentKw }) => sentKw(hour));
    const sent = powers.reduce((sum, kw) => sum + kw, 0);
    // What a planned limit of the feeder lets out of it.
    const out = sent > 0 ? Math.min(1, Math.max(0, generation[hour]! - used[hour]!) / sent) : 1;
    return sites.map(({ alongM, awayM }, i) => ({
      ...{ alongM, awayM: awayM * DETOUR, powerKw: powers[i]! * out },
    }));
  };
  /** Of the load, what the wires bring. */
  const brought = (hour: number) => load[hour]! - used[hour]!;
  const along = Array.from({ length: SHOWN + 1 }, (_, i) => (lengthM * i) / SHOWN);
  const most = hourOfMostLoad(generation, load);
  const lowestRise = feederVoltages(flow, tapsAt(most), brought(most), [lengthM]).lowest;
  const limit = highestAllowed(voltageKv, limitsOf(supply), lowestRise);
  const at = feederVoltages(flow, tapsAt(worst), brought(worst), along);
  const byVoltage = hostingByVoltage(
    flow,
    tapsAt(worst),
    installedKwp,
    brought(worst),
    perKwp[worst]!,
    limit,
  );
  const byRating = hosting.hostingKwp ?? Infinity;
  const hostingKwp = Math.max(0, Math.min(byRating, byVoltage));
  const atSites = new Map(sites.map(({ site }, i) => [site.id, at.taps[i]!]));
  const overVoltage = sites.length > 0 && (!at.solved || at.highest > limit);
  return {
    check: {
      id,
      name,
      line,
      stationId: station.id,
      conductor,
      voltageKv,
      ratingKva,
      ratingFrom: feeder.ratingKva === null ? 'conductor' : 'typed',
      lengthM,
      peakLoadKw: load.reduce((a, b) => Math.max(a, b), 0),
      siteCount: sites.length,
      installedKwp,
      ...hosting,
      ...flows,
      lostKwh: 0,
      class: overVoltage ? 'red' : (flows.class ?? hosting.class),
      hostingKwp: Number.isFinite(hostingKwp) ? hostingKwp : null,
      limitedBy: byVoltage < byRating ? 'voltage' : 'reverse',
      remainingKwp: Number.isFinite(hostingKwp) ? Math.max(0, hostingKwp - installedKwp) : null,
      generationKwh: generation.reduce((a, b) => a + b, 0),
      highestRise: at.highest,
      lowestRise,
      voltageLimit: limit,
      profile: along.map((alongM, i) => ({ alongM, rise: at.along[i]! })),
    },
    rises: atSites,
    allStored,
  };
}

/** Reverse flow that a feeder may carry, kW. */
export function feederCapacityKw(
  { powerFactor, reverseLimit }: SupplyAssumptions,
  { ratingKva, voltageKv, conductorData }: LaidFeeder,
): number {
  return (ratingKva ?? lineRatingKva({ voltageKv, conductor: conductorData })) * powerFactor * reverseLimit;
}

/** The hour in which generation exceeds load by most. */
export function hourOfMostBack(generation: Float64Array, load: Float64Array): number {
  let best = 0;
  for (let i = 1; i < generation.length; i++)
    if (generation[i]! - load[i]! > generation[best]! - load[best]!) best = i;
  return best;
}

/** The hour in which load exceeds generation by most. */
export function hourOfMostLoad(generation: Float64Array, load: Float64Array): number {
  let best = 0;
  for (let i = 1; i < load.length; i++)
    if (load[i]! - generation[i]! > load[best]! - generation[best]!) best = i;
  return best;
}
