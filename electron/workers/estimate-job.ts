import { TOTALS } from '../engine/array/totals.ts';
import type { EquipmentYear } from '../engine/conversion/equipment-year.ts';
import { fillGridRows, readOrientationGrid } from '../engine/orientation-grid.ts';
import type { SkyYear } from '../engine/sky/sky-year.ts';
import { prepareEquipment, prepareSky, runArray } from '../engine/yield.ts';
import { packedStandsAlone, SPEC_LENGTH, SUMS_LENGTH, type ToWorker, unpackArray } from './protocol.ts';

/** A job as one worker holds it. */
export interface EstimateJob {
  sky: SkyYear;
  equipment: EquipmentYear;
  specs: Float64Array;
  sums: Float64Array;
  grid: Float64Array | null;
  /** Sums per kWp of arrays already simulated, by their geometry: sites often share it. */
  known: Map<string, Float64Array>;
}

/** Most results kept by geometry; beyond it arrays are too different for remembering to pay. */
const MOST_KNOWN = 5000;

/** Work out what all arrays of a job have in common. */
export function prepareJob(message: Extract<ToWorker, { type: 'prepare' }>): EstimateJob {
  const sky = prepareSky(message.place, message.weather);
  const equipment = prepareEquipment(sky, message.equipment);
  return { sky, equipment, specs: message.specs, sums: message.sums, grid: message.grid, known: new Map() };
}

/** Work out rows of the job's orientation grid. */
export function fillJobGrid(job: EstimateJob, fromRow: number, toRow: number): void {
  if (job.grid) fillGridRows(job.sky, job.equipment, job.grid, fromRow, toRow);
}

const year = new Float64Array(TOTALS.length);

/** Estimate the arrays from index `from` up to `to`, into the job's sums. */
export function estimateArrays(job: EstimateJob, from: number, to: number): void {
  for (let index = from; index < to; index++) {
    const packed = index * SPEC_LENGTH;
    const at = index * SUMS_LENGTH;
    if (job.grid && packedStandsAlone(job.specs, packed)) {
      readOrientationGrid(job.grid, job.specs[packed + 1]!, job.specs[packed + 2]!, job.sums, at);
    } else {
      job.sums.set(simulated(job, packed), at);
    }
    const capacityKwp = job.specs[packed + 3]!;
    for (let month = 0; month < 12; month++) job.sums[at + month]! *= capacityKwp;
  }
}

/** Sums of an array per kWp by the exact chain. */
function simulated(job: EstimateJob, from: number): Float64Array {
  const key = `${job.specs.subarray(from, from + 3)},${job.specs.subarray(from + 4, from + SPEC_LENGTH)}`;
  const before = job.known.get(key);
  if (before) return before;
  runArray(job.sky, job.equipment, unpackArray(job.specs, from), year);
  const sums = new Float64Array(SUMS_LENGTH);
  for (let month = 0; month < 12; month++) {
    sums[month] = year[TOTALS.monthlyAc + month]!;
    sums[12]! += year[TOTALS.monthlyPoa + month]!;
  }
  if (job.known.size < MOST_KNOWN) job.known.set(key, sums);
  return sums;
}
