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

/**
 * AC power of an inverter with a part-load curve, clipped at its rating.
 *
 * @param pdcW DC power in, W
 * @param inverterPdc0W DC power at which it delivers its rating, W
 * @param nominalEfficiency efficiency at that point
 * @returns W, 0…nominalEfficiency × inverterPdc0W
 * Source: Dobos (2014), section 10, equations 9–12.
 */
export function pvwattsAc(pdcW: number, inverterPdc0W: number, nominalEfficiency: number): number {
  if (!(pdcW > 0)) return pdcW <= 0 ? 0 : Number.NaN;
  const load = pdcW / inverterPdc0W;
  const efficiency = (nominalEfficiency / REFERENCE_EFFICIENCY) * (0.9858 - 0.0162 * load - 0.0059 / load);
  return Math.max(0, Math.min(efficiency * pdcW, nominalEfficiency * inverterPdc0W));
}
