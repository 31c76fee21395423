/**
 * Module temperature from a heat balance linear in wind.
 *
 * @param poaWm2 irradiance in the plane of the array, W/m²
 * @param airC air temperature, °C
 * @param windMs wind speed at module height, m/s
 * @param u0 heat loss coefficient, W/(m² K)
 * @param u1 heat loss by wind, W s/(m³ K)
 * @returns °C
 * Source: Faiman, D. (2008), Progress in Photovoltaics 16(4), 307–315, equation 7.
 */
export const faiman = (poaWm2: number, airC: number, windMs: number, u0 = 25, u1 = 6.84): number =>
  airC + poaWm2 / (u0 + u1 * windMs);
