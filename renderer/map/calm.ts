import { addProtocol, type Map as MapLibre } from 'maplibre-gl';

/** Addresses of this scheme are fetched from the window's own. */
export const CALM = 'calm:';

let moving = false;
let last: Promise<unknown> = Promise.resolve();

addProtocol(CALM.slice(0, -1), async ({ url, headers }, { signal }) => {
  const before = last;
  let letNext = () => {};
  if (moving) {
    last = new Promise<void>((resolve) => {
      letNext = resolve;
    });
    await before;
  }
  try {
    signal.throwIfAborted();
    const response = await fetch(url.replace(CALM, window.location.protocol), { headers, signal });
    if (!response.ok)
      throw Object.assign(new Error(`${response.status}: ${url}`), { status: response.status });
    return { data: await response.arrayBuffer() };
  } finally {
    requestAnimationFrame(letNext);
  }
});

/**
 * Has tiles that are asked for while the map moves come one at a time, a picture apart: where the processor draws, a
 * picture with several new tiles in it keeps the window waiting.
 */
export function calmTiles(map: MapLibre): void {
  const set = (value: boolean) => () => {
    moving = value;
  };
  map.on('movestart', set(true));
  map.on('idle', set(false));
  map.on('remove', set(false));
}
