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
import { rulesOf } from '../rules/in-force.ts';
import { demandSavedKw, usedHours, usedShares } from './lane-hours.ts';
import { timeOfUseOf } from './self-use-price.ts';

/** Share of what is used at each tariff. */
export type Mix = ReadonlyMap<TariffName, number>;

/** Kinds of consumers that pay for their highest load, from this load on (two-part tariff from 315 kVA). */
const TWO_PART: readonly ConsumerKind[] = ['industry', 'dataCenter', 'logisticsPark'];
const TWO_PART_KW = 315;

/** Price of each hour over the mean in the document's grid; null where its notice is not known. */
export function weightsOf(session: Session, document: Document): Float64Array | null {
  try {
    return timeOfUseOf(session, session.library.countyOf(document), rulesDate(document)).weights;
  } catch (error) {
    if (error instanceof PlannerError) return null;
    throw error;
  }
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
  const rows = session.library.retailPrices();
  const meanOf = (tariff: TariffName): number => {
    const row = rows.find(({ user }) => user === tariff);
    if (!row) throw new RangeError(`no retail price for ${tariff}`);
    return row.priceYuanKwh;
  };
  const weights = weightsOf(session, document);
  const shares = usedShares(account);
  const ratios = new Map<number, number>();
  const ratioOf = (lane: number | null): number => {
    if (!weights || lane === null) return 1;
    let ratio = ratios.get(lane);
    if (ratio === undefined) {
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
        yuan += share * meanOf(tariff) * (tariff === 'commercial' ? ratioOf(lane) : 1);
      }
      return yuan;
    },
    demandOf(lane) {
      const { meter } = account.input.lanes[lane]!;
      return meter === null ? 0 : demand(meter);
    },
  };
}

/** Demand charge saved behind each meter over what is used there, yuan per kWh; nil without a large industrial user. */
function demandByMeter(session: Session, document: Document, account: Account): (meter: number) => number {
  const { input, fullYear } = account;
  const { money } = activeScenario(document).assumptions;
  const rate = money.demandYuanKwMonth ?? figureIn(rulesOf(session, document), 'tariff.demandCharge') ?? 0;
  const kinds = new Map(listConsumers(document).map(({ id, kind }) => [id, kind]));
  const known = new Map<number, number>();
  const worked = (meter: number): number => {
    if (rate === 0 || !input.meterTies[meter]!.consumerIds.some((id) => TWO_PART.includes(kinds.get(id)!)))
      return 0;
    const { meterLoads, cohortKwh } = account.year(fullYear);
    const load = meterLoads[meter]!;
    if (load.every((kw) => kw < TWO_PART_KW)) return 0;
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
