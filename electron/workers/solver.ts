import { Worker } from 'node:worker_threads';
import { unpackedLocation } from '../../shared/asar.ts';
import type { Programme, Solution, Solve, SolveOptions } from '../engine/programme.ts';
import type { FromSolver, ToSolver } from './solve.worker.ts';

/** A thread that solves programmes one after the other, beside everything else. */
export interface Solver {
  solve: Solve;
  close(): Promise<void>;
}

/** The worker's module beside this one: TypeScript as it is, JavaScript when built. */
function besideThis(): URL {
  const extension = /\.[cm]?[jt]s$/.exec(import.meta.url)?.[0] ?? '.js';
  return new URL(`./solve.worker${extension}`, unpackedLocation(import.meta.url));
}

/** HiGHS cannot be told to stop while it presolves: a cancelled thread is ended and a new one begun. */
export function createSolver(): Solver {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const thread = () => {
    worker ??= new Worker(besideThis());
    worker.unref();
    return worker;
  };
  const end = async () => {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };

  const run = (programme: Programme, options: SolveOptions): Promise<Solution> => {
    const { signal, onProgress, gap = 1e-4, timeSeconds = Infinity } = options;
    signal?.throwIfAborted();
    const running = thread();
    running.ref();
    return new Promise<Solution>((resolve, reject) => {
      const settle = (act: () => void) => {
        running.off('message', hear);
        running.off('error', fail);
        signal?.removeEventListener('abort', stop);
        running.unref();
        act();
      };
      const hear = (message: FromSolver) => {
        if (message.type === 'progress') onProgress?.(message);
        else if (message.type === 'solved') settle(() => resolve(message.solution));
        else settle(() => reject(new Error(message.message)));
      };
      const fail = (error: Error) => {
        worker = null;
        settle(() => reject(error));
      };
      const stop = () => {
        void end();
        settle(() => reject(signal?.reason));
      };
      running.on('message', hear);
      running.on('error', fail);
      signal?.addEventListener('abort', stop, { once: true });
      running.postMessage({ programme, gap, timeSeconds } satisfies ToSolver);
    });
  };

  return {
    solve(programme, options = {}) {
      const next = last.then(() => run(programme, options));
      last = next.catch(() => {});
      return next;
    },
    close: end,
  };
}
