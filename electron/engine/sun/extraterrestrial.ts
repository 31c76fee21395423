/** Solar constant, W/m². */
const SOLAR_CONSTANT_WM2 = 1366.1;

/**
 * Normal irradiance outside the atmosphere on a day of the year.
 *
 * @param dayOfYear 1 for 1 January
 * @returns W/m²
 * Source: Spencer, J. W. (1971), Search 2(5), 172; solar constant of ASTM E490 (2000).
 */
export function extraterrestrialNormal(dayOfYear: number): number {
  const b = (2 * Math.PI * (dayOfYear - 1)) / 365;
  return (
    SOLAR_CONSTANT_WM2 *
    (1.00011 +
      0.034221 * Math.cos(b) +
      0.00128 * Math.sin(b) +
      0.000719 * Math.cos(2 * b) +
      7.7e-5 * Math.sin(2 * b))
  );
}
