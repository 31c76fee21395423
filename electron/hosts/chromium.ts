import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { PlannerError } from '../../shared/errors.ts';
import { type DrawRequest, FONTS_READ, type PrintRequest } from '../host.ts';
import { type Engine, withEngine } from './engine-pool.ts';

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-quic',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];
const SOFTWARE_GL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu'];
/** Pages are printed one after the other: a second renderer held ready for the next would only take memory. */
const ONE_PAGE = ['--renderer-process-limit=1'];

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
    return { executablePath, args: needsWindow ? args : [...args, ...SOFTWARE_GL, ...ONE_PAGE] };
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
 * Prints a standalone page to an A4 PDF, in a browser without a window. The page runs no script and reaches no network.
 * @throws PlannerError `browser.missing`; when `signal` aborts, whatever the closed browser throws.
 */
export function printPdf(request: PrintRequest, signal: AbortSignal): Promise<Uint8Array> {
  return onOwnPage(signal, async (page) => {
    await show(page, request.html);
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
 * Draws standalone pages as PNG pictures, one after the other in a browser without a window.
 * @throws as `printPdf`
 */
export function drawPng(requests: readonly DrawRequest[], signal: AbortSignal): Promise<Uint8Array[]> {
  return onOwnPage(signal, async (page) => {
    const pictures: Uint8Array[] = [];
    for (const { html, widthPx, heightPx } of requests) {
      await page.setViewportSize({ width: widthPx, height: heightPx });
      await show(page, html);
      pictures.push(await page.screenshot({ type: 'png', animations: 'disabled' }));
    }
    return pictures;
  });
}

/** Shows a page and waits for the fonts inside it: text of a font that is still being read is left blank. */
async function show(page: Page, html: string): Promise<void> {
  await page.setContent(html, { waitUntil: 'load' });
  await page.evaluate(FONTS_READ);
}

/** Works on a page of its own, which is gone after it; as soon as `signal` aborts with the browser. */
async function onOwnPage<T>(signal: AbortSignal, work: (page: Page) => Promise<T>): Promise<T> {
  const engine = await findEngine(false);
  return withEngine(engine, signal, async (browser) => {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(0);
      return await work(page);
    } finally {
      if (!signal.aborted) await context.close();
    }
  });
}
