import { Worker } from 'node:worker_threads';
import { unpackedLocation } from '../../shared/asar.ts';
import type { TileAddress } from '../formats/tiles/tile-grid.ts';
import type { FromTiles, TileStart, ToTiles } from './tile-protocol.ts';

/** Draws tiles of one document's layers. */
export interface TileMaker {
  /** @param version stays the same as long as no context layer changes */
  tile(layer: string, address: TileAddress, version: string): Promise<Uint8Array>;
  /** Tells which sites break a land rule: tiles say so of each. */
  setLand(broken: readonly number[], overridden: readonly number[]): void;
  /** Lets go of the document before it returns; tiles still asked for are refused. */
  close(): void;
}

/** Longest a closing document waits for the tile under way, in milliseconds. */
const PATIENCE_MS = 5000;

/** The worker's module beside this one: TypeScript as it is, JavaScript when built. */
function besideThis(): URL {
  const extension = /\.[cm]?[jt]s$/.exec(import.meta.url)?.[0] ?? '.js';
  return new URL(`./tile.worker${extension}`, unpackedLocation(import.meta.url));
}

export function createTileMaker(path: string): TileMaker {
  const closed = new Int32Array(new SharedArrayBuffer(4));
  const start: TileStart = { path, closed };
  const worker = new Worker(besideThis(), { workerData: start });
  const waiting = new Map<number, { resolve(bytes: Uint8Array): void; reject(error: Error): void }>();
  let last = 0;
  let gone: Error | null = null;
  const say = (message: ToTiles) => worker.postMessage(message);
  const end = (error: Error) => {
    gone ??= error;
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  };
  worker.unref();
  worker.on('message', (answer: FromTiles) => {
    const asked = waiting.get(answer.ask);
    waiting.delete(answer.ask);
    if ('bytes' in answer) asked?.resolve(answer.bytes);
    else asked?.reject(new Error(answer.failure));
  });
  worker.on('error', end);
  worker.on('exit', () => {
    Atomics.store(closed, 0, 1);
    end(new Error('the tile thread ended'));
  });
  return {
    tile: (layer, address, version) =>
      new Promise((resolve, reject) => {
        if (gone) return reject(gone);
        const ask = ++last;
        waiting.set(ask, { resolve, reject });
        say({ type: 'tile', ask, layer, address, version });
      }),
    setLand: (broken, overridden) =>
      say({ type: 'land', broken: Float64Array.from(broken), overridden: Float64Array.from(overridden) }),
    close() {
      if (gone) return;
      end(new Error('the document closed'));
      say({ type: 'close' });
      Atomics.wait(closed, 0, 0, PATIENCE_MS);
    },
  };
}
