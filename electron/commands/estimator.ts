import type { PlannerError } from '../../shared/errors.ts';
import type { Estimator, Session } from '../session/session.ts';
import { createPool } from '../workers/pool.ts';
import { estimateStale, outOfDate } from './estimate-stale.ts';

export function createEstimator(session: Session): Estimator {
  const pool = createPool();
  let wanted = false;
  let underWay: Promise<void> | null = null;
  let failure: unknown = null;
  let controller = new AbortController();

  const passes = async () => {
    while (wanted) {
      wanted = false;
      const { signal } = controller;
      try {
        await estimateStale(session, pool, signal);
      } catch (error) {
        const stopped = signal.aborted || (error as PlannerError).code === 'job.cancelled';
        if (!stopped) failure = error;
        // What is out of date stays so, and everything that shows it says so.
        if (session.document) session.host.emit({ type: 'estimates.changed' });
      }
    }
    underWay = null;
  };

  const refresh = () => {
    wanted = true;
    // One turn later, so that a run of edits in the same turn is looked at once.
    underWay ??= Promise.resolve().then(passes);
  };

  return {
    refresh,
    async settled() {
      while (underWay) await underWay;
      const error = failure;
      failure = null;
      if (error) throw error;
    },
    stop() {
      wanted = false;
      controller.abort();
      controller = new AbortController();
    },
    async estimate(scenarioId) {
      await estimateStale(session, pool, controller.signal, scenarioId);
    },
    outOfDate,
    rest: () => pool.rest(),
    close: () => pool.close(),
  };
}
