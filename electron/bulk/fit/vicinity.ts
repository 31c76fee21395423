import { FARM_LOADS } from '../../../shared/consumers.ts';
import type { ContextLayerName } from '../../../shared/domain.ts';
import { type Bounds, boxesMeet } from '../../../shared/geometry.ts';
import { GLARE_REACH_M } from '../../engine/fit/observers.ts';
import { type Lookouts, lookoutsOf } from '../../engine/fit/standpoints.ts';
import { widenedBounds } from '../../engine/local-plane.ts';
import { nearestToBox, shapeOf, shapesOf } from '../../engine/near/nearest.ts';
import type { Outline } from '../../engine/near/outline.ts';
import type { FoundConsumer } from '../../store/consumers-near.ts';
import { featuresIn, type NearFeature } from '../../store/nearby.ts';
import { NEAREST_LAYERS, type NearestLayer, type Survey, type Vicinity } from './survey.ts';

/** How far farmland is looked for, metres. */
export const FARMLAND_REACH_M = 1000;
/** How far the loads of farms are looked for, metres. */
export const FARM_LOAD_REACH_M = 2000;
/** Scenic spots further away see nothing that matters (judgement). */
const VIEW_REACH_M = 10_000;
/** How far the nearest feature is looked for, step by step, metres. */
const SEARCH_M = [1000, 4000, 16_000, 64_000];
/** No feature further away than this counts as the nearest, metres. */
export const NEAREST_WITHIN_M = SEARCH_M.at(-1)!;

/** Roads with traffic that glare endangers; township roads and tracks are left out (judgement). */
const MAIN_ROADS = new Set([
  ...['expressway', 'national', 'provincial', 'county', 'motorway', 'trunk', 'primary', 'secondary'],
  ...['高速公路', '国道', '省道', '县道'],
]);

/** Side of the squares whose sites share what is around them, and how far sites may stand out of theirs, degrees. */
const SQUARE_DEG = 0.02;
const MARGIN_DEG = 0.003;
/** Squares kept at a time. */
const MOST_SQUARES = 4000;

/** Planes of sites in one square measure some kilometres this alike, so that nothing within reach is missed. */
const ALIKE = 1.002;

/** What is around a site: shared with its neighbours unless it is large. */
export function vicinityOf(shared: Survey, { bounds, longitudeDeg, latitudeDeg }: Outline): Vicinity {
  const column = Math.floor(longitudeDeg / SQUARE_DEG);
  const row = Math.floor(latitudeDeg / SQUARE_DEG);
  const west = column * SQUARE_DEG - MARGIN_DEG;
  const south = row * SQUARE_DEG - MARGIN_DEG;
  const side = SQUARE_DEG + 2 * MARGIN_DEG;
  const square: Bounds = [west, south, west + side, south + side];
  const isInside =
    square[0] <= bounds[0] && square[1] <= bounds[1] && square[2] >= bounds[2] && square[3] >= bounds[3];
  if (!isInside) return around(shared, bounds);
  const key = column * 1e5 + row;
  let vicinity = shared.vicinities.get(key);
  if (!vicinity) {
    vicinity = around(shared, square);
    if (shared.vicinities.size >= MOST_SQUARES) shared.vicinities.clear();
    shared.vicinities.set(key, vicinity);
  }
  return vicinity;
}

function around(shared: Survey, box: Bounds): Vicinity {
  const { consumers } = shared;
  const of = (kind: string) => consumers.filter((each) => each.kind === kind);
  const within = (layer: ContextLayerName, reachM: number) => featuresWithin(shared, layer, box, reachM);
  const lookouts = (kind: Lookouts['kind'], reachM: number, features: readonly NearFeature[]) =>
    features.map(({ id, name, geometry }) => ({
      reachM,
      from: lookoutsOf(kind, name ?? String(id), shapeOf(geometry)),
    }));
  const roads = within('roads', GLARE_REACH_M.road);
  const isMain = ({ class: name }: NearFeature) => MAIN_ROADS.has(name ?? '');
  const farms = meeting(
    widenedBox(box, FARM_LOAD_REACH_M),
    consumers.filter(({ kind }) => FARM_LOADS.includes(kind)),
  );
  return {
    box,
    nearest: Object.fromEntries(
      NEAREST_LAYERS.map((layer) => [layer, shapesOf(nearestIn(shared, layer, box))]),
    ) as Vicinity['nearest'],
    homestays: shapesOf(nearestToBox(box, of('homestay')).members),
    chargers: shapesOf(nearestToBox(box, of('evCharging')).members),
    farms: shapesOf(farms),
    fields: shapesOf(within('farmland', FARMLAND_REACH_M)),
    lookouts: [
      ...lookouts('scenic', VIEW_REACH_M, within('scenic_spots', VIEW_REACH_M)),
      ...lookouts('village', GLARE_REACH_M.village, within('villages', GLARE_REACH_M.village)),
      ...lookouts('road', GLARE_REACH_M.road, roads.filter(isMain)),
    ],
    unknownRoads: roads
      .filter((road) => !isMain(road) && !(road.class !== null && shared.known.roads.has(road.class)))
      .map(({ bounds }) => bounds),
  };
}

/** Features of a layer of which one may be the nearest to a site inside a box. */
function nearestIn(shared: Survey, layer: NearestLayer, box: Bounds): NearFeature[] {
  for (const reachM of SEARCH_M) {
    const found = featuresWithin(shared, layer, box, reachM);
    const { members, atMostM } = nearestToBox(box, found);
    if (atMostM <= reachM || reachM === NEAREST_WITHIN_M) return members;
  }
  return [];
}

const featuresWithin = (
  { db, empty, read }: Survey,
  layer: ContextLayerName,
  box: Bounds,
  reachM: number,
): NearFeature[] => (empty.has(layer) ? [] : featuresIn({ db }, layer, widenedBox(box, reachM), read));

const widenedBox = (box: Bounds, metres: number): Bounds => widenedBounds(box, ALIKE * metres + 1);

const meeting = (box: Bounds, consumers: readonly FoundConsumer[]): FoundConsumer[] =>
  consumers.filter(({ bounds }) => boxesMeet(bounds, box));
