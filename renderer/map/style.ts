import type { LayerSpecification, Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import { CONTEXT_LAYERS, type ContextLayerName, type CountyDetail } from '../../shared/domain.ts';
import { COLOURS } from './colours.ts';
import { countyFeatures } from './geometry.ts';
import { colourExpression } from './palette.ts';

export const LABEL_FONT = 'Noto Sans SC Variable';
const font = [LABEL_FONT];

const empty = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } };

/** Pixels by which boundaries may lie beside their course: a step of them is smaller, and drawn in half the time. */
const boundary = { ...empty, tolerance: 1 };

/** Every source; its data comes later, from the document. */
const sources: StyleSpecification['sources'] = {
  neighbours: boundary,
  county: boundary,
  graticule: empty,
  ...Object.fromEntries(CONTEXT_LAYERS.map((name) => [name, { ...empty, generateId: true }])),
  sites: { ...empty, promoteId: 'id' },
  'site-points': { ...empty, promoteId: 'id' },
};

/** Shapes edged by a line of their own: drawing their edges smooth would take as long as the shapes and show nowhere. */
const edged = { 'fill-antialias': false } as const;
const part = (name: 'inside' | 'outside') => ['==', ['get', 'part'], name] as never;

const isSelected = ['boolean', ['feature-state', 'selected'], false] as const;
const isEditing = ['boolean', ['feature-state', 'editing'], false] as const;

