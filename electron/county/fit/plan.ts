import type { FitAssumptions, FitObserver } from '../../../shared/fit.ts';
import { NOT_SEEN } from '../../bulk/fit/seen.ts';
import { observersOfSite } from '../../bulk/fit/surroundings.ts';
import type { PlanData } from '../../report/plan-data.ts';
import { inTurns } from '../../session/pace.ts';
import { assertOpen, type Session } from '../../session/session.ts';
import { firstOf } from '../../session/sort-paced.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { outlineOf } from '../../store/sites.ts';
import { countyWork } from '../county-work.ts';
import { countedRows } from '../land/statuses.ts';
import { type Surroundings, standingOf } from './facts.ts';
import { scoresOf, warmFit } from './fit.ts';
import { survey } from './survey.ts';

/** What the plan says of fit: the sites that count, ranked among themselves, and whom glare reaches longest. */
export async function planFitOf(session: Session, document: Document): Promise<PlanData['fit']> {
  const { fit: assumptions } = activeScenario(document).assumptions;
  await warmFit(session, document, assumptions);
  const sites = countedRows(session, document);
  if (sites.length === 0) return null;
  const { scores, facts } = await countyWork(
    session,
    document,
    scoresOf(session, document, assumptions, sites),
  );
  return { scores, observers: await longestGlare(session, document, assumptions, sites, facts) };
}

/** Observers listed in the plan, at most. */
const LISTED = 10;

/** The observers whom glare reaches longest. Of sites that each have one whom it reaches longer none can be among them. */
async function longestGlare(
  session: Session,
  document: Document,
  assumptions: FitAssumptions,
  sites: readonly MirroredSite[],
  facts: ReadonlyMap<number, Surroundings>,
): Promise<{ site: string; observer: FitObserver }[]> {
  const longest = ({ id }: MirroredSite) =>
    Math.max(...Object.values((facts.get(id)?.seen ?? NOT_SEEN).glareHours));
  const worst = await firstOf(
    sites.filter((site) => longest(site) > 0),
    LISTED,
    (a, b) => longest(b) - longest(a),
  );
  const shared = survey(session, document, assumptions);
  const observers: { site: string; observer: FitObserver }[] = [];
  for (const site of worst) {
    const geometry = outlineOf(document, site.id);
    if (!geometry) continue;
    const found = await inTurns(observersOfSite(shared, standingOf(shared, site), geometry), () =>
      assertOpen(session, document),
    );
    observers.push(...found.map((observer) => ({ site: site.name, observer })));
  }
  return observers
    .filter(({ observer }) => observer.glareHours > 0)
    .sort((a, b) => b.observer.glareHours - a.observer.glareHours)
    .slice(0, LISTED);
}
