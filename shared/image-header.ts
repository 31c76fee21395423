/** What a picture's first bytes say of it. */
export interface ImageHeader {
  type: 'image/jpeg' | 'image/png' | 'image/webp';
  widthPx: number;
  heightPx: number;
}

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/**
 * Type and size of a JPEG, PNG or WebP by its bytes, whatever its name says, before anything decodes it.
 *
 * @param bytes from the file's beginning; those of a JPEG must reach its frame header, mostly within 64 KiB
 * @returns null for anything else, or where the size is not found
 * Source: ITU-T T.81 annex B; PNG 1.2 section 3; WebP container specification (Google).
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return jpegHeader(view);
    if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n' && ascii(bytes, 12, 4) === 'IHDR') {
      return sized('image/png', view.getUint32(16), view.getUint32(20));
    }
    if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return webpHeader(bytes, view);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}

const sized = (type: ImageHeader['type'], widthPx: number, heightPx: number): ImageHeader | null =>
  widthPx > 0 && heightPx > 0 ? { type, widthPx, heightPx } : null;

/** Whether a JPEG marker begins a frame: SOF0 to SOF15 save the three that are no frames. */
export const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegHeader(view: DataView): ImageHeader | null {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (isFrame(marker)) return sized('image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
    if (marker === 0xda || marker === 0xd9) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function webpHeader(bytes: Uint8Array, view: DataView): ImageHeader | null {
  const chunk = ascii(bytes, 12, 4);
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (chunk === 'VP8X') return sized('image/webp', 1 + uint24(24), 1 + uint24(27));
  if (chunk === 'VP8L') {
    const packed = view.getUint32(21, true);
    return sized('image/webp', 1 + (packed & 0x3fff), 1 + ((packed >>> 14) & 0x3fff));
  }
  if (chunk === 'VP8 ') {
    return sized('image/webp', view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  }
  return null;
}
