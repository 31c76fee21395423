import type { Worker } from 'node:worker_threads';
import { PlannerError } from '../../shared/errors.ts';
import type { FromWorker } from './protocol.ts';
import { startWorker } from './start-worker.ts';

/** What is sent to a thread names the job it belongs to. */
interface OfJob {
  job: number;
}

/** A piece of work for one thread. */
export interface Task<P extends OfJob = OfJob, M extends OfJob = OfJob> {
  /** Sent once per job to every thread that works on it. */
  prepare: P;
  message: M;
  /** Given what the thread answered. */
  done(value?: unknown): void;
  failed(error: Error): void;
  /** Times a thread died over it. */
  deaths: number;
}

/** A fixed number of threads, started when there is work for them and replaced when they die. */
export interface Threads {
  size: number;
  add(tasks: Task[]): void;
  /** Drop a job's waiting tasks, and let every thread forget the job once it is through with it. */
  forget(job: number): void;
  /** Ends every thread as soon as it has nothing to do; the next work starts them again. */
  rest(): void;
  close(): Promise<void>;
}

interface Slot {
  worker: Worker | null;
  task: Task | null;
  prepared: Set<number>;
}

/** Room for a thread's short-lived objects: it makes few, and would otherwise spread over tens of megabytes. */
const YOUNG_SPACE_MB = 8;

/** A task over which two threads died is at fault itself. */
const MOST_DEATHS = 2;

/**
 * Keep `size` threads of a worker busy.
 *
 * @param size how many threads at most
 * @param workerUrl the worker's module
 */
export function createThreads(size: number, workerUrl: URL): Threads {
  const slots: Slot[] = Array.from({ length: size }, () => ({
    worker: null,
    task: null,
    prepared: new Set(),
  }));
  let queue: Task[] = [];
  let closed = false;
  let resting = false;

  const finish = (slot: Slot, settle: (task: Task) => void) => {
    const task = slot.task;
    slot.task = null;
    slot.worker?.unref();
    if (task) settle(task);
    dispatch();
    if (resting) endIdle();
  };

  const endIdle = () => {
    for (const slot of slots) {
      const { worker, task } = slot;
      if (!worker || task) continue;
      slot.worker = null;
      slot.prepared = new Set();
      void worker.terminate();
    }
  };

  const died = (slot: Slot, error: Error) => {
    slot.worker = null;
    slot.prepared = new Set();
    finish(slot, (task) => {
      task.deaths++;
      if (closed || task.deaths >= MOST_DEATHS) task.failed(error);
      else queue.unshift(task);
    });
  };

  const start = (slot: Slot): Worker => {
    const worker = startWorker(workerUrl, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_SPACE_MB } });
    let reason: Error = new PlannerError('thread.ended', { reason: 'exit' });
    worker.on('message', (answer: FromWorker) =>
      finish(slot, (task) => {
        if (answer.type === 'done') task.done(answer.value);
        else task.failed(Object.assign(new Error(answer.message), { stack: answer.stack }));
      }),
    );
    worker.on('error', (error) => {
      reason = new PlannerError('thread.ended', { reason: (error as Error).message });
    });
    worker.on('exit', () => {
      if (slot.worker === worker) died(slot, reason);
    });
    slot.worker = worker;
    return worker;
  };

  function dispatch(): void {
    for (const slot of slots) {
      if (queue.length === 0 || closed) return;
      if (slot.task) continue;
      const task = queue.shift()!;
      slot.task = task;
      let worker: Worker;
      try {
        worker = slot.worker ?? start(slot);
      } catch (error) {
        slot.task = null;
        task.failed(error as PlannerError);
        continue;
      }
      worker.ref();
      const { job } = task.message;
      if (!slot.prepared.has(job)) {
        slot.prepared.add(job);
        worker.postMessage(task.prepare);
      }
      worker.postMessage(task.message);
    }
  }

  return {
    size,
    add(tasks) {
      if (closed) for (const task of tasks) task.failed(new PlannerError('job.cancelled'));
      else queue.push(...tasks);
      resting = false;
      dispatch();
    },
    rest() {
      resting = queue.length === 0;
      if (resting) endIdle();
    },
    forget(job) {
      queue = queue.filter((task) => task.message.job !== job);
      for (const slot of slots) {
        if (slot.prepared.delete(job)) slot.worker?.postMessage({ type: 'forget', job });
      }
    },
    async close() {
      closed = true;
      const waiting = queue;
      queue = [];
      for (const task of waiting) task.failed(new PlannerError('job.cancelled'));
      await Promise.all(slots.map(({ worker }) => worker?.terminate()));
    },
  };
}
