import type { FeatureCollection } from 'geojson';
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
