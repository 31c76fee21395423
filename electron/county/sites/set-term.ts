import { type OwnTerm, withTerm } from '../../../shared/own-terms.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario, updateScenario } from '../../store/scenarios.ts';
import { getSite } from '../../store/sites.ts';

/**
 * Sets a term of sites of their own in the active scenario, or lets them follow again with null.
 *
 * @returns of how many sites it now is something else
 * @throws PlannerError `site.unknown`
 */
export function setTerm(
  document: Document,
  { ids, term, value }: { ids: readonly number[]; term: OwnTerm; value: number | null },
): { changed: number } {
  const scenario = activeScenario(document);
  const { assumptions } = scenario;
  const siteTerms = { ...assumptions.money.siteTerms };
  let changed = 0;
  for (const id of new Set(ids)) {
    getSite(document, id);
    if ((siteTerms[id]?.[term] ?? null) === value) continue;
    const own = withTerm(siteTerms[id], term, value);
    if (own) siteTerms[id] = own;
    else delete siteTerms[id];
    changed++;
  }
  const money = { ...assumptions.money, siteTerms };
  if (changed > 0) updateScenario(document, { ...scenario, assumptions: { ...assumptions, money } });
  return { changed };
}
