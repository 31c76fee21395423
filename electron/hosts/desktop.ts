import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow, dialog } from 'electron';
import { withScratch } from '../commands/scratch.ts';
import {
  type ConfirmRequest,
  type DrawRequest,
  type FileRequest,
  FONTS_READ,
  type Host,
  type PrintRequest,
} from '../host.ts';

/**
 * What Electron does for the commands.
 * @param window the main window once it is there
 * @param windows all that hear events: it, and those of single panels
 */
export function desktopHost(
  window: () => BrowserWindow | null,
  windows: () => readonly BrowserWindow[],
): Host {
  return {
    name: 'electron',
    folders: { documents: join(app.getPath('documents'), app.getName()), settings: app.getPath('userData') },
    emit(event) {
      for (const { webContents } of windows()) webContents.send('desk:event', event);
    },
    chooseFile: (request) => chooseFile(window(), request),
    confirm: (request) => confirm(window(), request),
    printPdf,
    drawPng,
    async graphics() {
      const { webgl, gpu_compositing: compositing } = app.getGPUFeatureStatus();
      return `Chromium ${process.versions.chrome}, WebGL ${webgl}, compositing ${compositing}`;
    },
  };
}

async function confirm(parent: BrowserWindow | null, request: ConfirmRequest): Promise<boolean> {
  const options = {
    type: 'question' as const,
    message: request.title,
    detail: request.text.join('\n\n'),
    buttons: [request.accept, request.cancel],
    // Whoever only presses Enter agrees to nothing.
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
  const { response } = await (parent
    ? dialog.showMessageBox(parent, options)
    : dialog.showMessageBox(options));
  return response === 0;
}

async function chooseFile(parent: BrowserWindow | null, request: FileRequest): Promise<string | null> {
  const options = {
    title: request.title,
    buttonLabel: request.accept,
    // Linux dialogs tell capitals apart.
    filters: [
      {
        name: request.filterName,
        extensions: request.extensions.flatMap((ending) => [ending, ending.toUpperCase()]),
      },
    ],
    ...(request.suggestedName && { defaultPath: request.suggestedName }),
  };
  if (request.mode === 'save') {
    const { filePath } = await (parent
      ? dialog.showSaveDialog(parent, options)
      : dialog.showSaveDialog(options));
    return filePath || null;
  }
  const what = request.mode === 'folder' ? ('openDirectory' as const) : ('openFile' as const);
  const open = { ...options, properties: [what] };
  const { filePaths } = await (parent ? dialog.showOpenDialog(parent, open) : dialog.showOpenDialog(open));
  return filePaths[0] ?? null;
}

function printPdf(request: PrintRequest, signal: AbortSignal): Promise<Uint8Array> {
  return onHiddenPage(signal, async (page, show) => {
    await show(request.html);
    return page.webContents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: request.tagged,
      generateDocumentOutline: request.tagged,
    });
  });
}

function drawPng(requests: readonly DrawRequest[], signal: AbortSignal): Promise<Uint8Array[]> {
  return onHiddenPage(signal, async (page, show) => {
    const pictures: Uint8Array[] = [];
    for (const { html, widthPx, heightPx } of requests) {
      page.setContentSize(widthPx, heightPx);
      await show(html);
      const picture = await page.webContents.capturePage({ x: 0, y: 0, width: widthPx, height: heightPx });
      pictures.push(picture.toPNG());
    }
    return pictures;
  });
}

/** How long a page's fonts are waited for at most, ms: they are in the page. */
const FONTS_MS = 5000;

/** Text of a font that is still being read would be left blank. The page itself may run no script. */
async function fontsRead({ webContents }: BrowserWindow): Promise<void> {
  const { debugger: tools } = webContents;
  let timer: NodeJS.Timeout | undefined;
  try {
    tools.attach();
    await Promise.race([
      tools.sendCommand('Runtime.evaluate', { expression: FONTS_READ, awaitPromise: true }),
      new Promise((resolve) => {
        timer = setTimeout(resolve, FONTS_MS);
      }),
    ]);
  } catch {
    // Without the tools the page is taken as it is.
  } finally {
    clearTimeout(timer);
    if (tools.isAttached()) tools.detach();
  }
}

/** Works on a hidden window that runs no script; what it shows comes from a file, since that can be large. */
function onHiddenPage<T>(
  signal: AbortSignal,
  work: (page: BrowserWindow, show: (html: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  return withScratch('print', async (folder) => {
    const file = join(folder, 'plan.html');
    const page = new BrowserWindow({
      show: false,
      frame: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
        // Drawn at any size, also beyond the screen's, a pixel for a pixel.
        offscreen: { useSharedTexture: false, deviceScaleFactor: 1 },
      },
    });
    const stop = () => page.destroy();
    signal.addEventListener('abort', stop);
    try {
      return await work(page, async (html) => {
        await writeFile(file, html);
        await page.loadURL(pathToFileURL(file).href);
        await fontsRead(page);
      });
    } finally {
      signal.removeEventListener('abort', stop);
      if (!page.isDestroyed()) page.destroy();
    }
  });
}
