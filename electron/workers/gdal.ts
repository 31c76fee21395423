import { Worker } from 'node:worker_threads';
import { PlannerError } from '../../shared/errors.ts';
import type { FromGdal, GdalResult, GdalTask } from './gdal-protocol.ts';

/** The worker's module beside this one: TypeScript as it is, JavaScript when built. */
function besideThis(): URL {
  const extension = /\.[cm]?[jt]s$/.exec(import.meta.url)?.[0] ?? '.js';
  return new URL(`./gdal.worker${extension}`, import.meta.url);
}

/**
 * Has a thread of its own do one piece of work with GDAL. Stopping ends the thread wherever it is.
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
    const worker = new Worker(besideThis(), { workerData: task });
    const stop = () => {
      reject(signal?.reason);
      void worker.terminate();
    };
    signal?.addEventListener('abort', stop, { once: true });
    const settle = (end: () => void) => {
      signal?.removeEventListener('abort', stop);
      end();
      void worker.terminate();
    };
    const died = (reason: string) => settle(() => reject(new PlannerError('import.reader-failed', { reason })));
    worker.on('message', (answer: FromGdal) => {
      switch (answer.type) {
        case 'progress':
          onProgress(answer.done, answer.total);
          break;
        case 'done':
          settle(() => resolve(answer.value as GdalResult[T]));
          break;
        case 'refused':
          settle(() => reject(new PlannerError(answer.code, answer.params, answer.where)));
          break;
        case 'failed':
          died(answer.message);
      }
    });
    worker.on('error', (error) => died((error as Error).message));
    worker.on('exit', (code) => died(`exit ${code}`));
  });
}
