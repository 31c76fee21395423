import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { useEffect } from 'react';
import type { Station } from '../../shared/grid.ts';
import { useMap } from '../map/state.ts';
import { useGrid } from './state.ts';

const SOURCE = 'grid-stations';
export const CLASS_COLOURS = { green: '#2f9e44', yellow: '#e8a317', red: '#d6336c' } as const;

function draw(map: MapLibre, stations: readonly Station[]): void {
  const most = Math.max(1, ...stations.map((station) => station.remainingKwp ?? 0));
  const data: GeoJSON.FeatureCollection = {
    type: 'FeatureCollection',
    features: stations.map((station) => ({
      type: 'Feature',
      id: station.id,
      properties: {
        colour: CLASS_COLOURS[station.class],
        size: 14 + 26 * Math.sqrt((station.remainingKwp ?? most) / most),
      },
      geometry: { type: 'Point', coordinates: station.position },
    })),
  };
  const source = map.getSource<GeoJSONSource>(SOURCE);
  if (source) {
    source.setData(data);
    return;
  }
  map.addSource(SOURCE, { type: 'geojson', data });
  map.addLayer(
    {
      id: 'grid-stations',
      type: 'circle',
      source: SOURCE,
      paint: {
        'circle-radius': ['get', 'size'],
        'circle-color': ['get', 'colour'],
        'circle-opacity': 0.35,
        'circle-stroke-color': ['get', 'colour'],
        'circle-stroke-width': 2,
      },
    },
    map.getLayer('substations-label') ? 'substations-label' : undefined,
  );
}

/** Rings round the substations while the grid panel is open: coloured by class, sized by what is left. */
export function GridLayer() {
  const map = useMap((state) => state.map);
  const tools = useMap((state) => state.draw);
  const stations = useGrid((state) => state.stations);
  useEffect(() => {
    // The tools come once the map has its style.
    if (map && tools && (stations.length > 0 || map.getSource(SOURCE))) draw(map, stations);
  }, [map, tools, stations]);
  return null;
}
