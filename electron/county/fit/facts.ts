import type { Site } from '../../../shared/domain.ts';
import type { FitObserver } from '../../../shared/fit.ts';
import { type Area, boxesMeet } from '../../../shared/geometry.ts';
import type { Steps } from '../../../shared/steps.ts';
import type { FitFacts } from '../../engine/fit/measure.ts';
import { GLARE_REACH_M } from '../../engine/fit/observers.ts';
import { shapeAwayM } from '../../engine/near/away.ts';
import { degreeShape } from '../../engine/near/degree-shape.ts';
import { nearestOf } from '../../engine/near/nearest.ts';
import { type Outline, outlineOn, widenedBox } from '../../engine/near/outline.ts';
import type { StoredOutline } from '../../store/outlines-ahead.ts';
import { agrivoltaicOf, alikeKey } from '../farm/agrivoltaic.ts';
import { farmlandAround, protectedShare } from './farmland.ts';
import { NOT_SEEN, observersAround, seenOf } from './seen.ts';
import { type NearestLayer, READ_LAYERS, type Survey, type Vicinity } from './survey.ts';
import { FARM_LOAD_REACH_M, NEAREST_WITHIN_M, vicinityOf } from './vicinity.ts';

/** Facts that do not change with what a site earns. */
export type Surroundings = Omit<FitFacts, 'earned'>;

/** What the document says around a site, all of it measured on one plane. */
interface Around {
  outline: Outline;
  vicinity: Vicinity;
}

/** An outline as a document has it. */
export const outlineAs = (geometry: Area): StoredOutline => ({
  area: () => geometry,
  rings: () => degreeShape(geometry),
});

function aroundOf(shared: Survey, stored: StoredOutline): Around {
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
export function* surroundings(
  shared: Survey,
  site: Omit<Site, 'geometry'>,
  outline: () => StoredOutline,
): Steps<Surroundings> {
  const { empty } = shared;
  const own = {
    kind: site.kind,
    capacityKwp: site.capacityKwp,
    pump: shared.pumpOf(site),
    crop: site.kind === 'agrivoltaic' ? cropOf(shared, { ...site, geometry: outline().area() }) : null,
    mapped: {
      scenic: !empty.has('scenic_spots'),
      village: !empty.has('villages'),
      road: !empty.has('roads'),
    },
  };
  if (isEmpty(shared)) return { ...own, ...NOTHING_AROUND };
  const stored = outline();
  const around = aroundOf(shared, stored);
  const { vicinity } = around;
  const village = nearestTo(around, 'villages');
  const households = village?.member.properties.households;
  const hasFields = !empty.has('farmland');
  return {
    ...own,
    mapped: { ...own.mapped, road: own.mapped.road && roadsKnown(around) },
    protectedShare: hasFields
      ? protectedShare(shared, vicinity, around.outline, stored.area, site.areaM2)
      : null,
    farmlandM2: hasFields ? farmlandAround(shared, vicinity, around.outline) : null,
    farmLoadKwh: farmLoadKwh(shared, around),
    substationM: nearestTo(around, 'substations')?.awayM ?? null,
    villageM: village?.awayM ?? null,
    roadM: nearestTo(around, 'roads')?.awayM ?? null,
    scenicM: nearestTo(around, 'scenic_spots')?.awayM ?? null,
    homestayM: nearestOf(around.outline, vicinity.homestays)?.awayM ?? null,
    chargerM: nearestOf(around.outline, vicinity.chargers)?.awayM ?? null,
    households: typeof households === 'number' && households > 0 ? households : null,
    seen: yield* seenOf(shared, site, around.outline, vicinity),
  };
}

/** Who looks at a site, what he sees and when glare reaches him; the nearest first. */
export function* observersOfSite(
  shared: Survey,
  site: Omit<Site, 'geometry'>,
  geometry: Area,
): Steps<FitObserver[]> {
  if (isEmpty(shared)) return [];
  const { outline, vicinity } = aroundOf(shared, outlineAs(geometry));
  return yield* observersAround(shared, site, outline, vicinity);
}

const NOTHING_AROUND = {
  ...{ protectedShare: null, farmlandM2: null, farmLoadKwh: null, households: null, seen: NOT_SEEN },
  ...{ substationM: null, villageM: null, roadM: null, scenicM: null, homestayM: null, chargerM: null },
};

const nearestTo = ({ outline, vicinity }: Around, layer: NearestLayer) =>
  nearestOf(outline, vicinity.nearest[layer], NEAREST_WITHIN_M);

/** Yearly use of the farms' loads within reach; null where none is mapped. */
function farmLoadKwh({ hasFarmLoads }: Survey, { outline, vicinity: { farms } }: Around): number | null {
  if (!hasFarmLoads) return null;
  return farms.members.reduce((sum, { annualKwh }, i) => {
    const awayM = shapeAwayM(outline, farms.shapes[i]!, FARM_LOAD_REACH_M);
    return sum + (awayM <= FARM_LOAD_REACH_M ? annualKwh : 0);
  }, 0);
}

/** Whether it is known of every road within reach of glare whether it is a main one. */
function roadsKnown({ outline, vicinity: { unknownRoads } }: Around): boolean {
  if (unknownRoads.length === 0) return true;
  const reach = widenedBox(outline, GLARE_REACH_M.road);
  return !unknownRoads.some((bounds) => boxesMeet(bounds, reach));
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
