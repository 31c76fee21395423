import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { likelierChinese } from '../chinese-bytes.ts';
import { decodeAs, type TextEncoding } from '../decode-text.ts';

interface DbfField {
  name: Buffer;
  type: string;
  /** Place in a record, bytes. */
  at: number;
  width: number;
  decimals: number;
  /** Place of its description in the file. */
  described: number;
}

interface Dbf {
  headerBytes: number;
  recordBytes: number;
  language: number;
  fields: DbfField[];
}

const FIELD_BYTES = 32;
const NAME_BYTES = 11;
const AT_ONCE_BYTES = 4 * 1024 * 1024;
/** A double holds every whole number of this many digits. */
const SAFE_DIGITS = 15;

/** Encodings by dBASE language id (dBASE IV and ESRI's list); what a Chinese Windows writes for any text is left out. */
const LANGUAGES: Record<number, string> = {
  77: 'GB18030',
  122: 'GB18030',
  79: 'BIG5',
  120: 'BIG5',
};

function readHeader(file: number): Dbf | null {
  const head = Buffer.alloc(FIELD_BYTES);
  if (readSync(file, head, 0, FIELD_BYTES, 0) < FIELD_BYTES) return null;
  const headerBytes = head.readUInt16LE(8);
  const recordBytes = head.readUInt16LE(10);
  if (headerBytes < FIELD_BYTES || recordBytes < 1) return null;
  const bytes = Buffer.alloc(headerBytes);
  readSync(file, bytes, 0, headerBytes, 0);
  const fields: DbfField[] = [];
  let at = 1;
  for (
    let from = FIELD_BYTES;
    from + FIELD_BYTES <= headerBytes && bytes[from] !== 0x0d;
    from += FIELD_BYTES
  ) {
    const name = bytes.subarray(from, from + NAME_BYTES);
    const end = name.indexOf(0);
    const width = bytes[from + 16]!;
    fields.push({
      name: name.subarray(0, end < 0 ? NAME_BYTES : end),
      type: String.fromCharCode(bytes[from + 11]!),
      ...{ at, width, decimals: bytes[from + 17]!, described: from },
    });
    at += width;
  }
  return { headerBytes, recordBytes, language: head[29]!, fields };
}

/** What a code page file says, as one of our encodings; null where it says nothing known. */
function codePage(cpg: string): string | null {
  const said = cpg.trim().toUpperCase();
  if (/UTF-?8|65001/.test(said)) return 'UTF-8';
  if (/BIG-?5|\b950\b/.test(said)) return 'BIG5';
  if (/GB|936/.test(said)) return 'GB18030';
  return /8859-?1|88591|\b1252\b/.test(said) ? 'ISO-8859-1' : null;
}

/**
 * Settles how a dBASE table is written: by what its .cpg or language id says as long as the whole table bears it out,
 * else by the bytes of the whole table. Chinese in UTF-8 is that whatever they say.
 *
 * @param isText which fields of letters hold text; all unless another file says so
 */
export function dbfEncoding(
  path: string,
  cpg: string | null,
  isText: (index: number) => boolean = () => true,
): TextEncoding {
  const file = openSync(path, 'r');
  try {
    const header = readHeader(file);
    if (!header) return { encoding: 'UTF-8', guessed: false };
    const stated = (cpg === null ? null : codePage(cpg)) ?? LANGUAGES[header.language] ?? null;
    const fit = fitting(file, header, isText);
    if (!fit.beyondAscii) return { encoding: stated ?? 'UTF-8', guessed: false };
    const [first] = fit.encodings;
    // A .cpg of western Europe beside Chinese text is what some programs write for any table.
    if (
      stated &&
      stated !== 'ISO-8859-1' &&
      fit.encodings.includes(stated) &&
      !(first === 'UTF-8' && fit.isHan)
    )
      return { encoding: stated, guessed: false };
    return { encoding: first ?? stated ?? 'ISO-8859-1', guessed: first !== 'UTF-8' || stated !== null };
  } finally {
    closeSync(file);
  }
}

