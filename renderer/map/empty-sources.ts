import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';

/** Whether a source of shapes holds any. */
export function isFilled(source: Pick<GeoJSONSource, 'serialize'>): boolean {
  const { data } = source.serialize();
  return typeof data === 'string' || !('features' in data) || data.features.length > 0;
}

/**
 * Has the sources of shapes that are in the map by now go without tiles as long as they hold nothing. The map clips
 * each layer to the tiles of its source, full or not, twice a frame; without a graphics card that takes longer than
 * drawing the county.
 */
export function skipEmpty(map: MapLibre): void {
  for (const [id, { type }] of Object.entries(map.getStyle().sources)) {
    if (type !== 'geojson') continue;
    const source = map.getSource<GeoJSONSource>(id)!;
    Object.assign(source, { hasTile: () => isFilled(source) });
  }
}
