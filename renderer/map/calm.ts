import { addProtocol, type Map as MapLibre } from 'maplibre-gl';

const CALM = 'calm:';
/** Time in which a tile is taken apart and drawn before the next one comes: a picture or two of the processor's. */
const APART_MS = 80;

let moving = false;

/** The address to ask for a tile at: as it is, or, while the map moves where the processor draws, in its turn. */
export const calmed = (url: string): string => (moving ? url.replace(/^[a-z]+:/, CALM) : url);

let last: Promise<unknown> = Promise.resolve();

addProtocol(CALM.slice(0, -1), async ({ url, headers }, { signal }) => {
  const before = last;
  let letNext = () => {};
  last = new Promise<void>((resolve) => {
    letNext = resolve;
  });
  await before;
  try {
    signal.throwIfAborted();
    const response = await fetch(url.replace(CALM, window.location.protocol), { headers, signal });
    if (!response.ok)
      throw Object.assign(new Error(`${response.status}: ${url}`), { status: response.status });
    return { data: await response.arrayBuffer() };
  } finally {
    setTimeout(letNext, APART_MS);
  }
});

/**
 * Has tiles that are asked for while the map moves come one at a time: where the processor draws, a
 * picture with several new tiles in it keeps the window waiting.
 */
export function calmTiles(map: MapLibre): void {
  const set = (value: boolean) => () => {
    moving = value;
  };
  // The first picture is waited for as it is, and comes sooner with all its tiles at once.
  map.once('idle', () => map.on('movestart', set(true)));
  map.on('idle', set(false));
  map.on('remove', set(false));
}
