/**
 * Text of a file in the encodings that tables come in: UTF-8 and UTF-16 with or without a byte order mark, else
 * GB18030, which holds GBK and GB2312.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  return new TextDecoder(encoding).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b] = [bytes[0], bytes[1]];
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return wideOrder(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030');
}

/** Bytes looked at to tell UTF-16 without a mark: digits and delimiters leave every second byte zero. */
const SAMPLE_BYTES = 4096;

function wideOrder(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length & ~1, SAMPLE_BYTES);
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) evenZeros++;
    if (bytes[i + 1] === 0) oddZeros++;
  }
  const most = length / 2;
  if (most === 0) return null;
  if (oddZeros > 0.4 * most && evenZeros < 0.05 * most) return 'utf-16le';
  if (evenZeros > 0.4 * most && oddZeros < 0.05 * most) return 'utf-16be';
  return null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
