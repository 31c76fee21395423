import type { Steps } from '../../shared/steps.ts';

/** How long work may go on before others get a turn, in milliseconds. */
export const TURN_MS = 20;
/** How long others have where there are any: what the window asks for takes several steps, each coming up after the last. */
const PAUSE_MS = 2;
/** So little time goes by while the program comes round to nobody else. */
const NOBODY_MS = 0.2;

/** Works that wait for their turn. */
const waiting: (() => void)[] = [];
let isCalling = false;

/**
 * Resolves when a work may go on. One does at a time, and others have their time after each: several that went on in the
 * same moment would together hold the window up for the sum of their turns. Where nobody else has anything to do, it goes
 * on at once.
 */
function turn(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  waiting.push(resolve);
  if (!isCalling) callNext();
  return promise;
}

function callNext(): void {
  isCalling = true;
  const before = performance.now();
  setImmediate(() => {
    if (performance.now() - before < NOBODY_MS) goOn();
    else setTimeout(goOn, PAUSE_MS);
  });
}

function goOn(): void {
  waiting.shift()!();
  // Timers that have come due during a turn run before anything else is heard, so the next is not set before its end.
  setImmediate(() => {
    isCalling = waiting.length > 0;
    if (isCalling) callNext();
  });
}

/**
 * Does some work in the thread that serves the window, a little at a time.
 *
 * @param goOn called after others had a turn; throws where the work is not wanted any more
 */
export async function inTurns<T>(steps: Steps<T>, goOn: () => void): Promise<T> {
  for (let since = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since <= TURN_MS) continue;
    await turn();
    goOn();
    since = performance.now();
  }
}

/**
 * What a promise comes to, unless `signal` aborts before: then it throws the signal's reason at once, whatever the
 * promise does.
 */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    // What is not waited for any more may fail unheard.
    promise.catch(() => {});
  }
}
