/** Air mass beyond which the fit was not made. */
const GREATEST_AIRMASS = 12;

/** Direct normal transmittance of a clear sky in the DISC model, 0–1, at an absolute air mass. */
function clearTransmittance(airmass: number): number {
  const m = airmass;
  return 0.866 - 0.122 * m + 0.0121 * m ** 2 - 0.000653 * m ** 3 + 0.000014 * m ** 4;
}

/**
 * Direct normal irradiance over its extraterrestrial value, 0–1, from the clearness index of an hour and the
 * absolute (pressure-corrected) air mass.
 *
 * Source: Maxwell, E. L. (1987), A Quasi-Physical Model for Converting Hourly Global Horizontal to Direct
 * Normal Insolation, SERI/TR-215-3087 (DISC).
 */
export function discTransmittance(clearness: number, airmass: number): number {
  const k = Math.min(1, clearness);
  const m = Math.min(GREATEST_AIRMASS, airmass);
  const low = k <= 0.6;
  const a = low
    ? 0.512 - 1.56 * k + 2.286 * k ** 2 - 2.222 * k ** 3
    : -5.743 + 21.77 * k - 27.49 * k ** 2 + 11.56 * k ** 3;
  const b = low ? 0.37 + 0.962 * k : 41.4 - 118.5 * k + 66.05 * k ** 2 + 31.9 * k ** 3;
  const c = low ? -0.28 + 0.932 * k - 2.048 * k ** 2 : -47.01 + 184.2 * k - 222 * k ** 2 + 73.81 * k ** 3;
  return Math.max(0, clearTransmittance(m) - (a + b * Math.exp(c * m)));
}
