import { parentPort } from 'node:worker_threads';
import { imprintFrom } from '../report/context.ts';
import type { Draw } from '../report/docx/pictures.ts';
import { writeDocx } from '../report/docx/write.ts';
import type { FromWord, PlainPlan, ToWord } from './word-protocol.ts';

const port = parentPort;
if (!port) throw new Error('word.worker runs in a worker thread');
const say = (message: FromWord) => port.postMessage(message);

let drawn: (pictures: Uint8Array[]) => void = () => {};
/** Drawings are rastered by the browser that the program's own thread has. */
const draw: Draw = (drawings, fontCss) => {
  const { promise, resolve } = Promise.withResolvers<Uint8Array[]>();
  drawn = resolve;
  say({ type: 'draw', drawings: [...drawings], fontCss });
  return promise;
};

async function write(plan: PlainPlan, fontDir: string | undefined): Promise<void> {
  try {
    const file = await writeDocx({ ...plan, imprint: imprintFrom(plan.imprint) }, draw, fontDir);
    say({ type: 'written', file });
  } catch (error) {
    say({ type: 'failed', message: (error as Error).message });
  }
}

port.on('message', (message: ToWord) => {
  if (message.type === 'drawn') drawn(message.pictures);
  else void write(message.plan, message.fontDir);
});
