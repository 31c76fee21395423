import { emptyHours, type Flows, flowsOf } from '../load/balance.ts';

/** A store of energy as its terminals see it. */
export interface Store {
  energyKwh: number;
  powerKw: number;
  /** Energy out over energy in; the loss is taken half on the way in, half on the way out. */
  roundTrip: number;
}

/**
 * Runs a store by the plain rule: charge from surplus whenever there is any, discharge whenever there is load to meet.
 * It starts empty and never touches the grid. Nothing is used better by waiting when only self-consumption counts.
 */
export function dispatchByRule(generation: Float64Array, load: Float64Array, store: Store): Flows {
  const charge = emptyHours();
  const discharge = emptyHours();
  const stored = emptyHours();
  const oneWay = Math.sqrt(store.roundTrip);
  let level = 0;
  for (let i = 0; i < stored.length; i++) {
    const net = generation[i]! - load[i]!;
    if (net > 0) {
      const into = Math.min(net, store.powerKw, Math.max(0, store.energyKwh - level) / oneWay);
      charge[i] = into;
      level = Math.min(store.energyKwh, level + into * oneWay);
    } else {
      const out = Math.min(-net, store.powerKw, level * oneWay);
      discharge[i] = out;
      level = Math.max(0, level - out / oneWay);
    }
    stored[i] = level;
  }
  return flowsOf(generation, load, { charge, discharge, stored });
}

/**
 * Load after cold stores have run ahead: their thermal mass is a store of `hours` of their mean load that is filled
 * from surplus and lets compressors rest later. Loss of 5 % through the walls: engineering judgement.
 */
export function shiftCold(
  generation: Float64Array,
  load: Float64Array,
  cold: Float64Array,
  hours: number,
): Float64Array {
  const mean = cold.reduce((sum, value) => sum + value, 0) / cold.length;
  if (hours <= 0 || mean <= 0) return load;
  const shifted = Float64Array.from(load);
  const full = mean * hours;
  let level = 0;
  for (let i = 0; i < shifted.length; i++) {
    const net = generation[i]! - load[i]!;
    if (net > 0) {
      const ahead = Math.min(net, mean, (full - level) / COLD_KEPT);
      level += ahead * COLD_KEPT;
      shifted[i]! += ahead;
    } else {
      const rest = Math.min(-net, cold[i]!, level);
      level -= rest;
      shifted[i]! -= rest;
    }
  }
  return shifted;
}

/** Of the cold that is run ahead, what is left when it is needed: engineering judgement. */
export const COLD_KEPT = 0.95;

/** A community with a share of the storage; nothing passes from one to another. */
export interface Part {
  generation: Float64Array;
  load: Float64Array;
  share: number;
}

/** Runs storage that is spread over communities by the plain rule, each with its share. */
export const dispatchParts = (
  parts: readonly Part[],
  energyKwh: number,
  { rate, roundTrip }: { rate: number; roundTrip: number },
): Flows[] =>
  parts.map(({ generation, load, share }) =>
    dispatchByRule(generation, load, {
      energyKwh: energyKwh * share,
      powerKw: energyKwh * share * rate,
      roundTrip,
    }),
  );

/**
 * The smallest storage that reaches a self-consumption of all communities together, by bisection: under the rule,
 * self-consumption grows with the storage when its power grows with it.
 *
 * @param options power over energy, 1/h, and energy out over energy in
 * @returns kWh to 0.1 %, or null when nothing up to the generation of a month suffices
 */
export function smallestStore(
  parts: readonly Part[],
  target: number,
  options: { rate: number; roundTrip: number },
): number | null {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const total = parts.reduce((all, { generation }) => all + sum(generation), 0);
  if (total <= 0) return null;
  const reached = (energyKwh: number) =>
    1 -
    dispatchParts(parts, energyKwh, options).reduce((lost, { surplus }) => lost + sum(surplus), 0) / total;
  if (reached(0) >= target) return 0;
  let [low, high] = [0, total / 12];
  if (reached(high) < target) return null;
  while (high - low > 1e-3 * high) {
    const middle = (low + high) / 2;
    if (reached(middle) >= target) high = middle;
    else low = middle;
  }
  return high;
}
