import type { FeatureCollection } from 'geojson';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { ContextLayerName } from '../../../shared/domain.ts';
import { deskOnLankao as openLankao } from '../desk.ts';

/** The program on an empty project of Lankao, in a folder of its own. */
export async function deskOnLankao() {
  const open = await openLankao(false);
  return {
    ...open,
    async layer(name: ContextLayerName) {
      return (await open.say('context.features', { layer: name })) as FeatureCollection;
    },
  };
}

export type ImportDesk = Awaited<ReturnType<typeof deskOnLankao>>;

/** What stands for a desk that is opened before the tests of a file and closed after them. */
function opened(): ImportDesk {
  let desk: ImportDesk | undefined;
  beforeAll(async () => {
    desk = await deskOnLankao();
  }, 60_000);
  afterAll(() => desk?.close());
  return new Proxy({} as ImportDesk, { get: (_, key) => Reflect.get(desk!, key) });
}

/** One desk for all tests of a file, each of which finds what the one before left. */
export const oneDeskThroughout = opened;

/** One desk for all tests of a file; what each of them did is undone after it. */
export function oneDesk(): ImportDesk {
  const desk = opened();
  afterEach(async () => {
    while ((await desk.say('edit.history', {})).undo) await desk.say('edit.undo', {});
  });
  return desk;
}
