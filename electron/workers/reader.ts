import type { Worker } from 'node:worker_threads';
import { unpackedLocation } from '../../shared/asar.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { TileAddress } from '../formats/tiles/tile-grid.ts';
import type { AskReader, FromReader, ReaderStart, SurveyStart, ToReader } from './reader-protocol.ts';
import { startWorker } from './start-worker.ts';

/** A survey of sites in a document's thread. */
export interface ThreadSurvey {
  /** Sites and what lies around them: see `packStandings` and `packAround`. */
  around(sites: Float64Array): Promise<Float64Array>;
  end(): void;
}

/** Reads one document in a thread: draws tiles of its layers, and surveys its sites. */
export interface DocumentReader {
  /** Begins the thread, which takes a moment, for what will be asked soon. */
  begin(): void;
  /** @param version stays the same as long as no context layer changes */
  tile(layer: string, address: TileAddress, version: string): Promise<Uint8Array>;
  survey(start: SurveyStart): ThreadSurvey;
  /** Tells which sites break a land rule: tiles say so of each. */
  setLand(broken: readonly number[], overridden: readonly number[]): void;
  /** Lets go of the document before it returns; what is still asked for is refused. */
  close(): void;
}

/** Longest a closing document waits for what is under way, in milliseconds. */
const PATIENCE_MS = 5000;

/** The worker's module beside this one: TypeScript as it is, JavaScript when built. */
function besideThis(): URL {
  const extension = /\.[cm]?[jt]s$/.exec(import.meta.url)?.[0] ?? '.js';
  return new URL(`./reader.worker${extension}`, unpackedLocation(import.meta.url));
}

/** Threads in a row that may die before they answered anything; a document that ends each of them gets no more. */
const MOST_IN_VAIN = 3;

interface Thread {
  worker: Worker;
  /** See {@link ReaderStart}. */
  closed: Int32Array;
}

/**
 * A thread begins with the first thing asked for. One that dies takes what is under way along; the next thing asked for
 * begins another, which knows how the sites stand to the land rules, but no survey that had begun.
 *
 * @param module what the thread runs, unless a test brings its own
 */
export function createReader(path: string, module = besideThis()): DocumentReader {
  const waiting = new Map<number, { resolve(answer: FromReader): void; reject(error: Error): void }>();
  let thread: Thread | null = null;
  let land: ToReader | null = null;
  let last = 0;
  let inVain = 0;
  let gone: Error | null = null;

  const refuseAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const begin = (): Thread => {
    const closed = new Int32Array(new SharedArrayBuffer(4));
    const worker = startWorker(module, { workerData: { path, closed } satisfies ReaderStart });
    const begun = { worker, closed };
    let reason = new PlannerError('thread.ended', { reason: 'exit' });
    worker.unref();
    worker.on('message', (answer: FromReader) => {
      const asked = waiting.get(answer.ask);
      waiting.delete(answer.ask);
      inVain = 0;
      if ('failure' in answer) asked?.reject(new Error(answer.failure));
      else asked?.resolve(answer);
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

  const ask = (asked: AskReader): Promise<FromReader> =>
    new Promise((resolve, reject) => {
      if (gone) return reject(gone);
      thread ??= begin();
      const number = ++last;
      waiting.set(number, { resolve, reject });
      thread.worker.postMessage({ ...asked, ask: number } satisfies ToReader);
    });
  return {
    begin() {
      try {
        if (!gone) thread ??= begin();
      } catch {
        // What is asked of it later says so.
      }
    },
    async tile(layer, address, version) {
      const answer = await ask({ type: 'tile', layer, address, version });
      return (answer as Extract<FromReader, { bytes: unknown }>).bytes;
    },
    survey(start) {
      const survey = ++last;
      if (gone) throw gone;
      thread ??= begin();
      thread.worker.postMessage({ type: 'survey', survey, start } satisfies ToReader);
      return {
        async around(sites) {
          const answer = await ask({ type: 'around', survey, sites });
          return (answer as Extract<FromReader, { around: unknown }>).around;
        },
        end: () => thread?.worker.postMessage({ type: 'survey-over', survey } satisfies ToReader),
      };
    },
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
      ending.worker.postMessage({ type: 'close' } satisfies ToReader);
      Atomics.wait(ending.closed, 0, 0, PATIENCE_MS);
    },
  };
}
