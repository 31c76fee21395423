import { booleanPointInPolygon } from '@turf/turf';
import { type BuildingClass, buildingClassOf } from '../../../shared/building-classes.ts';
import { middleOf } from '../../engine/terrain/site-middle.ts';
import { baseOf } from '../../store/as-scenario.ts';
import { buildingsAt } from '../../store/buildings-at.ts';
import { contextVersion } from '../../store/context-version.ts';
import type { Document } from '../../store/document.ts';
import { perSite } from '../../store/per-site.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';

interface Under {
  id: number;
  class: BuildingClass;
}

/** The building under the middle of a rooftop site; null for one that stands on none, and for fields. */
export function buildingsUnder(asSeen: Document): (site: MirroredSite) => Under | null {
  const document = baseOf(asSeen);
  const begin = () => {
    const at = buildingsAt(document);
    return ({ kind, bounds }: MirroredSite): Under | null => {
      if (kind !== 'rooftop') return null;
      const middle = middleOf(bounds);
      const under = at(middle).find(({ geometry }) => booleanPointInPolygon(middle, geometry));
      return under ? { id: under.id, class: buildingClassOf(under.class, under.properties()) } : null;
    };
  };
  return perSite(document, buildingsUnder, contextVersion(document), begin, ({ shape }) => shape);
}

/** Class of the building under the middle of a rooftop site; null for one that stands on none, and for fields. */
export function buildingClasses(document: Document): (site: MirroredSite) => BuildingClass | null {
  const under = buildingsUnder(document);
  return (site) => under(site)?.class ?? null;
}