/** The layers of the map for a colour scheme, from the bottom. */
export function layersFor(dark: boolean): LayerSpecification[] {
  const c = dark ? COLOURS.dark : COLOURS.light;
  const label = (
    id: string,
    source: string,
    size: number,
    rest: object = {},
    layout: object = {},
  ): LayerSpecification =>
    ({
      id,
      type: 'symbol',
      source,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': font,
        'text-size': size,
        'text-max-width': 8,
        'text-padding': 6,
        ...layout,
      },
      paint: {
        'text-color': c.label,
        'text-halo-color': c.halo,
        'text-halo-width': 1.4,
        'text-halo-blur': 0.4,
      },
      ...rest,
    }) as LayerSpecification;
  const road = (kind: string, colour: string, width: number): LayerSpecification[] => {
    const filter = ['==', ['get', 'class'], kind] as never;
    const at = (extra: number) =>
      [
        'interpolate',
        ['exponential', 1.5],
        ['zoom'],
        8,
        width * 0.4 + extra * 0.5,
        16,
        width * 4 + extra,
      ] as never;
    const layout = { 'line-cap': 'round', 'line-join': 'round' } as const;
    return [
      {
        id: `roads-${kind}-case`,
        type: 'line',
        source: 'roads',
        filter,
        layout,
        paint: { 'line-color': c.roadCase, 'line-width': at(1.6) },
      },
      {
        id: `roads-${kind}`,
        type: 'line',
        source: 'roads',
        filter,
        layout,
        paint: { 'line-color': colour, 'line-width': at(0) },
      },
    ];
  };
  return [
    { id: 'background', type: 'background', paint: { 'background-color': c.outside } },
    {
      id: 'neighbours-fill',
      type: 'fill',
      source: 'neighbours',
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'fill-color': c.neighbour, ...edged },
    },
    {
      id: 'neighbours-line',
      type: 'line',
      source: 'neighbours',
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': c.neighbourLine, 'line-width': 1 },
    },
    {
      id: 'county-fill',
      type: 'fill',
      source: 'county',
      filter: part('inside'),
      paint: { 'fill-color': c.county, ...edged },
    },
    {
      id: 'farmland-fill',
      type: 'fill',
      source: 'farmland',
      paint: {
        'fill-color': ['match', ['get', 'class'], 'protected', c.protectedLand, c.farmland],
        'fill-antialias': false,
      },
    },
    {
      id: 'farmland-hatch',
      type: 'fill',
      source: 'farmland',
      filter: ['==', ['get', 'class'], 'protected'],
      paint: { 'fill-pattern': 'hatch-protected', 'fill-antialias': false },
    },
    {
      id: 'farmland-line',
      type: 'line',
      source: 'farmland',
      minzoom: 12,
      paint: { 'line-color': c.farmLine, 'line-width': 0.6 },
    },
    {
      id: 'exclusions-fill',
      type: 'fill',
      source: 'exclusions',
      paint: { 'fill-color': c.exclusion, 'fill-opacity': 0.5 },
    },
    {
      id: 'exclusions-hatch',
      type: 'fill',
      source: 'exclusions',
      paint: { 'fill-pattern': 'hatch-exclusion' },
    },
    {
      id: 'exclusions-line',
      type: 'line',
      source: 'exclusions',
      paint: { 'line-color': c.exclusionLine, 'line-width': 1.2, 'line-dasharray': [3, 2] },
    },
    ...road('township', c.roadTownship, 1),
    ...road('county', c.roadCounty, 1.5),
    ...road('national', c.roadNational, 2.2),
    {
      id: 'buildings-fill',
      type: 'fill',
      source: 'buildings',
      minzoom: 11,
      paint: {
        'fill-color': [
          'match',
          ['get', 'class'],
          'party-government',
          c.government,
          ['public', 'school', 'hospital'],
          c.public,
          ['industrial-commercial', 'market', 'warehouse', 'livestock', 'greenhouse', 'car-park'],
          c.industrial,
          c.household,
        ],
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 11, 0.6, 13, 1],
      },
    },
    {
      id: 'buildings-line',
      type: 'line',
      source: 'buildings',
      minzoom: 14,
      paint: { 'line-color': c.buildingLine, 'line-width': 0.7 },
    },
    {
      id: 'outside-mask',
      type: 'fill',
      source: 'county',
      filter: part('outside'),
      paint: { 'fill-color': c.mask, 'fill-opacity': c.maskOpacity, ...edged },
    },
    {
      id: 'graticule-line',
      type: 'line',
      source: 'graticule',
      paint: { 'line-color': c.graticule, 'line-width': 0.7, 'line-dasharray': [4, 3] },
    },
    {
      id: 'county-glow',
      type: 'line',
      source: 'county',
      filter: part('inside'),
      paint: { 'line-color': c.countyLine, 'line-width': 7, 'line-opacity': 0.16 },
      layout: { 'line-join': 'round' },
    },
    {
      id: 'county-line',
      type: 'line',
      source: 'county',
      filter: part('inside'),
      paint: { 'line-color': c.countyLine, 'line-width': 1.8 },
      layout: { 'line-join': 'round' },
    },
    {
      id: 'sites-fill',
      type: 'fill',
      source: 'sites',
      paint: {
        ...edged,
        'fill-color': colourExpression('kind', []),
        'fill-opacity': [
          'case',
          isEditing,
          0.45,
          ['!', ['get', 'included']],
          0.22,
          isSelected,
          0.85,
          0.68,
        ] as never,
      },
    },
    {
      id: 'sites-line',
      type: 'line',
      source: 'sites',
      paint: {
        'line-color': c.siteLine,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.4, 14, 1.2],
        'line-opacity': ['case', ['get', 'included'], 0.85, 0.4],
      },
    },
    {
      id: 'sites-broken',
      type: 'fill',
      source: 'sites',
      filter: ['==', ['get', 'land'], 'broken'],
      paint: { 'fill-pattern': 'hatch-broken' },
    },
    {
      id: 'sites-land',
      type: 'line',
      source: 'sites',
      filter: ['in', ['get', 'land'], ['literal', ['broken', 'overridden']]],
      paint: {
        'line-color': ['match', ['get', 'land'], 'broken', c.broken, c.overridden],
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1, 14, 2.4],
        'line-dasharray': [2.5, 1.5],
      },
    },
    {
      id: 'sites-selected',
      type: 'line',
      source: 'sites',
      paint: {
        'line-color': c.selected,
        'line-width': 2.6,
        'line-opacity': ['case', isEditing, 0, isSelected, 1, 0] as never,
      },
    },
    {
      id: 'site-points',
      type: 'circle',
      source: 'site-points',
      maxzoom: 12.5,
      paint: {
        'circle-color': colourExpression('kind', []),
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 7, 2.5, 12, 5],
        'circle-opacity': ['interpolate', ['linear'], ['zoom'], 11.8, 0.95, 12.5, 0] as never,
        'circle-stroke-color': [
          'case',
          isSelected,
          c.selected,
          ['==', ['get', 'land'], 'broken'],
          c.broken,
          c.halo,
        ] as never,
        'circle-stroke-width': ['case', isSelected, 2, ['==', ['get', 'land'], 'broken'], 2, 1] as never,
        'circle-stroke-opacity': ['interpolate', ['linear'], ['zoom'], 11.8, 1, 12.5, 0] as never,
      },
    },
    label('graticule-label', 'graticule', 10, {}, { 'symbol-placement': 'line', 'symbol-spacing': 600 }),
    label('neighbours-label', 'neighbours', 12, {
      filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'text-color': c.neighbourLabel, 'text-halo-color': c.neighbour, 'text-halo-width': 1.2 },
    }),
    label('roads-label', 'roads', 10, { minzoom: 10 }, { 'symbol-placement': 'line', 'symbol-spacing': 350 }),
    label('villages-label', 'villages', 11.5, { minzoom: 9.5 }, { 'text-padding': 10 }),
    label(
      'substations-label',
      'substations',
      11,
      {},
      {
        'icon-image': 'substation',
        'icon-size': 0.82,
        'text-offset': [0, 1.1],
        'text-anchor': 'top',
        'text-optional': true,
        'icon-allow-overlap': true,
      },
    ),
    label(
      'scenic_spots-label',
      'scenic_spots',
      11,
      {},
      {
        'icon-image': 'scenic',
        'icon-size': 0.82,
        'text-offset': [0, 1.1],
        'text-anchor': 'top',
        'text-optional': true,
        'icon-allow-overlap': true,
      },
    ),
    label('sites-label', 'sites', 11.5, {
      minzoom: 13.5,
      paint: { 'text-color': c.label, 'text-halo-color': c.halo, 'text-halo-width': 1.8 },
    }),
  ];
}

