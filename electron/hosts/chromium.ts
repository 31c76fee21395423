import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { PlannerError } from '../../shared/errors.ts';
import type { PrintRequest } from '../host.ts';

/** A browser engine to run and the switches it needs. */
export interface Engine {
  executablePath: string;
  args: string[];
  /** False for an engine that can only run without a window. */
  hasWindow: boolean;
}

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-quic',
];
const SOFTWARE_GL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

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
    return { executablePath, args: needsWindow ? args : [...args, ...SOFTWARE_GL], hasWindow: true };
  }
  const packaged = needsWindow ? null : await packagedEngine();
  if (!packaged) throw new PlannerError('browser.missing');
  return { executablePath: packaged, args: [...args, ...SOFTWARE_GL], hasWindow: false };
}

async function packagedEngine(): Promise<string | null> {
  // Asks the package for its own system libraries too, which a plain server does not have.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return await packaged.executablePath();
  } catch {
    return null;
  }
}

/**
 * Prints a standalone page to a tagged A4 PDF with bookmarks, in a browser of its own without a window. The
 * page runs no script and reaches no network.
 * @throws PlannerError `browser.missing`; when `signal` aborts, whatever the closed browser throws.
 */
export async function printPdf(request: PrintRequest, signal: AbortSignal): Promise<Uint8Array> {
  const { executablePath, args } = await findEngine(false);
  const browser = await chromium.launch({ executablePath, args, headless: true });
  const stop = () => void browser.close();
  signal.addEventListener('abort', stop);
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const page = await context.newPage();
    await page.setContent(request.html, { waitUntil: 'load' });
    return await page.pdf({
      format: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      displayHeaderFooter: true,
      headerTemplate: request.headerHtml,
      footerTemplate: request.footerHtml,
      timeout: 0,
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await browser.close();
  }
}
