import type { ContextLayerName, Site } from '../../../shared/domain.ts';
import type { FitAssumptions, FitObserver } from '../../../shared/fit.ts';
import type { Area, Bounds } from '../../../shared/geometry.ts';
import type { Steps } from '../../../shared/steps.ts';
import type { TerrainGrid } from '../../../shared/terrain.ts';
import { sind } from '../../engine/angles.ts';
import type { Mount } from '../../engine/fit/glare.ts';
import { type GlareAt, glareAt } from '../../engine/fit/glare-at.ts';
import type { FitFacts } from '../../engine/fit/measure.ts';
import { GLARE_REACH_M, observe, type Standpoint, standpointsOf } from '../../engine/fit/observers.ts';
import type { GroundBetween, Heights } from '../../engine/fit/sight.ts';
import { type SunTrack, sunTrack, sunTrackByDay } from '../../engine/fit/sun-track.ts';
import { awayM, distanceM, flatten } from '../../engine/local-plane.ts';
import { type Plot, plotOf, unionSharedM2, unionWithinM2 } from '../../engine/rules/check-rule.ts';
import { knownClasses } from '../../engine/rules/known-classes.ts';
import { sightOver } from '../../engine/terrain/line-of-sight.ts';
import { inTurns } from '../../session/pace.ts';
import type { Session } from '../../session/session.ts';
import { listConsumersNear, type NearConsumer } from '../../store/consumers-near.ts';
import type { Document } from '../../store/document.ts';
import { keptFor, keptWhile } from '../../store/kept.ts';
import { type FeatureCache, featuresIn, isEmptyLayer, type NearFeature } from '../../store/nearby.ts';
import { agrivoltaicOf, alikeKey, pumpOf, setupOf } from '../farm/agrivoltaic.ts';
import { widened } from '../land/inspect.ts';
import { terrainGrid } from '../terrain/grid.ts';
import { activeWeather, placeOf } from '../weather/weather.ts';

/** Facts that do not change with what a site earns. */
export type Surroundings = Omit<FitFacts, 'earned'>;
/** The same with the hours in which glare reaches each observer. */
type FullSurroundings = Omit<Surroundings, 'observers'> & { observers: readonly FitObserver[] };

/** What all sites of a document share while it is measured. */
export interface Survey {
  session: Session;
  document: Document;
  assumptions: FitAssumptions;
  empty: ReadonlySet<ContextLayerName>;
  /** Classes of fields and roads of which it is known what they are. */
  known: Record<'farmland' | 'roads', ReadonlySet<string>>;
  consumers: readonly NearConsumer[];
  /** Heights of the ground; null where none were imported. */
  terrain: TerrainGrid | null;
  reflect(mount: Mount): GlareAt;
  /** Features already read, by layer and number. */
  read: FeatureCache;
  /** Of farmland parcels already met: their areas, and which pairs lie on each other. */
  parcels: { areaM2: Map<number, number>; meet: Map<string, boolean> };
  /** Yield and light under rows by what they depend on; filled as sites are measured. */
  crops: Map<string, FitFacts['crop']>;
}

const READ_LAYERS = ['farmland', 'roads', 'villages', 'scenic_spots', 'substations'] as const;

/** The sun's track over a document's place in the year of its weather, and reflections that follow from it. */
interface Track {
  track: SunTrack;
  cast: Map<string, GlareAt>;
}
const asTrack = (track: SunTrack): Track => ({ track, cast: new Map() });

const trackKey = (session: Session, document: Document) => {
  const place = placeOf(session, document);
  const { year } = activeWeather(session, document).year;
  return { place, year, key: JSON.stringify([place, year]) };
};

/** Works out the sun's track over a document's place a little at a time, so that {@link survey} finds it. */
export async function warmTrack(session: Session, document: Document): Promise<void> {
  const { place, year, key } = trackKey(session, document);
  if (keptFor(document, warmTrack, () => ({ key: '' })).key === key) return;
  const track = await inTurns(sunTrackByDay(place, year), () => session.stop?.throwIfAborted());
  keptWhile(document, survey, key, () => asTrack(track));
  keptFor(document, warmTrack, () => ({ key })).key = key;
}

