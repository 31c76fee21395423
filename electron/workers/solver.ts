import type { Worker } from 'node:worker_threads';
import { unpackedLocation } from '../../shared/asar.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Programme, Solution, Solve, SolveOptions } from '../engine/programme.ts';
import type { FromSolver, ToSolver } from './solve.worker.ts';
import { startWorker } from './start-worker.ts';

/**
 * A thread that solves programmes one after the other, beside everything else; `portfolio.solver-failed` where HiGHS
 * fails or the thread dies.
 */
export interface Solver {
  solve: Solve;
  /** Gives back what the thread took once it is through, until there is work again. */
  rest(): void;
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
    if (worker) return worker;
    const begun = startWorker(besideThis());
    // Heard at all times: an error that nobody hears would end the program.
    begun.on('error', () => forget(begun)).on('exit', () => forget(begun));
    begun.unref();
    worker = begun;
    return begun;
  };
  const forget = (ended: Worker) => {
    if (worker === ended) worker = null;
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
        running.off('exit', leave);
        signal?.removeEventListener('abort', stop);
        running.unref();
        act();
      };
      const hear = (message: FromSolver) => {
        if (message.type === 'progress') onProgress?.(message);
        else if (message.type === 'solved') settle(() => resolve(message.solution));
        else {
          // HiGHS that ran out of memory answers nothing sensible any more.
          void end();
          settle(() => reject(new PlannerError('portfolio.solver-failed', { reason: message.message })));
        }
      };
      const fail = (error: Error) =>
        settle(() => reject(new PlannerError('portfolio.solver-failed', { reason: error.message })));
      const leave = (code: number) =>
        settle(() => reject(new PlannerError('portfolio.solver-failed', { reason: `exit ${code}` })));
      const stop = () => {
        void end();
        settle(() => reject(signal?.reason));
      };
      running.on('message', hear);
      running.on('error', fail);
      running.on('exit', leave);
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
    rest: () => void last.then(end),
    close: end,
  };
}
