import { unpackedLocation } from '../../shared/asar.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { BulkResult, BulkStart, BulkTask, FromBulk } from './bulk-protocol.ts';
import { startWorker } from './start-worker.ts';

/** The worker's module beside this one: TypeScript as it is, JavaScript when built. */
function besideThis(): URL {
  const extension = /\.[cm]?[jt]s$/.exec(import.meta.url)?.[0] ?? '.js';
  return new URL(`./bulk.worker${extension}`, unpackedLocation(import.meta.url));
}

/**
 * Has a thread do long work on a document through a connection of its own, so that this thread goes on serving the
 * window. Stopping takes the work back as a whole; the promise rejects once nothing of it is left.
 *
 * @param path the document, which this program holds open
 * @throws PlannerError what the work refused, `thread.ended` when the thread died over it; the signal's reason when it was stopped
 */
export async function runBulk<T extends BulkTask['type']>(
  path: string,
  task: Extract<BulkTask, { type: T }>,
  signal?: AbortSignal,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<BulkResult[T]> {
  signal?.throwIfAborted();
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const start: BulkStart = { path, task, stop };
  const worker = startWorker(besideThis(), { workerData: start });
  const onAbort = () => void Atomics.store(stop, 0, 1);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await new Promise<BulkResult[T]>((resolve, reject) => {
      worker.on('message', (answer: FromBulk) => {
        switch (answer.type) {
          case 'progress':
            onProgress(answer.done, answer.total);
            break;
          case 'done':
            resolve(answer.value as BulkResult[T]);
            break;
          case 'stopped':
            reject(signal?.reason);
            break;
          case 'refused':
            reject(new PlannerError(answer.code, answer.params, answer.where));
            break;
          case 'failed':
            reject(Object.assign(new Error(answer.message), { code: answer.code, stack: answer.stack }));
        }
      });
      const died = (reason: string) => reject(new PlannerError('thread.ended', { reason }));
      worker.on('error', (error) => died((error as Error).message));
      worker.on('exit', (code) => died(`exit ${code}`));
    });
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