/** Makes ready what measuring needs; the sun's track and reflections of the last place are kept. */
export function survey(session: Session, document: Document, assumptions: FitAssumptions): Survey {
  const { place, year, key } = trackKey(session, document);
  const reflect = (mount: Mount): GlareAt => {
    const { track, cast } = keptWhile(document, survey, key, () => asTrack(sunTrack(place, year)));
    const name = JSON.stringify(mount);
    const known = cast.get(name) ?? glareAt(track, mount);
    if (cast.size > 64) cast.clear();
    cast.set(name, known);
    return known;
  };
  return {
    session,
    document,
    assumptions,
    empty: new Set(READ_LAYERS.filter((layer) => isEmptyLayer(document, layer))),
    known: {
      farmland: knownClasses('farmland', session.library.landRules()),
      roads: knownClasses('roads', session.library.landRules()),
    },
    consumers: listConsumersNear(document),
    terrain: terrainGrid(document),
    reflect,
    read: new Map(),
    crops: new Map(),
    parcels: { areaM2: new Map(), meet: new Map() },
  };
}

/** How far the nearest feature is looked for, step by step, metres. */
const SEARCH_M = [1000, 4000, 16_000, 64_000];

function nearest(
  { document, empty, read }: Survey,
  plot: Plot,
  layer: ContextLayerName,
): { feature: NearFeature; awayM: number } | null {
  if (empty.has(layer)) return null;
  for (const reachM of SEARCH_M) {
    let best: { feature: NearFeature; awayM: number } | null = null;
    for (const feature of featuresIn(document, layer, widened(plot, reachM), read)) {
      const awayM = distanceM(plot.shape, flatten(feature.geometry, plot.plane));
      if (awayM < (best?.awayM ?? reachM)) best = { feature, awayM };
    }
    if (best) return best;
  }
  return null;
}

const FARM_LOADS = ['greenhouse', 'coldStore', 'irrigation'];
const FARM_LOAD_REACH_M = 2000;
const FARMLAND_REACH_M = 1000;
/** Scenic spots further away see nothing that matters (judgement). */
const VIEW_REACH_M = 10_000;
/** Roads with traffic that glare endangers; township roads and tracks are left out (judgement). */
const MAIN_ROADS = new Set([
  ...['expressway', 'national', 'provincial', 'county', 'motorway', 'trunk', 'primary', 'secondary'],
  ...['高速公路', '国道', '省道', '县道'],
]);

/**
 * What the document says around a site, and what is seen of it.
 *
 * @param outline of the site, read only where a layer or a consumer may be near
 */
export function* surroundings(
  shared: Survey,
  site: Omit<Site, 'geometry'>,
  outline: () => Area,
): Steps<FullSurroundings> {
  const { document, empty, consumers, read } = shared;
  const own = {
    kind: site.kind,
    capacityKwp: site.capacityKwp,
    pump: pumpOf(site),
    crop: site.kind === 'agrivoltaic' ? cropOf(shared, { ...site, geometry: outline() }) : null,
    mapped: {
      scenic: !empty.has('scenic_spots'),
      village: !empty.has('villages'),
      road: !empty.has('roads'),
    },
  };
  if (consumers.length === 0 && READ_LAYERS.every((layer) => empty.has(layer))) {
    return { ...own, ...NOTHING_AROUND };
  }
  const geometry = outline();
  const plot = plotOf(geometry, site.areaM2);
  const village = nearest(shared, plot, 'villages');
  const reached = consumers.map(({ geometry, ...rest }) => ({
    ...rest,
    awayM: distanceM(plot.shape, flatten(geometry, plot.plane)),
  }));
  const nearestOf = (kind: string): number | null => {
    const found = reached.filter((each) => each.kind === kind).map(({ awayM }) => awayM);
    return found.length > 0 ? Math.min(...found) : null;
  };
  const farms = reached.filter(({ kind }) => FARM_LOADS.includes(kind));
  const households = village?.feature.properties.households;
  const fields = empty.has('farmland')
    ? null
    : featuresIn(document, 'farmland', widened(plot, FARMLAND_REACH_M), read);
  return {
    ...own,
    mapped: { ...own.mapped, road: own.mapped.road && roadsKnown(shared, plot) },
    protectedShare: fields && protectedShare(shared, plot, fields),
    farmlandM2: fields && farmlandAround(shared, plot, fields),
    farmLoadKwh:
      farms.length > 0
        ? farms.reduce((sum, { awayM, annualKwh }) => sum + (awayM <= FARM_LOAD_REACH_M ? annualKwh : 0), 0)
        : null,
    substationM: nearest(shared, plot, 'substations')?.awayM ?? null,
    villageM: village?.awayM ?? null,
    roadM: nearest(shared, plot, 'roads')?.awayM ?? null,
    scenicM: nearest(shared, plot, 'scenic_spots')?.awayM ?? null,
    homestayM: nearestOf('homestay'),
    chargerM: nearestOf('evCharging'),
    households: typeof households === 'number' && households > 0 ? households : null,
    observers: yield* observe(
      plot,
      standpoints(shared, plot),
      heightsOf(shared, site),
      shared.reflect(mountOf(shared, site)),
      groundAround(shared, plot),
    ),
  };
}

