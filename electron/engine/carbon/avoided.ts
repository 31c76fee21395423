import type { CarbonYear } from '../../../shared/carbon.ts';

/**
 * Avoided emissions year by year.
 *
 * @param energyKwh energy delivered in each year, first year first
 * @param factorKgKwh grid factor of a calendar year, kgCO2/kWh
 * @param startYear calendar year of the first operating year
 * @param lastYear calendar year up to which the table goes on at least, with no energy after the lifetime
 * @param embodiedTco2 booked before each of the years, the first one first; a number is all before the first
 */
export function avoidedByYear(
  energyKwh: readonly number[],
  factorKgKwh: (year: number) => number,
  startYear: number,
  lastYear: number,
  embodiedTco2: number | readonly number[],
): CarbonYear[] {
  const embodied = typeof embodiedTco2 === 'number' ? [embodiedTco2] : embodiedTco2;
  let netTco2 = 0;
  const count = Math.max(energyKwh.length, lastYear - startYear + 1);
  return Array.from({ length: count }, (_, index) => {
    const year = startYear + index;
    const factor = factorKgKwh(year);
    const energy = energyKwh[index] ?? 0;
    const avoidedTco2 = (energy * factor) / 1000;
    netTco2 += avoidedTco2 - (embodied[index] ?? 0);
    return { year, factorKgKwh: factor, energyKwh: energy, avoidedTco2, netTco2 };
  });
}

/**
 * Years of operation until avoided emissions equal the embodied ones, energy spread evenly over each year.
 *
 * @param avoidedTco2 avoided in each operating year
 * @returns years, or null when the lifetime does not suffice. With equal years a: embodied / a.
 * Source: IEA PVPS Task 12 Methodology Guidelines on LCA of PV Electricity, 4th ed. (2020), impact payback time,
 * with yearly grid factors in place of one mix.
 */
export function paybackYears(embodiedTco2: number, avoidedTco2: readonly number[]): number | null {
  if (embodiedTco2 <= 0) return 0;
  let owed = embodiedTco2;
  for (const [index, avoided] of avoidedTco2.entries()) {
    if (avoided > 0 && avoided >= owed) return index + owed / avoided;
    owed -= avoided;
  }
  return null;
}

/** Weights of the operating and the build margin for wind and solar: CDM TOOL07 v07.0, paragraph on weighting. */
const MARGIN_WEIGHTS = { operating: 0.75, build: 0.25 } as const;

/**
 * Combined margin emission factor of a grid for a solar project.
 *
 * @returns kgCO2/kWh (as tCO2/MWh). Source: CDM TOOL07 v07.0, combined margin with the weights above.
 */
export const combinedMargin = (operatingMargin: number, buildMargin: number): number =>
  MARGIN_WEIGHTS.operating * operatingMargin + MARGIN_WEIGHTS.build * buildMargin;
