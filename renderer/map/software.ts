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
 * Without a graphics card the window stands still while a picture is drawn, so pictures that are soon replaced, while
 * the map moves or its tiles come in, have a quarter of the pixels; once it is at rest it has all of them.
 */
export function coarseWhileMoving(map: MapLibre): void {
  if (!isSoftware(rendererOf(map))) return;
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
  calmTiles(map);
}
