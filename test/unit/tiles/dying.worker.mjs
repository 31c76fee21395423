import { parentPort } from 'node:worker_threads';

// Stands in for a tile thread: runs out of memory over tiles of zoom 9, and answers others with what it was told.
let told = 0;
parentPort.on('message', (message) => {
  if (message.type === 'land') told = message.broken.length;
  if (message.type !== 'tile') return;
  if (message.address.z === 9) process.exit(3);
  parentPort.postMessage({ ask: message.ask, bytes: Uint8Array.of(told) });
});
