import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { endWhenReady, READY } from '../../../electron/workers/ready.ts';

function thread() {
  const ended: string[] = [];
  const worker = Object.assign(new EventEmitter(), {
    terminate: async () => ended.push('ended'),
  });
  return { worker, ended, end: endWhenReady(worker as never) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('a thread that loads native modules is not ended before it has', async () => {
  const { worker, ended, end } = thread();
  end();
  worker.emit('message', { type: 'progress', done: 1, total: 2 });
  await turn();
  expect(ended).toEqual([]);
  worker.emit('message', READY);
  await turn();
  expect(ended).toEqual(['ended']);
});

it('one that is through with that is ended at once, and one that is gone is let go', async () => {
  const [loaded, gone] = [thread(), thread()];
  loaded.worker.emit('message', READY);
  await turn();
  loaded.end();
  await turn();
  expect(loaded.ended).toEqual(['ended']);
  gone.end();
  gone.worker.emit('exit', 1);
  await turn();
  expect(gone.worker.listenerCount('exit')).toBe(0);
});
