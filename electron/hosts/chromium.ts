import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { PlannerError } from '../../shared/errors.ts';
import type { DrawRequest, PrintRequest } from '../host.ts';

/** A browser engine to run and the switches it needs. */
export interface Engine {
  executablePath: string;
  args: string[];
  /** Environment it must run in; ours when not given. */
  env?: NodeJS.ProcessEnv;
}

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-quic',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];
const SOFTWARE_GL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu'];

function installedPaths(): string[] {
  const { env, platform } = process;
  const programs = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean) as string[];
  if (platform === 'win32') {
    return programs.flatMap((dir) => [
      join(dir, 'Google/Chrome/Application/chrome.exe'),
      join(dir, 'Microsoft/Edge/Application/msedge.exe'),
      join(dir, 'Chromium/Application/chrome.exe'),
    ]);
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  return (env.PATH ?? '').split(':').flatMap((dir) => names.map((name) => join(dir, name)));
}

/**
 * The browser engine to use: CHROME_PATH, else an installed Chrome, Edge or Chromium, else (without a window)
 * the one that comes with the development packages.
 * @throws PlannerError `browser.missing`
 */
export async function findEngine(needsWindow: boolean): Promise<Engine> {
  const named = process.env.CHROME_PATH;
  const executablePath = named || installedPaths().find((path) => existsSync(path));
  const args = [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  if (executablePath) {
    if (!existsSync(executablePath)) throw new PlannerError('browser.missing', {}, { file: executablePath });
    return { executablePath, args: needsWindow ? args : [...args, ...SOFTWARE_GL] };
  }
  const packaged = needsWindow ? null : await packagedEngine();
  if (!packaged) throw new PlannerError('browser.missing');
  return { ...packaged, args: [...args, ...SOFTWARE_GL] };
}

/** Which engine would draw and print, and how, in words without its folder. */
export async function describeEngine(needsWindow: boolean): Promise<string> {
  const { executablePath, args } = await findEngine(needsWindow);
  const drawing = args.some((arg) => SOFTWARE_GL.includes(arg)) ? 'software WebGL' : 'the system’s WebGL';
  return `${basename(executablePath)}, ${drawing}`;
}

/** The engine in the development packages, with the system libraries it brings for machines that lack them. */
async function packagedEngine(): Promise<Pick<Engine, 'executablePath' | 'env'> | null> {
  const before = { ...process.env };
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const executablePath = await packaged.executablePath();
    packagedEnv ??= { ...process.env };
    return { executablePath, env: packagedEnv };
  } catch {
    return null;
  } finally {
    // The package points this whole process at its libraries; only the browser may see them.
    process.env = before;
  }
}

let packagedEnv: NodeJS.ProcessEnv | undefined;

/**
 * Prints a standalone page to an A4 PDF, in a browser of its own without a window. The
 * page runs no script and reaches no network.
 * @throws PlannerError `browser.missing`; when `signal` aborts, whatever the closed browser throws.
 */
export function printPdf(request: PrintRequest, signal: AbortSignal): Promise<Uint8Array> {
  return onOwnPage(signal, async (page) => {
    await page.setContent(request.html, { waitUntil: 'load' });
    return page.pdf({
      format: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      tagged: request.tagged,
      outline: request.tagged,
    });
  });
}

/**
 * Draws standalone pages as PNG pictures, one after the other in a browser of its own without a window.
 * @throws as `printPdf`
 */
export function drawPng(requests: readonly DrawRequest[], signal: AbortSignal): Promise<Uint8Array[]> {
  return onOwnPage(signal, async (page) => {
    const pictures: Uint8Array[] = [];
    for (const { html, widthPx, heightPx } of requests) {
      await page.setViewportSize({ width: widthPx, height: heightPx });
      await page.setContent(html, { waitUntil: 'load' });
      pictures.push(await page.screenshot({ type: 'png', animations: 'disabled' }));
    }
    return pictures;
  });
}

/** Works on a page of a browser that is started for it and closed after it, or as soon as `signal` aborts. */
async function onOwnPage<T>(signal: AbortSignal, work: (page: Page) => Promise<T>): Promise<T> {
  const engine = await findEngine(false);
  const browser = await chromium.launch({ ...engine, headless: true });
  const pid = await processOf(browser);
  // A browser that prints a long page closes only after it: its process is ended.
  const stop = () => end(pid);
  signal.addEventListener('abort', stop);
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const page = await context.newPage();
    page.setDefaultTimeout(0);
    return await work(page);
  } finally {
    signal.removeEventListener('abort', stop);
    await (signal.aborted ? browser.close().catch(() => {}) : browser.close());
  }
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
