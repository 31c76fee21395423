import type { ConsumerKind } from '../../../shared/consumers.ts';
import { PlannerError } from '../../../shared/errors.ts';
import type { TariffName } from '../../../shared/rule-pack.ts';
import { priceRatio } from '../../engine/economics/time-of-use.ts';
import { figureIn } from '../../engine/rules/rule-pack.ts';
import type { Session } from '../../session/session.ts';
import { listConsumers } from '../../store/consumers.ts';
import type { Document } from '../../store/document.ts';
import { rulesDate } from '../../store/own-rules.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { Account } from '../account/account.ts';
import { figureOf, packOf, rulesOf } from '../rules/in-force.ts';
import { demandSavedKw, usedHours, usedShares } from './lane-hours.ts';
import { retailPricesOf } from './retail-price.ts';
import { type TimeOfUse, timeOfUseOf } from './self-use-price.ts';

/** Share of what is used at each tariff. */
export type Mix = ReadonlyMap<TariffName, number>;

/** Kinds of consumers that pay for their highest load, where it is large enough for a two-part tariff. */
const TWO_PART: readonly ConsumerKind[] = ['industry', 'dataCenter', 'logisticsPark'];

/** Prices by the hour in the document's grid; null where its notice is not known. */
export function timeOfUseIn(session: Session, document: Document): TimeOfUse | null {
  const { calendarYear } = activeScenario(document).assumptions.supply;
  const county = session.library.countyOf(document);
  try {
    return timeOfUseOf(session, county, packOf(session, document), rulesDate(document), calendarYear);
  } catch (error) {
    if (error instanceof PlannerError) return null;
    throw error;
  }
}

/**
 * What power from the grid costs some users by UTC hour: homes and farms their own tariff, commerce and industry by the
 * notice of the grid.
 *
 * @param unknown price of each UTC hour over the mean, where the notice is not known
 */
export function gridPriceOf(
  session: Session,
  document: Document,
  unknown: (hour: number) => number,
): (mix: Mix) => (hour: number) => number {
  const meanOf = retailPricesOf(session, document);
  const weights = timeOfUseIn(session, document)?.weights;
  const { retailYuanKwh } = activeScenario(document).assumptions.money;
  return (mix) => (hour) => {
    let yuan = 0;
    for (const [tariff, share] of mix) {
      const weight = tariff === 'commercial' ? (weights?.[hour] ?? unknown(hour)) : 1;
      yuan += share * (retailYuanKwh ?? meanOf(tariff).priceYuanKwh) * weight;
    }
    return yuan;
  };
}

/** What a kilowatt-hour used on the spot saves in a document. */
export function onTheSpot(
  session: Session,
  document: Document,
  account: Account,
): {
  /** Mean price of a mix of tariffs; commerce and industry by the hours in which a lane's energy is used. */
  ofMix(mix: Mix, lane: number | null): number;
  /** Demand charge that a lane's meter saves, per kilowatt-hour used behind it. */
  demandOf(lane: number): number;
} {
  const meanOf = retailPricesOf(session, document);
  const prices = timeOfUseIn(session, document);
  const large = largeUsers(session, document, account);
  const shares = usedShares(account);
  const ratios = new Map<number, number>();
  const ratioOf = (lane: number | null): number => {
    if (!prices || lane === null) return 1;
    let ratio = ratios.get(lane);
    if (ratio === undefined) {
      const { meter } = account.input.lanes[lane]!;
      const weights = meter !== null && large(meter) ? prices.twoPartWeights : prices.weights;
      ratio = priceRatio(usedHours(account, lane, shares), weights) ?? 1;
      ratios.set(lane, ratio);
    }
    return ratio;
  };
  const demand = demandByMeter(session, document, account);
  return {
    ofMix(mix, lane) {
      let yuan = 0;
      for (const [tariff, share] of mix) {
        yuan += share * meanOf(tariff).priceYuanKwh * (tariff === 'commercial' ? ratioOf(lane) : 1);
      }
      return yuan;
    },
    demandOf(lane) {
      const { meter } = account.input.lanes[lane]!;
      return meter === null ? 0 : demand(meter);
    },
  };
}

/** Whether behind a meter stands industry that is large enough for a two-part tariff. */
function largeUsers(
  session: Session,
  document: Document,
  { input, fullYear, year }: Account,
): (meter: number) => boolean {
  const leastKw = figureOf(session, document)('tariff.twoPart.least').value;
  const kinds = new Map(listConsumers(document).map(({ id, kind }) => [id, kind]));
  return (meter) =>
    input.meterTies[meter]!.consumerIds.some((id) => TWO_PART.includes(kinds.get(id)!)) &&
    year(fullYear).meterLoads[meter]!.some((kw) => kw >= leastKw);
}

/** Demand charge saved behind each meter over what is used there, yuan per kWh; nil without a large industrial user. */
function demandByMeter(session: Session, document: Document, account: Account): (meter: number) => number {
  const { input, fullYear } = account;
  const { money } = activeScenario(document).assumptions;
  const rate = money.demandYuanKwMonth ?? figureIn(rulesOf(session, document), 'tariff.demandCharge') ?? 0;
  const large = largeUsers(session, document, account);
  const known = new Map<number, number>();
  const worked = (meter: number): number => {
    if (rate === 0 || !large(meter)) return 0;
    const { meterLoads, cohortKwh } = account.year(fullYear);
    const load = meterLoads[meter]!;
    const used = new Float64Array(load.length);
    for (const [i, { lane }] of input.cohorts.entries()) {
      const { meter: at, shape, mode } = input.lanes[lane]!;
      if (at !== meter || mode === 'fullFeedIn') continue;
      for (let h = 0; h < used.length; h++) used[h]! += shape[h]! * cohortKwh[i]!;
    }
    for (let h = 0; h < used.length; h++) used[h] = Math.min(used[h]!, load[h]!);
    const kwh = used.reduce((sum, each) => sum + each, 0);
    return kwh > 0 ? (demandSavedKw(load, used) * rate) / kwh : 0;
  };
  return (meter) => {
    const yuan = known.get(meter) ?? worked(meter);
    known.set(meter, yuan);
    return yuan;
  };
}
