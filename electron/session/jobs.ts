import { randomUUID } from 'node:crypto';
import type { DeskEvent } from '../../shared/contract.ts';
import { PlannerError } from '../../shared/errors.ts';

/** Long work in progress, by id, so that the planner sees how far it is and can stop it. */
export interface Jobs {
  /**
   * Runs `work`, telling the window about its progress.
   * @throws PlannerError `job.cancelled` once the planner stopped it.
   */
  run<T>(name: string, work: (progress: Progress, signal: AbortSignal) => Promise<T>): Promise<T>;
  cancel(id: string): void;
  /** Stops all of them; resolves once none is under way. */
  close(): Promise<void>;
}

type Progress = (done: number, total: number) => void;

export function createJobs(emit: (event: DeskEvent) => void): Jobs {
  const running = new Map<string, AbortController>();
  const ended = new Set<() => void>();
  return {
    async run(name, work) {
      const id = randomUUID();
      const controller = new AbortController();
      running.set(id, controller);
      let done = 0;
      let total = 1;
      const tell = (state: 'running' | 'done' | 'failed' | 'cancelled') =>
        emit({ type: 'job', id, name, done, total, state });
      tell('running');
      try {
        const value = await work((d, t) => {
          done = d;
          total = t;
          tell('running');
        }, controller.signal);
        done = total;
        tell('done');
        return value;
      } catch (error) {
        tell(controller.signal.aborted ? 'cancelled' : 'failed');
        throw controller.signal.aborted ? new PlannerError('job.cancelled') : error;
      } finally {
        running.delete(id);
        if (running.size === 0) for (const tellEnd of ended) tellEnd();
      }
    },
    cancel: (id) => running.get(id)?.abort(),
    close() {
      if (running.size === 0) return Promise.resolve();
      for (const controller of running.values()) controller.abort();
      return new Promise((resolve) => ended.add(resolve));
    },
  };
}
