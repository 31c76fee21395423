import { expect, it, vi } from 'vitest';
import { runBulk } from '../../../electron/workers/bulk.ts';
import { runGdal } from '../../../electron/workers/gdal.ts';
import { createReader } from '../../../electron/workers/reader.ts';
import { createSolver } from '../../../electron/workers/solver.ts';
import { createThreads } from '../../../electron/workers/threads.ts';
import { writeWord } from '../../../electron/workers/word.ts';

vi.mock('node:worker_threads', async (original) => ({
  ...(await original<typeof import('node:worker_threads')>()),
  Worker: class {
    constructor() {
      throw Object.assign(new Error('EAGAIN'), { code: 'ERR_WORKER_INIT_FAILED' });
    }
  },
}));

const never = () => Promise.reject(new Error('not asked for'));
const given = {} as never;

it.each<[string, () => Promise<unknown>]>([
  ['long work on a document', () => runBulk('a.gpkg', given)],
  ['the reader of map files', () => runGdal({ type: 'inspect' } as never)],
  ['the solver', () => createSolver().solve(given)],
  ['tiles', () => createReader('a.gpkg').tile('roads', given, '1')],
  ['a plan in Word', async () => writeWord(given, never, undefined, new AbortController().signal)],
  [
    'estimates',
    () =>
      new Promise((_, failed) => {
        const task = { prepare: { job: 1 }, message: { job: 1 }, done: failed, failed, deaths: 0 };
        createThreads(1, new URL('file:///none.mjs')).add([task]);
      }),
  ],
])('a machine that gives no thread for %s is a named failure', async (_, work) => {
  await expect(work()).rejects.toMatchObject({ code: 'thread.ended', params: { reason: 'EAGAIN' } });
});
