import { availableParallelism } from 'node:os';
import { unpackedLocation } from '../../shared/asar.ts';
import type { County } from '../engine/roof/county.ts';
import type { RoofFound, ToRoofWorker } from './roof-protocol.ts';
import { createThreads, type Threads } from './threads.ts';

/** What a survey's threads are prepared with. */
export type RoofInput = Omit<Extract<ToRoofWorker, { type: 'prepare' }>, 'type' | 'job'>;

export interface RoofRun {
  /** Called with what each piece found, in any order; the next pieces go on meanwhile. */
  onFound(found: RoofFound[]): void;
  signal: AbortSignal;
}

/** The worker's module beside this one: TypeScript as it is, JavaScript when built. */
function besideThis(): URL {
  const extension = /\.[cm]?[jt]s$/.exec(import.meta.url)?.[0] ?? '.js';
  return new URL(`./roof.worker${extension}`, unpackedLocation(import.meta.url));
}

/** Roofs in one piece of work, about: some tenths of a second. */
const PIECE = 200;
/** Most roofs of a square that are laid on one plane together. */
const MOST_IN_GROUP = 400;

/** How long threads wait for another survey before they give their memory back. */
const IDLE_MS = 60_000;
let idle: { threads: Threads; timer: NodeJS.Timeout } | null = null;
let lastJob = 0;

function takeThreads(size: number): Threads {
  const kept = idle;
  idle = null;
  if (kept) clearTimeout(kept.timer);
  if (kept && kept.threads.size >= size) return kept.threads;
  void kept?.threads.close();
  return createThreads(size, besideThis());
}

/** Keeps the threads of one survey for the next; they do not keep the program alive. */
function keepThreads(threads: Threads): void {
  if (idle) {
    void threads.close();
    return;
  }
  const timer = setTimeout(() => {
    idle = null;
    void threads.close();
  }, IDLE_MS).unref();
  idle = { threads, timer };
}

/**
 * Has threads survey roofs, each group of them that stands in one square together.
 *
 * @param targets places in the county, ascending
 * @throws the signal's reason when the planner stopped it; PlannerError `thread.ended`
 */
export async function surveyRoofs(input: RoofInput, targets: Int32Array, run: RoofRun): Promise<void> {
  run.signal.throwIfAborted();
  const pieces = piecesOf(input.county, targets);
  if (pieces.length === 0) return;
  const size = Math.max(1, availableParallelism());
  const threads = takeThreads(size);
  const job = ++lastJob;
  const prepare = { type: 'prepare', job, ...input } satisfies ToRoofWorker;
  try {
    await new Promise<void>((resolve, reject) => {
      let left = pieces.length;
      const stop = () => reject(run.signal.reason);
      run.signal.addEventListener('abort', stop, { once: true });
      threads.add(
        pieces.map((groups) => ({
          prepare,
          message: { type: 'survey', job, groups } satisfies ToRoofWorker,
          deaths: 0,
          done(value) {
            if (run.signal.aborted) return;
            try {
              run.onFound(value as RoofFound[]);
              if (--left === 0) resolve();
            } catch (error) {
              reject(error);
            }
          },
          failed: reject,
        })),
      );
    });
  } finally {
    threads.forget(job);
    keepThreads(threads);
  }
}

/** Targets by square, small squares together. */
function piecesOf({ squares: { start } }: County, targets: Int32Array): number[][][] {
  const pieces: number[][][] = [];
  let [piece, inPiece]: [number[][], number] = [[], 0];
  let square = 0;
  let group: number[] = [];
  const close = () => {
    if (group.length > 0) piece.push(group);
    inPiece += group.length;
    group = [];
    if (inPiece < PIECE) return;
    pieces.push(piece);
    [piece, inPiece] = [[], 0];
  };
  for (const index of targets) {
    const before = square;
    while (square < start.length - 1 && index >= start[square + 1]!) square++;
    // Those behind all squares are too large to share a plane with others.
    if (square !== before || square === start.length - 1 || group.length >= MOST_IN_GROUP) close();
    group.push(index);
  }
  close();
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}
