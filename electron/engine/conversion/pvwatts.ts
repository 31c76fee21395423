/** Efficiency of the inverter PVWatts' curve was fitted to. */
export const REFERENCE_EFFICIENCY = 0.9637;

/**
 * DC power of an array.
 *
 * @param effectiveWm2 irradiance that reaches the cells, W/m²
 * @param cellC cell temperature, °C
 * @param pdc0W DC power at 1000 W/m² and 25 °C, W
 * @param gammaPerK change of power with temperature, 1/K, negative
 * @returns W
 * Source: Dobos, A. P. (2014), PVWatts Version 5 Manual, NREL/TP-6A20-62641, section 8.
 */
export const pvwattsDc = (effectiveWm2: number, cellC: number, pdc0W: number, gammaPerK: number): number =>
  effectiveWm2 * 0.001 * pdc0W * (1 + gammaPerK * (cellC - 25));
