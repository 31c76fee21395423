import { Worker, type WorkerOptions } from 'node:worker_threads';
import { PlannerError } from '../../shared/errors.ts';

/**
 * Starts a thread.
 *
 * @throws PlannerError `thread.ended` where the machine gives none
 */
export function startWorker(module: URL, options: WorkerOptions = {}): Worker {
  try {
    return new Worker(module, options);
  } catch (error) {
    throw new PlannerError('thread.ended', { reason: (error as Error).message });
  }
}
