import { parentPort } from 'node:worker_threads';
import type { FromWorker } from './protocol.ts';
import { prepareRoofJob, type RoofJob, surveyGroup } from './roof-job.ts';
import type { ToRoofWorker } from './roof-protocol.ts';

/** One thread that surveys roofs: prepares a survey, works off pieces of it, and answers with what it found. */
const port = parentPort;
if (!port) throw new Error('roof.worker runs in a worker thread');

/** Jobs at hand; one that could not be prepared is kept as the reason why. */
const jobs = new Map<number, RoofJob | Error>();

function prepare(message: Extract<ToRoofWorker, { type: 'prepare' }>): RoofJob | Error {
  try {
    return prepareRoofJob(message);
  } catch (error) {
    return error as Error;
  }
}

port.on('message', (message: ToRoofWorker) => {
  if (message.type === 'forget') jobs.delete(message.job);
  else if (message.type === 'prepare') jobs.set(message.job, prepare(message));
  else {
    try {
      const job = jobs.get(message.job);
      if (!job) throw new Error(`job ${message.job} was not prepared`);
      if (job instanceof Error) throw job;
      const value = message.groups.flatMap((group) => surveyGroup(job, group));
      port.postMessage({ type: 'done', value } satisfies FromWorker);
    } catch (error) {
      const { message: text, stack } = error as Error;
      port.postMessage({ type: 'failed', message: text, stack } satisfies FromWorker);
    }
  }
});
