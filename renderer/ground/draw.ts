import type { LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import type { Basemap } from '../../shared/basemap.ts';
import type { Bounds } from '../../shared/geometry.ts';
import type { Terrain } from '../../shared/terrain.ts';
import { BASEMAP_SOURCE, basemapLayers } from './basemap-style.ts';
import { SHIFTED, shiftTiles } from './shifted-tiles.ts';
import type { Look } from './state.ts';

const RELIEF = 'relief';
/** Relief lies over land, under everything that stands on it; a basemap under the land as well. */
const OVER_RELIEF = 'exclusions-fill';
const OVER_BASEMAP = 'farmland-fill';
/** Land is let through this much where a basemap lies under it. */
const LAND_OVER_BASEMAP = 0.45;

/** Names and roads over an online basemap; layers of its own name are not those of the basemap. */
const LABELS = 'labels-over';
/** Nowhere in China are tiles shifted by more, degrees. */
const MOST_SHIFT_DEG = 0.01;

const address = (kind: string, key: string) =>
  `${location.protocol}//${location.host}/ground/${kind}/${key.replaceAll(/[^\w.-]/g, '-')}/{z}/{x}/{y}`;

function clear(map: MapLibre, source: string): void {
  for (const { id, ...layer } of map.getStyle().layers) {
    if (id.startsWith(`${source}-`) || ('source' in layer && layer.source === source)) map.removeLayer(id);
  }
  if (map.getSource(source)) map.removeSource(source);
}

function add(map: MapLibre, layers: readonly LayerSpecification[], under: string): void {
  const before = map.getLayer(under) ? under : undefined;
  for (const layer of layers) map.addLayer(layer, before);
}

const EQUATOR_M_PER_PIXEL = 156_543.03;

/** The zoom level at which a pixel is as large as a cell of the terrain. */
function finestZoom({ bounds, resolutionM }: Terrain): number {
  const squeeze = Math.cos((((bounds[1] + bounds[3]) / 2) * Math.PI) / 180);
  return Math.min(16, Math.max(6, Math.ceil(Math.log2((EQUATOR_M_PER_PIXEL * squeeze) / resolutionM))));
}

/** Draws the shaded relief of the document's terrain, or takes it away. */
export function drawRelief(map: MapLibre, terrain: Terrain | null, { shown, opacity }: Look): void {
  clear(map, RELIEF);
  if (!terrain || !shown) return;
  map.addSource(RELIEF, {
    type: 'raster',
    tiles: [address('terrain', terrain.version)],
    tileSize: 256,
    maxzoom: finestZoom(terrain),
    bounds: terrain.bounds,
  });
  add(
    map,
    [
      {
        id: 'relief-picture',
        type: 'raster',
        source: RELIEF,
        paint: { 'raster-opacity': opacity, 'raster-fade-duration': 100, 'raster-resampling': 'linear' },
      },
    ],
    OVER_RELIEF,
  );
}

/** Draws the basemap under everything, or takes it away. */
export function drawBasemap(
  map: MapLibre,
  basemap: Basemap | null,
  { shown, opacity }: Look,
  dark: boolean,
): void {
  clear(map, LABELS);
  clear(map, BASEMAP_SOURCE);
  const drawn = basemap && shown ? basemap : null;
  if (map.getLayer('farmland-fill')) {
    map.setPaintProperty('farmland-fill', 'fill-opacity', drawn ? LAND_OVER_BASEMAP : 1);
  }
  if (!drawn) return;
  const { tiles, key, minZoom, maxZoom, bounds, attribution, offset, labels } = drawn;
  const shifted = offset === 'GCJ-02';
  if (shifted) shiftTiles();
  const common = {
    minzoom: minZoom,
    maxzoom: maxZoom,
    attribution,
    ...(bounds && {
      bounds: shifted ? (bounds.map((deg, i) => deg + (i < 2 ? -1 : 1) * MOST_SHIFT_DEG) as Bounds) : bounds,
    }),
  };
  const source = (kind: string) => ({
    ...common,
    type: 'raster' as const,
    tileSize: 256,
    tiles: [shifted ? SHIFTED + address(kind, key) : address(kind, key)],
  });
  map.addSource(
    BASEMAP_SOURCE,
    tiles === 'mvt' ? { ...common, type: 'vector', tiles: [address('basemap', key)] } : source('basemap'),
  );
  add(map, basemapLayers(drawn, dark, opacity), OVER_BASEMAP);
  if (!labels) return;
  map.addSource(LABELS, source('labels'));
  add(
    map,
    [{ id: `${LABELS}-picture`, type: 'raster', source: LABELS, paint: { 'raster-opacity': opacity } }],
    OVER_BASEMAP,
  );
}
