import { discTransmittance } from '../sky/disc.ts';
import { absoluteAirmass, pressureAtElevation, relativeAirmass } from '../sun/airmass.ts';
import type { SunYear } from './sun.ts';

/** Below this cosine of the zenith angle (86.3°) no beam is told apart from the diffuse light. */
export const LEAST_COS_ZENITH = 0.065;

/** Linke turbidity of the cleanest, coldest air: no hour has more beam than under it. */
const CLEANEST_TURBIDITY = 2;
/** Least diffuse share of an hour before it is brought to the month's. */
const LEAST_SHARE = 0.02;

/**
 * Greatest direct normal transmittance, 0–1: a clear sky of Linke turbidity 2 at an absolute air mass.
 * Source: Kasten, F. (1996), Solar Energy 56(3):239–244, Rayleigh optical thickness to air mass 20; beyond it
 * as there.
 */
export function greatestTransmittance(airmass: number): number {
  const m = airmass;
  const rayleigh =
    m <= 20
      ? 1 / (6.6296 + 1.7513 * m - 0.1202 * m ** 2 + 0.0065 * m ** 3 - 0.00013 * m ** 4)
      : 1 / (10.4 + 0.718 * m);
  return Math.exp(-0.8662 * CLEANEST_TURBIDITY * m * rayleigh);
}

/**
 * Splits hours of global irradiance into beam and diffuse so that the diffuse share of the whole is `share`.
 *
 * Each hour starts from DISC, which knows the air mass: at low sun the same clearness means more beam. The
 * odds of beam against diffuse of all hours are then multiplied by one factor, which keeps dull hours dull
 * and their order, until the sum meets the share. No hour gets more beam than the cleanest sky gives, and
 * near the horizon all light is diffuse. Closure GHI = DNI·cos Z + DHI holds every hour.
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
  const odds = new Float64Array(hours.length);
  const pressurePa = pressureAtElevation(elevationM);
  let total = 0;
  hours.forEach((hour, i) => {
    const cos = sun.cosZenith[hour]!;
    const g = ghi[hour]!;
    total += g;
    if (cos < LEAST_COS_ZENITH || g <= 0) {
      least[i] = 1;
      return;
    }
    const airmass = absoluteAirmass(relativeAirmass(Math.acos(cos) * (180 / Math.PI)), pressurePa);
    const outside = sun.horizontalWm2[hour]!;
    const beam = (discTransmittance(g / outside, airmass) * outside) / g;
    least[i] = Math.max(0, 1 - (greatestTransmittance(airmass) * outside) / g);
    const diffuse = Math.max(LEAST_SHARE, 1 - beam);
    odds[i] = (1 - diffuse) / diffuse;
  });
  const fraction = (i: number, factor: number) => Math.max(least[i]!, 1 / (1 + factor * odds[i]!));
  let low = 0;
  let high = 64;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    let diffuse = 0;
    for (let i = 0; i < hours.length; i++) diffuse += ghi[hours[i]!]! * fraction(i, middle);
    if (diffuse > share * total) low = middle;
    else high = middle;
  }
  hours.forEach((hour, i) => {
    const cos = sun.cosZenith[hour]!;
    const f = fraction(i, high);
    dhi[hour] = ghi[hour]! * f;
    dni[hour] = cos >= LEAST_COS_ZENITH ? (ghi[hour]! * (1 - f)) / cos : 0;
  });
}
