import { parentPort } from 'node:worker_threads';
import { type EstimateJob, estimateArrays, fillJobGrid, prepareJob } from './estimate-job.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** One thread of the pool: prepares jobs, works off pieces of them, and says when each is done. */
const port = parentPort;
if (!port) throw new Error('estimate.worker runs in a worker thread');

/** Jobs at hand; one that could not be prepared is kept as the reason why. */
const jobs = new Map<number, EstimateJob | Error>();

function work(message: Extract<ToWorker, { type: 'grid' | 'estimate' }>): void {
  const job = jobs.get(message.job);
  if (!job) throw new Error(`job ${message.job} was not prepared`);
  if (job instanceof Error) throw job;
  if (message.type === 'grid') fillJobGrid(job, message.fromRow, message.toRow);
  else estimateArrays(job, message.from, message.to);
}

function prepare(message: Extract<ToWorker, { type: 'prepare' }>): EstimateJob | Error {
  try {
    return prepareJob(message);
  } catch (error) {
    return error as Error;
  }
}

port.on('message', (message: ToWorker) => {
  if (message.type === 'forget') {
    jobs.delete(message.job);
  } else if (message.type === 'prepare') {
    jobs.set(message.job, prepare(message));
  } else {
    try {
      work(message);
      port.postMessage({ type: 'done' } satisfies FromWorker);
    } catch (error) {
      const { message: text, stack } = error as Error;
      port.postMessage({ type: 'failed', message: text, stack } satisfies FromWorker);
    }
  }
});
