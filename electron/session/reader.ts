import type { Document } from '../store/document.ts';
import { createReader, type DocumentReader } from '../workers/reader.ts';

const readers = new WeakMap<Document, DocumentReader>();

/** The thread that reads a document beside this one; it begins with the first thing asked of it. */
export function readerOf(document: Document): DocumentReader {
  let reader = readers.get(document);
  if (!reader) {
    reader = createReader(document.path);
    readers.set(document, reader);
  }
  return reader;
}

/** Lets go of a document that is about to be closed. */
export function closeReader(document: Document): void {
  readers.get(document)?.close();
  readers.delete(document);
}
