import { parentPort } from 'node:worker_threads';

// Dies over the first piece of work of all its threads, then answers every piece with ones, as many as `SUMS_LENGTH`.
let sums;
let died;
parentPort.on('message', (message) => {
  if (message.type === 'prepare') {
    sums = message.sums;
    died = message.equipment.died;
  }
  if (message.type !== 'estimate') return;
  if (Atomics.exchange(died, 0, 1) === 0) process.exit(3);
  sums.fill(1, message.from * 14, message.to * 14);
  parentPort.postMessage({ type: 'done' });
});
