import type { TerrainGrid } from '../../shared/terrain.ts';
import { TOTALS } from '../engine/array/totals.ts';
import type { EquipmentYear } from '../engine/conversion/equipment-year.ts';
import { fillGridRows, readOrientationGrid } from '../engine/orientation-grid.ts';
import { BUNDLE_LENGTH, skylinesIn } from '../engine/roof/bundle.ts';
import type { SkyYear } from '../engine/sky/sky-year.ts';
import {
  behindSurroundings,
  type SkylineRoom,
  type Surroundings,
  skylineRoom,
  surroundingsCount,
} from '../engine/sky/skyline.ts';
import { HORIZON_AZIMUTHS, horizonProfile } from '../engine/terrain/horizon-profile.ts';
import { prepareEquipment, prepareSky, runArray } from '../engine/yield.ts';
import { type ArrayToEstimate, bundlesOf, type EstimateOutput, outputsOf, packArrays } from './arrays.ts';
import {
  GEOMETRY_LENGTH,
  packedBundle,
  packedPosition,
  packedStandsAlone,
  SPEC_LENGTH,
  SUMS_LENGTH,
  type ToWorker,
  unpackArray,
} from './protocol.ts';

/** A job as one worker holds it. */
export interface EstimateJob {
  sky: SkyYear;
  equipment: EquipmentYear;
  specs: Float64Array;
  sums: Float64Array;
  grid: Float64Array | null;
  terrain: TerrainGrid | null;
  bundles: Uint8Array;
  /** Sums per kWp of arrays already simulated, by their geometry: sites often share it. */
  known: Map<string, Float64Array>;
}

/** Most results kept by geometry; beyond it arrays are too different for remembering to pay. */
const MOST_KNOWN = 5000;

/** Work out what all arrays of a job have in common. */
export function prepareJob(message: Extract<ToWorker, { type: 'prepare' }>): EstimateJob {
  const sky = prepareSky(message.place, message.weather);
  return jobUnder(sky, prepareEquipment(sky, message.equipment), message);
}

function jobUnder(
  sky: SkyYear,
  prepared: EquipmentYear,
  { specs, sums, grid, terrain, bundles }: Omit<EstimateJob, 'sky' | 'equipment' | 'known'>,
): EstimateJob {
  // Over known ground the skyline of every array is.
  const equipment = terrain ? prepared.seen : prepared;
  return { sky, equipment, specs, sums, grid, terrain, bundles, known: new Map() };
}

/** Estimates arrays in this thread, under a sky and equipment that are ready: for so few that no other is worth waking. */
export function estimateHere(
  sky: SkyYear,
  prepared: EquipmentYear,
  arrays: readonly ArrayToEstimate[],
  terrain: TerrainGrid | null,
): EstimateOutput[] {
  const specs = new Float64Array(arrays.length * SPEC_LENGTH);
  const sums = new Float64Array(arrays.length * SUMS_LENGTH);
  packArrays(arrays, specs);
  const bundles = bundlesOf(arrays);
  estimateArrays(jobUnder(sky, prepared, { specs, sums, grid: null, terrain, bundles }), 0, arrays.length);
  return outputsOf(arrays, sums);
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
    const around = surroundingsOf(job, packed);
    // The grid is of arrays of whose surroundings is known what is known of all.
    const gridded = around === null || job.terrain !== null;
    if (job.grid && gridded && packedStandsAlone(job.specs, packed)) {
      readOrientationGrid(job.grid, job.specs[packed + 1]!, job.specs[packed + 2]!, job.sums, at);
      job.sums[at + 13] = 0;
    } else {
      job.sums.set(simulated(job, packed, around !== null), at);
    }
    if (around && surroundingsCount(around)) countSkyline(job, packed, around, at);
    const capacityKwp = job.specs[packed + 3]!;
    for (let month = 0; month < 12; month++) job.sums[at + month]! *= capacityKwp;
  }
}

const horizon = new Float64Array(HORIZON_AZIMUTHS);
let room: SkylineRoom | null = null;

/** Puts months of energy in place that the array has behind what stands around. */
function countSkyline(job: EstimateJob, packed: number, around: Surroundings, at: number): void {
  if (room?.dniWm2.length !== job.sky.count) room = skylineRoom(job.sky);
  const seen = behindSurroundings(job.sky, around, room);
  runArray(seen, job.equipment.seen, unpackArray(job.specs, packed), year);
  job.sums.set(year.subarray(TOTALS.monthlyAc, TOTALS.monthlyAc + 12), at);
}

/** What a survey of the array's roof found around it, which may be nothing, else the terrain's skyline; null where neither is known. */
function surroundingsOf({ specs, bundles, terrain }: EstimateJob, packed: number): Surroundings | null {
  const bundle = packedBundle(specs, packed);
  if (bundle >= 0) return skylinesIn(bundles.subarray(bundle * BUNDLE_LENGTH, (bundle + 1) * BUNDLE_LENGTH));
  if (bundle === -1) return [];
  if (!terrain) return null;
  return horizonProfile(terrain, ...packedPosition(specs, packed), horizon);
}

/** Sums of an array per kWp by the exact chain, without what stands around it. */
function simulated(job: EstimateJob, from: number, known: boolean): Float64Array {
  const key = `${known} ${job.specs.subarray(from, from + 3)},${job.specs.subarray(from + 4, from + GEOMETRY_LENGTH)}`;
  const before = job.known.get(key);
  if (before) return before;
  runArray(job.sky, known ? job.equipment.seen : job.equipment, unpackArray(job.specs, from), year);
  const sums = new Float64Array(SUMS_LENGTH);
  for (let month = 0; month < 12; month++) {
    sums[month] = year[TOTALS.monthlyAc + month]!;
    sums[12]! += year[TOTALS.monthlyPoa + month]!;
  }
  sums[13] = year[TOTALS.rear]!;
  if (job.known.size < MOST_KNOWN) job.known.set(key, sums);
  return sums;
}
