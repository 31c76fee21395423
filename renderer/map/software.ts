import type { Map as MapLibre } from 'maplibre-gl';
import { type Aside, drawAside } from './aside.ts';

/** Names the drivers give themselves that draw with the processor alone. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|software/i;

/** Whether a name of what draws WebGL is that of a processor, not of a graphics card. */
export const isSoftware = (renderer: string): boolean => SOFTWARE.test(renderer);

function rendererOf(map: MapLibre): string {
  const gl = map.getCanvas().getContext('webgl2');
  const names = gl?.getExtension('WEBGL_debug_renderer_info');
  return gl && names ? String(gl.getParameter(names.UNMASKED_RENDERER_WEBGL)) : '';
}

/** Pixels along a side that become one while the map moves. */
const COARSER = 2;

/**
 * Pictures that are soon replaced, while the map moves or its tiles come in, have a quarter of the pixels; once it is
 * at rest it has all of them.
 */
function coarseWhileMoving(map: MapLibre, aside: Aside): void {
  let coarse = false;
  const set = (value: boolean) => {
    if (coarse === value) return;
    coarse = value;
    // What the map offers for this, `setPixelRatio`, ends the drag it is called in.
    map._overridePixelRatio = coarse ? window.devicePixelRatio / COARSER : null;
    map._resizeInternal(false);
    aside.show();
    map.triggerRepaint();
  };
  map.on('move', () => aside.whenShown(() => set(true)));
  map.on('idle', () => aside.whenShown(() => set(false)));
  set(true);
}

/** Longest the first picture is held back while it lacks something. */
const HELD_MS = 2000;

/** Draws the first picture when all that was asked for is there, not anew with each part that comes. */
function drawFirstWhole(map: MapLibre): void {
  const { painter } = map;
  const render = painter.render;
  const until = performance.now() + HELD_MS;
  const late = setTimeout(() => map.triggerRepaint(), HELD_MS);
  painter.render = (...drawing) => {
    if (!map.loaded() && performance.now() < until) return;
    clearTimeout(late);
    painter.render = render;
    render.apply(painter, drawing);
  };
  map.on('remove', () => clearTimeout(late));
}

/**
 * Without a graphics card pictures take long: such a map is given fewer and smaller ones, drawn beside the window's work.
 * What is returned waits until what was drawn last shows.
 */
export function drawBySoftware(map: MapLibre): () => Promise<void> {
  if (!isSoftware(rendererOf(map))) return async () => {};
  const aside = drawAside(map);
  coarseWhileMoving(map, aside);
  drawFirstWhole(map);
  return () => new Promise((resolve) => aside.whenShown(resolve));
}
