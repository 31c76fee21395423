import { closeSync, openSync, readSync } from 'node:fs';

const COMPRESSION_TAG = 259;
/** Compressions of TIFF (libtiff's list) that the bundled library has no decoder for. */
const UNREADABLE: Record<number, string> = {
  34887: 'LERC',
  34712: 'JPEG 2000',
  34925: 'LZMA',
  50000: 'ZSTD',
  50002: 'JPEG XL',
};

/** Name of the compression of a TIFF whose cells cannot be read; null where they can, or where it is no TIFF. */
export function unreadableCompression(path: string): string | null {
  const file = openSync(path, 'r');
  const read = (at: number, bytes: number) => {
    const into = Buffer.alloc(bytes);
    return readSync(file, into, 0, bytes, at) === bytes ? into : null;
  };
  try {
    const head = read(0, 16);
    const order = head?.toString('latin1', 0, 2);
    if (!head || (order !== 'II' && order !== 'MM')) return null;
    const little = order === 'II';
    const u16 = (bytes: Buffer, at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
    const u32 = (bytes: Buffer, at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
    const u64 = (bytes: Buffer, at: number) =>
      Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
    const big = u16(head, 2) === 43;
    const start = big ? u64(head, 8) : u32(head, 4);
    const counted = read(start, big ? 8 : 2);
    if (!counted) return null;
    const count = Math.min(big ? u64(counted, 0) : u16(counted, 0), 4096);
    const size = big ? 20 : 12;
    const entries = read(start + counted.length, count * size);
    if (!entries) return null;
    for (let at = 0; at < entries.length; at += size) {
      if (u16(entries, at) === COMPRESSION_TAG) return UNREADABLE[u16(entries, at + (big ? 12 : 8))] ?? null;
    }
    return null;
  } finally {
    closeSync(file);
  }
}
