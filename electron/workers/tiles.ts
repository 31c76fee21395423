import type { Worker } from 'node:worker_threads';
import { unpackedLocation } from '../../shared/asar.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { TileAddress } from '../formats/tiles/tile-grid.ts';
import { startWorker } from './start-worker.ts';
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

/** Threads in a row that may die before they drew anything; a document that ends each of them gets no more. */
const MOST_IN_VAIN = 3;

interface Thread {
  worker: Worker;
  /** See {@link TileStart}. */
  closed: Int32Array;
}

/**
 * A thread begins with the first tile asked for. One that dies takes the tiles under way along; the next tile asked
 * for begins another, which knows what the one before had been told.
 *
 * @param module what the thread runs, unless a test brings its own
 */
export function createTileMaker(path: string, module = besideThis()): TileMaker {
  const waiting = new Map<number, { resolve(bytes: Uint8Array): void; reject(error: Error): void }>();
  let thread: Thread | null = null;
  let land: ToTiles | null = null;
  let last = 0;
  let inVain = 0;
  let gone: Error | null = null;

  const refuseAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const begin = (): Thread => {
    const closed = new Int32Array(new SharedArrayBuffer(4));
    const worker = startWorker(module, { workerData: { path, closed } satisfies TileStart });
    const begun = { worker, closed };
    let reason = new PlannerError('thread.ended', { reason: 'exit' });
    worker.unref();
    worker.on('message', (answer: FromTiles) => {
      const asked = waiting.get(answer.ask);
      waiting.delete(answer.ask);
      inVain = 0;
      if ('bytes' in answer) asked?.resolve(answer.bytes);
      else asked?.reject(new Error(answer.failure));
    });
    worker.on('error', (error) => {
      reason = new PlannerError('thread.ended', { reason: (error as Error).message });
    });
    worker.on('exit', () => {
      Atomics.store(closed, 0, 1);
      if (thread !== begun) return;
      thread = null;
      if (++inVain >= MOST_IN_VAIN) gone ??= reason;
      refuseAll(reason);
    });
    if (land) worker.postMessage(land);
    return begun;
  };

  return {
    tile: (layer, address, version) =>
      new Promise((resolve, reject) => {
        if (gone) return reject(gone);
        thread ??= begin();
        const ask = ++last;
        waiting.set(ask, { resolve, reject });
        thread.worker.postMessage({ type: 'tile', ask, layer, address, version } satisfies ToTiles);
      }),
    setLand(broken, overridden) {
      land = {
        type: 'land',
        broken: Float64Array.from(broken),
        overridden: Float64Array.from(overridden),
      };
      thread?.worker.postMessage(land);
    },
    close() {
      const ending = thread;
      thread = null;
      gone ??= new Error('the document closed');
      refuseAll(gone);
      if (!ending) return;
      ending.worker.postMessage({ type: 'close' } satisfies ToTiles);
      Atomics.wait(ending.closed, 0, 0, PATIENCE_MS);
    },
  };
}
