import { type Browser, chromium } from 'playwright-core';

/** A browser engine to run and the switches it needs. */
export interface Engine {
  executablePath: string;
  args: string[];
  /** Environment it must run in; ours when not given. */
  env?: NodeJS.ProcessEnv;
}

/** A browser without a window, and the number of its process where it tells. */
interface Running {
  browser: Browser;
  pid: number | null;
  /** Closes it when nothing more is printed. */
  closing?: NodeJS.Timeout;
}

/** How long a browser waits for the next page, ms: the parts of a plan come one after the other. */
const IDLE_MS = 1500;

const idle: Running[] = [];

/**
 * Works with a browser nobody else works with. One that has just become free is taken, since starting one takes longer
 * than printing a page; it ends soon after the last work, and at once when `signal` aborts.
 *
 * @throws when `signal` aborts, whatever the ended browser throws
 */
export async function withEngine<T>(
  engine: Engine,
  signal: AbortSignal,
  work: (browser: Browser) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const running = takeIdle() ?? (await start(engine));
  // A browser that prints a long page closes only after it: its process is ended.
  const stop = () => end(running.pid);
  signal.addEventListener('abort', stop);
  try {
    if (signal.aborted) stop();
    const result = await work(running.browser);
    if (!signal.aborted) keep(running);
    return result;
  } catch (error) {
    if (!signal.aborted) await running.browser.close().catch(() => {});
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    if (signal.aborted) await running.browser.close().catch(() => {});
  }
}

function takeIdle(): Running | undefined {
  for (let running = idle.pop(); running; running = idle.pop()) {
    clearTimeout(running.closing);
    if (running.browser.isConnected()) return running;
  }
  return undefined;
}

function keep(running: Running): void {
  running.closing = setTimeout(() => {
    const at = idle.indexOf(running);
    if (at >= 0) idle.splice(at, 1);
    void running.browser.close().catch(() => {});
  }, IDLE_MS);
  idle.push(running);
}

async function start(engine: Engine): Promise<Running> {
  const browser = await chromium.launch({ ...engine, headless: true });
  return { browser, pid: await processOf(browser) };
}

/** Number of a browser's own process; null where it does not tell. */
async function processOf(browser: Browser): Promise<number | null> {
  try {
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    return processInfo.find(({ type }) => type === 'browser')?.id ?? null;
  } catch {
    return null;
  }
}

/** Ends a process that may have ended by itself. */
function end(pid: number | null): void {
  try {
    if (pid !== null) process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
