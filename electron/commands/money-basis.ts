import type { Site } from '../../shared/domain.ts';
import { cropChange } from '../engine/agrivoltaic/land.ts';
import { balanceOf } from '../engine/load/balance.ts';
import type { Steps } from '../engine/steps.ts';
import type { Document } from '../store/document.ts';
import { activeScenario } from '../store/scenarios.ts';
import { getSite } from '../store/sites.ts';
import { agrivoltaicOf, alikeKey } from './agrivoltaic.ts';
import { sharingGroups } from './communities.ts';
import { plainFlows } from './community-flows.ts';
import type { Session } from './session.ts';

/**
 * Share of its energy that a site's community uses at once, hour by hour, without a battery; the sites of a community
 * share alike. Null for a site that shares with no consumer, and for all where the scenario takes what is assumed.
 */
export function* selfUseOf(
  session: Session,
  document: Document,
): Steps<(site: Pick<Site, 'id'>) => number | null> {
  const { supply, money } = activeScenario(document).assumptions;
  if (!money.selfUseFromBalance) return () => null;
  const shares = new Map<number, number | null>();
  const { groups } = yield* sharingGroups(session, document, false);
  for (const group of groups) {
    yield;
    const { selfConsumption } = balanceOf(plainFlows([group], supply), supply.gridCarbonFree);
    for (const id of group.siteIds) shares.set(id, selfConsumption);
  }
  return ({ id }) => shares.get(id) ?? null;
}

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
