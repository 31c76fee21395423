import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../shared/geometry.ts';
import type { Sketch } from '../../shared/sketches.ts';
import { run } from '../base/client.ts';
import { refreshSketches, useShapes } from '../base/shapes.ts';
import { useStore } from '../base/store.ts';
import { roundArea } from '../map/geometry.ts';
import { handlesOn, onHandle } from '../map/handles.ts';
import { useMap } from '../map/state.ts';

const SOURCE = 'sketches';
const INK = '#b3410a';

const edgesOf = (area: Area): GeoJSON.MultiLineString => ({
  type: 'MultiLineString',
  coordinates: area.type === 'Polygon' ? area.coordinates : area.coordinates.flat(),
});

function draw(map: MapLibre, sketches: readonly Sketch[], moved?: { id: number; geometry: Area }): void {
  const data: GeoJSON.FeatureCollection = {
    type: 'FeatureCollection',
    features: sketches.flatMap(({ id, geometry, crossings }): GeoJSON.Feature[] => {
      const shown = moved?.id === id ? moved.geometry : geometry;
      return [
        { type: 'Feature', id, properties: {}, geometry: shown },
        // The map drops rings whose halves cancel, as those of a bow tie: their edges are lines of their own.
        { type: 'Feature', id, properties: {}, geometry: edgesOf(shown) },
        ...(moved?.id === id
          ? []
          : crossings.map(
              (coordinates): GeoJSON.Feature => ({
                type: 'Feature',
                properties: {},
                geometry: { type: 'Point', coordinates },
              }),
            )),
      ];
    }),
  };
  const source = map.getSource<GeoJSONSource>(SOURCE);
  if (source) return void source.setData(data);
  map.addSource(SOURCE, { type: 'geojson', data });
  const areas = ['==', ['geometry-type'], 'Polygon'] as never;
  const lines = ['==', ['geometry-type'], 'LineString'] as never;
  map.addLayer({
    ...{ id: 'sketches-fill', type: 'fill', source: SOURCE, filter: areas },
    paint: { 'fill-color': INK, 'fill-opacity': 0.14 },
  });
  map.addLayer({
    ...{ id: 'sketches-line', type: 'line', source: SOURCE, filter: lines },
    paint: { 'line-color': INK, 'line-width': 2, 'line-dasharray': [2, 1.5] },
  });
  map.addLayer({
    ...{
      id: 'sketches-crossing',
      type: 'circle',
      source: SOURCE,
      filter: ['==', ['geometry-type'], 'Point'],
    },
    paint: {
      ...{ 'circle-radius': 7, 'circle-opacity': 0 },
      ...{ 'circle-stroke-color': '#d6001c', 'circle-stroke-width': 2.5 },
    },
  });
}

/** Outlines that are no sites yet, on the map; the one that is mended has handles on its corners. */
export function SketchLayer() {
  const { t } = useTranslation();
  const map = useMap((state) => state.map);
  const tools = useMap((state) => state.draw);
  const sketches = useShapes((state) => state.sketches);
  const editing = useShapes((state) => state.editing);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const sketch = sketches.find(({ id }) => id === editing);
  useEffect(() => {
    // The tools come once the map has its style.
    if (map && tools) draw(map, sketches);
  }, [map, tools, sketches]);

  useEffect(() => {
    if (!map || !tools) return;
    const onClick = ({ point, originalEvent }: MapMouseEvent) => {
      if (useStore.getState().tool !== 'select' || onHandle(originalEvent)) return;
      const [found] = map.queryRenderedFeatures(point, { layers: ['sketches-fill', 'sketches-line'] });
      useShapes.setState({ editing: found ? Number(found.id) : null });
    };
    map.on('click', onClick);
    return () => void map.off('click', onClick);
  }, [map, tools]);

  useEffect(() => {
    if (!map || !tools || !sketch || readOnly) return;
    return handlesOn(map, sketch.geometry, {
      label: (corner) => (corner === null ? t('shapes.addCorner') : t('shapes.corner', { n: corner })),
      preview: (geometry) => draw(map, useShapes.getState().sketches, { id: sketch.id, geometry }),
      done: (geometry) =>
        void run('sketch.reshape', { id: sketch.id, geometry: roundArea(geometry) }).then(refreshSketches),
    });
  }, [map, tools, sketch, readOnly, t]);
  return null;
}
