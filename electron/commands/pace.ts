/** How long work may go on before others get a turn, in milliseconds. */
const TURN_MS = 6;

/** For long loops in the thread that serves the window: while `due`, the loop awaits `turn` and lets others run. */
export function createPace(): { due(): boolean; turn(): Promise<void> } {
  let since = performance.now();
  return {
    due: () => performance.now() - since > TURN_MS,
    turn: () =>
      new Promise((resolve) =>
        setImmediate(() => {
          since = performance.now();
          resolve();
        }),
      ),
  };
}
