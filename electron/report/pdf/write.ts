import { deflateSync } from 'node:zlib';
import type { PdfObject } from './read.ts';

const PACKED = 200;

/** A PDF in the making: what is put in it is compressed at once, so that it takes no more memory than the file. */
export interface PdfWriter {
  /** A number for an object that is put in later. */
  reserve(): number;
  /** Writes an object under a reserved number, once. */
  put(number: number, object: PdfObject): void;
  /** Writes an object under a number of its own. */
  add(text: string, stream?: Uint8Array | null): number;
  /** Ends the file. @param root number of the catalogue @param info number of the document information */
  finish(root: number, info: number): Uint8Array;
}

/**
 * Writes objects as a PDF 1.7 whose objects without streams are packed and compressed, which makes the structure of
 * long tables, thousands of small objects, a tenth of its size.
 */
export function pdfWriter(): PdfWriter {
  const file = growing();
  file.write(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'));
  let next = 1;
  const reserve = (): number => next++;
  /** Kind of entry, offset or number of the pack, place in the pack. Numbers that were never put in are free. */
  const entries: [number, number, number][] = [[0, 0, 65535]];
  const putStream = (number: number, dictionary: string, stream: Uint8Array): void => {
    entries[number] = [1, file.length(), 0];
    file.write(Buffer.from(`${number} 0 obj\n${dictionary} stream\n`, 'latin1'));
    file.write(stream);
    file.write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  };

  let waiting: [number: number, text: string][] = [];
  const pack = (): void => {
    if (waiting.length === 0) return;
    const own = reserve();
    let index = '';
    let body = '';
    for (const [place, [number, text]] of waiting.entries()) {
      entries[number] = [2, own, place];
      index += `${number} ${body.length} `;
      body += `${text}\n`;
    }
    const packed = deflateSync(Buffer.from(index + body, 'latin1'));
    const dictionary = `<</Type /ObjStm /N ${waiting.length} /First ${index.length} /Filter /FlateDecode /Length ${packed.length}>>`;
    waiting = [];
    putStream(own, dictionary, packed);
  };

  const put: PdfWriter['put'] = (number, { text, stream }) => {
    if (stream) return putStream(number, text, stream);
    waiting.push([number, text]);
    if (waiting.length === PACKED) pack();
  };
  return {
    reserve,
    put,
    add(text, stream = null) {
      const number = reserve();
      put(number, { text, stream });
      return number;
    },
    finish(root, info) {
      pack();
      const own = reserve();
      const tableAt = file.length();
      entries[own] = [1, tableAt, 0];
      const table = Buffer.alloc(next * 7);
      for (let i = 0; i < next; i++) {
        const [kind, where, place] = entries[i] ?? [0, 0, 65535];
        table.writeUInt8(kind, i * 7);
        table.writeUInt32BE(where, i * 7 + 1);
        table.writeUInt16BE(place, i * 7 + 5);
      }
      const packed = deflateSync(table);
      putStream(
        own,
        `<</Type /XRef /Size ${next} /W [1 4 2] /Root ${root} 0 R /Info ${info} 0 R /Filter /FlateDecode /Length ${packed.length}>>`,
        packed,
      );
      file.write(Buffer.from(`startxref\n${tableAt}\n%%EOF\n`, 'latin1'));
      return file.whole();
    },
  };
}

const SLAB = 1024 * 1024;

/** Bytes written one after the other. What is written is copied, so that it keeps nothing larger in memory. */
function growing(): { write(bytes: Uint8Array): void; length(): number; whole(): Buffer } {
  const full: Buffer[] = [];
  let slab = Buffer.alloc(SLAB);
  let used = 0;
  return {
    write(bytes) {
      for (let from = 0; from < bytes.length; ) {
        if (used === SLAB) {
          full.push(slab);
          slab = Buffer.alloc(SLAB);
          used = 0;
        }
        const part = bytes.subarray(from, from + SLAB - used);
        slab.set(part, used);
        used += part.length;
        from += part.length;
      }
    },
    length: () => full.length * SLAB + used,
    whole: () => Buffer.concat([...full, slab.subarray(0, used)]),
  };
}

/** A text as a PDF string. */
export const pdfString = (text: string): string =>
  `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
