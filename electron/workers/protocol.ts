import type { TerrainGrid } from '../../shared/terrain.ts';
import type { WeatherYear } from '../../shared/weather.ts';
import type { ArraySpec, Equipment, Place } from '../../shared/yield.ts';

/** What the pool tells a worker. A job is prepared once in each worker, then worked off in pieces. */
export type ToWorker =
  | {
      type: 'prepare';
      job: number;
      place: Place;
      weather: WeatherYear;
      equipment: Equipment;
      /** Packed arrays in, sums out and the orientation grid, all shared between the workers. */
      specs: Float64Array;
      sums: Float64Array;
      grid: Float64Array | null;
      /** Ground around the arrays, over shared memory; null where none is known. */
      terrain: TerrainGrid | null;
      /** Skylines of roofs that were surveyed, see `bundleOf`, one after another. */
      bundles: Uint8Array;
    }
  | { type: 'grid'; job: number; fromRow: number; toRow: number }
  | { type: 'estimate'; job: number; from: number; to: number }
  | { type: 'forget'; job: number };

/** What a worker answers to each piece of work. */
export type FromWorker =
  | { type: 'done'; value?: unknown }
  | { type: 'failed'; message: string; stack?: string };

/** Numbers an array is packed into. */
export const SPEC_LENGTH = 14;

/** Of these the first say what the array is, the rest where it stands. */
export const GEOMETRY_LENGTH = 11;

/** Numbers an array's year comes back as: 12 months of AC (kWh), the year's POA and what the rear adds (kWh/m²). */
export const SUMS_LENGTH = 14;

/** Longitude and latitude of an array, degrees. */
export type Position = readonly [number, number];

/**
 * Write an array's geometry, and where it stands if that matters, to `out` from `at` on.
 * @param bundle place of its skylines among the job's; −1 where a survey found that nothing stands around it
 */
export function packArray(
  array: ArraySpec,
  out: Float64Array,
  at: number,
  stands?: Position,
  bundle?: number,
): void {
  out[at] = array.mount === 'fixed' ? 0 : 1;
  out[at + 1] = array.tiltDeg;
  out[at + 2] = array.azimuthDeg;
  out[at + 3] = array.capacityKwp;
  out[at + 4] = array.gcr ?? Number.NaN;
  out[at + 5] = array.rowShading ? 1 : 0;
  out[at + 6] = array.maxAngleDeg;
  out[at + 7] = array.backtrack ? 1 : 0;
  out[at + 8] = array.axisAzimuthDeg;
  out[at + 9] = array.bifaciality;
  out[at + 10] = array.twoFaces ? 1 : 0;
  out[at + 11] = stands?.[0] ?? Number.NaN;
  out[at + 12] = stands?.[1] ?? Number.NaN;
  out[at + 13] = bundle ?? Number.NaN;
}

/** The array packed at `at`. */
export function unpackArray(packed: Float64Array, at: number): ArraySpec {
  const gcr = packed[at + 4]!;
  return {
    mount: packed[at] === 0 ? 'fixed' : 'single-axis-tracker',
    // How a site's modules are fixed has gone into its equipment's heat loss.
    mounting: 'rack',
    tiltDeg: packed[at + 1]!,
    azimuthDeg: packed[at + 2]!,
    capacityKwp: packed[at + 3]!,
    gcr: Number.isNaN(gcr) ? undefined : gcr,
    rowShading: packed[at + 5] === 1,
    maxAngleDeg: packed[at + 6]!,
    backtrack: packed[at + 7] === 1,
    axisAzimuthDeg: packed[at + 8]!,
    bifaciality: packed[at + 9]!,
    twoFaces: packed[at + 10] === 1,
  };
}

/** Where the array packed at `at` stands; NaN where that was not given. */
export const packedPosition = (packed: Float64Array, at: number): Position => [
  packed[at + 11]!,
  packed[at + 12]!,
];

/** Place of the skylines of the array packed at `at`; NaN where its roof was not surveyed. */
export const packedBundle = (packed: Float64Array, at: number): number => packed[at + 13]!;

/** Whether an array's yield is a function of its tilt and azimuth alone. */
export const standsAlone = (array: ArraySpec): boolean =>
  array.mount === 'fixed' && !array.twoFaces && !(array.rowShading && array.gcr !== undefined);

/** {@link standsAlone} for the array packed at `at`. */
export const packedStandsAlone = (packed: Float64Array, at: number): boolean =>
  packed[at] === 0 && packed[at + 10] === 0 && !(packed[at + 5] === 1 && !Number.isNaN(packed[at + 4]!));
