import { CONSUMER_KINDS, type ConsumerKind } from '../../../shared/consumers.ts';
import type { Tie } from '../../engine/account/meters.ts';
import type { SoldShares } from '../../engine/economics/rules.ts';
import type { MoneySite } from '../../engine/economics/site-money.ts';
import type { Steps } from '../../engine/steps.ts';
import type { Session } from '../../session/session.ts';
import { listConsumers } from '../../store/consumers.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { Account } from '../account/account.ts';

/** Tariff of each kind of consumer: homes and farms have their own. */
const USER: Partial<Record<ConsumerKind, 'household' | 'agriculture'>> = {
  household: 'household',
  irrigation: 'agriculture',
  greenhouse: 'agriculture',
};

/** Where the energy of a site is sold in each of its operating years, and at the tariff of whoever uses it. */
export function* salesOf(
  session: Session,
  document: Document,
  account: Account,
): Steps<
  (
    id: number,
  ) => Pick<
    MoneySite,
    'sold' | 'selfUsed' | 'delayYears' | 'degradationPerYear' | 'retailYuanKwh' | 'sharedYuanKwh'
  >
> {
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
  const priceOf = tariffsOf(session, document);
  const metered = input.meterTies.map(priceOf);
  const { networkChargeYuanKwh } = activeScenario(document).assumptions.supply;
  const shared = input.groupTies.map((tie) => Math.max(0, priceOf(tie) - networkChargeYuanKwh));
  return (id) => {
    const { cohort } = input.sites.get(id)!;
    const { lane, degradationPerYear, inService } = input.cohorts[cohort]!;
    const { assumedUse, meter, group } = input.lanes[lane]!;
    return {
      sold: sold[cohort]!,
      selfUsed: assumedUse === null ? sold[cohort]![0]!.selfUse : null,
      degradationPerYear,
      delayYears: inService - startYear,
      ...(meter !== null && { retailYuanKwh: metered[meter]! }),
      ...(group !== null && { sharedYuanKwh: shared[group]! }),
    };
  };
}

/** Mean tariff of the consumers of a tie, weighted by what they use; the planner's own price where one is set. */
function tariffsOf(session: Session, document: Document): (tie: Tie) => number {
  const { retailYuanKwh } = activeScenario(document).assumptions.money;
  const rows = session.library.retailPrices();
  const tariff = new Map(
    CONSUMER_KINDS.map((kind) => {
      const user = USER[kind] ?? 'commercial';
      const row = rows.find((price) => price.user === user);
      if (!row) throw new RangeError(`no retail price for ${user}`);
      return [kind, row.priceYuanKwh];
    }),
  );
  const consumers = new Map(listConsumers(document).map((consumer) => [consumer.id, consumer]));
  return ({ consumerIds }) => {
    if (retailYuanKwh !== null) return retailYuanKwh;
    let [kwh, yuan] = [0, 0];
    for (const id of consumerIds) {
      const { kind, annualKwh } = consumers.get(id)!;
      kwh += annualKwh;
      yuan += annualKwh * tariff.get(kind)!;
    }
    return kwh > 0 ? yuan / kwh : tariff.get('retail')!;
  };
}
