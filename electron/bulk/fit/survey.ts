import type { Database } from 'better-sqlite3';
import { FARM_LOADS } from '../../../shared/consumers.ts';
import type { ContextLayerName } from '../../../shared/domain.ts';
import type { Bounds } from '../../../shared/geometry.ts';
import type { TerrainGrid } from '../../../shared/terrain.ts';
import type { Mount } from '../../engine/fit/glare.ts';
import { type GlareAt, glareAt } from '../../engine/fit/glare-at.ts';
import type { FitFacts } from '../../engine/fit/measure.ts';
import type { Lookouts } from '../../engine/fit/standpoints.ts';
import type { SunTrack } from '../../engine/fit/sun-track.ts';
import type { DegreeShape } from '../../engine/near/degree-shape.ts';
import type { Shapes } from '../../engine/near/nearest.ts';
import { type FoundConsumer, listConsumersNear } from '../../store/consumers-near.ts';
import { type FeatureCache, isEmptyLayer, type NearFeature } from '../../store/nearby.ts';

/** Layers that are read around sites. */
export const READ_LAYERS = ['farmland', 'roads', 'villages', 'scenic_spots', 'substations'] as const;

/** Layers of which the nearest feature counts. */
export const NEAREST_LAYERS = ['villages', 'substations', 'roads', 'scenic_spots'] as const;
export type NearestLayer = (typeof NEAREST_LAYERS)[number];

/** How a site stands: what is to be known of it, but for its outline, to say what lies around and who sees it. */
export interface Standing {
  areaM2: number;
  mount: Mount;
  /** Lower and upper edge of its modules above the ground, metres. */
  bottomM: number;
  topM: number;
}

/** What lies around a site, and what is seen of it; see `FitFacts`. */
export type Around = Omit<FitFacts, 'earned' | 'kind' | 'capacityKwp' | 'pump' | 'crop'>;

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

/** Classes of fields and roads of which it is known what they are. */
type KnownClasses = Record<'farmland' | 'roads', ReadonlySet<string>>;

/** What sites of a document are surveyed by, beside the document. */
export interface SurveyBasis {
  /** Height of an observer's eye, metres. */
  eyeM: number;
  known: KnownClasses;
  /** Heights of the ground; null where none were imported. */
  terrain: TerrainGrid | null;
}

/** What all sites of a document share while it is measured. */
export interface Survey extends SurveyBasis {
  db: Database;
  empty: ReadonlySet<ContextLayerName>;
  consumers: readonly FoundConsumer[];
  /** Whether any load of a farm is mapped. */
  hasFarmLoads: boolean;
  /** What modules that stand so reflect. */
  reflect(mount: Mount): GlareAt;
  /** Features already read, by layer and number. */
  read: FeatureCache;
  /** Parcels of farmland already met, by number. */
  parcels: Map<number, Parcel>;
  /** What is around squares of the county already met. */
  vicinities: Map<number, Vicinity>;
}

/**
 * Makes ready what surveying needs.
 *
 * @param trackOf the sun's track over the document's place, made where it is first asked for
 * @param cast reflections by how modules stand, kept from one survey to the next under the same sun
 */
export function surveyOf(
  db: Database,
  basis: SurveyBasis,
  trackOf: () => SunTrack,
  cast: Map<string, GlareAt>,
): Survey {
  const consumers = listConsumersNear({ db });
  let last: { mount: Mount; glare: GlareAt } | null = null;
  const reflect = (mount: Mount): GlareAt => {
    // Sites that stand alike mostly come one after the other.
    if (last && standAlike(last.mount, mount)) return last.glare;
    const name = JSON.stringify(mount);
    const glare = cast.get(name) ?? glareAt(trackOf(), mount);
    if (cast.size > MOST_CAST) cast.clear();
    cast.set(name, glare);
    last = { mount, glare };
    return glare;
  };
  return {
    ...basis,
    db,
    consumers,
    empty: new Set(READ_LAYERS.filter((layer) => isEmptyLayer({ db }, layer))),
    hasFarmLoads: consumers.some(({ kind }) => FARM_LOADS.includes(kind)),
    reflect,
    read: new Map(),
    parcels: new Map(),
    vicinities: new Map(),
  };
}

/** Reflections kept at a time. */
const MOST_CAST = 64;

const standAlike = (a: Mount, b: Mount): boolean =>
  'tiltDeg' in a
    ? 'tiltDeg' in b &&
      a.tiltDeg === b.tiltDeg &&
      a.azimuthDeg === b.azimuthDeg &&
      a.bothFaces === b.bothFaces
    : 'gcr' in b && a.axisAzimuthDeg === b.axisAzimuthDeg && a.gcr === b.gcr;
