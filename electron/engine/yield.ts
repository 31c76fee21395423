import { HOURS_PER_YEAR, type WeatherYear } from '../../shared/weather.ts';
import type { ArraySpec, Equipment, LossStep, Place, YieldResult } from '../../shared/yield.ts';
import { admitArray } from './array/admit.ts';
import { runFixedArray } from './array/fixed-array.ts';
import { runRows } from './array/rows.ts';
import { TOTALS } from './array/totals.ts';
import { runTwoFaces } from './array/two-faces.ts';
import { type EquipmentYear, prepareEquipment } from './conversion/equipment-year.ts';
import { AC_LOSSES, DC_LOSSES, lossSteps, treeLevels } from './conversion/losses.ts';
import { mounted } from './conversion/mounting.ts';
import { prepareSky, type SkyYear } from './sky/sky-year.ts';
import { behindSurroundings, type Surroundings, surroundingsCount } from './sky/skyline.ts';

export { type EquipmentYear, prepareEquipment } from './conversion/equipment-year.ts';
export { prepareSky, type SkyYear } from './sky/sky-year.ts';

/** An array with its equipment, as `yield.simulate` takes them. */
export type YieldSpec = { array: ArraySpec } & Equipment & { hourly?: boolean };

/** Ground coverage ratio of a tracker whose own is not given. */
const DEFAULT_TRACKER_GCR = 0.35;

/**
 * Sum the year of one array of any mount, per kWp.
 *
 * @param sky lit hours of the year
 * @param equipment prepared under the same sky
 * @param array geometry; its capacity is not looked at
 * @param out receives the sums at `at`, see `TOTALS`
 * @param hourlyAc receives AC power of every hour, kW/kWp, when given
 */
export function runArray(
  sky: SkyYear,
  equipment: EquipmentYear,
  array: ArraySpec,
  out: Float64Array,
  at = 0,
  hourlyAc: Float64Array | null = null,
): void {
  const tracker = array.mount === 'single-axis-tracker';
  const rowShading = rowsShade(array);
  if (!tracker && !rowShading && !array.twoFaces) {
    runFixedArray(sky, equipment, array.tiltDeg, array.azimuthDeg, out, at, hourlyAc);
    return;
  }
  const rows = {
    axisAzimuthDeg: tracker ? array.axisAzimuthDeg : array.azimuthDeg - 90,
    fixedTiltDeg: tracker ? null : array.tiltDeg,
    maxAngleDeg: array.maxAngleDeg,
    backtrack: array.backtrack,
    gcr: array.gcr ?? DEFAULT_TRACKER_GCR,
    rowShading,
    bifaciality: array.bifaciality,
  };
  const used = rowShading ? equipment.seen : equipment;
  if (array.twoFaces) runTwoFaces(sky, used, rows, out, at, hourlyAc);
  else runRows(sky, used, rows, out, at, hourlyAc);
}

/** Whether what rows take from each other is worked out. */
const rowsShade = (array: ArraySpec): boolean => array.rowShading && array.gcr !== undefined;

/**
 * Yield of one array under a prepared sky.
 *
 * @param sky from `prepareSky`
 * @param spec array and equipment
 * @param equipment from `prepareEquipment` for this sky and equipment; worked out when left away
 * @param horizon skyline around the array, or those that its parts see; what it takes is the first loss. Null where
 * nothing is known of what stands around: the loss tree's share for shade then counts
 * @returns see `YieldResult`; energies for the array's capacity, what the plane receives without the skyline, `losses`
 * adding up to 1 − performance ratio
 * Source: the chain of PVWatts (Dobos 2014) with Perez (1990), physical incidence modifier, on diffuse light by Marion
 * (2017), Faiman (2008) and low light by Huld et al. (2011); performance ratio of both sides by IEC 61724-1:2021.
 */
