import type { FitObserver } from '../../../shared/fit.ts';
import { type Area, boxesMeet } from '../../../shared/geometry.ts';
import type { Steps } from '../../../shared/steps.ts';
import { GLARE_REACH_M } from '../../engine/fit/observers.ts';
import { shapeAwayM } from '../../engine/near/away.ts';
import { degreeShape } from '../../engine/near/degree-shape.ts';
import { nearestOf } from '../../engine/near/nearest.ts';
import { type Outline, outlineOn, widenedBox } from '../../engine/near/outline.ts';
import type { StoredOutline } from '../../store/outlines-ahead.ts';
import { farmlandAround, protectedShare } from './farmland.ts';
import { NOT_SEEN, observersAround, seenOf } from './seen.ts';
import {
  type Around,
  type NearestLayer,
  READ_LAYERS,
  type Standing,
  type Survey,
  type Vicinity,
} from './survey.ts';
import { FARM_LOAD_REACH_M, NEAREST_WITHIN_M, vicinityOf } from './vicinity.ts';

/** What the document says around a site, all of it measured on one plane. */
interface Placed {
  outline: Outline;
  vicinity: Vicinity;
}

/** An outline as a document has it. */
export const outlineAs = (geometry: Area): StoredOutline => ({
  area: () => geometry,
  rings: () => degreeShape(geometry),
});

function placeOf(shared: Survey, stored: StoredOutline): Placed {
  const outline = outlineOn(stored.rings());
  return { outline, vicinity: vicinityOf(shared, outline) };
}

const isEmpty = ({ consumers, empty }: Survey) =>
  consumers.length === 0 && READ_LAYERS.every((layer) => empty.has(layer));

/**
 * What the document says around a site, and what is seen of it.
 *
 * @param outline of the site, read only where a layer or a consumer may be near
 */
export function* aroundSite(shared: Survey, site: Standing, outline: () => StoredOutline): Steps<Around> {
  const { empty } = shared;
  const mapped = {
    scenic: !empty.has('scenic_spots'),
    village: !empty.has('villages'),
    road: !empty.has('roads'),
  };
  if (isEmpty(shared)) return { mapped, ...NOTHING_AROUND };
  const stored = outline();
  const place = placeOf(shared, stored);
  const { vicinity } = place;
  const village = nearestTo(place, 'villages');
  const households = village?.member.properties.households;
  const hasFields = !empty.has('farmland');
  return {
    mapped: { ...mapped, road: mapped.road && roadsKnown(place) },
    protectedShare: hasFields
      ? protectedShare(shared, vicinity, place.outline, stored.area, site.areaM2)
      : null,
    farmlandM2: hasFields ? farmlandAround(shared, vicinity, place.outline) : null,
    farmLoadKwh: farmLoadKwh(shared, place),
    substationM: nearestTo(place, 'substations')?.awayM ?? null,
    villageM: village?.awayM ?? null,
    roadM: nearestTo(place, 'roads')?.awayM ?? null,
    scenicM: nearestTo(place, 'scenic_spots')?.awayM ?? null,
    homestayM: nearestOf(place.outline, vicinity.homestays)?.awayM ?? null,
    chargerM: nearestOf(place.outline, vicinity.chargers)?.awayM ?? null,
    households: typeof households === 'number' && households > 0 ? households : null,
    seen: yield* seenOf(shared, site, place.outline, vicinity),
  };
}

/** Who looks at a site, what he sees and when glare reaches him; the nearest first. */
export function* observersOfSite(shared: Survey, site: Standing, geometry: Area): Steps<FitObserver[]> {
  if (isEmpty(shared)) return [];
  const { outline, vicinity } = placeOf(shared, outlineAs(geometry));
  return yield* observersAround(shared, site, outline, vicinity);
}

const NOTHING_AROUND = {
  ...{ protectedShare: null, farmlandM2: null, farmLoadKwh: null, households: null, seen: NOT_SEEN },
  ...{ substationM: null, villageM: null, roadM: null, scenicM: null, homestayM: null, chargerM: null },
};

const nearestTo = ({ outline, vicinity }: Placed, layer: NearestLayer) =>
  nearestOf(outline, vicinity.nearest[layer], NEAREST_WITHIN_M);

/** Yearly use of the farms' loads within reach; null where none is mapped. */
function farmLoadKwh({ hasFarmLoads }: Survey, { outline, vicinity: { farms } }: Placed): number | null {
  if (!hasFarmLoads) return null;
  return farms.members.reduce((sum, { annualKwh }, i) => {
    const awayM = shapeAwayM(outline, farms.shapes[i]!, FARM_LOAD_REACH_M);
    return sum + (awayM <= FARM_LOAD_REACH_M ? annualKwh : 0);
  }, 0);
}

/** Whether it is known of every road within reach of glare whether it is a main one. */
function roadsKnown({ outline, vicinity: { unknownRoads } }: Placed): boolean {
  if (unknownRoads.length === 0) return true;
  const reach = widenedBox(outline, GLARE_REACH_M.road);
  return !unknownRoads.some((bounds) => boxesMeet(bounds, reach));
}
