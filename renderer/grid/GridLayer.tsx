import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { useEffect } from 'react';
import type { GridCheck, OpenCapacity } from '../../shared/grid.ts';
import type { Transformer } from '../../shared/transformers.ts';
import { useMap } from '../map/state.ts';
import { FeederDrawing } from './FeederDrawing.tsx';
import { StationPlacing } from './StationPlacing.tsx';
import { useGrid } from './state.ts';

const STATIONS = 'grid-stations';
const FEEDERS = 'grid-feeders';
const TRANSFORMERS = 'grid-transformers';
export const CLASS_COLOURS = { green: '#2f9e44', yellow: '#e8a317', red: '#d6336c' } as const;

const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

interface Graded {
  grade: keyof typeof CLASS_COLOURS;
  /** What is open for connection at least, kW. */
  leftKw: number;
}
/** An object as the standard grades it; undefined where it is not graded, or not yet. */
type GradeOf = (id: string) => Graded | undefined;

/** Dots of the transformers whose grade is known. */
function transformersOf(transformers: readonly Transformer[], gradeOf: GradeOf): GeoJSON.FeatureCollection {
  return collection(
    transformers.flatMap(({ id, position }) => {
      const graded = gradeOf(`transformer:${id}`);
      if (!graded) return [];
      const geometry: GeoJSON.Point = { type: 'Point', coordinates: position };
      return [{ type: 'Feature', id, properties: { colour: CLASS_COLOURS[graded.grade] }, geometry }];
    }),
  );
}

/**
 * How large an object is drawn, 0 to 1 with the area: by what colours it, what is open by the standard once it is known
 * and what the hours leave until then.
 */
function leftOf(
  kind: 'station' | 'feeder',
  objects: readonly { id: number; remainingKwp: number | null }[],
  gradeOf: GradeOf,
): (object: { id: number; remainingKwp: number | null }) => number {
  const leftKw = (object: { id: number; remainingKwp: number | null }) => {
    const graded = gradeOf(`${kind}:${object.id}`);
    return graded ? graded.leftKw : object.remainingKwp;
  };
  const most = Math.max(1, ...objects.map((object) => leftKw(object) ?? 0));
  return (object) => Math.sqrt(Math.max(0, leftKw(object) ?? most) / most);
}

/** Lines of the feeders, the wider the more they have left. */
function feedersOf(check: GridCheck | null, gradeOf: GradeOf): GeoJSON.FeatureCollection {
  const feeders = check?.feeders ?? [];
  const left = leftOf('feeder', feeders, gradeOf);
  return collection(
    feeders.map((feeder) => ({
      type: 'Feature',
      id: feeder.id,
      properties: {
        colour: CLASS_COLOURS[gradeOf(`feeder:${feeder.id}`)?.grade ?? feeder.class],
        width: 2 + 5 * left(feeder),
      },
      geometry: { type: 'LineString', coordinates: feeder.line },
    })),
  );
}

/** Rings round the substations, the larger the more they have left. */
function stationsOf(check: GridCheck | null, gradeOf: GradeOf): GeoJSON.FeatureCollection {
  const stations = check?.stations ?? [];
  const left = leftOf('station', stations, gradeOf);
  return collection(
    stations.map((station) => ({
      type: 'Feature',
      id: station.id,
      properties: {
        colour: CLASS_COLOURS[gradeOf(`station:${station.id}`)?.grade ?? station.class],
        size: 14 + 26 * left(station),
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

function draw(
  map: MapLibre,
  check: GridCheck | null,
  open: OpenCapacity | null,
  transformers: readonly Transformer[],
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
 * Substations, feeders and transformers while the grid panel is open: coloured by grade, sized by what is left. Feeders can be drawn and
 * substations placed.
 */
export function GridLayer() {
  const map = useMap((state) => state.map);
  const tools = useMap((state) => state.draw);
  const { check, open, transformers, drawing, placing } = useGrid();
  useEffect(() => {
    // The tools come once the map has its style.
    if (map && tools && (check || map.getSource(STATIONS))) draw(map, check, open, transformers);
  }, [map, tools, check, open, transformers]);
  if (map && placing) return <StationPlacing map={map} moved={placing.moved} />;
  return map && drawing ? <FeederDrawing map={map} check={check} /> : null;
}
