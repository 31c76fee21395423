import type { Worker } from 'node:worker_threads';

/** What a thread says that loads native modules or modules that wait for others, once it has. */
export const READY = { type: 'ready' } as const;

/**
 * Watches for the moment from which a thread may be ended: Node ends the whole program where a thread is ended while it
 * loads a native module or evaluates one that waited for another.
 *
 * @returns ends the thread as soon as it has said {@link READY}, or never where it ended by itself before
 */
export function endWhenReady(worker: Pick<Worker, 'on' | 'once' | 'terminate'>): () => void {
  const ready = new Promise<void>((resolve) => {
    worker.on('message', (message: { type?: unknown } | null) => {
      if (message?.type === READY.type) resolve();
    });
    worker.once('exit', () => resolve());
  });
  return () => void ready.then(() => worker.terminate());
}
