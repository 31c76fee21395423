import type {
  LayerSpecification,
  Map as MapLibre,
  StyleSpecification,
  VectorSourceSpecification,
  VectorTileSource,
} from 'maplibre-gl';
import { CONTEXT_LAYERS, type ContextLayer, type ContextLayerName } from '../../shared/domain.ts';
import { layersFor } from './style.ts';

/** Layers with more features are drawn from tiles. */
const WHOLE = 20_000;
export const isLarge = ({ count }: ContextLayer): boolean => count > WHOLE;

export type Tiled = ContextLayerName | 'sites';

/** Deepest tiles asked for: their units are a few centimetres, and deeper zooms enlarge them. */
const DEEPEST = 16;
const sourceOf = (layer: Tiled) => `${layer}-tiles`;
const PREFIX = 'tiles-';
const tiledId = (id: string) => `${PREFIX}${id}`;

/** Layers drawn from the shapes in a document as it is; those of its sites have a source of their own for dots. */
const drawnFrom = (layer: Tiled): string[] => (layer === 'sites' ? ['sites', 'site-points'] : [layer]);

/** Of a site that the map also draws whole, because it is selected, the tile's is not shown. */
const unlessWhole = (value: unknown) => ['case', ['boolean', ['feature-state', 'whole'], false], 0, value];
/** From this zoom on the cells that stand for crowded shapes are shown. */
const CELLS_FROM = 7;
/** Sites in tiles have a dot as long as most are no larger than that: between these zooms dots give way to outlines. */
const DOTS = { fade: 13, end: 13.5 };

/** How sites' layers differ when tiles hold them. */
function siteLayer(spec: LayerSpecification, paint: Record<string, unknown>): Partial<LayerSpecification> {
  switch (spec.type) {
    case 'fill':
      paint['fill-opacity'] = unlessWhole(paint['fill-opacity'] ?? 1);
      return {};
    case 'line':
      paint['line-opacity'] = unlessWhole(paint['line-opacity'] ?? 1);
      return { minzoom: DOTS.end };
    case 'circle': {
      const fading = (full: number) => ['interpolate', ['linear'], ['zoom'], DOTS.fade, full, DOTS.end, 0];
      Object.assign(paint, { 'circle-opacity': fading(0.95), 'circle-stroke-opacity': fading(1) });
      return { maxzoom: DOTS.end };
    }
    default:
      return { filter: ['get', 'labelled'] as never };
  }
}

/** The layers that draw a source's tiles as the map's own draw its shapes. */
function tiledLayers(layer: Tiled, dark: boolean): LayerSpecification[] {
  return layersFor(dark).flatMap((spec): LayerSpecification[] => {
    if (!('source' in spec) || !drawnFrom(layer).includes(spec.source) || spec.id === 'sites-selected')
      return [];
    const paint: Record<string, unknown> = { ...spec.paint };
    const differing = layer === 'sites' ? siteLayer(spec, paint) : {};
    const crowded = layer !== 'sites' && spec.type === 'fill';
    // Small shapes are widened in their tiles instead, and from nearer a line hides their edges.
    if (crowded) Object.assign(paint, { 'fill-opacity': 1, 'fill-antialias': false });
    return [
      {
        ...spec,
        id: tiledId(spec.id),
        source: sourceOf(layer),
        'source-layer': spec.source,
        ...(crowded && { minzoom: CELLS_FROM }),
        ...differing,
        paint,
      } as LayerSpecification,
    ];
  });
}

/** Of which version of the document's layers tiles are; asked for anew when it is another. */
const addressOf = (layer: Tiled, version: number) =>
  `${window.location.origin}/tiles/${layer}/{z}/{x}/{y}.mvt?v=${version}`;
const tilesOf = (layer: Tiled, version: number): VectorSourceSpecification => ({
  type: 'vector',
  tiles: [addressOf(layer, version)],
  maxzoom: DEEPEST,
});

/** The layers that draw a source's tiles, each with the one of the map's that it goes under. */
function placed(layer: Tiled, dark: boolean): [LayerSpecification, string][] {
  const specs = tiledLayers(layer, dark);
  const own = ({ id }: LayerSpecification) => id.slice(PREFIX.length);
  // Side by side, since from layer to layer the map clips to tiles anew where their sources differ.
  const shapes = specs.filter(({ type }) => type === 'fill' || type === 'line');
  return specs.map((spec) => [spec, own(shapes.includes(spec) ? shapes[0]! : spec)]);
}

/** A style that draws these layers, in these versions, from tiles from the first. */
export function withTiles(
  style: StyleSpecification,
  shown: ReadonlyMap<Tiled, number>,
  dark: boolean,
): StyleSpecification {
  const sources = { ...style.sources };
  const layers = [...style.layers];
  for (const [layer, version] of shown) {
    sources[sourceOf(layer)] = tilesOf(layer, version);
    for (const [spec, under] of placed(layer, dark))
      layers.splice(
        layers.findIndex(({ id }) => id === under),
        0,
        spec,
      );
  }
  return { ...style, sources, layers };
}

/**
 * Draws a layer from tiles under whatever the map draws of it whole. Tiles of another version stay until the new
 * ones are there.
 */
export function showTiles(map: MapLibre, layer: Tiled, version: number, dark: boolean): void {
  const source = map.getSource<VectorTileSource>(sourceOf(layer));
  if (source) {
    // Not `source.tiles`, which is not there until the source is ready.
    if (source.serialize().tiles?.[0] !== addressOf(layer, version))
      source.setTiles([addressOf(layer, version)]);
    return;
  }
  map.addSource(sourceOf(layer), tilesOf(layer, version));
  for (const [spec, under] of placed(layer, dark)) map.addLayer(spec, under);
}

export function hideTiles(map: MapLibre, layer: Tiled): void {
  if (!map.getSource(sourceOf(layer))) return;
  for (const { id } of tiledLayers(layer, false)) if (map.getLayer(id)) map.removeLayer(id);
  map.removeSource(sourceOf(layer));
}

/** Says which sites the map draws whole, so that their tiles' shapes stand back. */
export function markWhole(map: MapLibre, ids: Iterable<number>): void {
  const source = sourceOf('sites');
  if (!map.getSource(source)) return;
  map.removeFeatureState({ source, sourceLayer: 'sites' });
  for (const id of ids) map.setFeatureState({ source, sourceLayer: 'sites', id }, { whole: true });
}

/** Repaints the layers of tiles for another colour scheme; `skip` names properties that are set elsewhere. */
export function applyTileScheme(
  map: MapLibre,
  dark: boolean,
  skip: (layer: string, property: string) => boolean,
): void {
  for (const layer of [...CONTEXT_LAYERS, 'sites'] as const) {
    if (!map.getSource(sourceOf(layer))) continue;
    for (const spec of tiledLayers(layer, dark)) {
      for (const [name, value] of Object.entries(spec.paint ?? {})) {
        if (!skip(spec.id.slice(PREFIX.length), name))
          map.setPaintProperty(spec.id, name as never, value as never);
      }
    }
  }
}

/** A layer's own name and that of its tiles' layer, as far as the map has them. */
export const bothOf = (map: MapLibre, ids: readonly string[]): string[] =>
  ids.flatMap((id) => [id, tiledId(id)]).filter((id) => map.getLayer(id));

/** The layer whose tiles a source holds; null for other sources. */
export const tiledOf = (source: string): string | null => /^(.+)-tiles$/.exec(source)?.[1] ?? null;