export function simulateArray(
  sky: SkyYear,
  spec: YieldSpec,
  equipment: EquipmentYear = prepareEquipment(sky, spec),
  horizon: Surroundings | null = null,
): YieldResult {
  const sums = new Float64Array(TOTALS.length);
  const hourly = spec.hourly ? new Float64Array(HOURS_PER_YEAR) : null;
  const used = horizon === null ? equipment : equipment.seen;
  runArray(sky, used, spec.array, sums, 0, hourly);
  const { capacityKwp } = spec.array;
  const monthlyPoaKwhM2 = Array.from(sums.subarray(TOTALS.monthlyPoa, TOTALS.monthlyPoa + 12));
  const annualRearKwhM2 = sums[TOTALS.rear]!;
  const behind = horizon !== null && surroundingsCount(horizon);
  if (behind) {
    hourly?.fill(0);
    runArray(behindSurroundings(sky, horizon), used, spec.array, sums, 0, hourly);
  }
  const specificMonths = Array.from(sums.subarray(TOTALS.monthlyAc, TOTALS.monthlyAc + 12));
  const annualPoaKwhM2 = total(monthlyPoaKwhM2);
  const light = annualPoaKwhM2 + annualRearKwhM2;
  const specific = total(specificMonths);
  return {
    annualKwh: specific * capacityKwp,
    monthlyKwh: specificMonths.map((kwh) => kwh * capacityKwp),
    annualPoaKwhM2,
    monthlyPoaKwhM2,
    annualRearKwhM2,
    specificYieldKwhPerKwp: specific,
    performanceRatio: light > 0 ? specific / light : 0,
    losses: lossesOf(sums, light, spec, horizon !== null, behind),
    ...(hourly && { hourlyAcW: Array.from(hourly, (kw) => kw * capacityKwp * 1000) }),
  };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The steps from the light of both sides to what is delivered. */
function lossesOf(
  sums: Float64Array,
  light: number,
  spec: YieldSpec,
  surroundingsKnown: boolean,
  behind: boolean,
): LossStep[] {
  const rows = rowsShade(spec.array);
  const left = total(Array.from(sums.subarray(TOTALS.monthlyPoa, TOTALS.monthlyPoa + 12)));
  const rear = sums[TOTALS.rear]!;
  const dc = sums[TOTALS.dc]!;
  const unclipped = sums[TOTALS.unclippedAc]!;
  const clipped = sums[TOTALS.clippedAc]!;
  const front: [string, number][] = [
    ...(behind ? [['horizon', left + rear] as [string, number]] : []),
    ...(rows ? [['rowShading', sums[TOTALS.received]! + rear] as [string, number]] : []),
    ['incidence', sums[TOTALS.beamPassed]!],
  ];
  if (spec.lossFraction !== undefined) {
    return lossSteps(light, [
      ...front,
      ['temperature', dc],
      ['system', dc * (1 - spec.lossFraction)],
      ['inverter', unclipped],
      ['clipping', clipped],
    ]);
  }
  const shadeKnown = rows || surroundingsKnown;
  const dcSteps = DC_LOSSES.filter((name) => !(shadeKnown && name === 'shading'));
  const delivered = sums[TOTALS.inverterAc]!;
  return lossSteps(light, [
    ...front,
    ['diffuseIncidence', sums[TOTALS.effective]!],
    ['temperature', sums[TOTALS.warm]!],
    ['lowLight', dc],
    ...treeLevels(dc, spec.lossTree, dcSteps),
    ['inverter', unclipped],
    ['clipping', clipped],
    ['clippingWithinHour', delivered],
    ...treeLevels(delivered, spec.lossTree, AC_LOSSES),
  ]);
}

/**
 * Simulate a year of one array.
 *
 * @param place where it stands
 * @param weather hourly year, UTC hours beginning
 * @param spec array and equipment; `hourly` adds AC power of every hour
 * @returns see `YieldResult`
 * @throws PlannerError see `admitArray`
 * Source: see {@link simulateArray}; sun by NREL SPA at mid-hour.
 */
export function simulateYield(place: Place, weather: WeatherYear, spec: YieldSpec): YieldResult {
  admitArray(spec.array);
  return simulateArray(prepareSky(place, weather), mounted(spec, spec.array.mounting));
}
