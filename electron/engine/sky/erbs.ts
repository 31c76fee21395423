import { erbsDiffuseFraction } from '../../../shared/sky.ts';
import { cosd } from '../angles.ts';

/** Beam and diffuse parts of a global irradiance, W/m², and the clearness index behind them. */
export interface Decomposition {
  dniWm2: number;
  dhiWm2: number;
  clearnessIndex: number;
}

const MIN_COS_ZENITH = 0.065;
const MAX_ZENITH_DEG = 87;

/**
 * Global over extraterrestrial horizontal irradiance, held to [0, 1].
 *
 * Near the horizon the denominator is kept from vanishing (cos zenith not below 0.065).
 */
function clearnessIndex(ghiWm2: number, zenithDeg: number, extraterrestrialNormalWm2: number): number {
  const outside = extraterrestrialNormalWm2 * Math.max(cosd(zenithDeg), MIN_COS_ZENITH);
  return Math.min(1, Math.max(0, ghiWm2 / outside));
}

/**
 * Split global horizontal irradiance into beam and diffuse.
 *
 * @param ghiWm2 W/m²
 * @param zenithDeg degrees; beyond 87° all of the light counts as diffuse
 * @param extraterrestrialNormalWm2 W/m²
 * @returns see {@link Decomposition}
 * Source: Erbs, Klein and Duffie (1982).
 */
export function erbs(ghiWm2: number, zenithDeg: number, extraterrestrialNormalWm2: number): Decomposition {
  const kt = clearnessIndex(ghiWm2, zenithDeg, extraterrestrialNormalWm2);
  const dhiWm2 = erbsDiffuseFraction(kt) * ghiWm2;
  const dniWm2 = (ghiWm2 - dhiWm2) / cosd(zenithDeg);
  if (zenithDeg > MAX_ZENITH_DEG || ghiWm2 < 0 || dniWm2 < 0) {
    return { dniWm2: 0, dhiWm2: ghiWm2, clearnessIndex: kt };
  }
  return { dniWm2, dhiWm2, clearnessIndex: kt };
}
