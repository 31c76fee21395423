import { EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { PlannerError } from '../../shared/errors.ts';
import type { DeskService } from '../commands/desk.ts';
import { makePrivateFolder } from '../commands/private-folder.ts';
import type { Host } from '../host.ts';
import { describeEngine, drawPng, findEngine, printPdf } from './chromium.ts';
import { giveDocument } from './document-argument.ts';
import { keepDroppedFiles } from './dropped-files.ts';
import type { Engine } from './engine-pool.ts';
import { showFileDialog } from './file-dialog.ts';
import { assertSettingsWritable, plainFolders } from './folders.ts';
import { type LocalServer, startLocalServer } from './local-server.ts';
import type { OpenDialogPage } from './own-page.ts';
import { showQuestion } from './question-dialog.ts';
import { listenForStarts } from './single-instance.ts';

/** Later windows come up where the planner left the last one. */
const FIRST_WINDOW = '--window-size=1440,900';

export interface BrowserApp {
  readonly desk: DeskService;
  readonly server: LocalServer;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Resolves with the next file dialog or question once it is shown. */
  nextDialog(): Promise<Page>;
  /** Resolves when the planner closes the window. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the program in an installed Chrome, Edge or Chromium: the shell for machines where no installer may
 * run, and the one the end-to-end tests drive.
 * @throws PlannerError `browser.missing`, `browser.cannot-start`, `settings.no-home`, `settings.cannot-write`
 */
export async function openInBrowser(options: {
  headless: boolean;
  projectPath?: string;
}): Promise<BrowserApp> {
  const folders = plainFolders();
  assertSettingsWritable(folders.settings);
  const engine = await findEngine(!options.headless);
  let server: LocalServer | null = null;
  // A browser of its own: a second window or tab in the program's would put its page, which draws with WebGL, to sleep.
  const dialogs = new EventEmitter<{ opened: [Page] }>();
  const openPage: OpenDialogPage = async (url, onClosed) => {
    const browser = await chromium.launch({
      ...engine,
      headless: options.headless,
      ignoreDefaultArgs: ['--enable-automation'],
    });
    const page = await browser.newPage({ viewport: null });
    page.on('close', onClosed);
    await page.goto(url);
    dialogs.emit('opened', page);
    return browser;
  };
  const host: Host = {
    name: 'browser',
    folders,
    emit: (event) => server?.broadcast(event),
    printPdf,
    drawPng,
    graphics: () => describeEngine(!options.headless),
    chooseFile: (request) => showFileDialog(request, folders.documents, openPage),
    confirm: (request) => showQuestion(request, openPage),
  };
  const starting = startDesk(host, options.projectPath);
  const deskUp = starting.then(({ desk }) => desk);
  // Told below, by the promise it comes from.
  deskUp.catch(() => {});
  server = await startLocalServer(
    deskUp,
    join(folders.settings, 'window-port'),
    keepDroppedFiles(join(folders.settings, 'dropped')),
  );
  // The window comes up while the desk is made ready: its first commands wait for it.
  const windowUp = openWindow(engine, server, join(folders.settings, 'browser'), options.headless);
  const opened = { server };
  const [{ desk, refused }, { context, page }] = await Promise.all([starting, windowUp]).catch(
    async (error: unknown) => {
      // Nobody is left to close what did come up.
      await windowUp.then(({ context }) => context.close()).catch(() => {});
      await opened.server.close();
      await starting.then(({ desk }) => desk.close()).catch(() => {});
      throw error;
    },
  );
  if (refused !== null) giveDocument(desk, host, refused);
  const stopListening = await listenForStarts(folders.settings, (document) => {
    void page.bringToFront().catch(() => {});
    if (document !== null) giveDocument(desk, host, document);
  });
  const closed = new Promise<void>((resolve) => {
    page.on('close', () => resolve());
    context.on('close', () => resolve());
  });
  return {
    desk,
    server,
    context,
    page,
    closed,
    nextDialog: async () => (await once(dialogs, 'opened'))[0] as Page,
    async close() {
      stopListening();
      await context.close().catch(() => {});
      await opened.server.close();
      await desk.close();
    },
  };
}

/** @returns `refused`: see {@link openFirstProject} */
async function startDesk(
  host: Host,
  projectPath?: string,
): Promise<{ desk: DeskService; refused: string | null }> {
  const [{ createDesk }, { openFirstProject }] = await Promise.all([
    import('../commands/desk.ts'),
    import('./first-project.ts'),
  ]);
  const desk = createDesk(host);
  const refused = await openFirstProject(desk, host.folders.documents, projectPath);
  return { desk, refused };
}

/**
 * Opens the window without telling anyone else its address: the command line, which every user of the machine can
 * read, names an empty page, and the launch address goes through the pipe between this program and the browser.
 *
 * @throws PlannerError `browser.cannot-start`
 */
async function openWindow(
  engine: Engine,
  { launchUrl, waitingUrl }: LocalServer,
  profile: string,
  headless: boolean,
) {
  const firstStart = !existsSync(profile);
  makePrivateFolder(profile);
  const context = await chromium
    .launchPersistentContext(profile, {
      ...engine,
      args: [
        ...engine.args,
        ...(headless ? [] : [`--app=${waitingUrl}`, ...(firstStart ? [FIRST_WINDOW] : [])]),
      ],
      ignoreDefaultArgs: ['--enable-automation'],
      headless,
      viewport: headless ? { width: 1440, height: 900 } : null,
      locale: 'zh-CN',
    })
    .catch((error: Error) => {
      const reason = error.message.split('\n')[0] ?? '';
      throw new PlannerError('browser.cannot-start', { reason }, { file: engine.executablePath });
    });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(launchUrl);
  return { context, page };
}
