import { booleanPointInPolygon } from '@turf/turf';
import { type BuildingClass, buildingClassOf } from '../../../shared/building-classes.ts';
import { middleOf } from '../../engine/terrain/site-middle.ts';
import { baseOf } from '../../store/as-scenario.ts';
import { outlinesAt } from '../../store/buildings.ts';
import { contextVersion } from '../../store/context-version.ts';
import type { Document } from '../../store/document.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';

interface Under {
  id: number;
  class: BuildingClass;
}

interface Kept {
  version: string;
  bySite: Map<number, { shape: string; under: Under | null }>;
}
const kept = new WeakMap<Document, Kept>();

/** The building under the middle of a rooftop site; null for one that stands on none, and for fields. */
export function buildingsUnder(asSeen: Document): (site: MirroredSite) => Under | null {
  const document = baseOf(asSeen);
  const version = contextVersion(document);
  const known = kept.get(document);
  const cache = known?.version === version ? known : { version, bySite: new Map() };
  kept.set(document, cache);
  const at = outlinesAt(document);
  return ({ id, kind, shape, bounds }) => {
    if (kind !== 'rooftop') return null;
    const found = cache.bySite.get(id);
    if (found?.shape === shape) return found.under;
    const middle = middleOf(bounds);
    const under = at(middle).find(({ geometry }) => booleanPointInPolygon(middle, geometry));
    const known = under ? { id: under.id, class: buildingClassOf(under.class, under.properties()) } : null;
    cache.bySite.set(id, { shape, under: known });
    return known;
  };
}

/** Class of the building under the middle of a rooftop site; null for one that stands on none, and for fields. */
export function buildingClasses(document: Document): (site: MirroredSite) => BuildingClass | null {
  const under = buildingsUnder(document);
  return (site) => under(site)?.class ?? null;
}
