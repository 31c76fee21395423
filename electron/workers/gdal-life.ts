import type { GdalLife } from '../formats/gdal/library.ts';

/**
 * A thread in GDAL answers nobody until the call returns. What it tells meanwhile stands in shared memory: the number
 * of the call it is in (0 between two), how often it has read or written, and the size of the database that the call
 * is about, in megabytes (-1 where it is another file).
 */
const [CALL, TOUCHES, DATABASE_MB] = [0, 1, 2];
const MB = 2 ** 20;

/**
 * A database can have its reader compute for ever, by a view, a computed column or pages that lead back into
 * themselves. Other files are read to their end, the largest texts in a single breath.
 */
const SILENT_MS = { database: 10_000, other: 180_000 };
/** For a call about a database as a whole, and more for each megabyte, which the slowest disk reads in less. */
const [CALL_MS, MEGABYTE_MS] = [60_000, 1_000];
const LOOK_MS = 250;

export const newLife = (): Int32Array => new Int32Array(new SharedArrayBuffer(12));

/** The thread's side. */
export function tellLife(life: Int32Array): GdalLife {
  let calls = 0;
  return {
    begin(databaseBytes) {
      Atomics.store(life, DATABASE_MB, databaseBytes === null ? -1 : Math.ceil(databaseBytes / MB));
      Atomics.store(life, CALL, ++calls);
    },
    touch: () => void Atomics.add(life, TOUCHES, 1),
    end: () => void Atomics.store(life, CALL, 0),
  };
}

/**
 * Looks after a thread from outside.
 *
 * @param endless told once, when a call neither reads nor writes any more or takes longer than its file could
 * @returns ends it
 */
export function watchLife(life: Int32Array, endless: (seconds: number) => void): () => void {
  let [call, touches] = [0, 0];
  let [began, touched] = [0, 0];
  const timer = setInterval(() => {
    const now = performance.now();
    const [atCall, atTouches] = [Atomics.load(life, CALL), Atomics.load(life, TOUCHES)];
    if (atCall !== call) began = now;
    if (atCall !== call || atTouches !== touches) touched = now;
    [call, touches] = [atCall, atTouches];
    if (call === 0) return;
    const megabytes = Atomics.load(life, DATABASE_MB);
    const silentMs = megabytes < 0 ? SILENT_MS.other : SILENT_MS.database;
    const mostMs = megabytes < 0 ? Number.POSITIVE_INFINITY : CALL_MS + megabytes * MEGABYTE_MS;
    if (now - touched < silentMs && now - began < mostMs) return;
    clearInterval(timer);
    endless(Math.round((now - began) / 1000));
  }, LOOK_MS);
  return () => clearInterval(timer);
}