/** The style of a county's map as it is at first. */
export const styleFor = (dark: boolean, county: CountyDetail): StyleSpecification => ({
  version: 8,
  sources: {
    ...sources,
    county: { ...boundary, data: countyFeatures(county) },
  },
  layers: layersFor(dark),
});

/** Whether a property is set by something other than the colour scheme: patterns, and colours by result. */
export const setElsewhere = (layer: string, property: string): boolean =>
  property === 'fill-pattern' ||
  (property.endsWith('-color') &&
    ['sites-fill', 'site-points'].includes(layer) &&
    !property.includes('stroke'));

/** Repaints a living map for another colour scheme; colours of sites by result are set elsewhere. */
export function applyScheme(map: MapLibre, dark: boolean): void {
  for (const layer of layersFor(dark)) {
    for (const [name, value] of Object.entries(layer.paint ?? {})) {
      if (!setElsewhere(layer.id, name)) map.setPaintProperty(layer.id, name as never, value as never);
    }
  }
}

/** Shows or hides every layer drawn from a source. */
export function setSourceVisible(
  map: MapLibre,
  source: ContextLayerName | 'neighbours' | 'graticule',
  visible: boolean,
): void {
  for (const layer of map.getStyle().layers) {
    if ('source' in layer && (layer.source === source || layer.source === `${source}-tiles`)) {
      map.setLayoutProperty(layer.id, 'visibility', visible ? 'visible' : 'none');
    }
  }
}
