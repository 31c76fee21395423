import { parentPort, workerData } from 'node:worker_threads';
import { PlannerError } from '../../shared/errors.ts';
import { editSites } from '../bulk/edit-sites.ts';
import { importStage } from '../bulk/import-stage.ts';
import { correctionsOf } from '../bulk/roof-measured.ts';
import { readForSurvey } from '../bulk/roof-read.ts';
import { createFromBuildings, matchByClass, progressByClass } from '../bulk/roofs.ts';
import { openBeside } from '../store/beside.ts';
import { copyDocument } from '../store/copy-document.ts';
import { openDocument } from '../store/document.ts';
import { assertValuesFit } from '../store/document-values.ts';
import { assertSoundByTable } from '../store/soundness.ts';
import type { BulkStart, BulkTask, FromBulk } from './bulk-protocol.ts';

/** A thread that does one piece of long work on a document through a connection of its own. */
const port = parentPort;
if (!port) throw new Error('bulk.worker runs in a worker thread');
const { path, task, stop } = workerData as BulkStart;
const say = (answer: FromBulk) => port.postMessage(answer);

/** Sites edited between two looks at whether the planner stopped the work. */
const AT_ONCE = 500;

class Stopped extends Error {}

/** What is done with a document that this program holds open. */
type OnOpen = Exclude<BulkTask, { type: 'migrate' | 'copy' }>;

const progress = (done: number, total: number) => {
  if (Atomics.load(stop, 0) === 1) throw new Stopped();
  say({ type: 'progress', done, total });
};

function work(document: ReturnType<typeof openBeside>, task: OnOpen): unknown {
  switch (task.type) {
    case 'import': {
      const total = task.staged.layers.reduce((sum, { rows }) => sum + rows, 0);
      return importStage(document, task, (done) => progress(done, total));
    }
    case 'sites-from-buildings':
      return createFromBuildings(document, task, progress);
    case 'edit-sites': {
      const { edit, meant } = task;
      const total = edit.input.ids.length;
      return document.journal.record(edit.name, () =>
        editSites(document, edit, meant, (done) => done % AT_ONCE === 0 && progress(done, total)),
      );
    }
    case 'match-roofs':
      return matchByClass(document, task);
    case 'roof-correction':
      return correctionsOf(document, task.rules, task.classes).rows;
    case 'roof-progress':
      return progressByClass(document);
    case 'roof-read':
      return readForSurvey(document, task);
    case 'check':
      assertSoundByTable(document.db, path, document.readable, () => progress(0, 1));
      assertValuesFit(document.db, path, true);
      return null;
    case 'flip': {
      let done = 0;
      const touched = document.journal[task.which]((rows) => {
        done += rows;
        progress(Math.min(done, task.rows), task.rows);
      });
      return { touched };
    }
  }
}

async function result(): Promise<unknown> {
  if (task.type === 'copy') return { features: await copyDocument(path, task.target, task.kind, progress) };
  if (task.type === 'migrate') {
    const { defaultsDropped, close } = openDocument(path);
    close();
    return { defaultsDropped };
  }
  const document = openBeside(path);
  try {
    return work(document, task);
  } finally {
    document.close();
  }
}

try {
  say({ type: 'done', value: await result() });
} catch (error) {
  if (error instanceof Stopped) say({ type: 'stopped' });
  else if (error instanceof PlannerError) {
    say({ type: 'refused', code: error.code, params: error.params, where: error.where });
  } else {
    const { message, stack, code } = error as Error & { code?: string };
    say({ type: 'failed', message, code, stack });
  }
}
