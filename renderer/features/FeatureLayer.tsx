import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContextLayerName } from '../../shared/domain.ts';
import type { Shape } from '../../shared/geometry.ts';
import { run } from '../base/client.ts';
import { useShapes } from '../base/shapes.ts';
import { useStore } from '../base/store.ts';
import { contextFeatures } from '../map/data.ts';
import { handlesOn, onHandle } from '../map/handles.ts';
import { useMap } from '../map/state.ts';
import { chooseFeature, useFeatures } from './state.ts';

const SOURCE = 'feature-chosen';
const INK = '#b3410a';
/** A click this near to a line or point is on it, pixels. */
const NEAR = 6;

function draw(map: MapLibre, geometry: Shape | null): void {
  const data: GeoJSON.FeatureCollection = {
    type: 'FeatureCollection',
    features: geometry ? [{ type: 'Feature', properties: {}, geometry }] : [],
  };
  const source = map.getSource<GeoJSONSource>(SOURCE);
  if (source) return void source.setData(data);
  map.addSource(SOURCE, { type: 'geojson', data });
  map.addLayer({
    ...{ id: SOURCE, type: 'line', source: SOURCE },
    paint: { 'line-color': INK, 'line-width': 3 },
  });
}

/** The row's id of a feature of a layer that was clicked; null for none. */
function idAt(map: MapLibre, layer: ContextLayerName, { x, y }: { x: number; y: number }): number | null {
  const ids = map.getStyle().layers.flatMap((each) => {
    const source = 'source' in each ? each.source : '';
    return source === layer || source === `${layer}-tiles` ? each.id : [];
  });
  const [found] = map.queryRenderedFeatures(
    [
      [x - NEAR, y - NEAR],
      [x + NEAR, y + NEAR],
    ],
    { layers: ids },
  );
  if (!found) return null;
  // Sources drawn whole number their features by their place.
  const row = found.source === layer ? contextFeatures.get(layer)?.[Number(found.id)]?.id : found.id;
  return row === undefined ? null : Number(row);
}

/** While an attribute table is open: clicks on the map choose a feature, whose corners have handles. */
export function FeatureLayer() {
  const { t } = useTranslation();
  const map = useMap((state) => state.map);
  const tools = useMap((state) => state.draw);
  const layer = useFeatures((state) => state.layer);
  const chosen = useFeatures((state) => state.chosen);
  const drawing = useShapes((state) => state.drawing !== null);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);

  useEffect(() => {
    if (!map || !tools || !layer || drawing) return;
    const onClick = ({ point, originalEvent }: MapMouseEvent) => {
      if (!onHandle(originalEvent) && useStore.getState().tool === 'select')
        void chooseFeature(idAt(map, layer, point));
    };
    map.on('click', onClick);
    return () => void map.off('click', onClick);
  }, [map, tools, layer, drawing]);

  useEffect(() => {
    if (!map || !tools) return;
    draw(map, chosen?.geometry ?? null);
    if (!chosen || !layer || readOnly) return;
    return handlesOn(map, chosen.geometry, {
      label: (corner) => (corner === null ? t('shapes.addCorner') : t('shapes.corner', { n: corner })),
      preview: (geometry) => draw(map, geometry),
      done: (geometry) =>
        void run('feature.update', { layer, ids: [chosen.id], changes: { geometry } }).then(() =>
          chooseFeature(chosen.id),
        ),
    });
  }, [map, tools, layer, chosen, readOnly, t]);
  return null;
}
