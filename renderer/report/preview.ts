import type { PDFDocumentProxy } from 'unpdf/pdfjs';

/** A plan printed for looking at. */
export interface Preview {
  pages: number;
  document: PDFDocumentProxy;
}

/** Opens a PDF from the main process; what draws it loads when first asked for. */
export async function openPreview(base64: string): Promise<Preview> {
  const { getDocument } = await import('unpdf/pdfjs');
  const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const document = await getDocument({ data, isEvalSupported: false, useWorkerFetch: false }).promise;
  return { pages: document.numPages, document };
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
