import type { Steps } from '../../../shared/steps.ts';
import type { MoneySite } from '../../engine/economics/money-site.ts';
import type { SoldShares } from '../../engine/economics/rules.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import type { Account } from '../account/account.ts';
import { siteTermsOf } from '../sites/terms.ts';
import { feedInOf } from './feed-in.ts';
import { cohortMarkets } from './market.ts';
import { type Mix, onTheSpot } from './on-the-spot.ts';
import { ownTermsOf } from './own-terms.ts';
import { mixesOf } from './tariff-mix.ts';

type Sales = Pick<
  MoneySite,
  | 'sold'
  | 'selfUsed'
  | 'delayYears'
  | 'degradationPerYear'
  | 'retailYuanKwh'
  | 'sharedYuanKwh'
  | 'feedInYuanKwh'
  | 'wholeFeedInYuanKwh'
>;

/**
 * Where the energy of a site is sold in each of its operating years, and at the price of whoever uses it: by the
 * consumers behind its meter or reached over the grid, else by its own tariff; commerce and industry by the hours in
 * which the account has it used.
 */
export function* salesOf(
  session: Session,
  document: Document,
  account: Account,
): Steps<(site: MirroredSite) => Sales> {
  const { input, startYear } = account;
  const sold: SoldShares[][] = [];
  for (const { lane, inService } of input.cohorts) {
    sold.push(
      Array.from({ length: input.lifetimeYears }, (_, age) => {
        const { usedOnSiteKwh, sharedKwh, fedInKwh } = account.year(inService + age).lanes[lane]!;
        return { selfUse: usedOnSiteKwh, shared: sharedKwh, feedIn: fedInKwh };
      }),
    );
    yield;
  }
  const { money, supply } = activeScenario(document).assumptions;
  const termsOf = siteTermsOf(session, document);
  const mixOf = mixesOf(document);
  const price = onTheSpot(session, document, account);
  const shared = input.groupTies.map((tie) =>
    Math.max(0, price.ofMix(mixOf(tie.consumerIds), null) - supply.networkChargeYuanKwh),
  );
  const metered = new Map<string, number>();
  const priceOf = (site: MirroredSite, lane: number): number => {
    const all = site.kind === 'rooftop' ? money.retailYuanKwh : money.farmRetailYuanKwh;
    const { meter } = input.lanes[lane]!;
    const { tariff, from, ownerClass } = termsOf(site);
    const own = ownTermsOf(money, site.id, ownerClass)?.retailYuanKwh ?? all;
    const mix: Mix =
      meter === null || from.tariff === 'site'
        ? new Map([[tariff, 1]])
        : mixOf(input.meterTies[meter]!.consumerIds);
    const key = `${lane} ${site.kind} ${own} ${[...mix.keys()]}`;
    let yuan = metered.get(key);
    if (yuan === undefined) {
      yuan = (own ?? price.ofMix(mix, lane)) + price.demandOf(lane);
      metered.set(key, yuan);
    }
    return yuan;
  };
  const markets = cohortMarkets(account);
  const feedIn = feedInOf(session, document);
  /** Prices of what is fed in at the market prices of its hours. */
  const fedIn = (site: MirroredSite, cohort: number) => {
    if (!markets) return {};
    const { prices } = feedIn(termsOf(site), input.cohorts[cohort]!.inService);
    const market = markets(cohort);
    return {
      feedInYuanKwh: prices('middle', market.fedIn),
      wholeFeedInYuanKwh: prices('middle', market.whole),
    };
  };
  return (site) => {
    const { cohort } = input.sites.get(site.id)!;
    const { lane, degradationPerYear, inService } = input.cohorts[cohort]!;
    const { assumedUse, group } = input.lanes[lane]!;
    return {
      sold: sold[cohort]!,
      selfUsed: assumedUse === null ? sold[cohort]![0]!.selfUse : null,
      degradationPerYear,
      delayYears: inService - startYear,
      retailYuanKwh: priceOf(site, lane),
      ...(group !== null && { sharedYuanKwh: shared[group]! }),
      ...fedIn(site, cohort),
    };
  };
}
