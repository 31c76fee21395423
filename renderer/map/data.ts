import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { ContextLayerName, CountyDetail } from '../../shared/domain.ts';
import { invoke } from '../base/client.ts';
import { notifyError } from '../base/errors.tsx';
import { graticule } from './geometry.ts';
import { LABEL_FONT } from './style-labels.ts';

const loadedCharacters = new Set<string>();

/** Makes sure that the bundled font has the characters of these labels before the map draws them. */
export async function loadLabelFont(labels: Iterable<string>): Promise<void> {
  const fresh = new Set<string>();
  for (const label of labels)
    for (const character of label) if (!loadedCharacters.has(character)) fresh.add(character);
  if (fresh.size === 0) return;
  await document.fonts.load(`24px '${LABEL_FONT}'`, [...fresh].join('')).catch(() => []);
  for (const character of fresh) loadedCharacters.add(character);
}

const nameOf = (feature: GeoJSON.Feature): string => {
  const name: unknown = feature.properties?.name;
  return typeof name === 'string' ? name : '';
};

export async function put(
  map: MapLibre,
  source: string,
  data: GeoJSON.FeatureCollection | GeoJSON.Feature,
): Promise<void> {
  const features = data.type === 'FeatureCollection' ? data.features : [data];
  await loadLabelFont(features.map(nameOf));
  map.getSource<GeoJSONSource>(source)?.setData(data);
}

/** Draws what lies around a county: the graticule and its neighbours. */
export async function showAround(map: MapLibre, { code, bounds }: CountyDetail): Promise<void> {
  await put(map, 'graticule', graticule(bounds));
  const { counties } = await invoke('county.neighbours', { code });
  await put(map, 'neighbours', {
    type: 'FeatureCollection',
    features: counties.flatMap(({ name, center, boundary }): GeoJSON.Feature[] => [
      { type: 'Feature', properties: { name }, geometry: boundary },
      { type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates: center } },
    ]),
  });
}

/** Features of the context layers as read, by layer: what snapping and pop-ups look things up in. */
export const contextFeatures = new Map<ContextLayerName, GeoJSON.Feature[]>();

/** Takes what the map drew of a layer whole off it again. */
export function clearWhole(map: MapLibre, layer: ContextLayerName): void {
  if (!contextFeatures.delete(layer)) return;
  map.getSource<GeoJSONSource>(layer)?.setData({ type: 'FeatureCollection', features: [] });
}

/** Reads the context layers and draws each as soon as it is there. */
export async function showContext(map: MapLibre, layers: readonly ContextLayerName[]): Promise<void> {
  await Promise.all(
    layers.map(async (layer) => {
      try {
        const { features } = await invoke('context.features', { layer });
        contextFeatures.set(layer, features as GeoJSON.Feature[]);
        await put(map, layer, { type: 'FeatureCollection', features: features as GeoJSON.Feature[] });
      } catch (error) {
        notifyError(error);
      }
    }),
  );
}
