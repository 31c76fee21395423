import { parentPort } from 'node:worker_threads';

// Stands in for a worker that runs out of memory over its first piece of work.
parentPort.on('message', (message) => {
  if (message.type === 'estimate') process.exit(3);
});
