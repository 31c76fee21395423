import type { ContextLayerName } from '../../../shared/domain.ts';
import type { FitAssumptions } from '../../../shared/fit.ts';
import type { Bounds } from '../../../shared/geometry.ts';
import type { TerrainGrid } from '../../../shared/terrain.ts';
import type { Mount } from '../../engine/fit/glare.ts';
import { type GlareAt, glareAt } from '../../engine/fit/glare-at.ts';
import type { FitFacts } from '../../engine/fit/measure.ts';
import type { Lookouts } from '../../engine/fit/standpoints.ts';
import { type SunTrack, sunTrack, sunTrackByDay } from '../../engine/fit/sun-track.ts';
import type { DegreeShape } from '../../engine/near/degree-shape.ts';
import type { Shapes } from '../../engine/near/nearest.ts';
import { knownClasses } from '../../engine/rules/known-classes.ts';
import { inTurns } from '../../session/pace.ts';
import type { Session } from '../../session/session.ts';
import { type FoundConsumer, listConsumersNear } from '../../store/consumers-near.ts';
import type { Document } from '../../store/document.ts';
import { keptFor, keptWhile } from '../../store/kept.ts';
import { type FeatureCache, isEmptyLayer, type NearFeature } from '../../store/nearby.ts';
import { pumpOf } from '../farm/agrivoltaic.ts';
import { terrainGrid } from '../terrain/grid.ts';
import { activeWeather, placeOf } from '../weather/weather.ts';

/** Layers that are read around sites. */
export const READ_LAYERS = ['farmland', 'roads', 'villages', 'scenic_spots', 'substations'] as const;

/** Layers of which the nearest feature counts. */
export const NEAREST_LAYERS = ['villages', 'substations', 'roads', 'scenic_spots'] as const;
export type NearestLayer = (typeof NEAREST_LAYERS)[number];

/** Consumers that are loads of farms. */
export const FARM_LOADS: readonly string[] = ['greenhouse', 'coldStore', 'irrigation'];

/** All that may bear on sites inside one box. */
export interface Vicinity {
  /** `[west, south, east, north]`, degrees. */
  box: Bounds;
  /** Of every layer the features of which one may be the nearest. */
  nearest: Record<NearestLayer, Shapes<NearFeature>>;
  homestays: Shapes<FoundConsumer>;
  chargers: Shapes<FoundConsumer>;
  /** Loads of farms within `FARM_LOAD_REACH_M`. */
  farms: Shapes<FoundConsumer>;
  /** Farmland within `FARMLAND_REACH_M`. */
  fields: Shapes<NearFeature>;
  /** Where people look from, as far as each kind's reach, with the boxes of those places' features. */
  lookouts: { reachM: number; from: Lookouts }[];
  /** Boxes of roads within reach of glare of which it is not known whether they are main ones. */
  unknownRoads: readonly Bounds[];
}

/** What is known of a parcel of farmland once it was met. */
export interface Parcel {
  feature: NearFeature;
  shape: DegreeShape;
  areaM2: number;
  /** Whether its rings cross nowhere, so that what a box leaves of it is found without a sweep. */
  isPlain: boolean;
  /** Boxes of the parcels that lie on it. */
  under: readonly Bounds[];
}

/** What all sites of a document share while it is measured. */
export interface Survey {
  session: Session;
  document: Document;
  assumptions: FitAssumptions;
  empty: ReadonlySet<ContextLayerName>;
  /** Classes of fields and roads of which it is known what they are. */
  known: Record<'farmland' | 'roads', ReadonlySet<string>>;
  consumers: readonly FoundConsumer[];
  /** Whether any load of a farm is mapped. */
  hasFarmLoads: boolean;
  /** Heights of the ground; null where none were imported. */
  terrain: TerrainGrid | null;
  /** Lift, metres, and efficiency of the pumps of a site. */
  pumpOf: ReturnType<typeof pumpOf>;
  reflect(mount: Mount): GlareAt;
  /** Features already read, by layer and number. */
  read: FeatureCache;
  /** Parcels of farmland already met, by number. */
  parcels: Map<number, Parcel>;
  /** What is around squares of the county already met. */
  vicinities: Map<number, Vicinity>;
  /** Yield and light under rows by what they depend on; filled as sites are measured. */
  crops: Map<string, FitFacts['crop']>;
}

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
  const consumers = listConsumersNear(document);
  let last: { mount: Mount; glare: GlareAt } | null = null;
  const reflect = (mount: Mount): GlareAt => {
    // Sites that stand alike mostly come one after the other.
    if (last && standAlike(last.mount, mount)) return last.glare;
    const { track, cast } = keptWhile(document, survey, key, () => asTrack(sunTrack(place, year)));
    const name = JSON.stringify(mount);
    const known = cast.get(name) ?? glareAt(track, mount);
    if (cast.size > 64) cast.clear();
    cast.set(name, known);
    last = { mount, glare: known };
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
    consumers,
    hasFarmLoads: consumers.some(({ kind }) => FARM_LOADS.includes(kind)),
    terrain: terrainGrid(document),
    pumpOf: pumpOf(session, document),
    reflect,
    read: new Map(),
    crops: new Map(),
    parcels: new Map(),
    vicinities: new Map(),
  };
}

const standAlike = (a: Mount, b: Mount): boolean =>
  'tiltDeg' in a
    ? 'tiltDeg' in b &&
      a.tiltDeg === b.tiltDeg &&
      a.azimuthDeg === b.azimuthDeg &&
      a.bothFaces === b.bothFaces
    : 'gcr' in b && a.axisAzimuthDeg === b.axisAzimuthDeg && a.gcr === b.gcr;
