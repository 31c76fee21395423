import { unpackedLocation } from '../../shared/asar.ts';
import { PlannerError } from '../../shared/errors.ts';
import { plainImprint } from '../report/context.ts';
import type { Draw } from '../report/docx/pictures.ts';
import type { ComposedPlan } from '../report/plan.ts';
import { startWorker } from './start-worker.ts';
import type { FromWord, ToWord } from './word-protocol.ts';

/** The worker's module beside this one: TypeScript as it is, JavaScript when built. */
function besideThis(): URL {
  const extension = /\.[cm]?[jt]s$/.exec(import.meta.url)?.[0] ?? '.js';
  return new URL(`./word.worker${extension}`, unpackedLocation(import.meta.url));
}

/**
 * Writes a composed plan as a Word document in a thread of its own, which ends with it: the packing of a long document
 * cannot be done a little at a time, and a cancelled one is ended at once.
 *
 * @param draw rasters the drawings, in this thread
 * @throws PlannerError `thread.ended` where the thread fails or cannot be started; what `draw` throws; the signal's reason
 */
export function writeWord(
  { imprint, cover, sections, creator, sums }: Omit<ComposedPlan, 'figures'>,
  draw: Draw,
  fontDir: string | undefined,
  signal: AbortSignal,
): Promise<Uint8Array> {
  signal.throwIfAborted();
  const worker = startWorker(besideThis());
  const say = (message: ToWord) => worker.postMessage(message);
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const fail = (reason: string) => reject(new PlannerError('thread.ended', { reason }));
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  worker.on('error', (error) => fail((error as Error).message));
  worker.on('exit', (code) => fail(`exit ${code}`));
  worker.on('message', (message: FromWord) => {
    if (message.type === 'written') resolve(message.file);
    else if (message.type === 'failed') fail(message.message);
    else {
      draw(message.drawings, message.fontCss).then((pictures) => say({ type: 'drawn', pictures }), reject);
    }
  });
  say({ type: 'write', plan: { imprint: plainImprint(imprint), cover, sections, creator, sums }, fontDir });
  return promise.finally(() => {
    signal.removeEventListener('abort', stop);
    void worker.terminate();
  });
}
