import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Kinds of picture that are written and read here: one grey of 8 or 16 bits, grey with opacity, and colours with it. */
const KINDS = {
  gray8: { bits: 8, colour: 0, bytes: 1 },
  gray16: { bits: 16, colour: 0, bytes: 2 },
  grayAlpha8: { bits: 8, colour: 4, bytes: 2 },
  rgba8: { bits: 8, colour: 6, bytes: 4 },
} as const;
export type PngKind = keyof typeof KINDS;

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
/** Filter that keeps the difference to the pixel above: what neighbouring heights pack best by. */
const UP = 2;

/**
 * Writes a PNG picture (ISO/IEC 15948).
 *
 * @param samples rows from the top, samples of 16 bits with the high byte first
 */
export function encodePng(kind: PngKind, width: number, height: number, samples: Uint8Array): Buffer {
  const { bits, colour, bytes } = KINDS[kind];
  const length = width * bytes;
  const filtered = Buffer.alloc((length + 1) * height);
  for (let row = 0; row < height; row++) {
    const to = row * (length + 1);
    const from = row * length;
    filtered[to] = UP;
    for (let i = 0; i < length; i++) {
      filtered[to + 1 + i] = samples[from + i]! - (row === 0 ? 0 : samples[from - length + i]!);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = bits;
  header[9] = colour;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/**
 * Reads a PNG picture of one kind and size, as other programs may have written it as well.
 *
 * @returns samples as {@link encodePng} takes them; null when it is not such a picture
 */
export function decodePng(kind: PngKind, width: number, height: number, png: Uint8Array): Uint8Array | null {
  const { bits, colour, bytes } = KINDS[kind];
  const file = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (file.length < 33 || !file.subarray(0, 8).equals(SIGNATURE)) return null;
  const header = file.subarray(16, 29);
  const asExpected =
    header.readUInt32BE(0) === width &&
    header.readUInt32BE(4) === height &&
    header[8] === bits &&
    header[9] === colour &&
    header[12] === 0;
  if (!asExpected) return null;
  const length = width * bytes;
  try {
    const data = inflateSync(Buffer.concat(dataChunks(file)), { maxOutputLength: (length + 1) * height });
    return data.length === (length + 1) * height ? unfilter(data, length, height, bytes) : null;
  } catch {
    return null;
  }
}

function dataChunks(file: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const size = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + size));
    at += 12 + size;
  }
  return parts;
}

/** Undoes the five filters of ISO/IEC 15948, section 9. */
function unfilter(data: Buffer, length: number, height: number, bytes: number): Uint8Array {
  const out = new Uint8Array(length * height);
  for (let row = 0; row < height; row++) {
    const filter = data[row * (length + 1)];
    const from = row * (length + 1) + 1;
    const to = row * length;
    for (let i = 0; i < length; i++) {
      const left = i >= bytes ? out[to + i - bytes]! : 0;
      const above = row > 0 ? out[to + i - length]! : 0;
      const corner = i >= bytes && row > 0 ? out[to + i - length - bytes]! : 0;
      out[to + i] = data[from + i]! + predicted(filter ?? 0, left, above, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const p = left + above - corner;
      const [a, b, c] = [Math.abs(p - left), Math.abs(p - above), Math.abs(p - corner)];
      return a <= b && a <= c ? left : b <= c ? above : corner;
    }
    default:
      return 0;
  }
}