const NOTHING_AROUND = {
  ...{ protectedShare: null, farmlandM2: null, farmLoadKwh: null, households: null, observers: [] },
  ...{ substationM: null, villageM: null, roadM: null, scenicM: null, homestayM: null, chargerM: null },
};

const PROTECTED = ['protected', '永久基本农田', '基本农田'];

/** Of so little of a site it may stay open what it stands on: less than drawing is true to. */
const LEAST_OPEN = 0.005;

/** Share of a site on protected farmland; null where some of it is on fields of which the layer does not say what they are. */
function protectedShare({ known }: Survey, plot: Plot, fields: readonly NearFeature[]): number | null {
  const under = fields.filter(({ bounds }) => boxesMeet(bounds, plot.bounds));
  const shareOf = (of: readonly NearFeature[]) =>
    Math.min(1, unionSharedM2(plot, of.map(geometryOf)) / plot.areaM2);
  const open = under.filter(({ class: name }) => name === null || !known.farmland.has(name));
  if (open.length > 0 && shareOf(open) > LEAST_OPEN) return null;
  return shareOf(under.filter(({ class: name }) => name !== null && PROTECTED.includes(name)));
}

/**
 * Farmland within {@link FARMLAND_REACH_M} of a site, square metres: what several parcels cover counts once. Parcels
 * that lie on no other are added up, which is quick; they are most.
 */
function farmlandAround({ parcels }: Survey, plot: Plot, fields: readonly NearFeature[]): number {
  const box = widened(plot, FARMLAND_REACH_M);
  const meeting: NearFeature[] = [];
  let alone = 0;
  for (const field of fields) {
    if (fields.some((other) => other !== field && overlaps(parcels, field, other))) meeting.push(field);
    else alone += boxIn(box, field.bounds) ? ownM2(parcels, field) : unionWithinM2([field.geometry], box);
  }
  return alone + unionWithinM2(meeting.map(geometryOf), box);
}

/** Less than this is two parcels drawn along each other, square metres. */
const DRAWN_ALONG_M2 = 1;

function overlaps(parcels: Survey['parcels'], a: NearFeature, b: NearFeature): boolean {
  if (!boxesMeet(a.bounds, b.bounds)) return false;
  const key = a.id < b.id ? `${a.id}/${b.id}` : `${b.id}/${a.id}`;
  let known = parcels.meet.get(key);
  if (known === undefined) {
    known = unionSharedM2(plotOf(a.geometry as Area, ownM2(parcels, a)), [b.geometry]) > DRAWN_ALONG_M2;
    parcels.meet.set(key, known);
  }
  return known;
}

