import type { Site } from '../../../shared/domain.ts';
import { cropChange } from '../../engine/agrivoltaic/land.ts';
import type { MoneySite } from '../../engine/economics/money-site.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { getSite } from '../../store/sites.ts';
import { agrivoltaicOf, alikeKey, setupOf } from '../farm/agrivoltaic.ts';

/**
 * What becomes of what is earned on the ground under a site: for a crop the yield under its light times the land still
 * cultivated, less one (see `cropChange`); null on roofs, and where the scenario takes what is assumed. Ponds have an
 * income of their own, and where nothing grows nothing is assumed.
 */
export function grownOf(
  session: Session,
  document: Document,
): (site: Omit<Site, 'geometry'>) => Pick<MoneySite, 'cropChange' | 'pond'> {
  const { cropFromModel } = activeScenario(document).assumptions.money;
  const alike = new Map<string, number>();
  const modelled = (site: Omit<Site, 'geometry'>): number => {
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
  return (site) => {
    if (site.kind !== 'agrivoltaic') return { cropChange: null };
    const setup = setupOf(session, site);
    if (setup.crop === 'fishpond') return { cropChange: 0, pond: true };
    if (setup.crop === 'none') return { cropChange: cropChange(setup, null) };
    return { cropChange: cropFromModel ? modelled(site) : null };
  };
}