/** Bytes of texts kept to tell the encodings of Chinese apart. */
const SAMPLE_BYTES = 65_536;
const LINE_END = Buffer.from('\n');

const CANDIDATES = ['UTF-8', 'GB18030', 'BIG5'] as const;

/** Which encodings every text of the table fits, the likeliest first. */
function fitting(
  file: number,
  { headerBytes, recordBytes, fields }: Dbf,
  isText: (index: number) => boolean,
) {
  const decoders = new Map(
    CANDIDATES.map((name) => [name as string, new TextDecoder(name, { fatal: true })]),
  );
  let beyondAscii = false;
  const sample: Buffer[] = [];
  let sampled = 0;
  const test = (value: Buffer, full: boolean) => {
    if (!value.some((byte) => byte > 127)) return;
    beyondAscii = true;
    if (sampled < SAMPLE_BYTES) {
      sample.push(Buffer.from(value), LINE_END);
      sampled += value.length;
    }
    for (const [name, decoder] of decoders) {
      if (!fits(decoder, value, full)) decoders.delete(name);
    }
  };
  for (const { name } of fields) test(name, true);
  const texts = fields.filter(({ type }, index) => type === 'C' && isText(index));
  const records = Math.max(1, Math.floor(AT_ONCE_BYTES / recordBytes));
  const bytes = Buffer.alloc(records * recordBytes);
  for (let at = headerBytes; decoders.size > 0; at += bytes.length) {
    const read = readSync(file, bytes, 0, bytes.length, at);
    for (let from = 0; from + recordBytes <= read; from += recordBytes) {
      for (const field of texts) {
        const start = from + field.at;
        let end = start + field.width;
        while (end > start && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
        if (end > start) test(bytes.subarray(start, end), end - start > field.width - 4);
      }
    }
    if (read < bytes.length) break;
  }
  const encodings = [...decoders.keys()];
  if (
    encodings[0] === 'GB18030' &&
    encodings[1] === 'BIG5' &&
    likelierChinese(Buffer.concat(sample)) === 'BIG5'
  )
    encodings.reverse();
  return { beyondAscii, encodings, isHan: mostlyHan(Buffer.concat(sample)) };
}

/** Whether bytes are Chinese where they are read as UTF-8: what GB 18030 has rarely reads as that, and then as letters. */
function mostlyHan(sample: Buffer): boolean {
  const beyond = sample.toString('utf8').replace(/[\0-\x7f\ufffd]/g, '');
  return (beyond.match(/\p{Script=Han}/gu)?.length ?? 0) * 2 > beyond.length;
}

/** Whether a value can be read; one that fills its field may be cut inside its last character. */
function fits(decoder: TextDecoder, value: Uint8Array, full: boolean): boolean {
  for (let cut = 0; cut <= (full ? 3 : 0); cut++) {
    try {
      decoder.decode(value.subarray(0, value.length - cut));
      return true;
    } catch {
      // Cut further.
    }
  }
  return false;
}

/**
 * Has numbers that a double cannot hold read as texts: fields of whole numbers of more than fifteen digits become
 * fields of letters.
 */
export function keepLongNumbers(path: string): void {
  const file = openSync(path, 'r+');
  try {
    for (const { type, width, decimals, described } of readHeader(file)?.fields ?? []) {
      if ((type === 'N' || type === 'F') && decimals === 0 && width > SAFE_DIGITS) {
        writeSync(file, Buffer.from('C'), 0, 1, described + 11);
      }
    }
  } finally {
    closeSync(file);
  }
}

/** A text whose bytes were read one to a letter, as what they mean; `cut` when its last character was not whole. */
export function decodeBytes(bytes: string, encoding: string): { text: string; cut: boolean } {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is the same in every encoding
  if (/^[\u0000-\u007f]*$/.test(bytes)) return { text: bytes, cut: false };
  const text = decodeAs(Buffer.from(bytes, 'latin1'), encoding);
  const whole = text.replace(/\ufffd+$/, '');
  return { text: whole, cut: whole !== text };
}
