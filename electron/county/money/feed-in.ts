import { LEVEL_KV } from '../../../shared/connections.ts';
import type { MoneyAssumptions } from '../../../shared/money.ts';
import type { CasePrice, FeedInTerm } from '../../../shared/money-figures.ts';
import { feedInPrices, termsAt, unknownTerms } from '../../engine/economics/feed-in.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { readPriceHours } from '../../store/price-year.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { neededPackOf, packOf } from '../rules/in-force.ts';
import { ruleRegions } from '../rules/regions.ts';
import { feedInTerms, type Project } from './case-terms.ts';
import { type TypicalMarket, typicalMarket } from './market.ts';

/** What the planner says of feed-in; a price of one's own is that of all energy over the whole life unless more is said. */
function plannersTerms(
  money: MoneyAssumptions,
  lifetimeYears: number,
  market: TypicalMarket | null,
): Project['assumptions'] {
  const { feedInYuanKwh, mechanismShare, mechanismYears, marketYuanKwh, captureRate } = money;
  const own = feedInYuanKwh !== null;
  return {
    feedInYuanKwh,
    mechanismShare: mechanismShare ?? (own ? 1 : null),
    mechanismYears: mechanismYears ?? (own ? lifetimeYears : null),
    marketYuanKwh: market?.yuanKwh ?? (marketYuanKwh === null ? null : marketYuanKwh * captureRate),
  };
}

/**
 * Voltage at which a plain roof of the scenario connects, kV: a household's low, others' 10 kV; for what is asked of no
 * site of its own.
 */
const plainRoof = ({ rooftopOwner }: MoneyAssumptions): Pick<Project, 'voltageKv'> => ({
  voltageKv: LEVEL_KV[rooftopOwner.startsWith('household') ? '380V' : '10kV'],
});

/** Terms and prices of what a new plain roof of the scenario feeds in, in service in its start year. */
export function plainFeedIn(session: Session, document: Document): FeedIn {
  const { money, carbon } = activeScenario(document).assumptions;
  return feedInOf(session, document)(plainRoof(money), carbon.startYear);
}

/**
 * Price of what such a roof feeds in in its first year, by UTC hour: beyond the mechanism's share at the market price of
 * that hour where the scenario takes imported ones.
 */
export function feedInByHour(session: Session, document: Document): (hour: number) => number {
  const { terms, prices } = plainFeedIn(session, document);
  const [mean] = prices('middle') as [number];
  const { marketFromHours } = activeScenario(document).assumptions.money;
  const market = marketFromHours ? readPriceHours(document)?.hoursYuanKwh : undefined;
  if (!market) return () => mean;
  const first = termsAt(terms, 'middle');
  return (hour) => feedInPrices(first, 1, [market[hour]!])[0]!;
}

export interface FeedIn {
  project: 'existing' | 'new';
  terms: Record<FeedInTerm, CasePrice>;
  unknown: FeedInTerm[];
  /**
   * Price of each operating year, with what is not known at an end or in the middle of its range.
   *
   * @param market price of the market in each year by hours of one's own
   */
  prices(end: 'low' | 'middle' | 'high', market?: readonly number[]): number[];
}

/** Terms and prices of what sites feed in, by voltage and the year in which they go into service, on its first day. */
export function feedInOf(
  session: Session,
  document: Document,
): (site: Pick<Project, 'voltageKv'>, year: number) => FeedIn {
  const { assumptions } = activeScenario(document);
  const { money, lifetimeYears } = assumptions;
  const ruled = {
    pack: packOf(session, document),
    needed: neededPackOf(session, document),
    regions: ruleRegions(session.library.countyOf(document)),
  };
  const market = typicalMarket(session, document);
  const own = plannersTerms(money, lifetimeYears, market);
  const known = new Map<string, FeedIn>();
  return ({ voltageKv }, year) => {
    const key = `${voltageKv} ${year}`;
    let feedIn = known.get(key);
    if (!feedIn) {
      const { project, terms } = feedInTerms(ruled, {
        ...{ voltageKv, lifetimeYears, assumptions: own },
        inServiceDate: `${year}-01-01`,
      });
      if (market) terms.marketYuanKwh.source = market.source;
      const made = new Map<unknown, Map<string, number[]>>();
      feedIn = {
        ...{ project, terms, unknown: unknownTerms(terms, lifetimeYears) },
        prices(end, ofOwn) {
          const ends = made.get(ofOwn) ?? new Map<string, number[]>();
          made.set(ofOwn, ends);
          const prices = ends.get(end) ?? feedInPrices(termsAt(terms, end), lifetimeYears, ofOwn);
          ends.set(end, prices);
          return prices;
        },
      };
      known.set(key, feedIn);
    }
    return feedIn;
  };
}
