import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Basemap } from '../../shared/basemap.ts';
import { LABEL_FONT } from '../map/style-labels.ts';

export const BASEMAP_SOURCE = 'basemap';

const COLOURS = {
  light: {
    paper: '#f6f5f1',
    water: '#c9dde6',
    green: '#e4ecd9',
    built: '#ebe8e1',
    building: '#dcd6cc',
    road: '#ffffff',
    roadLine: '#d3cdc3',
    line: '#c3c8cc',
    border: '#a8a2b0',
    label: '#5d6770',
    halo: '#ffffff',
  },
  dark: {
    paper: '#191f24',
    water: '#1d303a',
    green: '#1e2a22',
    built: '#22272c',
    building: '#2d3237',
    road: '#3a4249',
    roadLine: '#2a3036',
    line: '#39424a',
    border: '#575266',
    label: '#98a3ad',
    halo: '#12181d',
  },
} as const;

type Part =
  | 'water'
  | 'waterway'
  | 'green'
  | 'built'
  | 'building'
  | 'road'
  | 'border'
  | 'place'
  | 'nothing'
  | 'other';

/** What layers of tiles are called by OpenMapTiles, Protomaps, Shortbread and their like. */
const NAMES: [RegExp, Part][] = [
  [
    /(_label|_labels|_name|_points?|housenumber|pois?|mountain_peak|aerodrome|addresses|public_transport|street_labels)/i,
    'nothing',
  ],
  [/^places?$/i, 'place'],
  [/^(waterways?|water_lines|rivers?)$/i, 'waterway'],
  [/^(water|ocean|sea|lakes?|water_polygons|hydro.*)$/i, 'water'],
  [/^(landcover|landuse|land|park|parks|natural|globallandcover|sites|wood|forest)$/i, 'green'],
  [/^(earth|physical_.*)$/i, 'built'],
  [/^buildings?$/i, 'building'],
  [
    /^(transportation|roads?|streets?|street_polygons|ferries|railways?|bridges|aeroway|aerialways|transit)$/i,
    'road',
  ],
  [/^(boundary|boundaries|admin.*)$/i, 'border'],
];

/** What a layer of vector tiles shows, by its name. */
const partOf = (layer: string): Part =>
  layer === 'place_labels' ? 'place' : (NAMES.find(([pattern]) => pattern.test(layer))?.[1] ?? 'other');

/** Parts from the bottom up. */
const ORDER: readonly Part[] = [
  'built',
  'green',
  'other',
  'water',
  'waterway',
  'building',
  'road',
  'border',
  'place',
];

const AREA: FilterSpecification = ['==', ['geometry-type'], 'Polygon'];
const LINE: FilterSpecification = ['==', ['geometry-type'], 'LineString'];

/**
 * The layers that draw a basemap in quiet colours, from the bottom: a picture as it is, vector tiles by what their
 * layers are called, layers of unknown names as plain areas and lines.
 */
export function basemapLayers(basemap: Basemap, dark: boolean, opacity: number): LayerSpecification[] {
  const source = BASEMAP_SOURCE;
  if (basemap.tiles !== 'mvt') {
    return [
      {
        id: 'basemap-picture',
        type: 'raster',
        source,
        paint: { 'raster-opacity': opacity, 'raster-fade-duration': 100 },
      },
    ];
  }
  const c = dark ? COLOURS.dark : COLOURS.light;
  const fill = (layer: string, colour: string): LayerSpecification =>
    ({
      id: `basemap-${layer}-fill`,
      type: 'fill',
      source,
      'source-layer': layer,
      filter: AREA,
      paint: { 'fill-color': colour, 'fill-opacity': opacity },
    }) as LayerSpecification;
  const line = (
    layer: string,
    id: string,
    colour: string,
    width: number,
    dash?: number[],
  ): LayerSpecification =>
    ({
      id: `basemap-${layer}-${id}`,
      type: 'line',
      source,
      'source-layer': layer,
      filter: LINE,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': colour,
        'line-opacity': opacity,
        'line-width': ['interpolate', ['exponential', 1.4], ['zoom'], 6, width * 0.4, 16, width * 4],
        ...(dash && { 'line-dasharray': dash }),
      },
    }) as LayerSpecification;
  const place = (layer: string): LayerSpecification =>
    ({
      id: `basemap-${layer}-label`,
      type: 'symbol',
      source,
      'source-layer': layer,
      layout: {
        'text-field': [
          'coalesce',
          ['get', 'name:zh-Hans'],
          ['get', 'name:zh'],
          ['get', 'name_zh'],
          ['get', 'name'],
          '',
        ],
        'text-font': [LABEL_FONT],
        'text-size': 11,
        'text-max-width': 8,
        'text-padding': 8,
      },
      paint: {
        'text-color': c.label,
        'text-halo-color': c.halo,
        'text-halo-width': 1.2,
        'text-opacity': opacity,
      },
    }) as LayerSpecification;
  const draw = (layer: string, part: Part): LayerSpecification[] => {
    switch (part) {
      case 'water':
        return [fill(layer, c.water)];
      case 'waterway':
        return [fill(layer, c.water), line(layer, 'line', c.water, 0.9)];
      case 'green':
        return [fill(layer, c.green)];
      case 'built':
        return [fill(layer, c.paper)];
      case 'building':
        return [fill(layer, c.building)];
      case 'road':
        return [line(layer, 'case', c.roadLine, 1.1), line(layer, 'line', c.road, 0.7)];
      case 'border':
        return [line(layer, 'line', c.border, 0.5, [3, 2])];
      case 'place':
        return [place(layer)];
      case 'other':
        return [fill(layer, c.built), line(layer, 'line', c.line, 0.5)];
      case 'nothing':
        return [];
    }
  };
  return [
    {
      id: 'basemap-paper',
      type: 'background',
      paint: { 'background-color': c.paper, 'background-opacity': opacity },
    },
    ...ORDER.flatMap((part) =>
      basemap.layers.filter((layer) => partOf(layer) === part).flatMap((layer) => draw(layer, part)),
    ),
  ];
}
