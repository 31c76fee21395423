import type { LayerSpecification } from 'maplibre-gl';
import type { MapColours } from './colours.ts';
import { colourExpression } from './palette.ts';
import { EDGED } from './style-ground.ts';

const isSelected = ['boolean', ['feature-state', 'selected'], false] as const;
const isEditing = ['boolean', ['feature-state', 'editing'], false] as const;

/** Sites with their edges and hatches, and the points that stand for them from afar, from the bottom. */
export function siteLayers(c: MapColours): LayerSpecification[] {
  return [
    {
      id: 'sites-fill',
      type: 'fill',
      source: 'sites',
      paint: {
        ...EDGED,
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
  ];
}
