import { erbsDiffuseFraction } from '../sky/erbs.ts';
import { relativeAirmass } from '../sun/airmass.ts';
import type { SunYear } from './sun.ts';

/** Below this cosine of the zenith angle (86.3°) no beam is told apart from the diffuse light. */
export const LEAST_COS_ZENITH = 0.065;

/**
 * Greatest direct normal irradiance, W/m²: a tenth above a clean clear sky (the tenth is an engineering
 * judgement, covering skies cleaner than the model's).
 * Source of the clear sky: Laue, E. G. (1970), Solar Energy 13:43, after Meinel (elevation in km).
 */
export function greatestBeam(normalWm2: number, cosZenith: number, elevationM: number): number {
  const h = Math.min(5, Math.max(0, elevationM / 1000));
  const clear =
    (1 - 0.14 * h) * 0.7 ** (relativeAirmass(Math.acos(cosZenith) * (180 / Math.PI)) ** 0.678) + 0.14 * h;
  return 1.1 * normalWm2 * clear;
}

/**
 * Splits hours of global irradiance into beam and diffuse so that the diffuse share of the whole is `share`.
 *
 * Each hour starts from the hourly Erbs relation; all fractions are raised to one common power, which keeps
 * 0 and 1 and the order of hours, until the sum meets the share. No hour gets more beam than a clear sky
 * gives, and near the horizon all light is diffuse. Closure GHI = DNI·cos Z + DHI holds every hour.
 *
 * @param hours indices of the hours to split
 * @param ghi W/m², 8760
 * @param dni filled here, W/m²
 * @param dhi filled here, W/m²
 */
export function splitDiffuse(
  hours: number[],
  share: number,
  sun: SunYear,
  elevationM: number,
  ghi: Float64Array,
  dni: Float64Array,
  dhi: Float64Array,
): void {
  const least = new Float64Array(hours.length);
  const erbs = new Float64Array(hours.length);
  let total = 0;
  hours.forEach((hour, i) => {
    const cos = sun.cosZenith[hour]!;
    const g = ghi[hour]!;
    total += g;
    if (cos < LEAST_COS_ZENITH || g <= 0) {
      least[i] = 1;
      erbs[i] = 1;
      return;
    }
    least[i] = Math.max(0, 1 - (greatestBeam(sun.normalWm2[hour]!, cos, elevationM) * cos) / g);
    erbs[i] = erbsDiffuseFraction(g / sun.horizontalWm2[hour]!);
  });
  const fraction = (i: number, power: number) => Math.max(least[i]!, erbs[i]! ** power);
  const diffuse = (power: number) => hours.reduce((sum, hour, i) => sum + ghi[hour]! * fraction(i, power), 0);
  let low = 0;
  let high = 16;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (diffuse(middle) > share * total) low = middle;
    else high = middle;
  }
  hours.forEach((hour, i) => {
    const cos = sun.cosZenith[hour]!;
    const f = fraction(i, high);
    dhi[hour] = ghi[hour]! * f;
    dni[hour] = cos >= LEAST_COS_ZENITH ? (ghi[hour]! * (1 - f)) / cos : 0;
  });
}
