import { useComputedColorScheme } from '@mantine/core';
import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consumer } from '../../shared/consumers.ts';
import { run } from '../base/client.ts';
import { setTool } from '../base/store.ts';
import { useAnswer } from '../base/use-query.ts';
import { loadLabelFont } from '../map/data.ts';
import { useMap } from '../map/state.ts';
import { LABEL_FONT } from '../map/style-labels.ts';
import { useSupply } from './state.ts';
import classes from './supply.module.css';

const SOURCE = 'consumers';
const INK = {
  light: { fill: '#7a3e9d', line: '#ffffff', text: '#4b2465' },
  dark: { fill: '#c79be0', line: '#12181d', text: '#e2c8f2' },
};

function draw(map: MapLibre, consumers: readonly Consumer[], dark: boolean): void {
  const ink = dark ? INK.dark : INK.light;
  const data: GeoJSON.FeatureCollection = {
    type: 'FeatureCollection',
    features: consumers.map(({ id, name, kind, position }) => ({
      type: 'Feature',
      id,
      properties: { name, kind },
      geometry: { type: 'Point', coordinates: position },
    })),
  };
  const source = map.getSource<GeoJSONSource>(SOURCE);
  if (source) source.setData(data);
  else {
    map.addSource(SOURCE, { type: 'geojson', data });
    map.addLayer({
      id: 'consumers-point',
      type: 'circle',
      source: SOURCE,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 2.2, 13, 6],
        'circle-stroke-width': 1,
      },
    });
    map.addLayer({
      id: 'consumers-label',
      type: 'symbol',
      source: SOURCE,
      minzoom: 12,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [LABEL_FONT],
        'text-size': 11,
        'text-offset': [0, 1],
        'text-anchor': 'top',
      },
      paint: { 'text-halo-width': 1.4 },
    });
  }
  map.setPaintProperty('consumers-point', 'circle-color', ink.fill);
  map.setPaintProperty('consumers-point', 'circle-stroke-color', ink.line);
  map.setPaintProperty('consumers-label', 'text-color', ink.text);
  map.setPaintProperty('consumers-label', 'text-halo-color', ink.line);
}

/** Draws the consumers on the map, and places a new one where the planner clicks. */
export function ConsumerLayer() {
  const { t } = useTranslation();
  const map = useMap((state) => state.map);
  const tools = useMap((state) => state.draw);
  const placing = useSupply((state) => state.placing);
  const dark = useComputedColorScheme('light') === 'dark';
  const answer = useAnswer('consumer.list', {});
  const [shown, setShown] = useState<readonly Consumer[]>([]);
  const consumers = answer?.consumers ?? null;
  useEffect(() => {
    if (consumers) void loadLabelFont(consumers.map(({ name }) => name)).then(() => setShown(consumers));
  }, [consumers]);
  useEffect(() => {
    // The tools come once the map has its style.
    if (map && tools) draw(map, shown, dark);
  }, [map, tools, shown, dark]);

  useEffect(() => {
    if (!map || !placing) return;
    setTool('select');
    const canvas = map.getCanvas();
    const onMove = () => {
      canvas.style.cursor = 'copy';
    };
    const onClick = ({ lngLat }: MapMouseEvent) => {
      useSupply.setState({ placing: null });
      void run('consumer.create', { kind: placing, position: [lngLat.lng, lngLat.lat] });
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      useSupply.setState({ placing: null });
    };
    map.on('mousemove', onMove);
    map.once('click', onClick);
    window.addEventListener('keydown', onKey, true);
    return () => {
      canvas.style.cursor = '';
      map.off('mousemove', onMove);
      map.off('click', onClick);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [map, placing]);

  if (!placing) return null;
  return (
    <div className={classes.placing} role="status">
      {t('supply.placing', { kind: t(`supply.kinds.${placing}`) })}
    </div>
  );
}
