import type { Map as MapLibre } from 'maplibre-gl';
import { calmTiles } from './calm.ts';

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
function coarseWhileMoving(map: MapLibre): void {
  let coarse = false;
  const set = (value: boolean) => {
    if (coarse === value) return;
    coarse = value;
    // What the map offers for this, `setPixelRatio`, ends the drag it is called in.
    map._overridePixelRatio = coarse ? window.devicePixelRatio / COARSER : null;
    map._resizeInternal(false);
    map.triggerRepaint();
  };
  map.on('movestart', () => set(true));
  map.on('idle', () => set(false));
  set(true);
}

/** Longest a picture that lacks something is held back, in milliseconds: the first ones, and those of a map in use. */
const HELD_MS = { first: 2000, later: 100 };

/** Draws the map when what has been asked for is there, not anew with each part that comes. */
function drawWhole(map: MapLibre): void {
  const { painter } = map;
  const render = painter.render;
  let longest = HELD_MS.first;
  let last = performance.now();
  let late: ReturnType<typeof setTimeout> | undefined;
  painter.render = (...drawing) => {
    clearTimeout(late);
    const held = last + longest - performance.now();
    if (held > 0 && !map.loaded() && !map.isMoving()) {
      late = setTimeout(() => map.triggerRepaint(), held);
      return;
    }
    last = performance.now();
    render.apply(painter, drawing);
  };
  map.once('idle', () => {
    longest = HELD_MS.later;
  });
  map.on('remove', () => clearTimeout(late));
}

/** Leaves out of each picture what takes time and shows nowhere in a map like this one, a quarter of it. */
function drawLess(map: MapLibre): void {
  // Seen of a tilted map only. It comes first in each picture.
  map.painter.drawFunctions.sky = (_mesh, picture) => {
    const clip = picture.renderTileClippingMasks.bind(picture);
    // What is drawn in the opaque pass has one colour, the same on both sides of a tile's edge.
    picture.renderTileClippingMasks = (...layer) => {
      if (picture.currentPass !== 'opaque') clip(...layer);
    };
  };
  // Labels at once: no pictures in between.
  map._fadeDuration = 0;
}

/** Without a graphics card the window stands still while a picture is drawn: such a map is given fewer and lighter ones. */
export function drawBySoftware(map: MapLibre): void {
  if (!isSoftware(rendererOf(map))) return;
  drawLess(map);
  coarseWhileMoving(map);
  drawWhole(map);
  calmTiles(map);
}
