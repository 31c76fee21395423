import type { LayerSpecification, Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import { CONTEXT_LAYERS, type ContextLayerName, type CountyDetail } from '../../shared/domain.ts';
import { COLOURS } from './colours.ts';
import { countyFeatures } from './geometry.ts';
import { groundLayers } from './style-ground.ts';
import { labelLayers } from './style-labels.ts';
import { siteLayers } from './style-sites.ts';

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

/** The layers of the map for a colour scheme, from the bottom. */
export function layersFor(dark: boolean): LayerSpecification[] {
  const colours = dark ? COLOURS.dark : COLOURS.light;
  return [...groundLayers(colours), ...siteLayers(colours), ...labelLayers(colours)];
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
