import type { CaseClass, CasePrice, FeedInTerm, MoneyAssumptions } from '../../../shared/money.ts';
import { feedInPrices, termsAt, unknownTerms } from '../../engine/economics/feed-in.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { packOf } from '../rules/in-force.ts';
import { ruleRegions } from '../rules/regions.ts';
import { feedInTerms, type Project } from './case-terms.ts';

/** What the planner says of feed-in; a price of one's own is that of all energy over the whole life unless more is said. */
export function plannersTerms(money: MoneyAssumptions, lifetimeYears: number): Project['assumptions'] {
  const { feedInYuanKwh, mechanismShare, mechanismYears, marketYuanKwh, captureRate } = money;
  const own = feedInYuanKwh !== null;
  return {
    feedInYuanKwh,
    mechanismShare: mechanismShare ?? (own ? 1 : null),
    mechanismYears: mechanismYears ?? (own ? lifetimeYears : null),
    marketYuanKwh: marketYuanKwh === null ? null : marketYuanKwh * captureRate,
  };
}

export interface FeedIn {
  project: 'existing' | 'new';
  terms: Record<FeedInTerm, CasePrice>;
  unknown: FeedInTerm[];
  /** Price of each operating year, with what is not known at an end or in the middle of its range. */
  prices(end: 'low' | 'middle' | 'high'): number[];
}

/** Terms and prices of what sites feed in, by class and the year in which they go into service, on its first day. */
export function feedInOf(
  session: Session,
  document: Document,
): (ownerClass: CaseClass, year: number) => FeedIn {
  const { assumptions } = activeScenario(document);
  const { money, lifetimeYears } = assumptions;
  const ruled = {
    pack: packOf(session, document),
    regions: ruleRegions(session.library.countyOf(document)),
  };
  const own = plannersTerms(money, lifetimeYears);
  const known = new Map<string, FeedIn>();
  return (ownerClass, year) => {
    const key = `${ownerClass} ${year}`;
    let feedIn = known.get(key);
    if (!feedIn) {
      const { project, terms } = feedInTerms(ruled, {
        ...{ ownerClass, lifetimeYears, assumptions: own },
        inServiceDate: `${year}-01-01`,
      });
      const made = new Map<string, number[]>();
      feedIn = {
        ...{ project, terms, unknown: unknownTerms(terms, lifetimeYears) },
        prices(end) {
          const prices = made.get(end) ?? feedInPrices(termsAt(terms, end), lifetimeYears);
          made.set(end, prices);
          return prices;
        },
      };
      known.set(key, feedIn);
    }
    return feedIn;
  };
}
