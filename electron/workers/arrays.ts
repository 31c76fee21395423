import type { ArraySpec } from '../../shared/yield.ts';
import { BUNDLE_LENGTH } from '../engine/roof/bundle.ts';
import { type Position, packArray, SPEC_LENGTH, SUMS_LENGTH } from './protocol.ts';

/** An array to be estimated; with `bundle` the skylines that a survey of its roof found, empty where nothing stands around, see `bundleOf`. */
export interface ArrayToEstimate {
  id: number;
  array: ArraySpec;
  position?: Position;
  bundle?: Uint8Array;
}

/** The yield of one array. */
export interface EstimateOutput {
  id: number;
  annualKwh: number;
  monthlyKwh: number[];
  annualPoaKwhM2: number;
  specificYieldKwhPerKwp: number;
  performanceRatio: number;
}

/** Lays arrays into the numbers that a job works on. */
export function packArrays(arrays: readonly ArrayToEstimate[], into: Float64Array): void {
  let bundles = 0;
  arrays.forEach(({ array, position, bundle }, index) => {
    const place = bundle && (bundle.length === BUNDLE_LENGTH ? bundles++ : -1);
    packArray(array, into, index * SPEC_LENGTH, position, place);
  });
}

/** The skylines of all arrays that have some, one after another over memory that threads share. */
export function bundlesOf(arrays: readonly ArrayToEstimate[]): Uint8Array {
  const given = arrays.flatMap(({ bundle }) => (bundle?.length === BUNDLE_LENGTH ? [bundle] : []));
  const all = new Uint8Array(new SharedArrayBuffer(given.length * BUNDLE_LENGTH));
  for (const [i, bundle] of given.entries()) all.set(bundle, i * BUNDLE_LENGTH);
  return all;
}

/** What a job's sums say of each array, in their order. */
export const outputsOf = (arrays: readonly ArrayToEstimate[], sums: Float64Array): EstimateOutput[] =>
  arrays.map(({ id, array }, index) => outputAt(sums, index, id, array.capacityKwp));

function outputAt(sums: Float64Array, index: number, id: number, capacityKwp: number): EstimateOutput {
  const at = index * SUMS_LENGTH;
  const monthlyKwh = new Array<number>(12);
  let annualKwh = 0;
  for (let month = 0; month < 12; month++) {
    const kwh = sums[at + month]!;
    monthlyKwh[month] = kwh;
    annualKwh += kwh;
  }
  const annualPoaKwhM2 = sums[at + 12]!;
  const specificYieldKwhPerKwp = annualKwh / capacityKwp;
  const light = annualPoaKwhM2 + sums[at + 13]!;
  const performanceRatio = light > 0 ? specificYieldKwhPerKwp / light : 0;
  return { id, annualKwh, monthlyKwh, annualPoaKwhM2, specificYieldKwhPerKwp, performanceRatio };
}
