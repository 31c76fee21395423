import { CONSUMER_KINDS, type ConsumerKind } from '../../../shared/consumers.ts';
import type { TariffName } from '../../../shared/rule-pack.ts';
import type { Tie } from '../../engine/account/meters.ts';
import type { SoldShares } from '../../engine/economics/rules.ts';
import type { MoneySite } from '../../engine/economics/site-money.ts';
import type { Steps } from '../../engine/steps.ts';
import type { Session } from '../../session/session.ts';
import { listConsumers } from '../../store/consumers.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import type { Account } from '../account/account.ts';
import { siteTermsOf } from '../sites/terms.ts';
import { type Mix, onTheSpot } from './on-the-spot.ts';

/** Tariff of each kind of consumer: homes and farms have their own. */
const USER: Partial<Record<ConsumerKind, TariffName>> = {
  household: 'household',
  irrigation: 'agriculture',
  greenhouse: 'agriculture',
};

type Sales = Pick<
  MoneySite,
  'sold' | 'selfUsed' | 'delayYears' | 'degradationPerYear' | 'retailYuanKwh' | 'sharedYuanKwh'
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
    Math.max(0, price.ofMix(mixOf(tie), null) - supply.networkChargeYuanKwh),
  );
  const metered = new Map<string, number>();
  const priceOf = (site: MirroredSite, lane: number): number => {
    const own = site.kind === 'rooftop' ? money.retailYuanKwh : money.farmRetailYuanKwh;
    const { meter } = input.lanes[lane]!;
    const { tariff, from } = termsOf(site);
    const mix: Mix =
      meter === null || from.tariff === 'site' ? new Map([[tariff, 1]]) : mixOf(input.meterTies[meter]!);
    const key = `${lane} ${site.kind} ${[...mix.keys()]}`;
    let yuan = metered.get(key);
    if (yuan === undefined) {
      yuan = (own ?? price.ofMix(mix, lane)) + price.demandOf(lane);
      metered.set(key, yuan);
    }
    return yuan;
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
    };
  };
}

/** Tariffs of the consumers of a tie by what they use. */
function mixesOf(document: Document): (tie: Tie) => Mix {
  const consumers = new Map(listConsumers(document).map((consumer) => [consumer.id, consumer]));
  const tariffOf = new Map(CONSUMER_KINDS.map((kind) => [kind, USER[kind] ?? 'commercial']));
  return ({ consumerIds }) => {
    const kwh = new Map<TariffName, number>();
    let all = 0;
    for (const id of consumerIds) {
      const { kind, annualKwh } = consumers.get(id)!;
      kwh.set(tariffOf.get(kind)!, (kwh.get(tariffOf.get(kind)!) ?? 0) + annualKwh);
      all += annualKwh;
    }
    return all > 0
      ? new Map([...kwh].map(([tariff, used]) => [tariff, used / all]))
      : new Map([['commercial', 1]]);
  };
}
