import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib';
import { PlannerError } from '../../shared/errors.ts';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;

/** More than a county's files ever unpack to: beyond it an archive is taken for a bomb. */
const MOST_BYTES = 2 * 1024 ** 3;
const MOST_ENTRIES = 20_000;
/** Map data packs to a tenth or a fiftieth; what promises more than this times the archive, and much, is a bomb too. */
const MOST_SWELLING = 200;
const MUCH_BYTES = 64 * 1024 ** 2;
const FLAG_ENCRYPTED = 1;
const FLAG_UTF8 = 1 << 11;

interface Entry {
  name: string;
  method: number;
  packedBytes: number;
  bytes: number;
  crc: number;
  at: number;
}

/**
 * Unpacks a zip archive into a folder and returns the names of its files. Names may be UTF-8 or, as Chinese
 * Windows writes them, GBK; one that leads out of the folder is refused.
 *
 * @throws PlannerError `import.bad-zip` (not an archive, cut off, encrypted, damaged), `import.zip-too-large`
 */
export function unpackZip(path: string, folder: string, name: string): string[] {
  const file = openSync(path, 'r');
  try {
    const entries = readDirectory(file, name);
    for (const entry of entries) {
      const target = join(folder, entry.name);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, unpack(file, entry, name));
    }
    return entries.map((entry) => entry.name);
  } finally {
    closeSync(file);
  }
}

/** Names of an archive's files, with nothing unpacked. @throws as {@link unpackZip} */
export function listZip(path: string, name: string): string[] {
  const file = openSync(path, 'r');
  try {
    return readDirectory(file, name).map((entry) => entry.name);
  } finally {
    closeSync(file);
  }
}

/** One file of an archive; null where it holds none of that name. @throws PlannerError `import.bad-zip` */
export function readZipEntry(path: string, entryName: string, name: string): Buffer | null {
  const file = openSync(path, 'r');
  try {
    const entry = readDirectory(file, name).find((each) => each.name === entryName);
    return entry ? unpack(file, entry, name) : null;
  } finally {
    closeSync(file);
  }
}

const bad = (name: string, reason: string) =>
  new PlannerError('import.bad-zip', { name, reason }, { file: name });

function readBytes(file: number, at: number, length: number, name: string): Buffer {
  const bytes = Buffer.alloc(length);
  if (at < 0 || readSync(file, bytes, 0, length, at) !== length) throw bad(name, 'cut off');
  return bytes;
}

function readDirectory(file: number, name: string): Entry[] {
  const size = fstatSync(file).size;
  const tail = Math.min(size, END_BYTES + LONGEST_COMMENT);
  const end = readBytes(file, size - tail, tail, name);
  let at = end.length - END_BYTES;
  while (at >= 0 && end.readUInt32LE(at) !== END) at--;
  if (at < 0) throw bad(name, 'no directory of files');
  const count = end.readUInt16LE(at + 10);
  const directory = readBytes(file, end.readUInt32LE(at + 16), end.readUInt32LE(at + 12), name);
  const entries: Entry[] = [];
  let total = 0;
  for (let i = 0, from = 0; i < count; i++) {
    if (from + 46 > directory.length || directory.readUInt32LE(from) !== CENTRAL)
      throw bad(name, 'directory');
    const flags = directory.readUInt16LE(from + 8);
    const nameBytes = directory.subarray(from + 46, from + 46 + directory.readUInt16LE(from + 28));
    const entry = {
      name: decodeName(nameBytes, flags).replaceAll('\\', '/'),
      method: directory.readUInt16LE(from + 10),
      crc: directory.readUInt32LE(from + 16),
      packedBytes: directory.readUInt32LE(from + 20),
      bytes: directory.readUInt32LE(from + 24),
      at: directory.readUInt32LE(from + 42),
    };
    from += 46 + nameBytes.length + directory.readUInt16LE(from + 30) + directory.readUInt16LE(from + 32);
    if (flags & FLAG_ENCRYPTED) throw bad(name, 'encrypted');
    total += entry.bytes;
    const swells = total > MUCH_BYTES && total > MOST_SWELLING * size;
    if (total > MOST_BYTES || swells || count > MOST_ENTRIES)
      throw new PlannerError('import.zip-too-large', { name });
    const parts = entry.name.split('/');
    if (entry.name.startsWith('/') || parts.includes('..') || /[:\0]/.test(entry.name)) {
      throw bad(name, `name ${entry.name}`);
    }
    if (!entry.name.endsWith('/') && parts[0] !== '__MACOSX') entries.push(entry);
  }
  return entries;
}

function unpack(file: number, entry: Entry, name: string): Buffer {
  const header = readBytes(file, entry.at, 30, name);
  if (header.readUInt32LE(0) !== LOCAL) throw bad(name, entry.name);
  const start = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = readBytes(file, start, entry.packedBytes, name);
  let bytes: Buffer;
  try {
    if (entry.method === 0) bytes = packed;
    else if (entry.method === 8)
      bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.bytes) });
    else throw new Error(`method ${entry.method}`);
  } catch (error) {
    throw bad(name, `${entry.name}: ${(error as Error).message}`);
  }
  if (bytes.length !== entry.bytes || crc32(bytes) !== entry.crc) throw bad(name, `${entry.name}: checksum`);
  return bytes;
}

function decodeName(bytes: Uint8Array, flags: number): string {
  if (flags & FLAG_UTF8) return new TextDecoder().decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

type Packed = { name: string; bytes: Uint8Array; packed: Buffer };

/** A zip archive of files, names in UTF-8, dated 1980 so that the same files give the same archive. */
export const packZip = (files: readonly { name: string; bytes: Uint8Array }[]): Buffer =>
  archiveOf(files.map(({ name, bytes }) => ({ name, bytes, packed: deflateRawSync(bytes) })));

/** The same, packed beside the thread that serves the window: large files take seconds. */
export async function packZipBeside(files: readonly { name: string; bytes: Uint8Array }[]): Promise<Buffer> {
  const packed: Packed[] = [];
  for (const { name, bytes } of files) packed.push({ name, bytes, packed: await deflateBeside(bytes) });
  return archiveOf(packed);
}
const deflateBeside = promisify(deflateRaw) as (bytes: Uint8Array) => Promise<Buffer>;

function archiveOf(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, packed } of files) {
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(FLAG_UTF8, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(LOCAL);
    const central = Buffer.alloc(6);
    central.writeUInt32LE(CENTRAL);
    central.writeUInt16LE(20, 4);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(central, common, rest, nameBytes);
    parts.push(local, common, nameBytes, packed);
    at += 30 + nameBytes.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}
