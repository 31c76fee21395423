import type { Steps } from '../engine/steps.ts';

/** How long work may go on before others get a turn, in milliseconds. */
const TURN_MS = 10;
/** How long others have then: what the window asks for takes several steps, each of which comes up after the last. */
const PAUSE_MS = 2;

function createPace(): { due(): boolean; turn(): Promise<void> } {
  let since = performance.now();
  return {
    due: () => performance.now() - since > TURN_MS,
    turn: () =>
      new Promise((resolve) =>
        setTimeout(() => {
          since = performance.now();
          resolve();
        }, PAUSE_MS),
      ),
  };
}

/**
 * Does some work in the thread that serves the window, a little at a time.
 *
 * @param goOn called after others had a turn; throws where the work is not wanted any more
 */
export async function inTurns<T>(steps: Steps<T>, goOn: () => void): Promise<T> {
  const pace = createPace();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (!pace.due()) continue;
    await pace.turn();
    goOn();
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
