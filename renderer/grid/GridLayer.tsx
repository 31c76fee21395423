import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { useEffect } from 'react';
import type { ConnectionPoint } from '../../shared/connections.ts';
import type { ExistingPv } from '../../shared/existing-pv.ts';
import type { Feeder } from '../../shared/feeders.ts';
import type { GridCheck } from '../../shared/grid.ts';
import type { OpenCapacity } from '../../shared/open-capacity.ts';
import type { Transformer } from '../../shared/transformers.ts';
import { useMap } from '../map/state.ts';
import { FeederDrawing } from './FeederDrawing.tsx';
import {
  connectionsOf,
  existingOf,
  feedersOf,
  type GradeOf,
  lowLinesOf,
  stationsOf,
  transformersOf,
} from './grid-features.ts';
import { ObjectPlacing } from './ObjectPlacing.tsx';
import { useGrid } from './state.ts';

const STATIONS = 'grid-stations';
const FEEDERS = 'grid-feeders';
const LOW_LINES = 'grid-low-lines';
const TRANSFORMERS = 'grid-transformers';
const EXISTING = 'grid-existing';
const CONNECTIONS = 'grid-connections';
/** Farther out the lines of single sites would cover everything. */
const CONNECTIONS_FROM_ZOOM = 11;
/** Farther out the lines of a village would be one dot. */
const LOW_LINES_FROM_ZOOM = 12;
const LOW_LINE = '#1971c2';
function put(map: MapLibre, id: string, data: GeoJSON.FeatureCollection): boolean {
  const source = map.getSource<GeoJSONSource>(id);
  if (source) source.setData(data);
  else map.addSource(id, { type: 'geojson', data });
  return source !== undefined;
}

function draw(
  map: MapLibre,
  check: GridCheck | null,
  open: OpenCapacity | null,
  transformers: readonly Transformer[],
  existing: readonly ExistingPv[],
  connections: readonly ConnectionPoint[],
  lowLines: readonly Feeder[],
): void {
  const grades = new Map(
    open?.objects.map(({ id, grade, openForConnectionMw }) => [
      id,
      { grade, leftKw: 1000 * openForConnectionMw[0] },
    ]),
  );
  const gradeOf: GradeOf = (id) => grades.get(id);
  const below = map.getLayer('substations-label') ? 'substations-label' : undefined;
  if (!put(map, FEEDERS, feedersOf(check, gradeOf))) {
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
  if (!put(map, LOW_LINES, lowLinesOf(check ? lowLines : []))) {
    map.addLayer(
      {
        id: LOW_LINES,
        type: 'line',
        source: LOW_LINES,
        minzoom: LOW_LINES_FROM_ZOOM,
        paint: { 'line-color': LOW_LINE, 'line-width': 1.6 },
      },
      below,
    );
  }
  if (!put(map, CONNECTIONS, connectionsOf(check ? connections : []))) {
    map.addLayer(
      {
        id: CONNECTIONS,
        type: 'line',
        source: CONNECTIONS,
        minzoom: CONNECTIONS_FROM_ZOOM,
        paint: { 'line-color': ['get', 'colour'], 'line-width': 1, 'line-dasharray': [3, 2] },
      },
      below,
    );
  }
  if (!put(map, TRANSFORMERS, transformersOf(check ? transformers : [], gradeOf))) {
    map.addLayer(
      {
        id: TRANSFORMERS,
        type: 'circle',
        source: TRANSFORMERS,
        paint: {
          'circle-radius': 5,
          'circle-color': ['get', 'colour'],
          'circle-stroke-color': '#ffffff',
          'circle-stroke-width': 1,
        },
      },
      below,
    );
  }
  if (!put(map, EXISTING, existingOf(check ? existing : []))) {
    map.addLayer(
      {
        id: EXISTING,
        type: 'circle',
        source: EXISTING,
        paint: {
          'circle-radius': 4,
          'circle-color': ['match', ['get', 'state'], 'filed', '#ffffff', '#7048b6'],
          'circle-stroke-color': '#7048b6',
          'circle-stroke-width': 2,
        },
      },
      below,
    );
  }
  if (!put(map, STATIONS, stationsOf(check, gradeOf))) {
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
 * Substations, feeders and transformers while the grid panel is open: coloured by grade, sized by what is left;
 * PV that is there or filed. Feeders can be drawn, the others placed.
 */
export function GridLayer() {
  const map = useMap((state) => state.map);
  const tools = useMap((state) => state.draw);
  const { check, open, transformers, existing, connections, lowLines, drawing, placing } = useGrid();
  useEffect(() => {
    // The tools come once the map has its style.
    if (map && tools && (check || map.getSource(STATIONS)))
      draw(map, check, open, transformers, existing, connections, lowLines);
  }, [map, tools, check, open, transformers, existing, connections, lowLines]);
  if (map && placing) return <ObjectPlacing map={map} placing={placing} />;
  const from = drawing === 'low' ? transformers : (check?.stations ?? []);
  return map && drawing ? <FeederDrawing key={drawing} map={map} drawing={drawing} from={from} /> : null;
}
