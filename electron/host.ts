import type { DeskEvent } from '../shared/contract.ts';

/** Kinds of file the planner chooses, with the endings a dialog offers. */
export interface FileRequest {
  /** `folder` asks for a folder, whatever is in it. */
  mode: 'open' | 'save' | 'folder';
  title: string;
  /** Label of the button that takes the choice. */
  accept: string;
  filterName: string;
  /** Endings without the dot. */
  extensions: string[];
  suggestedName?: string;
}

/** A question that only the planner may answer. */
export interface ConfirmRequest {
  title: string;
  /** Paragraphs of plain text. */
  text: readonly string[];
  /** Labels of the two buttons. */
  accept: string;
  cancel: string;
}

/** What a page is printed with. */
export interface PrintRequest {
  html: string;
  /** With structure for assistive technology, and bookmarks. */
  tagged: boolean;
}

/** A page that is drawn as a picture: as large as it is shown, a pixel for a pixel. */
export interface DrawRequest {
  html: string;
  widthPx: number;
  heightPx: number;
}

/** Run in a page before it is printed or drawn: settles when its fonts are read. */
export const FONTS_READ =
  'Promise.allSettled([...document.fonts].map((face) => face.load())).then(() => true)';

/** What a shell can do for the commands. Electron, the browser host and the command line each provide one. */
export interface Host {
  readonly name: 'electron' | 'browser' | 'command-line';
  readonly folders: {
    /** Where documents go unless the planner says otherwise. */
    documents: string;
    /** Settings and the list of recent documents. */
    settings: string;
  };
  /** Shows a file dialog; null when the planner cancels. */
  chooseFile(request: FileRequest): Promise<string | null>;
  /** Puts a question to the planner outside the window, which could answer it by itself; a shell without one has none. */
  confirm?(request: ConfirmRequest): Promise<boolean>;
  /** Prints a standalone page to an A4 PDF. */
  printPdf(request: PrintRequest, signal: AbortSignal): Promise<Uint8Array>;
  /** Draws standalone pages as PNG pictures, in their order; they run no script and reach no network. */
  drawPng(requests: readonly DrawRequest[], signal: AbortSignal): Promise<Uint8Array[]>;
  /** What draws the window, in technical words; a shell without a window has none. */
  graphics?(): Promise<string>;
  /** Takes a line of a log for other programs, where there is one; see `province.plan`. */
  note?(line: Readonly<Record<string, unknown>>): void;
  /** Sends an event to the window, if there is one. */
  emit(event: DeskEvent): void;
}
