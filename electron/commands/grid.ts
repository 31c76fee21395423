import { centroid } from '@turf/turf';
import type { Site } from '../../shared/domain.ts';
import type { Connection, GridCheck, Station } from '../../shared/grid.ts';
import { beyondHosting, connectionKv, hostingOf, voltageRise } from '../engine/grid/hosting.ts';
import { emptyHours } from '../engine/load/balance.ts';
import { calendarOf } from '../engine/load/calendar.ts';
import { loadYear } from '../engine/load/load-year.ts';
import { listConsumers } from '../store/consumers.ts';
import { readContext } from '../store/context.ts';
import type { Document } from '../store/document.ts';
import { activeScenario } from '../store/scenarios.ts';
import { estimatedSites, loadsOf, planeOf } from './communities.ts';
import { type AddHours, generationOf } from './generation.ts';
import { type HandlersOf, openedDocument, type Session } from './session.ts';

export const grid: HandlersOf<'grid'> = {
  'grid.check': (session) => gridOf(session, openedDocument(session)),
};

/** Line length over straight distance: engineering judgement. */
const DETOUR = 1.3;

interface Node {
  id: number;
  name: string;
  position: [number, number];
  xM: number;
  yM: number;
  ratingMva: number;
  ratingFrom: Station['ratingFrom'];
  /** Of the layer, MVA; null where it says none. */
  peakLoadMva: number | null;
}

const positive = (value: unknown): number | null => {
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

const distanceM = (a: { xM: number; yM: number }, b: { xM: number; yM: number }) =>
  Math.hypot(a.xM - b.xM, a.yM - b.yM);

/** The nearest station; null where there is none. */
export function nearestStation<T extends { xM: number; yM: number }>(
  stations: readonly T[],
  at: { xM: number; yM: number },
): T | null {
  let best: T | null = null;
  for (const each of stations) if (!best || distanceM(each, at) < distanceM(best, at)) best = each;
  return best;
}

/**
 * Load of a station in every hour: its peak with the shape of a rural county (homes, industry and public buildings in
 * equal parts: engineering judgement), or, where the layer names no peak, the hours of the consumers nearest to it.
 */
function loadOf(session: Session, document: Document, node: Node, consumers: Float64Array): Float64Array {
  if (node.peakLoadMva === null) return consumers;
  const { loads, dayNotices } = session.library.supply();
  const { calendarYear, powerFactor } = activeScenario(document).assumptions.supply;
  const calendar = calendarOf(calendarYear, dayNotices);
  const shape = emptyHours();
  for (const kind of ['household', 'industry', 'publicBuilding'] as const) {
    loadYear(loads[kind], calendar, 1).forEach((value, i) => {
      shape[i]! += value;
    });
  }
  const scale = (node.peakLoadMva * 1000 * powerFactor) / shape.reduce((a, b) => Math.max(a, b), 0);
  return shape.map((value) => value * scale);
}

interface Placed {
  site: Site;
  annualKwh: number;
  distanceM: number;
}

/** What each substation carries of the active scenario's sites, which sites break which limit, and what is left. */
export function gridOf(session: Session, document: Document): GridCheck {
  const { assumptions } = activeScenario(document);
  const { powerFactor, reverseLimit, voltageLimit, simultaneity } = assumptions.supply;
  const plane = planeOf(session.library.countyOf(document).center);
  const nodes = stationsOf(session, document);
  const placed = new Map<number, Placed[]>(nodes.map(({ id }) => [id, []]));
  const used = new Map<number, Float64Array>(nodes.map(({ id }) => [id, emptyHours()]));
  for (const { site, annualKwh } of estimatedSites(session, document)) {
    const at = plane(centroid(site.geometry).geometry.coordinates);
    const node = nearestStation(nodes, at);
    if (node) placed.get(node.id)!.push({ site, annualKwh, distanceM: distanceM(node, at) });
  }
  const hoursOf = loadsOf(session, document);
  for (const consumer of listConsumers(document)) {
    const node = nearestStation(nodes, plane(consumer.position));
    const hours = node && used.get(node.id)!;
    if (!hours) continue;
    for (const [i, kwh] of hoursOf(consumer).entries()) hours[i]! += kwh;
  }
  const addHours = generationOf(session, document);
  const typical = perKwpOf(addHours);

  const connections: Connection[] = [];
  const stations = nodes.map((node): Station => {
    const sites = placed.get(node.id)!;
    const generation = emptyHours();
    for (const { site, annualKwh } of sites) addHours(site, annualKwh, generation);
    for (let i = 0; i < generation.length; i++) generation[i]! *= simultaneity;
    const installedKwp = sites.reduce((sum, { site }) => sum + site.capacityKwp, 0);
    const load = loadOf(session, document, node, used.get(node.id)!);
    const perKwp =
      installedKwp > 0
        ? generation.map((kwh) => kwh / installedKwp)
        : typical.map((kwh) => kwh * simultaneity);
    const ratingKva = node.ratingMva * 1000;
    const hosting = hostingOf({
      ratingKva,
      powerFactor,
      reverseLimit,
      load,
      generation,
      installedKwp,
      perKwp,
    });
    const beyond = beyondHosting(
      sites.map(({ site }) => site),
      hosting.hostingKwp,
    );
    for (const { site, distanceM: straightM } of sites) {
      const acKw = site.capacityKwp / assumptions.dcAcRatio;
      const rise = voltageRise(acKw, straightM * DETOUR);
      connections.push({
        siteId: site.id,
        stationId: node.id,
        distanceM: straightM,
        connectionKv: connectionKv(acKw),
        voltageRise: rise,
        breaks: [
          ...(beyond.has(site.id) ? (['reverse'] as const) : []),
          ...(rise > voltageLimit ? (['voltage'] as const) : []),
        ],
      });
    }
    const { id, name, position, ratingMva, ratingFrom } = node;
    return {
      id,
      name,
      position,
      ratingMva,
      ratingFrom,
      peakLoadKw: load.reduce((a, b) => Math.max(a, b), 0),
      siteCount: sites.length,
      installedKwp,
      ...hosting,
      remainingKwp: hosting.hostingKwp === null ? null : Math.max(0, hosting.hostingKwp - installedKwp),
      generationKwh: generation.reduce((a, b) => a + b, 0),
    };
  });
  const sum = (key: 'installedKwp' | 'remainingKwp' | 'generationKwh' | 'curtailedKwh') =>
    stations.reduce((total, station) => total + (station[key] ?? 0), 0);
  const count = (kind: Station['class']) => stations.filter((station) => station.class === kind).length;
  return {
    stations,
    connections,
    total: {
      installedKwp: sum('installedKwp'),
      remainingKwp: sum('remainingKwp'),
      generationKwh: sum('generationKwh'),
      curtailedKwh: sum('curtailedKwh'),
      red: count('red'),
      yellow: count('yellow'),
      green: count('green'),
    },
  };
}

/** Hours of one kWp of a plain roof, for stations that have no site yet; 1100 kWh a year: engineering judgement. */
function perKwpOf(addHours: AddHours): Float64Array {
  const hours = emptyHours();
  addHours(PLAIN_ROOF, TYPICAL_KWH, hours);
  return hours;
}

const TYPICAL_KWH = 1100;
const PLAIN_ROOF = {
  kind: 'rooftop',
  mount: 'fixed',
  tiltDeg: 30,
  azimuthDeg: 180,
  usableShare: 1,
  gcr: null,
  moduleWpM2: 200,
  notes: '',
  agrivoltaic: null,
  capacityKwp: 1,
} as const;
