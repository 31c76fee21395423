import { HOURS_IN_MONTH, HOURS_PER_YEAR } from '../../shared/weather.ts';
import type { YieldAnalysis } from '../../shared/yield.ts';
import { prepareEquipment } from './conversion/equipment-year.ts';
import { findOptimum } from './optimum.ts';
import type { SkyYear } from './sky/sky-year.ts';
import { behindSurroundings, type Surroundings, surroundingsCount } from './sky/skyline.ts';
import { energyUncertainty, type ResourceEvidence } from './uncertainty.ts';
import { simulateArray, type YieldSpec } from './yield.ts';

/** How an array ages. */
export interface Ageing {
  /** Share of its power lost each year; 0.005 is the median of Jordan and Kurtz (2013). */
  degradationPerYear: number;
  lifetimeYears: number;
}

/** Hours Beijing time is ahead of UTC. */
const BEIJING_HOURS = 8;

/**
 * Mean power of every hour of the day in every month, by Beijing time.
 *
 * @param hourlyAcW AC power of 8760 UTC hours, W
 * @returns 12 months × 24 hours, kWh per hour
 */
export function typicalDay(hourlyAcW: readonly number[]): number[][] {
  const months: number[][] = [];
  let local = 0;
  for (const hours of HOURS_IN_MONTH) {
    const day = new Array<number>(24).fill(0);
    for (const end = local + hours; local < end; local++) {
      const utc = (local - BEIJING_HOURS + HOURS_PER_YEAR) % HOURS_PER_YEAR;
      day[local % 24]! += hourlyAcW[utc]! / 1000;
    }
    months.push(day.map((kwh) => (kwh * 24) / hours));
  }
  return months;
}

/**
 * AC energy of each operating year, first year first.
 *
 * @returns annualKwh · (1 − degradation)ⁿ for n = 0…lifetime − 1
 * Source: Jordan, D. C. and Kurtz, S. R. (2013), Progress in Photovoltaics 21, 12–29: median loss 0.5 % a year,
 * steady enough to be carried forward at a constant rate.
 */
export function yearlyProduction(annualKwh: number, ageing: Ageing): number[] {
  return Array.from(
    { length: ageing.lifetimeYears },
    (_, year) => annualKwh * (1 - ageing.degradationPerYear) ** year,
  );
}

/** Keys of the models behind an array's yield, in the order of the chain. */
export function modelsOf(spec: YieldSpec, horizon: Surroundings | null = null): string[] {
  const tracker = spec.array.mount === 'single-axis-tracker';
  const rows = spec.array.rowShading && spec.array.gcr !== undefined;
  return [
    'spa',
    'kastenYoung',
    'spencer',
    ...(tracker ? [spec.array.backtrack ? 'backtracking' : 'trueTracking'] : []),
    'perez1990',
    ...(horizon && surroundingsCount(horizon) ? ['horizon'] : []),
    ...(rows ? ['rowShading'] : []),
    ...(rows && spec.array.bifaciality > 0 ? ['bifacialRear'] : []),
    'physicalIam',
    'faiman',
    'pvwattsDc',
    ...(spec.lossFraction === undefined ? ['lowLight'] : []),
    'lossTree',
    'pvwattsInverter',
    ...(spec.lossFraction === undefined ? ['withinHour'] : []),
  ];
}

/**
 * What stands behind a single number of annual energy.
 *
 * @param sky from `prepareSky`
 * @param spec array and equipment
 * @param ageing degradation and lifetime
 * @param evidence what the sunlight rests on
 * @param horizon skyline around the array, or those that its parts see, if any
 * @returns see `YieldAnalysis`; the optimum is that of fixed modules, its gain relative to the array as it is
 */
export function analyseYield(
  sky: SkyYear,
  spec: YieldSpec,
  ageing: Ageing,
  evidence: ResourceEvidence,
  horizon: Surroundings | null = null,
): YieldAnalysis {
  const equipment = prepareEquipment(sky, spec);
  const result = simulateArray(sky, { ...spec, hourly: true }, equipment, horizon);
  const { annualKwh } = result;
  const seen = horizon && surroundingsCount(horizon) ? behindSurroundings(sky, horizon) : sky;
  const best = findOptimum(seen, horizon === null ? equipment : equipment.seen, spec.array);
  const bestKwh = best.specificYieldKwhPerKwp * spec.array.capacityKwp;
  return {
    typicalDayKwh: typicalDay(result.hourlyAcW!),
    uncertainty: energyUncertainty(annualKwh, evidence),
    yearlyKwh: yearlyProduction(annualKwh, ageing),
    degradationPerYear: ageing.degradationPerYear,
    optimum: {
      tiltDeg: best.tiltDeg,
      azimuthDeg: best.azimuthDeg,
      annualKwh: bestKwh,
      gainFraction: annualKwh > 0 ? bestKwh / annualKwh - 1 : 0,
    },
    models: modelsOf(spec, horizon),
  };
}
