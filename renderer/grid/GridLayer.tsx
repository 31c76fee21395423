import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { useEffect } from 'react';
import type { GridCheck } from '../../shared/grid.ts';
import { useMap } from '../map/state.ts';
import { FeederDrawing } from './FeederDrawing.tsx';
import { StationPlacing } from './StationPlacing.tsx';
import { useGrid } from './state.ts';

const STATIONS = 'grid-stations';
const FEEDERS = 'grid-feeders';
export const CLASS_COLOURS = { green: '#2f9e44', yellow: '#e8a317', red: '#d6336c' } as const;

const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

/** Lines of the feeders, the wider the more they have left. */
function feedersOf(check: GridCheck | null): GeoJSON.FeatureCollection {
  const feeders = check?.feeders ?? [];
  const most = Math.max(1, ...feeders.map(({ remainingKwp }) => remainingKwp ?? 0));
  return collection(
    feeders.map((feeder) => ({
      type: 'Feature',
      id: feeder.id,
      properties: {
        colour: CLASS_COLOURS[feeder.class],
        width: 2 + 5 * Math.sqrt((feeder.remainingKwp ?? most) / most),
      },
      geometry: { type: 'LineString', coordinates: feeder.line },
    })),
  );
}

/** Rings round the substations, the larger the more they have left. */
function stationsOf(check: GridCheck | null): GeoJSON.FeatureCollection {
  const stations = check?.stations ?? [];
  const most = Math.max(1, ...stations.map((station) => station.remainingKwp ?? 0));
  return collection(
    stations.map((station) => ({
      type: 'Feature',
      id: station.id,
      properties: {
        colour: CLASS_COLOURS[station.class],
        size: 14 + 26 * Math.sqrt((station.remainingKwp ?? most) / most),
      },
      geometry: { type: 'Point', coordinates: station.position },
    })),
  );
}

function put(map: MapLibre, id: string, data: GeoJSON.FeatureCollection): boolean {
  const source = map.getSource<GeoJSONSource>(id);
  if (source) source.setData(data);
  else map.addSource(id, { type: 'geojson', data });
  return source !== undefined;
}

function draw(map: MapLibre, check: GridCheck | null): void {
  const below = map.getLayer('substations-label') ? 'substations-label' : undefined;
  if (!put(map, FEEDERS, feedersOf(check))) {
    map.addLayer(
      {
        id: FEEDERS,
        type: 'line',
        source: FEEDERS,
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': ['get', 'colour'], 'line-width': ['get', 'width'], 'line-opacity': 0.85 },
      },
      below,
    );
  }
  if (!put(map, STATIONS, stationsOf(check))) {
    map.addLayer(
      {
        id: STATIONS,
        type: 'circle',
        source: STATIONS,
        paint: {
          'circle-radius': ['get', 'size'],
          'circle-color': ['get', 'colour'],
          'circle-opacity': 0.35,
          'circle-stroke-color': ['get', 'colour'],
          'circle-stroke-width': 2,
        },
      },
      below,
    );
  }
}

/**
 * Substations and feeders while the grid panel is open: coloured by class, sized by what is left. Feeders can be drawn and
 * substations placed.
 */
export function GridLayer() {
  const map = useMap((state) => state.map);
  const tools = useMap((state) => state.draw);
  const { check, drawing, placing } = useGrid();
  useEffect(() => {
    // The tools come once the map has its style.
    if (map && tools && (check || map.getSource(STATIONS))) draw(map, check);
  }, [map, tools, check]);
  if (map && placing) return <StationPlacing map={map} moved={placing.moved} />;
  return map && drawing ? <FeederDrawing map={map} check={check} /> : null;
}
