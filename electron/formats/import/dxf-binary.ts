import { PlannerError } from '../../../shared/errors.ts';

/** How a DXF in binary form begins. Source for all here: Autodesk, DXF Reference, "Binary DXF Files", "Group Code Types". */
const BEGINS = Buffer.from('AutoCAD Binary DXF\r\n\x1a\0', 'latin1');

type Kind = 'text' | 'double' | 'int16' | 'int32' | 'int64' | 'flag' | 'chunk';

/** Up to and with which group code values are of which kind; what is between is text. */
const KINDS: readonly [upTo: number, Kind][] = [
  [9, 'text'],
  [59, 'double'],
  [79, 'int16'],
  [89, 'text'],
  [99, 'int32'],
  [109, 'text'],
  [149, 'double'],
  [159, 'text'],
  [169, 'int64'],
  [179, 'int16'],
  [209, 'text'],
  [239, 'double'],
  [269, 'text'],
  [289, 'int16'],
  [299, 'flag'],
  [309, 'text'],
  [319, 'chunk'],
  [369, 'text'],
  [389, 'int16'],
  [399, 'text'],
  [409, 'int16'],
  [419, 'text'],
  [429, 'int32'],
  [439, 'text'],
  [459, 'int32'],
  [469, 'double'],
  [1003, 'text'],
  [1004, 'chunk'],
  [1009, 'text'],
  [1059, 'double'],
  [1070, 'int16'],
  [1071, 'int32'],
];

const kindOf = (code: number): Kind => KINDS.find(([upTo]) => code <= upTo)?.[1] ?? 'text';

export const isBinaryDxf = (bytes: Buffer): boolean => bytes.subarray(0, BEGINS.length).equals(BEGINS);

/**
 * Writes a binary DXF as the same drawing in text, which GDAL reads. Bytes of texts stay as they are, in whatever
 * encoding.
 *
 * @param name of the file, for the error
 * @throws PlannerError `import.unreadable` where it ends inside a value or says no end
 */
export function textOfBinaryDxf(bytes: Buffer, name: string): Buffer {
  const lines: string[] = [];
  let at = BEGINS.length;
  // Up to release 12 a group code is one byte, and 255 says that two bytes follow.
  const short = bytes[at + 1] !== 0;
  const take = (size: number): number => {
    at += size;
    if (at > bytes.length)
      throw new PlannerError('import.unreadable', { name, reason: 'EOF' }, { file: name });
    return at - size;
  };
  const codeAt = () => {
    if (!short) return bytes.readUInt16LE(take(2));
    const code = bytes[take(1)]!;
    return code === 255 ? bytes.readUInt16LE(take(2)) : code;
  };
  const readers: Record<Kind, () => string> = {
    text() {
      const end = bytes.indexOf(0, at);
      const from = take((end < 0 ? bytes.length : end) - at + 1);
      return bytes.toString('latin1', from, at - 1).replace(/[\r\n]+/g, ' ');
    },
    double: () => String(bytes.readDoubleLE(take(8))),
    int16: () => String(bytes.readInt16LE(take(2))),
    int32: () => String(bytes.readInt32LE(take(4))),
    int64: () => String(bytes.readBigInt64LE(take(8))),
    flag: () => String(bytes[take(1)]),
    chunk() {
      const size = bytes[take(1)]!;
      const from = take(size);
      return bytes.toString('hex', from, at).toUpperCase();
    },
  };
  for (;;) {
    const code = codeAt();
    const value = readers[kindOf(code)]();
    lines.push(String(code), value);
    if (code === 0 && value === 'EOF') return Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
  }
}
