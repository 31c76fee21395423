import { centroid } from '@turf/turf';
import type { SupplyAssumptions } from '../../../shared/consumers.ts';
import type { Station } from '../../../shared/grid.ts';
import { distanceM, type Place } from '../../engine/grid/line.ts';
import { emptyHours } from '../../engine/load/balance.ts';
import { calendarOf } from '../../engine/load/calendar.ts';
import { loadYear } from '../../engine/load/load-year.ts';
import type { Session } from '../../session/session.ts';
import { listConsumers } from '../../store/consumers.ts';
import { readContext } from '../../store/context.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { loadsOf, planeOf } from '../account/communities.ts';

/** A substation of the document. */
export interface Node extends Place {
  id: number;
  name: string;
  position: [number, number];
  ratingMva: number;
  ratingFrom: Station['ratingFrom'];
  /** Of the layer, MVA; null where it says none. */
  peakLoadMva: number | null;
  voltageKv: number | null;
  /** Substation that feeds it: the one it names, else the nearest of the level above; null where none is. */
  parentId: number | null;
}

/** Levels of voltage from the top down. */
export const levelOf = (voltageKv: number | null): number =>
  voltageKv === null ? 1 : voltageKv >= 220 ? 0 : voltageKv >= 66 ? 1 : 2;

export const positive = (value: unknown): number | null => {
  const number = Number(value);
  return value !== null && value !== '' && Number.isFinite(number) && number > 0 ? number : null;
};

/** The substations of the document with their ratings: typed by the planner, the layer's, or the assumed one. */
export function stationsOf(session: Session, document: Document): Node[] {
  const { supply } = activeScenario(document).assumptions;
  const plane = planeOf(session.library.countyOf(document).center);
  const named = new Map<number, number | null>();
  const nodes = readContext(document, 'substations').features.map((feature): Node => {
    const [lon, lat] = centroid(feature).geometry.coordinates as [number, number];
    const id = Number(feature.id);
    const typed = positive(supply.ratingsMva[String(id)]);
    const layer = positive(feature.properties?.ratingMva);
    named.set(id, positive(feature.properties?.parentStationId));
    return {
      id,
      name: String(feature.properties?.name ?? id),
      position: [lon, lat],
      ...plane([lon, lat]),
      ratingMva: typed ?? layer ?? supply.defaultRatingMva,
      ratingFrom: typed ? 'typed' : layer ? 'layer' : 'assumed',
      peakLoadMva: positive(feature.properties?.peakLoadMva),
      voltageKv: positive(feature.properties?.voltageKv),
      parentId: null,
    };
  });
  for (const node of nodes) node.parentId = feedingOf(node, nodes, named.get(node.id)!)?.id ?? null;
  return nodes;
}

/** The substation that feeds another: of a higher level, so that there is no loop whatever a layer names. */
function feedingOf(node: Node, nodes: readonly Node[], named: number | null): Node | null {
  const level = levelOf(node.voltageKv);
  const above = nodes.filter(({ voltageKv }) => levelOf(voltageKv) < level);
  const chosen = above.find(({ id }) => id === named);
  if (chosen) return chosen;
  const next = Math.max(...above.map(({ voltageKv }) => levelOf(voltageKv)));
  return nearestStation(
    above.filter(({ voltageKv }) => levelOf(voltageKv) === next),
    node,
  );
}

/** A substation and all that feed it, from the bottom up. */
export function feedingChain(nodes: ReadonlyMap<number, Pick<Node, 'parentId'>>, id: number): number[] {
  const chain: number[] = [];
  for (let at: number | null = id; at !== null; at = nodes.get(at)?.parentId ?? null) chain.push(at);
  return chain;
}

/** Substations, those of the lowest level first: each before the one that feeds it. */
const fromBelow = <T extends Pick<Node, 'voltageKv'>>(nodes: readonly T[]): T[] =>
  [...nodes].sort((a, b) => levelOf(b.voltageKv) - levelOf(a.voltageKv));

/** The nearest station; null where there is none. */
export function nearestStation<T extends Place>(stations: readonly T[], at: Place): T | null {
  let best: T | null = null;
  for (const each of stations) if (!best || distanceM(each, at) < distanceM(best, at)) best = each;
  return best;
}

/** Hours of the shape of a rural county, homes, industry and public buildings in equal parts: engineering judgement. */
export function ruralLoad(session: Session, document: Document, peakKw: number): Float64Array {
  const { loads, dayNotices } = session.library.supply();
  const { calendarYear } = activeScenario(document).assumptions.supply;
  const calendar = calendarOf(calendarYear, dayNotices);
  const shape = emptyHours();
  for (const kind of ['household', 'industry', 'publicBuilding'] as const) {
    loadYear(loads[kind], calendar, 1).forEach((value, i) => {
      shape[i]! += value;
    });
  }
  const scale = peakKw / shape.reduce((a, b) => Math.max(a, b), 0);
  return shape.map((value) => value * scale);
}

/**
 * Load of every station, kWh of 8760 UTC hours: its peak with the shape of a rural county, or, where the layer names no
 * peak, the hours of the consumers nearest to it and the loads of the substations that it feeds.
 */
export function stationLoads(
  session: Session,
  document: Document,
  nodes: readonly Node[],
): Map<number, Float64Array> {
  const { powerFactor } = activeScenario(document).assumptions.supply;
  const plane = planeOf(session.library.countyOf(document).center);
  const used = new Map<number, Float64Array>(nodes.map(({ id }) => [id, emptyHours()]));
  const hoursOf = loadsOf(session, document);
  for (const consumer of listConsumers(document)) {
    const node = nearestStation(nodes, plane(consumer.position));
    if (node?.peakLoadMva !== null) continue;
    const hours = used.get(node.id)!;
    for (const [i, kwh] of hoursOf(consumer).entries()) hours[i]! += kwh;
  }
  const loads = new Map(
    nodes.map(({ id, peakLoadMva }) => [
      id,
      peakLoadMva === null ? used.get(id)! : ruralLoad(session, document, peakLoadMva * 1000 * powerFactor),
    ]),
  );
  const unnamed = new Set(nodes.flatMap(({ id, peakLoadMva }) => (peakLoadMva === null ? [id] : [])));
  for (const { id, parentId } of fromBelow(nodes)) {
    if (parentId === null || !unnamed.has(parentId)) continue;
    const [own, above] = [loads.get(id)!, loads.get(parentId)!];
    for (let i = 0; i < above.length; i++) above[i]! += own[i]!;
  }
  return loads;
}

/** Reverse flow that a station's transformers may carry, kW. */
export function reverseKw(document: Document, { ratingMva }: Node): number {
  const { powerFactor, reverseLimit } = activeScenario(document).assumptions.supply;
  return ratingMva * 1000 * powerFactor * reverseLimit;
}

/** The battery that a scenario places at a station; null for none. */
export function storeOf(
  { storesKwh, storesKw, storageRate, roundTrip }: SupplyAssumptions,
  stationId: number,
): { energyKwh: number; powerKw: number; roundTrip: number } | null {
  const energyKwh = storesKwh[String(stationId)] ?? 0;
  const powerKw = storesKw[String(stationId)] ?? energyKwh * storageRate;
  return energyKwh > 0 ? { energyKwh, powerKw, roundTrip } : null;
}
