import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, type WebFrameMain } from 'electron';
import { PlannerError } from '../../shared/errors.ts';
import { errorMessage, type Language } from '../../shared/i18n/index.ts';
import { createDesk, type DeskService } from '../commands/desk.ts';
import { makeFolder } from '../commands/private-folder.ts';
import { reportError } from '../commands/report-error.ts';
import { CONTENT_SECURITY_POLICY } from './csp.ts';
import { desktopHost } from './desktop.ts';
import { documentArgument, giveDocument, isDocumentName } from './document-argument.ts';
import { openFirstProject } from './first-project.ts';
import { settleTemporaryFolder } from './folders.ts';
import { readWindowFile, TILES } from './static-files.ts';

const WINDOW_HOST = 'planner';
const START_PAGE = `app://${WINDOW_HOST}/`;
/** A panel in a window of its own. */
const PANEL_PAGE = /^app:\/\/planner\/\?panel=[\w.-]{1,40}$/;

/** What every window may do: nothing but what the preload gives it. */
const webPreferences = {
  preload: join(fileURLToPath(new URL('.', import.meta.url)), 'preload.cjs'),
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  spellcheck: false,
  devTools: !app.isPackaged,
};

let window: BrowserWindow | null = null;
/** The main window and those of single panels, which alone may say commands. */
const windows = new Set<BrowserWindow>();
const isOurs = (sender: WebFrameMain | null): boolean =>
  sender?.url.startsWith(START_PAGE) === true &&
  [...windows].some(({ webContents }) => webContents.mainFrame === sender);

/** The document to open first. */
let first = documentArgument(process.argv.slice(1), process.cwd());
/** What becomes of a document that the system or a later start gives us; before there is a desk it is the first. */
let give = (path: string): void => {
  first = path;
};

protocol.registerSchemesAsPrivileged([
  {
    scheme: 'app',
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
]);
app.enableSandbox();

const cli = process.argv.indexOf('--cli');
if (cli >= 0) {
  // Pages to print are drawn without the machine's graphics, and on Linux without a display.
  app.disableHardwareAcceleration();
  if (process.platform === 'linux') app.commandLine.appendSwitch('ozone-platform', 'headless');
  app.on('window-all-closed', () => {});
  void Promise.all([import('../command-line.ts'), app.whenReady()]).then(async ([{ runCommandLine }]) =>
    app.exit(
      await runCommandLine(process.argv.slice(cli + 1), () =>
        desktopHost(
          () => null,
          () => [],
        ),
      ),
    ),
  );
} else if (process.argv.includes('--self-test')) {
  void import('../self-test.ts').then(async ({ runSelfTest }) => app.exit(await runSelfTest()));
} else if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_, argv, workingFolder) => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
    const document = documentArgument(argv.slice(1), workingFolder);
    if (document !== undefined) give(document);
  });
  // macOS hands documents over by an event, which may come before the program is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (isDocumentName(path)) give(path);
  });
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) =>
      contents === window?.webContents && PANEL_PAGE.test(url)
        ? {
            action: 'allow',
            overrideBrowserWindowOptions: {
              width: 1100,
              height: 780,
              minWidth: 640,
              minHeight: 400,
              webPreferences,
            },
          }
        : { action: 'deny' },
    );
    contents.on('did-create-window', (created) => {
      windows.add(created);
      created.on('closed', () => windows.delete(created));
    });
  });
  app.on('window-all-closed', () => app.quit());
  start().catch((error: unknown) => {
    const message = (language: Language) =>
      error instanceof PlannerError ? errorMessage(error, language) : String((error as Error).message);
    dialog.showErrorBox('县域光伏规划', `${message('zh')}\n\n${message('en')}`);
    app.exit(1);
  });
} else {
  app.quit();
}

async function start(): Promise<void> {
  await app.whenReady();
  Menu.setApplicationMenu(null);
  const host = desktopHost(
    () => window,
    () => [...windows],
  );
  makeFolder(host.folders.documents);
  settleTemporaryFolder(join(host.folders.settings, 'temporary'));
  const desk = createDesk(host);
  lockSession(desk);
  // The window comes up while the document opens: its first commands wait for it.
  const opened = openFirstProject(desk, host.folders.documents, first);
  let windowUp: Promise<unknown> = opened;
  give = (path) => void windowUp.then(() => giveDocument(desk, host, path));

  ipcMain.handle(
    'desk:invoke',
    async (event, message: { name?: unknown; input?: unknown; language?: unknown }) => {
      const language = message?.language === 'en' ? 'en' : 'zh';
      try {
        if (!isOurs(event.senderFrame)) throw new Error('sender');
        await opened;
        const value = await desk.invoke(String(message.name), message.input, { language, trusted: false });
        return { ok: true, value };
      } catch (error) {
        return { ok: false, error: reportError(error, language) };
      }
    },
  );

  const note = (message: string, stack = '') =>
    void desk
      .invoke(
        'app.report',
        { message: message.slice(0, 2000), stack: stack.slice(0, 8000) },
        { language: 'zh', trusted: true },
      )
      .catch(() => {});
  app.on('render-process-gone', (_, contents, { reason }) => {
    note(`window gone: ${reason}`);
    if (reason !== 'clean-exit' && contents === window?.webContents) contents.reload();
  });
  process.on('uncaughtExceptionMonitor', (error) => note(error.message, error.stack));
  ipcMain.handle('desk:grant', (event, path: unknown) => {
    if (!isOurs(event.senderFrame) || typeof path !== 'string') return false;
    desk.grant(path);
    // A document dragged onto the window may be meant to be opened: the window asks.
    if (isDocumentName(path)) desk.grant(path, 'document');
    return true;
  });

  let closing = false;
  app.on('before-quit', (event) => {
    if (closing) return;
    closing = true;
    event.preventDefault();
    void desk.close().finally(() => app.quit());
  });

  windowUp = openWindow();
  const [refused] = await Promise.all([opened, windowUp]);
  if (refused !== null) giveDocument(desk, host, refused);
}

/** The window gets its own files, no permission, and nothing from any network. */
function lockSession(desk: DeskService): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_, __, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !/^(app|blob|data|devtools|file):/.test(details.url) });
  });
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const ours = url.host === WINDOW_HOST;
    const tile = ours && TILES.test(url.pathname) ? await desk.tile(url.pathname) : null;
    const file = tile ?? (ours ? await readWindowFile(url.pathname) : null);
    return new Response(file ? new Uint8Array(file.body) : 'no such file', {
      status: file ? 200 : 404,
      headers: {
        'content-type': file?.type ?? 'text/plain',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
      },
    });
  });
}

async function openWindow(): Promise<void> {
  window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: '县域光伏规划',
    webPreferences,
  });
  windows.add(window);
  window.on('closed', () => {
    window = null;
    // Panels of a window that is gone have nothing to show.
    for (const each of windows) if (!each.isDestroyed()) each.close();
    windows.clear();
  });
  window.once('ready-to-show', () => window?.show());
  await window.loadURL(START_PAGE);
}
