import type { MoneyOutlook } from '../../../shared/money-figures.ts';
import { pricedShape } from '../../engine/account/lane-flow.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { readPriceHours } from '../../store/price-year.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { Account } from '../account/account.ts';
import { perKwpOf } from '../grid/typical.ts';

/** What a kilowatt-hour of a plain roof fetches at the imported prices, for what has no account yet. */
export interface TypicalMarket {
  yuanKwh: number;
  source: string;
}

/** Market price by the imported hours, if the scenario takes them; null where there are none. */
export function typicalMarket(session: Session, document: Document): TypicalMarket | null {
  if (!activeScenario(document).assumptions.money.marketFromHours) return null;
  const prices = readPriceHours(document);
  if (!prices) return null;
  const hours = perKwpOf(session, document);
  const kwh = hours.reduce((sum, each) => sum + each, 0);
  const yuanKwh = kwh > 0 ? pricedShape(hours, prices.hoursYuanKwh) / kwh : prices.summary.meanYuanKwh;
  const name = prices.summary.name.replace(/[⟦⟧‖]/g, ' ');
  return {
    yuanKwh,
    source: `⟦导入的全年逐时市场电价“${name}”，按本地光伏各时段加权；各站点另按自身上网时段加权 ‖ imported market prices by the hour, “${name}”, weighted by the hours of PV here; each site by its own hours of feed-in⟧`,
  };
}

/** Prices of a site on the market in each operating year, yuan per kWh. */
export interface SiteMarket {
  /** Of what it feeds in, by the account's hours; of all it generates where it feeds nothing in. */
  fedIn: readonly number[];
  /** Of all it generates. */
  whole: readonly number[];
}

/** The same for each cohort of an account; null where no hours are priced. */
export function cohortMarkets({ input, year }: Account): ((cohort: number) => SiteMarket) | null {
  const { marketYuanKwh, lifetimeYears } = input;
  if (!marketYuanKwh) return null;
  const known = new Map<number, SiteMarket>();
  const made = (cohort: number): SiteMarket => {
    const { lane, inService } = input.cohorts[cohort]!;
    const whole = pricedShape(input.lanes[lane]!.shape, marketYuanKwh);
    const fedIn = Array.from({ length: lifetimeYears }, (_, age) => {
      const { lanes, fedInYuan } = year(inService + age);
      const { fedInKwh } = lanes[lane]!;
      return fedInKwh > 0 ? fedInYuan[lane]! / fedInKwh : whole;
    });
    return { fedIn, whole: fedIn.map(() => whole) };
  };
  return (cohort) => {
    const market = known.get(cohort) ?? made(cohort);
    known.set(cohort, market);
    return market;
  };
}

/** The imported prices as the money of the active scenario has them: of all hours alike, and of what is fed in. */
export function marketShown(document: Document, account: Account): MoneyOutlook['market'] {
  const prices = account.input.marketYuanKwh ? readPriceHours(document) : null;
  if (!prices) return null;
  const { lanes, fedInYuan, cohortKwh } = account.year(account.fullYear);
  let [kwh, yuan] = [0, 0];
  for (const [i, { lane }] of account.input.cohorts.entries()) {
    kwh += cohortKwh[i]! * lanes[lane]!.fedInKwh;
    yuan += cohortKwh[i]! * fedInYuan[lane]!;
  }
  return { ...prices.summary, fedInYuanKwh: kwh > 0 ? yuan / kwh : null };
}
