import { civilHour } from '../../../shared/civil-time.ts';
import type { RatioLimits } from '../../../shared/groups.ts';
import { type Flows, flowsOf } from '../load/balance.ts';
import { dispatchByRule, type Store } from '../storage/rule.ts';

/** A year of a group that shares lines of its own, kWh. */
export interface DirectYear {
  availableKwh: number;
  demandKwh: number;
  /** At once, or out of the store. */
  selfUsedKwh: number;
  /** Before what the public grid does not take. */
  surplusKwh: number;
  storageLossKwh: number;
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

/** Hours of a group: the store takes surplus and gives to its users whenever it can. */
export const directFlows = (generation: Float64Array, load: Float64Array, store: Store | null): Flows =>
  store && store.energyKwh > 0 ? dispatchByRule(generation, load, store) : flowsOf(generation, load);

export function directYear({ generation, load, charge, discharge, surplus, imported }: Flows): DirectYear {
  const demandKwh = sum(load);
  return {
    availableKwh: sum(generation),
    demandKwh,
    selfUsedKwh: demandKwh - sum(imported),
    surplusKwh: sum(surplus),
    storageLossKwh: sum(charge) - sum(discharge),
  };
}

export interface Ratios {
  selfUsedOfAvailable: number | null;
  selfUsedOfDemand: number | null;
  exportedShare: number | null;
}

/** The three ratios of direct green power (发改能源〔2025〕650号). */
export const ratiosOf = (
  { availableKwh, demandKwh, selfUsedKwh }: DirectYear,
  exportedKwh: number,
): Ratios => ({
  selfUsedOfAvailable: availableKwh > 0 ? selfUsedKwh / availableKwh : null,
  selfUsedOfDemand: demandKwh > 0 ? selfUsedKwh / demandKwh : null,
  exportedShare: availableKwh > 0 ? exportedKwh / availableKwh : null,
});

const SLACK = 1e-9;

/** Whether all three hold; a limit or a ratio that is not known holds nothing. */
export function passes(
  { selfUsedOfAvailable, selfUsedOfDemand, exportedShare }: Ratios,
  { leastOfAvailable, leastOfDemand, mostExported }: RatioLimits,
): boolean {
  const reaches = (value: number | null, least: number | null) =>
    value !== null && least !== null && value >= least - SLACK;
  return (
    reaches(selfUsedOfAvailable, leastOfAvailable) &&
    reaches(selfUsedOfDemand, leastOfDemand) &&
    exportedShare !== null &&
    mostExported !== null &&
    exportedShare <= mostExported + SLACK
  );
}

/** Of what is taken in each clock hour of the day (Beijing), what is the group's own in that hour; null without load. */
export function carbonFreeByHour({ load, imported }: Flows): (number | null)[] {
  const [taken, bought] = [new Float64Array(24), new Float64Array(24)];
  for (let utc = 0; utc < load.length; utc++) {
    const hour = civilHour(utc) % 24;
    taken[hour]! += load[utc]!;
    bought[hour]! += imported[utc]!;
  }
  return Array.from(taken, (kwh, hour) => (kwh > 0 ? 1 - bought[hour]! / kwh : null));
}
