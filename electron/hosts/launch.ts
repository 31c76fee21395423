import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlannerError } from '../../shared/errors.ts';
import { errorMessage } from '../../shared/i18n/index.ts';
import { openInBrowser } from './browser.ts';
import { documentArgument, isDocumentName } from './document-argument.ts';
import { plainFolders } from './folders.ts';
import { handOver } from './single-instance.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const DOWNLOAD_LIMIT_MS = 120_000;
const say = (line: string) => process.stderr.write(`${line}\n`);

/** Path of Electron's binary, fetched on first use; null where it is not there and cannot be had. */
function electronBinary(): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const installed = () => {
    try {
      const path = createRequire(import.meta.url)('electron') as string;
      return existsSync(path) ? path : null;
    } catch {
      return null;
    }
  };
  if (existsSync(join(folder, 'path.txt')) || process.env.ELECTRON_OVERRIDE_DIST_PATH) return installed();
  if (process.env.PLANNER_SHELL === 'browser') return null;
  say('· Fetching Electron (first start only) …');
  const { status } = spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: 'ignore',
    timeout: DOWNLOAD_LIMIT_MS,
  });
  return status === 0 ? installed() : null;
}

/**
 * What was mistyped is said where it was typed.
 * @throws PlannerError `document.not-a-project`, `document.missing`
 */
function assertMeant(given: readonly string[], projectPath: string | undefined): void {
  const strange = given.find((argument) => !argument.startsWith('-') && !isDocumentName(argument));
  if (strange !== undefined) {
    throw new PlannerError('document.not-a-project', { name: basename(strange) }, { file: strange });
  }
  if (projectPath !== undefined && !existsSync(projectPath)) {
    throw new PlannerError('document.missing', {}, { file: projectPath });
  }
}

async function start(): Promise<void> {
  const given = process.argv.slice(2);
  const projectPath = documentArgument(given, process.cwd());
  assertMeant(given, projectPath);
  const binary = process.env.PLANNER_SHELL === 'browser' ? null : electronBinary();
  if (binary) {
    const electron = spawn(binary, [root, ...(projectPath ? [projectPath] : [])], { stdio: 'inherit' });
    electron.on('exit', (code) => process.exit(code ?? 1));
    return;
  }
  if (await handOver(plainFolders().settings, projectPath)) {
    say('· The program is running already; its window has been told.');
    return;
  }
  say('· Electron is not available here; opening the program in the browser instead.');
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasDisplay) say('· This machine has no display; running without a window (Ctrl+C ends it).');
  const app = await openInBrowser({ headless: !hasDisplay, projectPath });
  say(`· Running at ${app.server.origin}`);
  process.on('SIGINT', () => void app.close().then(() => process.exit(0)));
  process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
  await app.closed;
  await app.close();
}

start().catch((error: unknown) => {
  say(error instanceof PlannerError ? errorMessage(error, 'zh') : String((error as Error).stack));
  say(error instanceof PlannerError ? errorMessage(error, 'en') : '');
  process.exit(1);
});
