import { emptyHours } from '../../engine/load/balance.ts';
import type { Account } from '../account/account.ts';

/** Shares of a lane's hours that are used behind its meter, of 8760 UTC hours; null where an assumed share is. */
export type UsedShares = (lane: number) => Float64Array | null;

/**
 * What of each hour is used behind each meter in the year in which all sites are in service: the load as it is run over
 * what its lanes generate, as the account has it.
 */
export function usedShares({ input, fullYear, year }: Account): UsedShares {
  const { cohortKwh, meterLoads } = year(fullYear);
  const laneKwh = input.lanes.map(() => 0);
  for (const [i, { lane }] of input.cohorts.entries()) laneKwh[lane]! += cohortKwh[i]!;
  const made = new Map<number, Float64Array>();
  for (const [i, { shape, mode, assumedUse, meter }] of input.lanes.entries()) {
    if (meter === null || mode === 'fullFeedIn' || assumedUse !== null) continue;
    const sum = made.get(meter) ?? emptyHours();
    for (let h = 0; h < sum.length; h++) sum[h]! += shape[h]! * laneKwh[i]!;
    made.set(meter, sum);
  }
  const shares = new Map(
    [...made].map(([meter, hours]): [number, Float64Array] => {
      const load = meterLoads[meter]!;
      return [meter, hours.map((kwh, h) => (kwh > 0 ? Math.min(kwh, load[h]!) / kwh : 0))];
    }),
  );
  return (lane) => {
    const { meter } = input.lanes[lane]!;
    return meter === null ? null : (shares.get(meter) ?? null);
  };
}

/** Hours of what a lane uses on the spot, in proportion: with an assumed share those of its generation. */
export function usedHours({ input }: Account, lane: number, shares: UsedShares): ArrayLike<number> {
  const { shape } = input.lanes[lane]!;
  const share = shares(lane);
  return share ? shape.map((kwh, h) => kwh * share[h]!) : shape;
}

const MONTH_HOURS = [744, 672, 744, 720, 744, 720, 744, 744, 720, 744, 720, 744];

/**
 * By how much PV lowers the highest load of each month behind a meter, kW summed over the months; UTC months, so that a
 * month begins eight hours late.
 */
export function demandSavedKw(load: Float64Array, used: Float64Array): number {
  let saved = 0;
  let from = 0;
  for (const hours of MONTH_HOURS) {
    let [before, after] = [0, 0];
    for (let h = from; h < from + hours; h++) {
      before = Math.max(before, load[h]!);
      after = Math.max(after, load[h]! - used[h]!);
    }
    saved += before - after;
    from += hours;
  }
  return saved;
}
