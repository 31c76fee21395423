import { decodeAs, type TextEncoding, tellNarrow } from '../decode-text.ts';

/** AutoCAD 2007: from here on a DXF is written in UTF-8. */
const UNICODE_VERSION = 1021;
const PAGES: Record<string, string> = { '936': 'GB18030', '950': 'BIG5' };

/** Value that follows a header variable. */
const variable = (head: string, name: string) =>
  new RegExp(`\\$${name}\\s*\\r?\\n\\s*\\d+\\s*\\r?\\n\\s*([^\\r\\n]+)`).exec(head)?.[1]?.trim() ?? '';

/**
 * How the texts of a DXF are written. From AutoCAD 2007 on that is UTF-8 whatever code page it names; before, the code
 * page, as long as the bytes bear it out: many programs name one and write another.
 */
export function dxfEncoding(bytes: Buffer): TextEncoding {
  const head = bytes.subarray(0, 65_536).toString('latin1');
  const version = Number(/AC(\d+)/.exec(variable(head, 'ACADVER'))?.[1] ?? 0);
  const page = PAGES[/\d+/.exec(variable(head, 'DWGCODEPAGE'))?.[0] ?? ''] ?? null;
  const told = tellNarrow(bytes);
  if (told.encoding === 'UTF-8') return { encoding: 'UTF-8', guessed: false };
  if (version < UNICODE_VERSION && page) {
    const stated = !decodeAs(bytes, page).includes('\ufffd');
    if (stated) return { encoding: page, guessed: false };
  }
  return told;
}

/** A DXF whose escapes for characters (`\U+5EFA`, `\M+5BDA8`) are written out, in layer names too. */
export function plainDxf(text: string): string {
  if (!/\\[UM]\+/i.test(text)) return text;
  return text
    .replace(/\\U\+([0-9A-F]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\M\+([1-5])([0-9A-F]{4})/gi, (whole, page: string, code: string) => {
      const encoding = { '2': 'BIG5', '5': 'GB18030' }[page];
      return encoding ? decodeAs(Buffer.from(code, 'hex'), encoding) : whole;
    });
}
