import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type BrowserContext, type Page, type Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openInBrowser } from '../../electron/hosts/browser.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const artifacts = join(root, 'test/artifacts');

/** The running program as a test drives it, in whichever shell this machine has. */
export interface RunningApp {
  shell: 'electron' | 'browser';
  page: Page;
  /** What went wrong in the window: console errors, page errors, requests that left this machine. */
  problems: string[];
  /** Answers the next file dialog with a path, as a planner would. */
  answerDialog(path: string, openIt: () => Promise<void>): Promise<void>;
  /** Answers the next question that is asked outside the window, as a planner would; what it says comes back. */
  answerQuestion(agree: boolean, openIt: () => Promise<void>): Promise<string>;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Path of Electron's binary; null where it is not installed. */
function electronBinary(): string | null {
  if (!existsSync(join(root, 'node_modules/electron/path.txt'))) return null;
  const path = createRequire(import.meta.url)('electron') as string;
  return existsSync(path) ? path : null;
}

export const shell = electronBinary() ? 'electron' : 'browser';
if (shell === 'browser') {
  console.log(
    'Electron is not driven here: its binary is not installed. The browser host is driven instead.',
  );
}

/** A folder for documents and settings that is the test's own. */
export function temporaryHome(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'planner-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

// The browser names files as the machine's locale can write them: where none is set, no Chinese name comes through.
process.env.LANG ??= 'C.UTF-8';

/** How long what is waited for may take on a machine that does much else, as long as `expect.poll` waits. */
const PATIENCE_MS = 150_000;

/**
 * @param options.motion whether the window fades and glides, as for planners who did not ask their system for less: what
 *   is clicked then may still move
 */
export async function startApp(
  home: string,
  projectPath?: string,
  { motion = false } = {},
): Promise<RunningApp> {
  process.env.PLANNER_HOME = home;
  mkdirSync(artifacts, { recursive: true });
  const app = await (shell === 'electron' ? startElectron(home, projectPath) : startBrowser(projectPath));
  app.page.setDefaultTimeout(PATIENCE_MS);
  if (!motion) await app.page.emulateMedia({ reducedMotion: 'reduce' });
  return app;
}

/**
 * Opens the program once for all tests of a file, on the demonstration county, and waits for its map; a test that fails
 * leaves a picture.
 *
 * @param opened told of the program before its map is drawn
 * @returns the program's folder
 */
export function openForTests(opened: (app: RunningApp) => void): { path: string } {
  const home = temporaryHome();
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp(home.path);
    opened(app);
    await app.page.locator('[data-testid=map][data-ready]').waitFor();
  });
  afterAll(async () => {
    await app.close();
    home.remove();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await app.screenshot(`failed-${task.name}`);
  });
  return home;
}

async function startBrowser(projectPath?: string): Promise<RunningApp> {
  const app = await openInBrowser({ headless: true, projectPath });
  return {
    shell: 'browser',
    page: app.page,
    problems: watch(app.page, app.context),
    async answerDialog(path, openIt) {
      const [dialog] = await Promise.all([app.nextDialog(), openIt()]);
      await dialog.locator('input[name=name]').fill(path);
      await press(dialog, 'form button');
    },
    async answerQuestion(agree, openIt) {
      const [question] = await Promise.all([app.nextDialog(), openIt()]);
      const said = await question.locator('body').innerText();
      await press(question, `button[name=${agree ? 'yes' : 'no'}]`);
      return said;
    },
    screenshot: (name) => capture(app.page, name),
    close: () => app.close(),
  };
}

/** Presses what closes a dialog, which may be gone before the press is confirmed. */
async function press(dialog: Page, button: string): Promise<void> {
  await dialog
    .locator(button)
    .first()
    .click()
    .catch((error: unknown) => {
      if (!dialog.isClosed()) throw error;
    });
}

async function startElectron(home: string, projectPath?: string): Promise<RunningApp> {
  const app = await _electron.launch({
    executablePath: electronBinary() ?? undefined,
    args: [root, `--user-data-dir=${join(home, 'settings')}`, ...(projectPath ? [projectPath] : [])],
  });
  const page = await app.firstWindow();
  return {
    shell: 'electron',
    page,
    problems: watch(page, app.context()),
    async answerDialog(path, openIt) {
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      }, path);
      await openIt();
    },
    async answerQuestion(agree, openIt) {
      const asked = app.evaluate(
        ({ dialog }, response) =>
          new Promise<string>((resolve) => {
            dialog.showMessageBox = async (...given: unknown[]) => {
              const { message, detail } = given.at(-1) as { message: string; detail: string };
              resolve(`${message}\n${detail}`);
              return { response, checkboxChecked: false };
            };
          }),
        agree ? 0 : 1,
      );
      const [said] = await Promise.all([asked, openIt()]);
      return said;
    },
    screenshot: (name) => capture(page, name),
    close: () => app.close(),
  };
}

const commands = new WeakMap<Page, Set<Request>>();

/** Commands of a window that are not answered yet; in Electron they are no requests, and none is known. */
export const commandsOf = (page: Page): ReadonlySet<Request> => commands.get(page) ?? new Set();

function watch(page: Page, context: BrowserContext): string[] {
  const problems: string[] = [];
  const running = new Set<Request>();
  commands.set(page, running);
  page.on('request', (request) => {
    if (request.method() === 'POST') running.add(request);
  });
  page.on('requestfinished', (request) => running.delete(request));
  page.on('requestfailed', (request) => running.delete(request));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const local = ['app:', 'blob:', 'data:'].includes(protocol) || hostname === '127.0.0.1';
    if (!local) problems.push(`network: ${request.url()}`);
  });
  return problems;
}

async function capture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(artifacts, `${name}.png`) });
}
