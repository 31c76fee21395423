import { Map as MapLibre, prewarm, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { CountyDetail } from '../../shared/domain.ts';
import { peek, update } from '../base/store.ts';
import { createSite, reshapeSites } from './actions.ts';
import { selectionColour } from './colours.ts';
import { loadLabelFont } from './data.ts';
import { type DrawTools, drawTools } from './draw.ts';
import { skipEmpty } from './empty-sources.ts';
import { addImages } from './images.ts';
import { setNudgeTarget } from './nudge.ts';
import { pointerActions } from './pointer.ts';
import { type SiteSource, siteSource } from './site-source.ts';
import { snapToMap } from './snapping.ts';
import { drawBySoftware } from './software.ts';
import { useMap } from './state.ts';
import { styleFor } from './style.ts';
import { isLarge, type Tiled, withTiles } from './tiles.ts';

setWorkerUrl(workerUrl);
// The thread that reads tiles comes up beside the window.
prewarm();

export interface Parts {
  map: MapLibre;
  /** As it was drawn at first. */
  county: CountyDetail;
  sites: SiteSource;
  draw: DrawTools;
}

/**
 * Builds the map of the open project's county; `ready` once layers can be put on it and its tools work, `drawn` once
 * all that was put on it till then shows.
 */
export function build(
  container: HTMLElement,
  dark: boolean,
): { map: MapLibre; ready: Promise<Parts>; drawn: Promise<unknown>; destroy(): void } {
  const { project, layers, contextVersion, sitesInTiles, sitesVersion } = peek();
  const { county } = project!;
  const tiled = new Map<Tiled, number>(layers.filter(isLarge).map(({ name }) => [name, contextVersion]));
  if (sitesInTiles) tiled.set('sites', sitesVersion);
  const map = new MapLibre({
    container,
    style: withTiles(styleFor(dark, county), tiled, dark),
    bounds: county.bounds,
    fitBoundsOptions: { padding: { top: 40, bottom: 56, left: 76, right: 68 } },
    attributionControl: false,
    boxZoom: false,
    dragRotate: true,
    pitchWithRotate: false,
    maxPitch: 0,
    maxZoom: 21,
    fadeDuration: 120,
    locale: {},
    // The local server takes what is asked for with this header only, which no other page can set.
    transformRequest: (url) => (url.includes('/tiles/') ? { url, headers: { 'x-planner': '1' } } : { url }),
  });
  const shown = drawBySoftware(map);
  map.once('style.load', () => skipEmpty(map));
  map.addControl(new ScaleControl({ maxWidth: 110 }), 'bottom-right');
  const undoers: (() => void)[] = [];
  const ready = (async (): Promise<Parts> => {
    await Promise.all([map.once('style.load'), loadLabelFont(['0123456789.°ENG ', county.name])]);
    addImages(map, dark);
    const sites = siteSource(map);
    const draw = drawTools(map, selectionColour(dark), snapToMap(map), {
      drawn: (polygon) => void createSite(polygon),
      reshaped: (id, polygon) => void reshapeSites(new Map([[id, polygon]])),
      measured: (measure) => useMap.setState({ measure }),
      drawing: (drawing) => useMap.setState({ drawing }),
    });
    setNudgeTarget({
      ...sites,
      setPreview(preview) {
        sites.setPreview(preview);
        const [only] = preview;
        const row = only && peek().siteById.get(only[0]);
        if (preview.size === 1 && row) draw.edit({ ...row, geometry: only[1] });
      },
    });
    undoers.push(
      pointerActions(map, sites),
      () => draw.stop(),
      () => setNudgeTarget(null),
    );
    return { map, county, sites, draw };
  })();
  return {
    map,
    ready,
    drawn: map.once('load').then(shown),
    destroy() {
      for (const undo of undoers) undo();
      update({ mapDrawn: false });
      useMap.setState({ map: null, draw: null, cursor: null, measure: null, drawing: false });
      map.remove();
    },
  };
}
