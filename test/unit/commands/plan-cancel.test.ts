import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskOnLankao, type OpenDesk } from '../desk.ts';

/** Roofs from this size on make more than a thousand sites. */
const LEAST_ROOF_M2 = 300;

let desk: OpenDesk;
/** Told when the print engine is asked for something; it never answers. */
let asked = () => {};
const never = (): Promise<never> => {
  asked();
  return new Promise(() => {});
};

beforeAll(async () => {
  desk = await deskOnLankao(true, { printPdf: never, drawPng: never });
  await desk.say('site.fromBuildings', { filter: { leastM2: LEAST_ROOF_M2 } });
  await desk.settled();
}, 600_000);
afterAll(() => desk.close());

const running = () => {
  const last = desk.events.findLast((event) => event.type === 'job' && event.name === 'plan.export');
  return last?.type === 'job' ? last : null;
};

/** Exports a plan and cancels it once others had `turns` turns, at the latest when it prints; says how many they had. */
async function cancelled(out: string, turns: number): Promise<number> {
  const seen = desk.events.length;
  let [had, over] = [0, false];
  const stop = () => {
    over = true;
    desk.say('job.cancel', { id: running()!.id });
  };
  asked = () => !over && stop();
  const watch = () => {
    if (over) return;
    const started = desk.events
      .slice(seen)
      .some((event) => event.type === 'job' && event.name === 'plan.export');
    if (started && ++had >= turns) stop();
    else setTimeout(watch);
  };
  watch();
  await expect(desk.say('plan.export', { out: join(desk.folder, out), language: 'zh' })).rejects.toThrow(
    /job\.cancelled/,
  );
  over = true;
  expect(running()).toMatchObject({ state: 'cancelled' });
  for (const name of [out, `${out}.figures.json`]) expect(existsSync(join(desk.folder, name))).toBe(false);
  return had;
}

test('a plan of more than a thousand sites stops wherever it is cancelled, as cancelled, and leaves no file', async () => {
  const { ids } = await desk.say('site.ids', {});
  expect(ids.length).toBeGreaterThan(1000);
  // While the print engine works: it need not answer.
  const turns = await cancelled('whole.pdf', Number.POSITIVE_INFINITY);
  // Gathering and writing let others have their turns all the way.
  expect(turns).toBeGreaterThan(50);
  for (const part of [0.3, 0.8]) await cancelled('part.pdf', Math.ceil(turns * part));
  await cancelled('word.docx', Number.POSITIVE_INFINITY);
}, 900_000);
