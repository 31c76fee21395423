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
}

export const positive = (value: unknown): number | null => {
  const number = Number(value);
  return value !== null && value !== '' && Number.isFinite(number) && number > 0 ? number : null;
};

/** The substations of the document with their ratings: typed by the planner, the layer's, or the assumed one. */
export function stationsOf(session: Session, document: Document): Node[] {
  const { supply } = activeScenario(document).assumptions;
  const plane = planeOf(session.library.countyOf(document).center);
  return readContext(document, 'substations').features.map((feature): Node => {
    const [lon, lat] = centroid(feature).geometry.coordinates as [number, number];
    const id = Number(feature.id);
    const typed = positive(supply.ratingsMva[String(id)]);
    const layer = positive(feature.properties?.ratingMva);
    return {
      id,
      name: String(feature.properties?.name ?? id),
      position: [lon, lat],
      ...plane([lon, lat]),
      ratingMva: typed ?? layer ?? supply.defaultRatingMva,
      ratingFrom: typed ? 'typed' : layer ? 'layer' : 'assumed',
      peakLoadMva: positive(feature.properties?.peakLoadMva),
    };
  });
}

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
 * peak, the hours of the consumers nearest to it.
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
  return new Map(
    nodes.map(({ id, peakLoadMva }) => [
      id,
      peakLoadMva === null ? used.get(id)! : ruralLoad(session, document, peakLoadMva * 1000 * powerFactor),
    ]),
  );
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
