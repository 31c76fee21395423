import type { Map as MapLibre } from 'maplibre-gl';
import type { ContextLayer, ContextLayerName } from '../../shared/domain.ts';
import type { Bounds } from '../../shared/geometry.ts';
import { invoke } from '../app/client.ts';
import { notifyError } from '../app/errors.tsx';
import { contextFeatures, put } from './data.ts';

/** Layers with more features are drawn only where the map looks. */
const WHOLE = 20_000;
/** Features drawn at once of such a layer: the largest of those in view. */
const AT_ONCE = 8000;
/** Share of the view's width and height read beyond its edges, so that small moves need no new read. */
const MARGIN = 0.3;

export const isLarge = ({ count }: ContextLayer): boolean => count > WHOLE;

/** The view and a margin about it. */
function wideView(map: MapLibre): Bounds {
  const box = map.getBounds();
  const [dx, dy] = [MARGIN * (box.getEast() - box.getWest()), MARGIN * (box.getNorth() - box.getSouth())];
  return [box.getWest() - dx, box.getSouth() - dy, box.getEast() + dx, box.getNorth() + dy];
}

/** Draws what large layers have in view, and again whenever the map comes to rest; returns the way to stop. */
export function followView(map: MapLibre, layers: readonly ContextLayerName[]): () => void {
  let stopped = false;
  let running = false;
  let again = false;
  const show = async (): Promise<void> => {
    if (running || stopped) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      const bounds = wideView(map);
      for (const layer of layers) {
        try {
          const read = await invoke('context.features', { layer, bounds, limit: AT_ONCE });
          if (stopped) return;
          const features = read.features as GeoJSON.Feature[];
          contextFeatures.set(layer, features);
          await put(map, layer, { type: 'FeatureCollection', features });
        } catch (error) {
          notifyError(error);
        }
      }
    } while (again && !stopped);
    running = false;
  };
  if (layers.length === 0) return () => {};
  const onRest = () => void show();
  map.on('moveend', onRest);
  onRest();
  return () => {
    stopped = true;
    map.off('moveend', onRest);
  };
}
