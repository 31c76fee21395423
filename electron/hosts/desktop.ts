import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow, dialog } from 'electron';
import { withScratch } from '../commands/scratch.ts';
import type { FileRequest, Host, PrintRequest } from '../host.ts';

/** What Electron does for the commands. `window` gives the main window once it is there. */
export function desktopHost(window: () => BrowserWindow | null): Host {
  return {
    name: 'electron',
    folders: { documents: join(app.getPath('documents'), app.getName()), settings: app.getPath('userData') },
    emit: (event) => window()?.webContents.send('desk:event', event),
    chooseFile: (request) => chooseFile(window(), request),
    printPdf,
    async graphics() {
      const { webgl, gpu_compositing: compositing } = app.getGPUFeatureStatus();
      return `Chromium ${process.versions.chrome}, WebGL ${webgl}, compositing ${compositing}`;
    },
  };
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
  const open = { ...options, properties: ['openFile' as const] };
  const { filePaths } = await (parent ? dialog.showOpenDialog(parent, open) : dialog.showOpenDialog(open));
  return filePaths[0] ?? null;
}

/** Prints in a hidden window that runs no script; the page comes from a file, since it can be large. */
function printPdf(request: PrintRequest, signal: AbortSignal): Promise<Uint8Array> {
  return withScratch('print', async (folder) => {
    const file = join(folder, 'plan.html');
    const page = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
    });
    const stop = () => page.destroy();
    signal.addEventListener('abort', stop);
    try {
      await writeFile(file, request.html);
      await page.loadURL(pathToFileURL(file).href);
      return await page.webContents.printToPDF({
        pageSize: 'A4',
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: request.tagged,
        generateDocumentOutline: request.tagged,
      });
    } finally {
      signal.removeEventListener('abort', stop);
      if (!page.isDestroyed()) page.destroy();
    }
  });
}
