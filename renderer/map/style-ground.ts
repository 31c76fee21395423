import type { LayerSpecification } from 'maplibre-gl';
import type { MapColours } from './colours.ts';

/** Shapes edged by a line of their own: drawing their edges smooth would take as long as the shapes and show nowhere. */
export const EDGED = { 'fill-antialias': false } as const;

const part = (name: 'inside' | 'outside') => ['==', ['get', 'part'], name] as never;

/** A class of roads with the edge on both its sides, wider the nearer the map is. */
function road(c: MapColours, kind: string, colour: string, width: number): LayerSpecification[] {
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
}

/** What lies under sites: the county and its neighbours, farmland, exclusions, roads and buildings, from the bottom. */
export function groundLayers(c: MapColours): LayerSpecification[] {
  return [
    { id: 'background', type: 'background', paint: { 'background-color': c.outside } },
    {
      id: 'neighbours-fill',
      type: 'fill',
      source: 'neighbours',
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'fill-color': c.neighbour, ...EDGED },
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
      paint: { 'fill-color': c.county, ...EDGED },
    },
    {
      id: 'farmland-fill',
      type: 'fill',
      source: 'farmland',
      paint: {
        'fill-color': ['match', ['get', 'class'], 'protected', c.protectedLand, c.farmland],
        ...EDGED,
      },
    },
    {
      id: 'farmland-hatch',
      type: 'fill',
      source: 'farmland',
      filter: ['==', ['get', 'class'], 'protected'],
      paint: { 'fill-pattern': 'hatch-protected', ...EDGED },
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
    ...road(c, 'township', c.roadTownship, 1),
    ...road(c, 'county', c.roadCounty, 1.5),
    ...road(c, 'national', c.roadNational, 2.2),
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
      paint: { 'fill-color': c.mask, 'fill-opacity': c.maskOpacity, ...EDGED },
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
  ];
}
