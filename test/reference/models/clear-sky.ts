import { cosd } from '../../../electron/engine/angles.ts';

/** Global and diffuse horizontal and direct normal irradiance, W/m². */
export interface Irradiance {
  ghiWm2: number;
  dniWm2: number;
  dhiWm2: number;
}

/**
 * Irradiance under a cloudless sky of known turbidity.
 *
 * @param apparentZenithDeg refracted zenith angle, degrees
 * @param absoluteAirmass pressure-corrected air mass; NaN below the horizon
 * @param linkeTurbidity Linke turbidity, about 2 (clean, dry) to 7 (polluted, humid)
 * @param elevationM metres above sea level
 * @param extraterrestrialNormalWm2 W/m²
 * @returns see {@link Irradiance}; all zero with the sun below the horizon
 * Source: Ineichen, P. and Perez, R. (2002), Solar Energy 73(3), 151–157; the limit on direct irradiance
 * from Ineichen, P. (2008), Solar Energy 82(8), 758–762.
 */
export function clearSky(
  apparentZenithDeg: number,
  absoluteAirmass: number,
  linkeTurbidity: number,
  elevationM: number,
  extraterrestrialNormalWm2: number,
): Irradiance {
  const cosZenith = Math.max(cosd(apparentZenithDeg), 0);
  if (!(absoluteAirmass >= 0)) return { ghiWm2: 0, dniWm2: 0, dhiWm2: 0 };
  const fh1 = Math.exp(-elevationM / 8000);
  const fh2 = Math.exp(-elevationM / 1250);
  const cg1 = 5.09e-5 * elevationM + 0.868;
  const cg2 = 3.92e-5 * elevationM + 0.0387;
  const ghiWm2 =
    cg1 *
    extraterrestrialNormalWm2 *
    cosZenith *
    Math.exp(-cg2 * absoluteAirmass * (fh1 + fh2 * (linkeTurbidity - 1)));
  const beam =
    extraterrestrialNormalWm2 *
    (0.664 + 0.163 / fh1) *
    Math.exp(-0.09 * absoluteAirmass * (linkeTurbidity - 1));
  const share = (1 - (0.1 - 0.2 * Math.exp(-linkeTurbidity)) / (0.1 + 0.882 / fh1)) / cosZenith;
  // At the horizon 0 · ∞ would give no number; the sun then carries no direct light at all.
  const limit = ghiWm2 > 0 ? ghiWm2 * Math.max(share, 0) : 0;
  const dniWm2 = Math.max(0, Math.min(beam, limit));
  return { ghiWm2, dniWm2, dhiWm2: ghiWm2 - dniWm2 * cosZenith };
}
