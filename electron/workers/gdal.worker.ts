import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import { isRaster } from '../formats/gdal/endings.ts';
import { loadGdal } from '../formats/gdal/module.ts';
import { inspectFile } from './gdal-inspect.ts';
import { tellLife } from './gdal-life.ts';
import type { FromGdal, GdalTask } from './gdal-protocol.ts';
import { stageFile } from './gdal-stage.ts';
import { stageSurface } from './gdal-surface.ts';
import { inspectRaster, stageTerrain } from './gdal-terrain.ts';
import { READY } from './ready.ts';

/** A thread that reads and writes files with GDAL, one at a time. */
const port = parentPort;
if (!port) throw new Error('gdal.worker runs in a worker thread');
const life = tellLife(workerData as Int32Array);
const say = (answer: FromGdal) => port.postMessage(answer);
// SQLite's native module is loaded with the first database, and not while this thread may be ended; nor is this one
// evaluated then, as modules that wait for others are among those that it needs.
new Database(':memory:').close();
setImmediate(() => say(READY));

async function work(task: GdalTask): Promise<unknown> {
  switch (task.type) {
    case 'inspect':
      return isRaster(task.path) ? inspectRaster(task) : inspectFile(task);
    case 'terrain':
      return stageTerrain(task, (done, total) => say({ type: 'progress', done, total }));
    case 'surface':
      return stageSurface(task, (done, total) => say({ type: 'progress', done, total }));
    case 'stage':
      return stageFile(task, (done, total) => say({ type: 'progress', done, total }));
    case 'convert': {
      const gdal = await loadGdal();
      gdal.mount(task.scratch);
      const dataset = gdal.open(task.from);
      const before = new Set(readdirSync(task.scratch));
      if (!dataset || !gdal.translate(dataset, task.to, task.options)) {
        throw new PlannerError('export.failed', { reason: gdal.messages().at(-1) ?? '—' });
      }
      return { files: readdirSync(task.scratch).filter((name) => !before.has(name)) };
    }
  }
}

port.on('message', async (task: GdalTask) => {
  try {
    (await loadGdal()).watch(life);
    say({ type: 'done', value: await work(task) });
  } catch (error) {
    if (error instanceof PlannerError) {
      say({ type: 'refused', code: error.code, params: error.params, where: error.where });
    } else {
      const { message, stack, code = '' } = error as Error & { code?: string };
      // This thread writes nowhere but into its scratch folder.
      if (/^(ENOSPC|EDQUOT|SQLITE_FULL)/.test(code)) {
        say({ type: 'refused', code: 'scratch.full', params: {}, where: { file: tmpdir() } });
      } else say({ type: 'failed', message, stack });
    }
  }
});
