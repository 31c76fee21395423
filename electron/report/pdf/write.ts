import { deflateSync } from 'node:zlib';
import type { Steps } from '../../engine/steps.ts';
import type { PdfObject } from './read.ts';

const PACKED = 200;

/**
 * Writes objects as a PDF 1.7 whose objects without streams are packed and compressed, which makes the structure of
 * long tables, thousands of small objects, a tenth of its size.
 *
 * @param objects numbered from 1 in their order
 * @param root number of the catalogue
 * @param info number of the document information
 */
export function* writing(objects: readonly PdfObject[], root: number, info: number): Steps<Uint8Array> {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let at = chunks[0]!.length;
  const put = (buffer: Buffer) => {
    chunks.push(buffer);
    at += buffer.length;
  };
  /** Kind of entry, offset or number of the pack, place in the pack. */
  const entries: [number, number, number][] = [[0, 0, 65535]];
  const putStream = (number: number, dictionary: string, stream: Uint8Array) => {
    entries[number] = [1, at, 0];
    put(Buffer.from(`${number} 0 obj\n${dictionary} stream\n`, 'latin1'));
    put(Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength));
    put(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  };

  const plain: number[] = [];
  for (const [i, { text, stream }] of objects.entries()) {
    if (stream) putStream(i + 1, text, stream);
    else plain.push(i + 1);
  }
  let next = objects.length + 1;
  for (let from = 0; from < plain.length; from += PACKED) {
    yield;
    const numbers = plain.slice(from, from + PACKED);
    let index = '';
    let body = '';
    for (const [place, number] of numbers.entries()) {
      entries[number] = [2, next, place];
      index += `${number} ${body.length} `;
      body += `${objects[number - 1]!.text}\n`;
    }
    const packed = deflateSync(Buffer.from(index + body, 'latin1'));
    putStream(
      next,
      `<</Type /ObjStm /N ${numbers.length} /First ${index.length} /Filter /FlateDecode /Length ${packed.length}>>`,
      packed,
    );
    next++;
  }

  const tableAt = at;
  entries[next] = [1, tableAt, 0];
  const table = Buffer.alloc(entries.length * 7);
  for (const [i, [kind, where, place]] of entries.entries()) {
    table.writeUInt8(kind, i * 7);
    table.writeUInt32BE(where, i * 7 + 1);
    table.writeUInt16BE(place, i * 7 + 5);
  }
  const packed = deflateSync(table);
  putStream(
    next,
    `<</Type /XRef /Size ${entries.length} /W [1 4 2] /Root ${root} 0 R /Info ${info} 0 R /Filter /FlateDecode /Length ${packed.length}>>`,
    packed,
  );
  put(Buffer.from(`startxref\n${tableAt}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(chunks);
}

/** A text as a PDF string. */
export const pdfString = (text: string): string =>
  `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
