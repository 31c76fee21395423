import { REFERENCE_EFFICIENCY } from './pvwatts.ts';

/** Shares of a year's energy at each load by which the European efficiency weights an inverter's efficiencies. */
const EUROPEAN = [
  [0.05, 0.03],
  [0.1, 0.06],
  [0.2, 0.13],
  [0.3, 0.1],
  [0.5, 0.48],
  [1, 0.2],
] as const;

/** PVWatts' part-load curve over its efficiency at nominal load. */
const atLoad = (load: number): number => (0.9858 - 0.0162 * load - 0.0059 / load) / REFERENCE_EFFICIENCY;

/** What an inverter with PVWatts' part-load curve has as its European efficiency, over that at nominal load. */
const EUROPEAN_OVER_NOMINAL = EUROPEAN.reduce((sum, [load, weight]) => sum + weight * atLoad(load), 0);

/**
 * Efficiency at nominal load of the part-load curve that has a given European efficiency.
 *
 * @param europeanEfficiency weighted efficiency of a data sheet, 0…1
 * @returns 0…1
 * Source: weights of EN 50530:2010, annex D; curve of Dobos (2014), NREL/TP-6A20-62641, section 10.
 */
export const nominalOfEuropean = (europeanEfficiency: number): number =>
  Math.min(1, europeanEfficiency / EUROPEAN_OVER_NOMINAL);
