const EVERY_MS = 5;

/** Watches the main thread; `stop` says how long it was away at most beyond the watch's own period, in milliseconds. */
export function watchPauses(): { stop(): number } {
  let longest = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last - EVERY_MS);
    last = now;
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    stop() {
      look();
      clearInterval(timer);
      return Math.max(0, longest);
    },
  };
}
