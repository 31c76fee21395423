import type { PDFDocumentProxy } from 'unpdf/pdfjs';

/** A plan printed for looking at. */
export interface Preview {
  pages: number;
  /** Chapters and their parts, with the page each begins on. */
  contents: { title: string; level: 1 | 2; page: number }[];
  document: PDFDocumentProxy;
}

/** Opens a PDF from the main process; what draws it loads when first asked for. */
export async function openPreview(base64: string): Promise<Preview> {
  const { getDocument } = await import('unpdf/pdfjs');
  const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const document = await getDocument({ data, useWorkerFetch: false }).promise;
  return { pages: document.numPages, contents: await contentsOf(document), document };
}

async function contentsOf(document: PDFDocumentProxy): Promise<Preview['contents']> {
  type Entries = NonNullable<Awaited<ReturnType<PDFDocumentProxy['getOutline']>>>;
  const found: Preview['contents'] = [];
  const read = async (entries: Entries, level: 1 | 2): Promise<void> => {
    for (const { title, dest, items } of entries) {
      // Only what names its page can be gone to.
      if (Array.isArray(dest)) found.push({ title, level, page: (await document.getPageIndex(dest[0])) + 1 });
      if (level === 1) await read(items as Entries, 2);
    }
  };
  await read((await document.getOutline()) ?? [], 1);
  return found;
}

/** Draws a page on a canvas as wide as it is shown. Rejects when it was cancelled. */
export async function drawPage(
  { document }: Preview,
  number: number,
  canvas: HTMLCanvasElement,
  signal: AbortSignal,
): Promise<void> {
  const page = await document.getPage(number);
  const width = canvas.clientWidth * Math.min(2, window.devicePixelRatio);
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  const task = page.render({ canvas, viewport });
  signal.addEventListener('abort', () => task.cancel());
  await task.promise;
  page.cleanup();
}