function ownM2({ areaM2 }: Survey['parcels'], { id, geometry, bounds }: NearFeature): number {
  const known = areaM2.get(id) ?? unionWithinM2([geometry], bounds);
  areaM2.set(id, known);
  return known;
}

const geometryOf = ({ geometry }: NearFeature) => geometry;
const boxesMeet = (a: Bounds, b: Bounds) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const boxIn = (out: Bounds, inner: Bounds) =>
  out[0] <= inner[0] && out[1] <= inner[1] && out[2] >= inner[2] && out[3] >= inner[3];

function standpoints({ document, read }: Survey, plot: Plot): Standpoint[] {
  const of = (kind: Standpoint['kind'], layer: ContextLayerName, reachM: number, main = false) =>
    featuresIn(document, layer, widened(plot, reachM), read)
      .filter((feature) => !main || MAIN_ROADS.has(feature.class ?? ''))
      .flatMap(({ id, name, geometry }) => standpointsOf(kind, name ?? String(id), geometry, plot.plane))
      .filter(({ at }) => awayM(plot.shape, at) <= reachM);
  return [
    ...of('scenic', 'scenic_spots', VIEW_REACH_M),
    ...of('village', 'villages', GLARE_REACH_M.village),
    ...of('road', 'roads', GLARE_REACH_M.road, true),
  ];
}

/** Whether it is known of every road within reach of glare whether it is a main one. */
const roadsKnown = ({ document, read, known }: Survey, plot: Plot): boolean =>
  featuresIn(document, 'roads', widened(plot, GLARE_REACH_M.road), read).every(
    ({ class: name }) => name !== null && (MAIN_ROADS.has(name) || known.roads.has(name)),
  );

/** What lies between an observer and a piece of an array, read off the terrain. */
function groundAround({ terrain, assumptions }: Survey, { plane }: Plot): GroundBetween | null {
  if (!terrain) return null;
  return (observer, piece) => {
    const [fromLon, fromLat] = plane.position(observer);
    const [toLon, toLat] = plane.position(piece);
    const sight = sightOver(
      terrain,
      { longitudeDeg: fromLon, latitudeDeg: fromLat, heightM: assumptions.eyeM },
      { longitudeDeg: toLon, latitudeDeg: toLat },
    );
    return sight && { hiddenM: sight.hiddenM, riseM: sight.toM - sight.fromM };
  };
}

/** Light and yield under a site's rows, once for all sites that stand alike. */
function cropOf({ session, document, crops }: Survey, site: Site): FitFacts['crop'] {
  const key = alikeKey(session, site);
  const known = crops.get(key);
  if (known !== undefined) return known;
  const { setup, light, crop } = agrivoltaicOf(session, document, site);
  const found =
    setup.crop === 'none'
      ? { relativeYield: 0, lightShare: 0 }
      : { relativeYield: crop.relativeYield, lightShare: light.seasonMean };
  crops.set(key, found);
  return found;
}

/** Rotation at which a tracker's clearance is measured: its stop. */
const TRACKER_STOP_DEG = 60;

function heightsOf({ session, assumptions }: Survey, site: Omit<Site, 'geometry'>): Heights {
  const { eyeM } = assumptions;
  if (site.kind === 'rooftop') {
    return { bottomM: assumptions.bottomRooftopM, topM: assumptions.topRooftopM, eyeM };
  }
  const { clearanceM, rowWidthM, mount, tiltDeg } = setupOf(session, site);
  const slopeDeg = mount === 'fixed' ? tiltDeg : TRACKER_STOP_DEG;
  return { bottomM: clearanceM, topM: clearanceM + rowWidthM * sind(slopeDeg), eyeM };
}

function mountOf({ session }: Survey, site: Omit<Site, 'geometry'>): Mount {
  if (site.mount === 'fixed') {
    const upright = site.kind === 'agrivoltaic' && setupOf(session, site).layout === 'vertical-bifacial';
    return { tiltDeg: site.tiltDeg, azimuthDeg: site.azimuthDeg, bothFaces: upright };
  }
  return { axisAzimuthDeg: site.azimuthDeg, gcr: site.gcr ?? 0.3 };
}
