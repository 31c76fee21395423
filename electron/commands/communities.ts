import { centroid } from '@turf/turf';
import type { Consumer } from '../../shared/consumers.ts';
import { emptyHours } from '../engine/load/balance.ts';
import { calendarOf } from '../engine/load/calendar.ts';
import { type Group, type Placed, shareGroups } from '../engine/load/communities.ts';
import { loadYear } from '../engine/load/load-year.ts';
import type { Steps } from '../engine/steps.ts';
import { listConsumers, readSeries } from '../store/consumers.ts';
import type { Document } from '../store/document.ts';
import { activeScenario } from '../store/scenarios.ts';
import type { MirroredSite } from '../store/site-mirror.ts';
import { outlineOf } from '../store/sites.ts';
import { generationOf, type Made } from './generation.ts';
import { countedRows } from './land-rules.ts';
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
export const estimatedSites = (
  session: Session,
  document: Document,
): { site: MirroredSite; annualKwh: number }[] =>
  countedRows(session, document).flatMap((site) =>
    site.estimate ? [{ site, annualKwh: site.estimate.annualKwh }] : [],
  );

/** Middle of a site's outline on the plane of the county; null for one that is there no more. */
export function placesOf(
  session: Session,
  document: Document,
): (id: number) => { xM: number; yM: number } | null {
  const plane = planeOf(session.library.countyOf(document).center);
  return (id) => {
    const outline = outlineOf(document, id);
    return outline && plane(centroid(outline).geometry.coordinates);
  };
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

/** Sites whose hours are added up in one go. */
const SLICE = 2000;

/**
 * The communities of the active scenario and what is in none: its sites export, its consumers import.
 *
 * @param withApart whether to add up the hours of what is in none
 */
export function* sharingGroups(
  session: Session,
  document: Document,
  withApart = true,
): Steps<{ groups: SharingGroup[]; apart: SharingGroup[] }> {
  const { supply } = activeScenario(document).assumptions;
  const plane = planeOf(session.library.countyOf(document).center);
  const placeOf = placesOf(session, document);
  const consumers = listConsumers(document);
  if (consumers.length === 0 && !withApart) return { groups: [], apart: [] };
  const sites = estimatedSites(session, document);
  const placed: Placed[] = [];
  // Reading where sites are takes long, and without consumers no one asks.
  for (const { site } of consumers.length > 0 ? sites : []) {
    yield;
    const place = placeOf(site.id);
    if (place) placed.push({ id: site.id, ...place });
  }
  const groups = shareGroups(
    placed,
    consumers.map((consumer) => ({ ...consumer, ...plane(consumer.position) })),
    supply.sharingRadiusM,
  );
  const inGroup = new Set(groups.flatMap((group) => group.siteIds));
  const served = new Set(groups.flatMap((group) => group.consumerIds));
  const siteOf = new Map(
    sites.flatMap((each) => (inGroup.has(each.site.id) ? [[each.site.id, each] as const] : [])),
  );
  const consumerOf = new Map(consumers.map((each) => [each.id, each]));
  const hoursOf = loadsOf(session, document);
  const generation = generationOf(session, document);
  function* hours(made: Made[], using: readonly Consumer[]): Steps<Omit<SharingGroup, keyof Group>> {
    const result = { generation: emptyHours(), load: emptyHours(), cold: emptyHours() };
    for (let from = 0; from < made.length; from += SLICE) {
      yield;
      generation.add(made.slice(from, from + SLICE), result.generation);
    }
    for (const consumer of using) {
      yield;
      const used = hoursOf(consumer);
      add(result.load, used);
      if (consumer.kind === 'coldStore') add(result.cold, used);
    }
    return result;
  }
  const shared: SharingGroup[] = [];
  for (const group of groups) {
    const made = group.siteIds.map((id) => siteOf.get(id)!);
    const using = group.consumerIds.map((id) => consumerOf.get(id)!);
    shared.push({ ...group, ...(yield* hours(made, using)) });
  }
  if (!withApart) return { groups: shared, apart: [] };
  const alone = sites.filter(({ site }) => !inGroup.has(site.id));
  const unserved = consumers.filter(({ id }) => !served.has(id));
  return {
    groups: shared,
    apart: [
      { siteIds: alone.map(({ site }) => site.id), consumerIds: [], ...(yield* hours(alone, [])) },
      { siteIds: [], consumerIds: unserved.map(({ id }) => id), ...(yield* hours([], unserved)) },
    ],
  };
}
