import { inflateSync } from 'node:zlib';

/** Tables of a font by their four-letter names. */
export type FontTables = Map<string, Buffer>;

const SIGNATURE = 'wOFF';
const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;

/**
 * Takes a font file of the Web Open Font Format 1.0 (W3C) apart.
 * @throws RangeError for a file of another kind
 */
export function readWoff(file: Buffer): FontTables {
  if (file.toString('latin1', 0, 4) !== SIGNATURE) throw new RangeError('not a WOFF 1.0 font');
  const tables: FontTables = new Map();
  for (let i = 0; i < file.readUInt16BE(12); i++) {
    const entry = HEADER_BYTES + i * ENTRY_BYTES;
    const [at = 0, packed = 0, length = 0] = [4, 8, 12].map((offset) => file.readUInt32BE(entry + offset));
    const data = file.subarray(at, at + packed);
    tables.set(file.toString('latin1', entry, entry + 4), packed < length ? inflateSync(data) : data);
  }
  return tables;
}
