/** One object of a PDF: its text as Latin-1, and the bytes of its stream if it has one (then the text is the stream's dictionary). */
export interface PdfObject {
  text: string;
  stream: Uint8Array | null;
}

/** A PDF taken apart, as Chromium writes them: numbered objects behind one plain cross-reference table. */
export interface PdfFile {
  objects: Map<number, PdfObject>;
  /** Number of the catalogue. */
  root: number;
}

const ENTRY_BYTES = 20;

/**
 * Takes a PDF of Chromium's printing apart.
 * @throws RangeError for a PDF that is built otherwise
 */
export function readPdf(bytes: Uint8Array): PdfFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const all = buffer.toString('latin1');
  const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(all.slice(-100))?.[1]);
  const head = /^xref\s+0 (\d+)\s+/.exec(all.slice(tableAt, tableAt + 60));
  const root = Number(/\/Root (\d+) 0 R/.exec(all.slice(all.lastIndexOf('trailer')))?.[1]);
  if (!head || !root) throw new RangeError('not a PDF with a plain cross-reference table');
  const places: { number: number; at: number }[] = [];
  for (let number = 0; number < Number(head[1]); number++) {
    const entry = tableAt + head[0].length + number * ENTRY_BYTES;
    if (all[entry + 17] === 'n') places.push({ number, at: Number(all.slice(entry, entry + 10)) });
  }
  places.sort((a, b) => a.at - b.at);
  const objects = new Map<number, PdfObject>();
  for (const [i, { number, at }] of places.entries()) {
    const end = places[i + 1]?.at ?? tableAt;
    objects.set(number, objectIn(buffer, all, all.indexOf('obj', at) + 3, end));
  }
  return { objects, root };
}

function objectIn(buffer: Buffer, all: string, from: number, to: number): PdfObject {
  const body = all.slice(from, all.lastIndexOf('endobj', to)).trim();
  if (!body.endsWith('endstream')) return { text: body, stream: null };
  const mark = />>\s*stream\r?\n/.exec(body);
  if (!mark) throw new RangeError('a stream without a dictionary');
  const text = body.slice(0, mark.index + 2);
  const length = Number(/\/Length (\d+)/.exec(text)?.[1]);
  const start = all.indexOf(body.slice(0, 40), from) + mark.index + mark[0].length;
  // A copy: a view would keep all of the printed part in memory for as long as its streams are needed.
  return { text, stream: Uint8Array.from(buffer.subarray(start, start + length)) };
}

/** A text or hexadecimal string, or a reference outside of strings. */
const TOKENS = /\((?:\\[\s\S]|[^\\)])*\)|<[0-9A-Fa-f\s]*>|\b(\d+) 0 R\b/g;

/** Replaces the references in an object's text; what only looks like one inside a string stays. */
export const mapReferences = (text: string, to: (number: number) => number): string =>
  text.replace(TOKENS, (token, number?: string) => (number ? `${to(Number(number))} 0 R` : token));

/** Numbers of the objects that a text refers to, in order. */
export function referencesIn(text: string): number[] {
  const found: number[] = [];
  for (const [, number] of text.matchAll(TOKENS)) if (number) found.push(Number(number));
  return found;
}

/** The reference behind a key of a dictionary. */
export function referenceOf(text: string, key: string): number | null {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(text);
  return found ? Number(found[1]) : null;
}

/** Text of an object. @throws RangeError when there is none of that number */
export function textOf({ objects }: PdfFile, number: number): string {
  const object = objects.get(number);
  if (!object) throw new RangeError(`no object ${number}`);
  return object.text;
}

/** Pages of a PDF that need not be one to take apart: as many as its plain objects tell, at least one. */
export function pageCount(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return Math.max(1, text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0);
}

/** Numbers of the pages in their order. */
export function pagesOf(file: PdfFile): number[] {
  const walk = (number: number): number[] => {
    const text = textOf(file, number);
    if (!text.includes('/Type /Pages')) return [number];
    return referencesIn(/\/Kids \[([^\]]*)\]/.exec(text)?.[1] ?? '').flatMap(walk);
  };
  const pages = referenceOf(textOf(file, file.root), 'Pages');
  return pages === null ? [] : walk(pages);
}

/** The characters of a PDF string, written in brackets or as hexadecimal digits. */
export function stringOf(token: string): string {
  const bytes = token.startsWith('<')
    ? Buffer.from(token.slice(1, -1).replace(/\s/g, ''), 'hex')
    : Buffer.from(token.slice(1, -1).replace(/\\([0-7]{1,3}|[\s\S])/g, unescaped), 'latin1');
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1');
  return bytes.subarray(2).swap16().toString('utf16le');
}

const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const unescaped = (_: string, code: string): string =>
  /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPED[code] ?? code);
