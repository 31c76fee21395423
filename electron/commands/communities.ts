import { centroid } from '@turf/turf';
import type { Consumer } from '../../shared/consumers.ts';
import type { Site } from '../../shared/domain.ts';
import { emptyHours } from '../engine/load/balance.ts';
import { calendarOf } from '../engine/load/calendar.ts';
import { type Group, shareGroups } from '../engine/load/communities.ts';
import { loadYear } from '../engine/load/load-year.ts';
import { listConsumers, readSeries } from '../store/consumers.ts';
import type { Document } from '../store/document.ts';
import { readEstimates } from '../store/estimates.ts';
import { activeScenario } from '../store/scenarios.ts';
import { generationOf } from './generation.ts';
import { countedSites } from './land-rules.ts';
import type { Session } from './session.ts';

/** What shares, with its hours in kWh of 8760 UTC hours. */
export interface SharingGroup extends Group {
  generation: Float64Array;
  load: Float64Array;
  /** The part of the load that is cold stores'. */
  cold: Float64Array;
}

const METRES_PER_DEGREE = 111_320;

/** Metres east and north of the county's middle, near enough for distances within a county. */
export function planeOf([lon0, lat0]: [number, number]): (position: readonly number[]) => {
  xM: number;
  yM: number;
} {
  const east = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  return ([lon, lat]) => ({ xM: (lon! - lon0) * east, yM: (lat! - lat0) * METRES_PER_DEGREE });
}

/** Estimated sites that count in the active scenario, with their energy. */
export function estimatedSites(session: Session, document: Document): { site: Site; annualKwh: number }[] {
  const estimates = readEstimates(document, activeScenario(document).id);
  return countedSites(session, document).flatMap((site) => {
    const estimate = estimates.get(site.id);
    return estimate ? [{ site, annualKwh: estimate.annualKwh }] : [];
  });
}

/** Hours of every consumer: its own, scaled to its yearly energy, or the typical ones of its kind. */
export function loadsOf(session: Session, document: Document): (consumer: Consumer) => Float64Array {
  const { loads, dayNotices } = session.library.supply();
  const calendar = calendarOf(activeScenario(document).assumptions.supply.calendarYear, dayNotices);
  const own = readSeries(document);
  const unit = new Map<string, Float64Array>();
  return ({ id, kind, annualKwh }) => {
    const series = own.get(id);
    if (series) {
      const total = series.reduce((sum, kwh) => sum + kwh, 0);
      return series.map((kwh) => (total > 0 ? (kwh * annualKwh) / total : 0));
    }
    const shape = unit.get(kind) ?? loadYear(loads[kind], calendar, 1);
    unit.set(kind, shape);
    return shape.map((share) => share * annualKwh);
  };
}

const add = (to: Float64Array, from: Float64Array) => {
  for (let i = 0; i < to.length; i++) to[i]! += from[i]!;
};

/** The communities of the active scenario, and last what is in none: its sites export, its consumers import. */
export function sharingGroups(
  session: Session,
  document: Document,
): { groups: SharingGroup[]; apart: SharingGroup[] } {
  const { supply } = activeScenario(document).assumptions;
  const plane = planeOf(session.library.countyOf(document).center);
  const sites = estimatedSites(session, document);
  const consumers = listConsumers(document);
  const groups = shareGroups(
    sites.map(({ site }) => ({ id: site.id, ...plane(centroid(site.geometry).geometry.coordinates) })),
    consumers.map((consumer) => ({ ...consumer, ...plane(consumer.position) })),
    supply.sharingRadiusM,
  );
  const inGroup = new Set(groups.flatMap((group) => group.siteIds));
  const served = new Set(groups.flatMap((group) => group.consumerIds));
  const siteOf = new Map(sites.map((each) => [each.site.id, each]));
  const consumerOf = new Map(consumers.map((each) => [each.id, each]));
  const hoursOf = loadsOf(session, document);
  const addHours = generationOf(session, document);
  const filled = (group: Group): SharingGroup => {
    const result = { ...group, generation: emptyHours(), load: emptyHours(), cold: emptyHours() };
    for (const id of group.siteIds) {
      const { site, annualKwh } = siteOf.get(id)!;
      addHours(site, annualKwh, result.generation);
    }
    for (const id of group.consumerIds) {
      const consumer = consumerOf.get(id)!;
      const hours = hoursOf(consumer);
      add(result.load, hours);
      if (consumer.kind === 'coldStore') add(result.cold, hours);
    }
    return result;
  };
  return {
    groups: groups.map(filled),
    apart: [
      filled({ siteIds: sites.map(({ site }) => site.id).filter((id) => !inGroup.has(id)), consumerIds: [] }),
      filled({ siteIds: [], consumerIds: consumers.map(({ id }) => id).filter((id) => !served.has(id)) }),
    ],
  };
}
