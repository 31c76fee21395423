import { centroid } from '@turf/turf';
import type { Site } from '../../shared/domain.ts';
import { readContext } from '../store/context.ts';
import type { Document } from '../store/document.ts';
import { planeOf } from './communities.ts';
import { nearestStation } from './grid-stations.ts';
import type { Session } from './session.ts';

/** Where people would say a site is; null where the document does not tell. */
export interface Whereabouts {
  town: string | null;
  village: string | null;
}

/** Finds the village nearest to a place, and the town (`township`) it belongs to. */
export function whereaboutsIn(
  session: Session,
  document: Document,
): (site: Pick<Site, 'geometry'>) => Whereabouts {
  const plane = planeOf(session.library.countyOf(document).center);
  const villages = readContext(document, 'villages').features.map((feature) => {
    const { township, name } = feature.properties ?? {};
    return {
      town: typeof township === 'string' && township !== '' ? township : null,
      village: typeof name === 'string' && name !== '' ? name : null,
      ...plane(centroid(feature).geometry.coordinates),
    };
  });
  const inTowns = villages.filter(({ town }) => town !== null);
  return ({ geometry }) => {
    const at = plane(centroid(geometry).geometry.coordinates);
    const nearest = nearestStation(inTowns.length > 0 ? inTowns : villages, at);
    return { town: nearest?.town ?? null, village: nearest?.village ?? null };
  };
}
