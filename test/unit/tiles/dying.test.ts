import { afterEach, expect, it } from 'vitest';
import { createReader, type DocumentReader } from '../../../electron/workers/reader.ts';

const frail = new URL('./dying.worker.mjs', import.meta.url);
let maker: DocumentReader;
const draw = (z: number) => maker.tile('sites', { z, x: 0, y: 0 }, '1');
afterEach(() => maker.close());

it('a thread that dies over a tile is followed by one that knows what the first was told', async () => {
  maker = createReader('a.gpkg', frail);
  maker.setLand([7, 8], []);
  await expect(draw(1)).resolves.toEqual(Uint8Array.of(2));
  for (let death = 0; death < 5; death++) {
    await expect(draw(9)).rejects.toMatchObject({ code: 'thread.ended' });
    await expect(draw(1)).resolves.toEqual(Uint8Array.of(2));
  }
  maker.setLand([7], []);
  await expect(draw(1)).resolves.toEqual(Uint8Array.of(1));
});

it('threads that draw nothing are not begun for ever', async () => {
  maker = createReader('a.gpkg', frail);
  for (let death = 0; death < 3; death++)
    await expect(draw(9)).rejects.toMatchObject({ code: 'thread.ended' });
  await expect(draw(1)).rejects.toMatchObject({ code: 'thread.ended' });
});
