import { addProtocol } from 'maplibre-gl';
import { patchesOf } from '../../shared/gcj02.ts';

/** What stands before the address of tiles that are to be drawn from GCJ-02 tiles. */
export const SHIFTED = 'gcj02+';
const ADDRESS = /^gcj02\+(.*)\/(\d+)\/(\d+)\/(\d+)$/;
const MOST_KEPT = 64;
const DRAWN_PX = 256;
/** Pictures reach so far under the next one that no edge shows between them. */
const JOINED_PX = 0.75;

let ready = false;
/** Tiles of the shifted grid by their address: neighbours ask for the same. */
const kept = new Map<string, Promise<ImageBitmap | null>>();

async function read(url: string): Promise<ImageBitmap | null> {
  const answer = await fetch(url);
  return answer.ok ? createImageBitmap(await answer.blob()) : null;
}

function pictureAt(url: string): Promise<ImageBitmap | null> {
  const before = kept.get(url);
  if (before) return before;
  const picture = read(url).catch(() => null);
  kept.set(url, picture);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return picture;
}

/** Draws a tile where it belongs out of those tiles of the shifted grid that picture its ground. */
async function draw(base: string, z: number, x: number, y: number): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(DRAWN_PX, DRAWN_PX);
  const context = canvas.getContext('2d')!;
  const patches = patchesOf(z, x, y);
  const side = 2 ** z;
  const [west, east] = extent(patches.flatMap(({ from }) => [from.west, from.east]));
  const [north, south] = extent(patches.flatMap(({ from }) => [from.north, from.south]));
  for (let row = Math.floor(north); row < south; row++) {
    for (let column = Math.floor(west); column < east; column++) {
      if (row < 0 || row >= side || column < 0 || column >= side) continue;
      const picture = await pictureAt(`${base}/${z}/${column}/${row}`);
      if (!picture) continue;
      for (const { to, from } of patches) {
        // The patch stretched so that its part of the shifted grid comes to lie on its part of the tile.
        const [scaleX, scaleY] = [to.side / (from.east - from.west), to.side / (from.south - from.north)];
        context.save();
        context.beginPath();
        context.rect(to.x * DRAWN_PX, to.y * DRAWN_PX, to.side * DRAWN_PX, to.side * DRAWN_PX);
        context.clip();
        context.drawImage(
          picture,
          (to.x + (column - from.west) * scaleX) * DRAWN_PX,
          (to.y + (row - from.north) * scaleY) * DRAWN_PX,
          scaleX * DRAWN_PX + JOINED_PX,
          scaleY * DRAWN_PX + JOINED_PX,
        );
        context.restore();
      }
    }
  }
  return canvas.transferToImageBitmap();
}

const extent = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

/** Has the map draw tiles of addresses that begin with {@link SHIFTED}. */
export function shiftTiles(): void {
  if (ready) return;
  ready = true;
  addProtocol('gcj02+http', load);
  addProtocol('gcj02+app', load);
}

async function load({ url }: { url: string }): Promise<{ data: ImageBitmap }> {
  const [, base, z, x, y] = ADDRESS.exec(url) ?? [];
  if (base === undefined) throw new Error('tile address');
  return { data: await draw(base, Number(z), Number(x), Number(y)) };
}
