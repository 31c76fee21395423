import { likelierChinese } from './chinese-bytes.ts';

/** How the text of a file is written, and whether that is said or only likely. */
export interface TextEncoding {
  /** `UTF-8`, `UTF-16LE`, `UTF-16BE`, `GB18030`, `BIG5` or `ISO-8859-1`. */
  encoding: string;
  /** Neither the file nor its bytes settle it: another reading is possible. */
  guessed: boolean;
}

/**
 * Text of a file in the encodings that tables come in: UTF-8 and UTF-16 with or without a byte order mark, else
 * GB18030, which holds GBK and GB2312.
 */
export function decodeText(bytes: Uint8Array): string {
  return decodeAs(bytes, tellEncoding(bytes).encoding);
}

/** Text of bytes in a named encoding, without a byte order mark; what it cannot hold becomes U+FFFD. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding.toLowerCase()).decode(bytes);
  return encoding === 'GB18030' ? modernised(text) : text;
}

/**
 * Tells how bytes are written: by their mark, by the zeros of UTF-16, by being UTF-8, else by which of the
 * encodings of Chinese they fit, and where they fit both by which characters are usual ones.
 */
export function tellEncoding(bytes: Uint8Array): TextEncoding {
  const [a, b, c] = [bytes[0], bytes[1], bytes[2]];
  if (a === 0xff && b === 0xfe) return { encoding: 'UTF-16LE', guessed: false };
  if (a === 0xfe && b === 0xff) return { encoding: 'UTF-16BE', guessed: false };
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'UTF-8', guessed: false };
  const wide = wideOrder(bytes);
  if (wide) return { encoding: wide, guessed: true };
  return tellNarrow(bytes);
}

/** {@link tellEncoding} of bytes of which none stands for a half of UTF-16. */
export function tellNarrow(bytes: Uint8Array): TextEncoding {
  const utf8 = decodesAs(bytes, 'utf-8');
  if (utf8 !== null && !looksLikeGbk(utf8, bytes)) return { encoding: 'UTF-8', guessed: false };
  const [gb, big5] = [decodesAs(bytes, 'gb18030'), decodesAs(bytes, 'big5')];
  if (gb !== null && big5 !== null) return { encoding: likelierChinese(bytes), guessed: true };
  return { encoding: gb !== null ? 'GB18030' : big5 !== null ? 'BIG5' : 'ISO-8859-1', guessed: true };
}

/** Bytes looked at to tell UTF-16 without a mark: text of one byte a letter has no zeros at all. */
const SAMPLE_BYTES = 65_536;

function wideOrder(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length & ~1, SAMPLE_BYTES);
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1]!++;
  const [even, odd] = zeros as [number, number];
  if (odd > 1 && even * 20 < odd) return 'UTF-16LE';
  if (even > 1 && odd * 20 < even) return 'UTF-16BE';
  return null;
}

function decodesAs(bytes: Uint8Array, encoding: string): string | null {
  try {
    // A cut inside the last character is no fault.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** Up to this many letters a Chinese text in GBK may by chance be UTF-8 of another script (联通 is). */
const FEW_LETTERS = 12;

/** Whether text that is UTF-8 is made of a few Latin, Greek or Cyrillic letters that are Chinese in GBK. */
function looksLikeGbk(text: string, bytes: Uint8Array): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything that is not ASCII
  const beyond = text.match(/[^\u0000-\u007f]/gu) ?? [];
  const letters = beyond.filter((c) => /\p{L}/u.test(c));
  if (letters.length < 2 || letters.length > FEW_LETTERS || letters.length < beyond.length) return false;
  if (!letters.every((c) => c.codePointAt(0)! < 0x800)) return false;
  const other = decodesAs(bytes, 'gb18030');
  return (
    other !== null &&
    /\p{Script=Han}{2}/u.test(other) &&
    !/[a-z][\u0080-\u07ff]|[\u0080-\u07ff][a-z]/i.test(text)
  );
}

/**
 * Characters that GB 18030-2005 put in the private use area and its 2022 edition (table D.1) moved to Unicode's own
 * places.
 */
const MOVED = new Map<number, number>([
  [0xe81e, 0x9fb4],
  [0xe826, 0x9fb5],
  [0xe82b, 0x9fb6],
  [0xe82c, 0x9fb7],
  [0xe832, 0x9fb8],
  [0xe843, 0x9fb9],
  [0xe854, 0x9fba],
  [0xe864, 0x9fbb],
  [0xe816, 0x20087],
  [0xe817, 0x20089],
  [0xe818, 0x200cc],
  [0xe831, 0x215d7],
  [0xe83b, 0x2298f],
  [0xe855, 0x241fe],
]);

function modernised(text: string): string {
  return text.replace(/[\ue816-\ue864]/g, (c) => {
    const now = MOVED.get(c.charCodeAt(0));
    return now === undefined ? c : String.fromCodePoint(now);
  });
}
