import { civilHour } from '../../../shared/civil-time.ts';
import type { GridClass } from '../../../shared/grid.ts';

/** What a transformer must be known by. Series hold kWh (mean kW) of 8760 UTC hours. */
export interface TransformerInput {
  ratingKva: number;
  powerFactor: number;
  /** Share of the rating that reverse flow may take. */
  reverseLimit: number;
  /** Less what others generate there: below zero that flows back already. */
  load: Float64Array;
  /** Generation of what is installed. */
  generation: Float64Array;
  installedKwp: number;
  /** Generation of one more kWp. */
  perKwp: Float64Array;
}

export interface Hosting {
  /** Capacity with which the tightest hour meets the limit; null where the sun never shines. */
  hostingKwp: number | null;
  hostingByHourKwp: (number | null)[];
  peakReverseKw: number;
  reverseRate: number;
  class: GridClass;
  overloadedHours: number;
  curtailedKwh: number;
}

/** Hours in which one kWp gives less than this are no limit, kW. */
const DUSK = 0.01;
const FLOW = 1e-6;

/**
 * How much PV a transformer carries, hour by hour: in every hour generation may exceed load by at most the limit's
 * share of the rating. Generation beyond it is counted as curtailed.
 *
 * Classes of reverse flow: none (green), within the limit (yellow), beyond it (red). The grade of DL/T 2041—2025 is
 * another thing and follows from what is open: `device-hosting.ts`.
 */
export function hostingOf(input: TransformerInput): Hosting {
  const { load, generation, perKwp, installedKwp } = input;
  const ratedKw = input.ratingKva * input.powerFactor;
  const reverseKw = ratedKw * input.reverseLimit;
  const byHour = new Array<number | null>(24).fill(null);
  let hostingKwp: number | null = null;
  let peakReverseKw = 0;
  let overloadedHours = 0;
  let curtailedKwh = 0;
  for (let i = 0; i < load.length; i++) {
    const allowed = Math.max(0, load[i]! + reverseKw);
    const back = generation[i]! - load[i]!;
    if (back > peakReverseKw) peakReverseKw = back;
    if (generation[i]! > allowed * (1 + FLOW) + FLOW) {
      overloadedHours++;
      curtailedKwh += generation[i]! - allowed;
    }
    if (perKwp[i]! <= DUSK) continue;
    const room = installedKwp + (allowed - generation[i]!) / perKwp[i]!;
    const hour = civilHour(i) % 24;
    byHour[hour] = Math.min(byHour[hour] ?? Infinity, room);
    hostingKwp = Math.min(hostingKwp ?? Infinity, room);
  }
  const reverseRate = peakReverseKw / ratedKw;
  return {
    hostingKwp: hostingKwp === null ? null : Math.max(0, hostingKwp),
    hostingByHourKwp: byHour.map((kwp) => (kwp === null ? null : Math.max(0, kwp))),
    peakReverseKw,
    reverseRate,
    class: overloadedHours > 0 ? 'red' : peakReverseKw > FLOW * ratedKw ? 'yellow' : 'green',
    overloadedHours,
    curtailedKwh,
  };
}

/**
 * Which of the sites on a transformer go beyond what it hosts, taken in the given order: those with which the capacity
 * so far first exceeds it, and all after them.
 */
export function beyondHosting(
  sites: readonly { id: number; capacityKwp: number }[],
  hostingKwp: number | null,
): Set<number> {
  const beyond = new Set<number>();
  let sum = 0;
  for (const { id, capacityKwp } of sites) {
    sum += capacityKwp;
    if (hostingKwp !== null && sum > hostingKwp * (1 + FLOW)) beyond.add(id);
  }
  return beyond;
}
