import type { Site } from '../../../shared/domain.ts';
import { cropChange } from '../../engine/agrivoltaic/land.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { getSite } from '../../store/sites.ts';
import { agrivoltaicOf, alikeKey } from '../farm/agrivoltaic.ts';

/**
 * Change of crop income under an agrivoltaic site: the yield under its light times the land still cultivated, less one.
 * See `cropChange`. Null on roofs, and for all where the scenario takes what is assumed.
 */
export function cropChangesOf(
  session: Session,
  document: Document,
): (site: Omit<Site, 'geometry'>) => number | null {
  if (!activeScenario(document).assumptions.money.cropFromModel) return () => null;
  const alike = new Map<string, number>();
  return (site) => {
    if (site.kind !== 'agrivoltaic') return null;
    const whole = getSite(document, site.id);
    const key = alikeKey(session, whole);
    let change = alike.get(key);
    if (change === undefined) {
      const { setup, land } = agrivoltaicOf(session, document, whole);
      change = cropChange(setup, land.cropRatio);
      alike.set(key, change);
    }
    return change;
  };
}
