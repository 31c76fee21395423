import type { LayerSpecification } from 'maplibre-gl';
import type { MapColours } from './colours.ts';

/** The face in which the map writes names. */
export const LABEL_FONT = 'Noto Sans SC Variable';

/** Names of everything on the map, each under those that follow. */
export function labelLayers(c: MapColours): LayerSpecification[] {
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
        'text-font': [LABEL_FONT],
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
  return [
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
