import { create } from 'zustand';
import type { ContextLayerName } from '../../shared/domain.ts';
import type { LayerFeature } from '../../shared/features.ts';
import { invoke } from '../base/client.ts';
import { on } from '../base/events.ts';
import { peek, update } from '../base/store.ts';

interface FeaturesState {
  /** Layer whose attribute table is open. */
  layer: ContextLayerName | null;
  /** The feature that is looked at, with handles on its corners. */
  chosen: LayerFeature | null;
}

export const useFeatures = create<FeaturesState>()(() => ({ layer: null, chosen: null }));

/** Opens the attribute table of a layer; null closes it. */
export function openFeatures(layer: ContextLayerName | null): void {
  useFeatures.setState({ layer, chosen: null });
  if (layer) update({ drawerOpen: true });
}

/** Looks at a feature of the open layer; null at none. */
export async function chooseFeature(id: number | null): Promise<LayerFeature | null> {
  const { layer } = useFeatures.getState();
  let chosen: LayerFeature | null = null;
  if (layer && id !== null) {
    // One that was deleted since is none.
    chosen = await invoke('feature.get', { layer, id }).catch(() => null);
  }
  useFeatures.setState({ chosen });
  return chosen;
}

on('context.changed', () => peek().project && chooseFeature(useFeatures.getState().chosen?.id ?? null));
