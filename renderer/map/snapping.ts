import type { Position } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import type { SnapToCustom } from 'terra-draw';
import { peek } from '../base/store.ts';
import { contextFeatures } from './data.ts';
import { snapPosition } from './snap.ts';
import { bothOf, tiledOf } from './tiles.ts';

const TOLERANCE_PX = 10;
/** Below this zoom the context is too dense to snap to; sites still are. */
const CONTEXT_ZOOM = 13;
const EXACT_TILES_ZOOM = 14;

const ringsOf = (geometry: GeoJSON.Geometry): Position[][] =>
  geometry.type === 'Polygon'
    ? geometry.coordinates
    : geometry.type === 'MultiPolygon'
      ? geometry.coordinates.flat()
      : [];

/** Snaps to sites and buildings near the pointer, in their exact coordinates rather than the screen's. */
export const snapToMap =
  (map: MapLibre): SnapToCustom =>
  (event, { currentId }) => {
    if (!peek().snap) return undefined;
    const { x, y } = map.project([event.lng, event.lat]);
    const layers =
      map.getZoom() < CONTEXT_ZOOM ? ['sites-fill'] : ['sites-fill', 'buildings-fill', 'farmland-fill'];
    const near = map.queryRenderedFeatures(
      [
        [x - TOLERANCE_PX, y - TOLERANCE_PX],
        [x + TOLERANCE_PX, y + TOLERANCE_PX],
      ],
      { layers: bothOf(map, layers) },
    );
    const rings: Position[][] = [];
    for (const feature of near.slice(0, 40)) {
      if (feature.source === 'sites' || feature.source === 'sites-tiles') {
        if (feature.id === currentId) continue;
        const site = peek().siteById.get(Number(feature.id));
        rings.push(...ringsOf(site?.geometry ?? feature.geometry));
      } else if (tiledOf(feature.source)) {
        // From here on a tile's corners are within half a metre of the exact ones; further off they are widened.
        if (map.getZoom() < EXACT_TILES_ZOOM) continue;
        rings.push(...ringsOf(feature.geometry));
      } else {
        const layer = feature.source as 'buildings' | 'farmland';
        const exact = contextFeatures.get(layer)?.[Number(feature.id)];
        rings.push(...ringsOf(exact?.geometry ?? feature.geometry));
      }
    }
    return snapPosition(
      { x, y },
      rings,
      ([lon, lat]) => map.project([lon!, lat!]),
      (pixel) => map.unproject([pixel.x, pixel.y]).toArray(),
      TOLERANCE_PX,
    );
  };
