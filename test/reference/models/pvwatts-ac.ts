import { REFERENCE_EFFICIENCY } from '../../../electron/engine/conversion/pvwatts.ts';

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
