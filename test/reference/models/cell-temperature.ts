/** Coefficients of the Sandia module temperature model. */
export interface SapmThermal {
  a: number;
  b: number;
  /** Cell above module back at 1000 W/m², K. */
  deltaT: number;
}

/** King et al. (2004), table 1: glass–cell–glass modules on an open rack and close to a roof. */
export const SAPM_OPEN_RACK: SapmThermal = { a: -3.47, b: -0.0594, deltaT: 3 };

export const SAPM_ROOF_MOUNT: SapmThermal = { a: -2.98, b: -0.0471, deltaT: 1 };

/**
 * Cell temperature by the Sandia array performance model.
 *
 * @returns °C
 * Source: King, D. L., Boyson, W. E. and Kratochvill, J. A. (2004), SAND2004-3535, equations 11 and 12.
 */
export const sapm = (poaWm2: number, airC: number, windMs: number, thermal: SapmThermal): number =>
  airC + poaWm2 * Math.exp(thermal.a + thermal.b * windMs) + (poaWm2 / 1000) * thermal.deltaT;

/**
 * Cell temperature as PVsyst balances it.
 *
 * @param uc constant heat loss, W/(m² K); 29 free-standing
 * @param uv heat loss by wind, W s/(m³ K)
 * @param efficiency module efficiency
 * @param absorption share of light absorbed
 * @returns °C
 * Source: PVsyst help, "Array thermal losses"; Faiman (2008) with the electrical output taken out.
 */
export const pvsyst = (
  poaWm2: number,
  airC: number,
  windMs: number,
  uc = 29,
  uv = 0,
  efficiency = 0.1,
  absorption = 0.9,
): number => airC + (poaWm2 * absorption * (1 - efficiency)) / (uc + uv * windMs);

/**
 * Cell temperature from the nominal operating cell temperature.
 *
 * @param noctC nominal operating cell temperature, °C
 * @param efficiency module efficiency at reference conditions
 * @param absorption transmittance times absorptance
 * @param storeys height of the array above ground, 1 or 2 storeys
 * @param standoffInches gap between module and roof, inches
 * @returns °C
 * Source: Gilman, P. et al. (2018), SAM Photovoltaic Model Technical Reference Update, NREL/TP-6A20-67399,
 * section 8.2.
 */
export function noctSam(
  poaWm2: number,
  airC: number,
  windMs: number,
  noctC = 45,
  efficiency = 0.2,
  absorption = 0.9,
  storeys: 1 | 2 = 1,
  standoffInches = 4,
): number {
  const wind = windMs * (storeys === 1 ? 0.51 : 0.61);
  const rise = (poaWm2 / 800) * (noctC + standoffRise(standoffInches) - 20);
  return airC + (rise * (1 - efficiency / absorption) * 9.5) / (5.7 + 3.8 * wind);
}

/** How much hotter a module runs for want of air behind it, K (Gilman et al. 2018, table 13). */
function standoffRise(inches: number): number {
  if (inches < 0.5) return 18;
  if (inches < 1.5) return 11;
  if (inches < 2.5) return 6;
  if (inches <= 3.5) return 2;
  return 0;
}
