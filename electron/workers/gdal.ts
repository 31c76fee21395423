import type { Worker } from 'node:worker_threads';
import { unpackedLocation } from '../../shared/asar.ts';
import { PlannerError } from '../../shared/errors.ts';
import { newLife, watchLife } from './gdal-life.ts';
import type { FromGdal, GdalResult, GdalTask } from './gdal-protocol.ts';
import { endWhenReady } from './ready.ts';
import { startWorker } from './start-worker.ts';

/** The worker's module beside this one: TypeScript as it is, JavaScript when built. */
function besideThis(): URL {
  const extension = /\.[cm]?[jt]s$/.exec(import.meta.url)?.[0] ?? '.js';
  return new URL(`./gdal.worker${extension}`, unpackedLocation(import.meta.url));
}

/** How long a thread waits for another file before it gives its memory back. */
const IDLE_MS = 60_000;
interface Thread {
  worker: Worker;
  life: Int32Array;
  end(): void;
}

let idle: { thread: Thread; timer: NodeJS.Timeout } | null = null;

function takeThread(): Thread {
  const kept = idle;
  idle = null;
  if (!kept) {
    const life = newLife();
    const worker = startWorker(besideThis(), { workerData: life });
    // Heard at all times: an error of an idle thread that nobody hears would end the program.
    worker.on('error', () => {});
    worker.once('exit', () => {
      if (idle?.thread.worker === worker) idle = null;
    });
    return { worker, life, end: endWhenReady(worker) };
  }
  clearTimeout(kept.timer);
  kept.thread.worker.ref();
  return kept.thread;
}

/** Keeps one thread for the next file; it does not keep the program alive. */
function keepThread(thread: Thread): void {
  const { worker } = thread;
  if (idle) {
    thread.end();
    return;
  }
  worker.unref();
  const timer = setTimeout(() => {
    idle = null;
    thread.end();
  }, IDLE_MS).unref();
  idle = { thread, timer };
}

/** Gives back what the thread that waits for another file took. */
export function restGdal(): void {
  if (!idle) return;
  clearTimeout(idle.timer);
  idle.thread.end();
  idle = null;
}

/**
 * Has a thread do one piece of work with GDAL. Stopping ends the thread wherever it is, and one that failed is
 * not used again, so that a fault in a file harms nothing else.
 *
 * @throws PlannerError what the work refused; `scratch.full`; `import.reader-failed` when the thread died over the file,
 *   `import.endless` when it would never be through with it
 */
export function runGdal<T extends GdalTask['type']>(
  task: Extract<GdalTask, { type: T }>,
  signal?: AbortSignal,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<GdalResult[T]> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const thread = takeThread();
    const { worker } = thread;
    const settle = (end: () => void, reusable: boolean) => {
      signal?.removeEventListener('abort', stop);
      unwatch();
      worker.off('message', heard).off('error', fell).off('exit', left);
      if (reusable) keepThread(thread);
      else thread.end();
      end();
    };
    const stop = () => settle(() => reject(signal?.reason), false);
    signal?.addEventListener('abort', stop, { once: true });
    const died = (reason: string) =>
      settle(() => reject(new PlannerError('import.reader-failed', { reason })), false);
    const unwatch = watchLife(thread.life, (seconds) =>
      settle(() => reject(new PlannerError('import.endless', { seconds })), false),
    );
    const heard = (answer: FromGdal) => {
      switch (answer.type) {
        case 'progress':
          onProgress(answer.done, answer.total);
          break;
        case 'done':
          settle(() => resolve(answer.value as GdalResult[T]), true);
          break;
        case 'refused':
          settle(() => reject(new PlannerError(answer.code, answer.params, answer.where)), true);
          break;
        case 'failed':
          died(answer.message);
      }
    };
    const fell = (error: unknown) => died((error as Error).message);
    const left = (code: number) => died(`exit ${code}`);
    worker.on('message', heard).on('error', fell).on('exit', left);
    worker.postMessage(task);
  });
}
