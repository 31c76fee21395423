import { centroid } from '@turf/turf';
import type { Steps } from '../../../shared/steps.ts';
import { middleOf } from '../../engine/terrain/site-middle.ts';
import { inTurns } from '../../session/pace.ts';
import type { Session } from '../../session/session.ts';
import { readContext } from '../../store/context.ts';
import { contextVersion } from '../../store/context-version.ts';
import type { Document } from '../../store/document.ts';
import { type PerSite, perSite } from '../../store/per-site.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { planeOf } from '../account/communities.ts';
import { nearestStation } from '../grid/stations.ts';

/** Where people would say a site is; null where the document does not tell. */
export interface Whereabouts {
  town: string | null;
  village: string | null;
}

/**
 * Finds the village nearest to a place, and the town (`township`) it belongs to.
 * @returns takes a site's middle, longitude and latitude
 */
export function whereaboutsIn(
  session: Session,
  document: Document,
): (middle: [number, number]) => Whereabouts {
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
  return (middle) => {
    const at = plane(middle);
    const nearest = nearestStation(inTowns.length > 0 ? inTowns : villages, at);
    return { town: nearest?.town ?? null, village: nearest?.village ?? null };
  };
}

/** The town of each site; null where the document does not tell. */
export const townBySite = (session: Session, document: Document): PerSite<string | null> =>
  perSite(document, townBySite, contextVersion(document), () => {
    const whereabouts = whereaboutsIn(session, document);
    return ({ bounds }) => whereabouts(middleOf(bounds)).town;
  });

/**
 * Finds the town of many sites, a few at a time, so that the window goes on.
 * @returns the town of each of them; an empty text where the document does not tell
 */
export async function townsOf(
  session: Session,
  document: Document,
  sites: Iterable<MirroredSite>,
): Promise<(site: MirroredSite) => string> {
  const townOf = townBySite(session, document);
  const each = function* (): Steps<void> {
    for (const site of sites) {
      townOf(site);
      yield;
    }
  };
  await inTurns(each(), () => session.stop?.throwIfAborted());
  return (site) => townOf(site) ?? '';
}
