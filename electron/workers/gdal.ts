import { Worker } from 'node:worker_threads';
import { unpackedLocation } from '../../shared/asar.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { FromGdal, GdalResult, GdalTask } from './gdal-protocol.ts';

/** The worker's module beside this one: TypeScript as it is, JavaScript when built. */
function besideThis(): URL {
  const extension = /\.[cm]?[jt]s$/.exec(import.meta.url)?.[0] ?? '.js';
  return new URL(`./gdal.worker${extension}`, unpackedLocation(import.meta.url));
}

/** How long a thread waits for another file before it gives its memory back. */
const IDLE_MS = 60_000;
let idle: { worker: Worker; timer: NodeJS.Timeout } | null = null;

function takeThread(): Worker {
  const kept = idle;
  idle = null;
  if (!kept) {
    const worker = new Worker(besideThis());
    // Heard at all times: an error of an idle thread that nobody hears would end the program.
    worker.on('error', () => {});
    worker.once('exit', () => {
      if (idle?.worker === worker) idle = null;
    });
    return worker;
  }
  clearTimeout(kept.timer);
  kept.worker.ref();
  return kept.worker;
}

/** Keeps one thread for the next file; it does not keep the program alive. */
function keepThread(worker: Worker): void {
  if (idle) {
    void worker.terminate();
    return;
  }
  worker.unref();
  const timer = setTimeout(() => {
    idle = null;
    void worker.terminate();
  }, IDLE_MS).unref();
  idle = { worker, timer };
}

/**
 * Has a thread do one piece of work with GDAL. Stopping ends the thread wherever it is, and one that failed is
 * not used again, so that a fault in a file harms nothing else.
 *
 * @throws PlannerError what the work refused; `import.reader-failed` when the thread died over the file
 */
export function runGdal<T extends GdalTask['type']>(
  task: Extract<GdalTask, { type: T }>,
  signal?: AbortSignal,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<GdalResult[T]> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const worker = takeThread();
    const settle = (end: () => void, reusable: boolean) => {
      signal?.removeEventListener('abort', stop);
      worker.off('message', heard).off('error', fell).off('exit', left);
      if (reusable) keepThread(worker);
      else void worker.terminate();
      end();
    };
    const stop = () => settle(() => reject(signal?.reason), false);
    signal?.addEventListener('abort', stop, { once: true });
    const died = (reason: string) =>
      settle(() => reject(new PlannerError('import.reader-failed', { reason })), false);
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
