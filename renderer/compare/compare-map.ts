import { Map as MapLibre, type StyleSpecification } from 'maplibre-gl';
import { addImages } from '../map/images.ts';
import { colourExpression } from '../map/palette.ts';

const SITES = 'compared-sites';
const POINTS = 'compared-points';
/** Layers of the planning map that are not repeated: its sites, what is drawn, and what panels lay over it. */
const LEFT_OUT = /^(sites?-|td-|grid-|consumers-|feeder-)/;
const KIND = colourExpression('kind', []);

/** What lies under the compared sites: all of the planning map but its sites. */
function ground(main: MapLibre): StyleSpecification {
  const style = main.getStyle();
  const layers = style.layers.filter(({ id }) => !LEFT_OUT.test(id));
  const used = new Set(layers.flatMap((layer) => ('source' in layer ? [layer.source] : [])));
  return {
    ...style,
    layers,
    sources: Object.fromEntries(Object.entries(style.sources).filter(([id]) => used.has(id))),
  };
}

/** A map that shows the sites of one of two scenarios: those it builds in full colour, the others as outlines. */
export function compareMap(container: HTMLElement, main: MapLibre, side: 0 | 1, dark: boolean) {
  const map = new MapLibre({
    container,
    style: ground(main),
    center: main.getCenter(),
    zoom: main.getZoom(),
    bearing: main.getBearing(),
    attributionControl: false,
    pitchWithRotate: false,
    maxPitch: 0,
    maxZoom: 21,
    fadeDuration: 0,
    locale: {},
  });
  const share = ['get', `share${side}`];
  const built = ['>', share, 0];
  const nothing: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
  const ready = map.once('load').then(() => {
    addImages(map, dark);
    map.addSource(SITES, { type: 'geojson', data: nothing });
    map.addSource(POINTS, { type: 'geojson', data: nothing });
    map.addLayer({
      id: 'compared-fill',
      type: 'fill',
      source: SITES,
      paint: {
        'fill-color': KIND,
        'fill-opacity': ['case', built, ['interpolate', ['linear'], share, 0, 0.3, 1, 0.8], 0] as never,
      },
    });
    map.addLayer({
      id: 'compared-line',
      type: 'line',
      source: SITES,
      paint: {
        'line-color': KIND,
        'line-width': 1.2,
        'line-opacity': ['case', built, 1, 0.45] as never,
      },
    });
    map.addLayer({
      id: 'compared-point',
      type: 'circle',
      source: POINTS,
      maxzoom: 12.5,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 2.5, 12, 5],
        'circle-color': KIND,
        'circle-opacity': ['case', built, 0.9, 0] as never,
        'circle-stroke-color': KIND,
        'circle-stroke-width': 1,
        'circle-stroke-opacity': ['case', built, 1, 0.45] as never,
      },
    });
  });
  return { map, ready };
}

/** Puts the sites of both scenarios on a map once it is ready. */
export function showCompared(
  map: MapLibre,
  outlines: GeoJSON.FeatureCollection,
  points: GeoJSON.FeatureCollection,
): void {
  for (const [id, data] of [
    [SITES, outlines],
    [POINTS, points],
  ] as const) {
    const source = map.getSource(id);
    if (source && 'setData' in source) (source as { setData(data: GeoJSON.GeoJSON): void }).setData(data);
  }
}

/** Moves both maps as one; returns the way to stop. */
export function moveTogether(a: MapLibre, b: MapLibre): () => void {
  let leading = false;
  const follow = (from: MapLibre, to: MapLibre) => () => {
    if (leading) return;
    leading = true;
    to.jumpTo({ center: from.getCenter(), zoom: from.getZoom(), bearing: from.getBearing() });
    leading = false;
  };
  const [onA, onB] = [follow(a, b), follow(b, a)];
  a.on('move', onA);
  b.on('move', onB);
  return () => {
    a.off('move', onA);
    b.off('move', onB);
  };
}
