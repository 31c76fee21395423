import type { z } from 'zod';
import type { CropOption } from '../../../shared/agrivoltaic.ts';
import type { waterSchema } from '../../../shared/agrivoltaic-result.ts';
import { HOURS_IN_MONTH } from '../../../shared/weather.ts';
import { pressureAtElevation } from '../sun/airmass.ts';
import { cropCoefficients } from './crop-stages.ts';

type Water = z.output<typeof waterSchema>;

/** Heat of vaporisation at 20 °C, MJ/kg: Allen et al. (1998), FAO-56, chapter 3. */
const LATENT_HEAT_MJ_KG = 2.45;
const GRAVITY_MS2 = 9.81;
const WATER_KG_M3 = 1000;
const J_PER_KWH = 3.6e6;

/**
 * Reference evapotranspiration of a short, well-watered crop from light and temperature.
 *
 * ET = 0.65 · Δ/(Δ + γ) · Rs/λ. It needs no humidity or wind, so that shade acts through light alone; in dry and
 * windy places it reads low.
 *
 * @param radiationMjM2 global radiation, MJ/m² in any span of time
 * @param airC mean air temperature, °C
 * @param pressurePa air pressure, Pa
 * @returns mm in the same span, not below 0
 * Source: Makkink, G. F. (1957), with the coefficient of De Bruin, H. A. R. (1987); Δ and γ by Allen et al. (1998),
 * FAO-56, equations 8 and 13.
 */
export function makkinkMm(radiationMjM2: number, airC: number, pressurePa: number): number {
  const saturation = 0.6108 * Math.exp((17.27 * airC) / (airC + 237.3));
  const slope = (4098 * saturation) / (airC + 237.3) ** 2;
  const psychrometric = 0.665e-3 * (pressurePa / 1000);
  return Math.max(0, (0.65 * slope * radiationMjM2) / (slope + psychrometric) / LATENT_HEAT_MJ_KG);
}

/** Energy to lift water, kWh: ρ·g·V·H/η. */
export const pumpKwh = (volumeM3: number, headM: number, efficiency: number): number =>
  (WATER_KG_M3 * GRAVITY_MS2 * volumeM3 * headM) / efficiency / J_PER_KWH;

/** Mean air temperature of each UTC month, °C, from an hourly year. */
export function monthlyMeanC(airTemperatureC: Float64Array): number[] {
  let from = 0;
  return HOURS_IN_MONTH.map((hours) => {
    const month = airTemperatureC.subarray(from, from + hours);
    from += hours;
    return month.reduce((sum, value) => sum + value, 0) / hours;
  });
}

/**
 * Water that a crop uses in its season on open ground and under rows, and the energy to pump it.
 *
 * Use is the crop coefficient of the month's stages times reference evapotranspiration, month by month; shade lowers the
 * light and leaves temperature as it is. Of what the crop uses the irrigated share is pumped.
 *
 * @param input `openKwhM2`: light per month on open ground; `lightShare`: share of it under the rows, per month
 * @returns see `waterSchema`; depths in mm of the season, volumes and energy for `cropAreaM2`
 * Source: {@link makkinkMm}; {@link cropCoefficients}.
 */
export function waterUse(input: {
  openKwhM2: readonly number[];
  lightShare: readonly number[];
  airC: readonly number[];
  elevationM: number;
  seasonMonths: readonly number[];
  crop: Pick<
    CropOption,
    'cropCoefficient' | 'firstCoefficient' | 'lastCoefficient' | 'stageDays' | 'sowingMonths'
  >;
  cropAreaM2: number;
  irrigatedShare: number;
  pumpHeadM: number;
  pumpEfficiency: number;
  annualKwh: number;
}): Water {
  const pressurePa = pressureAtElevation(input.elevationM);
  const monthlyCoefficient = cropCoefficients(input.crop, input.seasonMonths);
  let referenceEtMm = 0;
  let openMm = 0;
  let underMm = 0;
  for (const { month, value } of monthlyCoefficient) {
    const openMj = input.openKwhM2[month - 1]! * 3.6;
    const airC = input.airC[month - 1]!;
    const openEtMm = makkinkMm(openMj, airC, pressurePa);
    referenceEtMm += openEtMm;
    openMm += value * openEtMm;
    underMm += value * makkinkMm(openMj * input.lightShare[month - 1]!, airC, pressurePa);
  }
  const toM3 = (mm: number) => (mm / 1000) * input.cropAreaM2;
  const irrigation = (mm: number) => toM3(mm) * input.irrigatedShare;
  const pumped = (mm: number) => pumpKwh(irrigation(mm), input.pumpHeadM, input.pumpEfficiency);
  return {
    referenceEtMm,
    cropCoefficient: input.crop.cropCoefficient,
    monthlyCoefficient,
    meanCoefficient: referenceEtMm > 0 ? openMm / referenceEtMm : input.crop.cropCoefficient,
    openMm,
    underMm,
    savedMm: openMm - underMm,
    savedShare: openMm > 0 ? 1 - underMm / openMm : 0,
    cropAreaM2: input.cropAreaM2,
    savedM3: toM3(openMm - underMm),
    irrigationM3: irrigation(underMm),
    pumpKwh: pumped(underMm),
    pumpOpenKwh: pumped(openMm),
    pumpShareOfYield: input.annualKwh > 0 ? pumped(underMm) / input.annualKwh : 0,
  };
}
