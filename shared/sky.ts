/** Solar constant, W/m². Source: ASTM E490 (2000). */
const SOLAR_CONSTANT_WM2 = 1366.1;

/**
 * Irradiance normal to the beam outside the atmosphere.
 *
 * @param yearAngleRad how far the year has gone, a whole year being 2π
 * @returns W/m²
 * Source: Spencer, J. W. (1971), Search 2(5), 172.
 */
export function normalOutsideWm2(yearAngleRad: number): number {
  const b = yearAngleRad;
  return (
    SOLAR_CONSTANT_WM2 *
    (1.00011 +
      0.034221 * Math.cos(b) +
      0.00128 * Math.sin(b) +
      0.000719 * Math.cos(2 * b) +
      7.7e-5 * Math.sin(2 * b))
  );
}

/**
 * Diffuse share of hourly global irradiance from its clearness index.
 *
 * @param kt clearness index in [0, 1]
 * @returns diffuse over global, 0.165…1
 * Source: Erbs, D. G., Klein, S. A. and Duffie, J. A. (1982), Solar Energy 28(4), 293–302, equation 1.
 */
export function erbsDiffuseFraction(kt: number): number {
  if (kt <= 0.22) return 1 - 0.09 * kt;
  if (kt > 0.8) return 0.165;
  return 0.9511 + kt * (-0.1604 + kt * (4.388 + kt * (-16.638 + kt * 12.336)));
}
