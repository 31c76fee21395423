import { availableParallelism } from 'node:os';
import { unpackedLocation } from '../../shared/asar.ts';
import type { TerrainGrid } from '../../shared/terrain.ts';
import type { WeatherYear } from '../../shared/weather.ts';
import type { Equipment, Place } from '../../shared/yield.ts';
import { GRID_LENGTH, GRID_PAYS_FROM, GRID_ROWS, mirrorGrid } from '../engine/orientation-grid.ts';
import { type ArrayToEstimate, bundlesOf, type EstimateOutput, outputsOf, packArrays } from './arrays.ts';
import { SPEC_LENGTH, SUMS_LENGTH, standsAlone, type ToWorker } from './protocol.ts';
import { createThreads } from './threads.ts';

/** Arrays to estimate under one weather year and with one kind of equipment. */
export interface EstimateInput {
  place: Place;
  weather: WeatherYear;
  equipment: Equipment;
  specs: readonly ArrayToEstimate[];
  /** Ground that arrays with a position stand on: its skyline is counted. Its heights lie over shared memory. */
  terrain?: TerrainGrid | null;
}

export interface RunOptions {
  /** Called as pieces finish, with arrays done and in all. */
  onProgress?: (done: number, total: number) => void;
  /** Stops the job; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** Threads that estimate arrays beside everything else. */
export interface Pool {
  estimate(input: EstimateInput, options?: RunOptions): Promise<EstimateOutput[]>;
  /** Gives back what the threads took, until there is work again. */
  rest(): void;
  close(): Promise<void>;
}

/** Arrays in one piece of work: some 15 ms of simulated years, or as long of reading the grid. */
const EXACT_PIECE = 200;
const GRID_PIECE = 10_000;
const GRID_ROWS_PIECE = 4;

/** The worker's module beside this one: TypeScript as it is, JavaScript when built. */
function besideThis(): URL {
  const extension = /\.[cm]?[jt]s$/.exec(import.meta.url)?.[0] ?? '.js';
  return new URL(`./estimate.worker${extension}`, unpackedLocation(import.meta.url));
}

const shared = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(length * 8));

/** Shared arrays of jobs that ended well, for the next: large ones would pile up until the collector comes. */
function createShelf(): {
  take(length: number): Float64Array;
  giveBack(array: Float64Array): void;
  clear(): void;
} {
  let kept: Float64Array[] = [];
  return {
    take(length) {
      const fit = kept.find((array) => array.length >= length && array.length <= 2 * length);
      kept = kept.filter((array) => array !== fit);
      return fit ?? shared(length);
    },
    giveBack(array) {
      kept = [array, ...kept].slice(0, 3);
    },
    clear() {
      kept = [];
    },
  };
}

/**
 * Start a pool of estimating threads.
 *
 * @param options `size`: threads at most, by default one per processor; `workerUrl`: the worker's module
 * @returns see {@link Pool}; threads start with the first job and do not keep the program alive while idle
 */
export function createPool(options: { size?: number; workerUrl?: URL } = {}): Pool {
  const size = options.size ?? Math.max(1, availableParallelism());
  const threads = createThreads(size, options.workerUrl ?? besideThis());
  const shelf = createShelf();
  let lastJob = 0;

  async function estimate(input: EstimateInput, run: RunOptions = {}): Promise<EstimateOutput[]> {
    const { specs } = input;
    run.signal?.throwIfAborted();
    if (specs.length === 0) return [];
    const job = ++lastJob;
    const gridded = directionsExceed(specs, GRID_PAYS_FROM);
    const { place, weather, equipment } = input;
    const prepare: Extract<ToWorker, { type: 'prepare' }> = {
      type: 'prepare',
      job,
      place,
      weather,
      equipment,
      specs: shelf.take(specs.length * SPEC_LENGTH),
      sums: shelf.take(specs.length * SUMS_LENGTH),
      grid: gridded ? shelf.take(GRID_LENGTH) : null,
      terrain: input.terrain ?? null,
      bundles: bundlesOf(specs),
    };
    packArrays(specs, prepare.specs);
    try {
      if (prepare.grid) {
        const rows = pieces(1, GRID_ROWS, GRID_ROWS_PIECE);
        await runTasks(
          prepare,
          rows.map(([fromRow, toRow]) => ({ type: 'grid', job, fromRow, toRow })),
          run.signal,
        );
        mirrorGrid(prepare.grid);
      }
      const most = gridded && !input.terrain && prepare.bundles.length === 0 ? GRID_PIECE : EXACT_PIECE;
      const parts = pieces(0, specs.length, Math.min(most, Math.ceil(specs.length / size)));
      let done = 0;
      await runTasks(
        prepare,
        parts.map(([from, to]) => ({ type: 'estimate', job, from, to })),
        run.signal,
        (index) => {
          const [from, to] = parts[index]!;
          done += to - from;
          run.onProgress?.(done, specs.length);
        },
      );
    } finally {
      threads.forget(job);
    }
    const results = outputsOf(specs, prepare.sums);
    for (const array of [prepare.specs, prepare.sums, prepare.grid]) if (array) shelf.giveBack(array);
    return results;
  }

  function runTasks(
    prepare: Extract<ToWorker, { type: 'prepare' }>,
    messages: Extract<ToWorker, { type: 'grid' | 'estimate' }>[],
    signal: AbortSignal | undefined,
    onDone?: (index: number) => void,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      let left = messages.length;
      const stop = () => reject(signal?.reason);
      signal?.addEventListener('abort', stop, { once: true });
      const settled = (settle: () => void) => {
        signal?.removeEventListener('abort', stop);
        settle();
      };
      threads.add(
        messages.map((message, index) => ({
          prepare,
          message,
          deaths: 0,
          done: () => {
            // A piece that was under way when the planner stopped the job still ends.
            if (signal?.aborted) return;
            onDone?.(index);
            if (--left === 0) settled(resolve);
          },
          failed: (error) => settled(() => reject(error)),
        })),
      );
    });
  }

  const rest = () => {
    shelf.clear();
    threads.rest();
  };
  return { estimate, rest, close: threads.close };
}

/** Whether more than `limit` arrays of their own tilt and azimuth are among those that stand alone. */
function directionsExceed(specs: EstimateInput['specs'], limit: number): boolean {
  if (specs.length <= limit) return false;
  const directions = new Set<number>();
  for (const { array } of specs) {
    if (standsAlone(array)) directions.add(array.tiltDeg * 1000 + array.azimuthDeg);
    if (directions.size > limit) return true;
  }
  return false;
}

/** From–to pairs that cover a range in steps of at most `length`. */
function pieces(from: number, to: number, length: number): [number, number][] {
  const list: [number, number][] = [];
  for (let at = from; at < to; at += length) list.push([at, Math.min(to, at + length)]);
  return list;
}
