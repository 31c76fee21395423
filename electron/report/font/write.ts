import type { FontTables } from './woff.ts';

interface Content {
  outlines: readonly Buffer[];
  metrics: readonly [advance: number, bearing: number][];
  characters: ReadonlyMap<number, number>;
  name: { family: string; style: string; postScript: string };
}

/** Tables of the first part that hold as they are: its glyphs keep their numbers. */
const KEPT = ['GDEF', 'GPOS', 'GSUB', 'OS/2', 'gasp', 'post'] as const;
const MAXP_FIELDS = { from: 6, to: 32 } as const;

/** Writes glyphs as a TrueType file. @param parts where they come from; the first gives the font's own tables */
export function writeFont(parts: readonly FontTables[], content: Content): Buffer {
  const [base] = parts as [FontTables];
  const tables: FontTables = new Map();
  for (const tag of KEPT) {
    const kept = base.get(tag);
    if (kept) tables.set(tag, kept);
  }
  const count = content.outlines.length;
  const padded = content.outlines.map((outline) => pad(outline, 2));
  const loca = Buffer.alloc((count + 1) * 4);
  let at = 0;
  for (const [i, outline] of padded.entries()) {
    at += outline.length;
    loca.writeUInt32BE(at, (i + 1) * 4);
  }
  const hmtx = Buffer.alloc(count * 4);
  for (const [i, [advance, bearing]] of content.metrics.entries()) {
    hmtx.writeUInt16BE(advance, i * 4);
    hmtx.writeInt16BE(bearing, i * 4 + 2);
  }
  const head = Buffer.from(base.get('head')!);
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  const hhea = Buffer.from(base.get('hhea')!);
  hhea.writeUInt16BE(Math.max(...content.metrics.map(([advance]) => advance)), 10);
  hhea.writeUInt16BE(count, 34);
  tables.set('glyf', Buffer.concat(padded));
  tables.set('loca', loca);
  tables.set('hmtx', hmtx);
  tables.set('head', head);
  tables.set('hhea', hhea);
  tables.set('maxp', mostOf(parts, count));
  tables.set('cmap', characterTable(content.characters));
  tables.set('name', nameTable(content.name));
  return bound(tables);
}

/** Limits of the glyphs: the largest of those of the parts. */
function mostOf(parts: readonly FontTables[], count: number): Buffer {
  const most = Buffer.from(parts[0]!.get('maxp')!);
  for (const part of parts) {
    for (let at: number = MAXP_FIELDS.from; at < MAXP_FIELDS.to; at += 2) {
      most.writeUInt16BE(Math.max(most.readUInt16BE(at), part.get('maxp')!.readUInt16BE(at)), at);
    }
  }
  most.writeUInt16BE(count, 4);
  return most;
}

/** A `cmap` of format 12, for Unicode and for Windows. */
function characterTable(characters: ReadonlyMap<number, number>): Buffer {
  const groups: [start: number, end: number, glyph: number][] = [];
  for (const [code, glyph] of [...characters].sort(([a], [b]) => a - b)) {
    const last = groups.at(-1);
    if (last && code === last[1] + 1 && glyph === last[2] + (code - last[0])) last[1] = code;
    else groups.push([code, code, glyph]);
  }
  const platforms = [
    [0, 4],
    [3, 10],
  ] as const;
  const at = 4 + platforms.length * 8;
  const table = Buffer.alloc(at + 16 + groups.length * 12);
  table.writeUInt16BE(platforms.length, 2);
  for (const [i, [platform, encoding]] of platforms.entries()) {
    table.writeUInt16BE(platform, 4 + i * 8);
    table.writeUInt16BE(encoding, 6 + i * 8);
    table.writeUInt32BE(at, 8 + i * 8);
  }
  table.writeUInt16BE(12, at);
  table.writeUInt32BE(table.length - at, at + 4);
  table.writeUInt32BE(groups.length, at + 12);
  for (const [i, group] of groups.entries()) {
    for (const [k, value] of group.entries()) table.writeUInt32BE(value, at + 16 + i * 12 + k * 4);
  }
  return table;
}

const NAMES = { family: 1, style: 2, full: 4, postScript: 6 } as const;

function nameTable({ family, style, postScript }: Content['name']): Buffer {
  const texts: [id: number, text: Buffer][] = Object.entries({
    family,
    style,
    full: `${family} ${style}`,
    postScript,
  }).map(([key, text]) => [NAMES[key as keyof typeof NAMES], Buffer.from(text, 'utf16le').swap16()]);
  const head = Buffer.alloc(6 + texts.length * 12);
  head.writeUInt16BE(texts.length, 2);
  head.writeUInt16BE(head.length, 4);
  let at = 0;
  for (const [i, [id, text]] of texts.entries()) {
    // Windows, Unicode, American English.
    const record = [3, 1, 0x409, id, text.length, at];
    for (const [k, value] of record.entries()) head.writeUInt16BE(value, 6 + i * 12 + k * 2);
    at += text.length;
  }
  return Buffer.concat([head, ...texts.map(([, text]) => text)]);
}

const CHECKSUM_OF_ALL = 0xb1b0afba;

/** A font file of its tables, with the checksums that belong to it. */
function bound(tables: FontTables): Buffer {
  const entries = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const power = Math.floor(Math.log2(entries.length));
  const directory = Buffer.alloc(12 + entries.length * 16);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(entries.length, 4);
  directory.writeUInt16BE(16 * 2 ** power, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(16 * (entries.length - 2 ** power), 10);
  let at = directory.length;
  let head = 0;
  const bodies = entries.map(([tag, data], i) => {
    const entry = 12 + i * 16;
    directory.write(tag, entry, 'latin1');
    directory.writeUInt32BE(sumOf(data), entry + 4);
    directory.writeUInt32BE(at, entry + 8);
    directory.writeUInt32BE(data.length, entry + 12);
    if (tag === 'head') head = at;
    const body = pad(data, 4);
    at += body.length;
    return body;
  });
  const file = Buffer.concat([directory, ...bodies]);
  file.writeUInt32BE((CHECKSUM_OF_ALL - sumOf(file)) >>> 0, head + 8);
  return file;
}

const pad = (data: Buffer, to: number): Buffer =>
  data.length % to === 0 ? data : Buffer.concat([data, Buffer.alloc(to - (data.length % to))]);

/** Sum of a table's 32-bit numbers. */
function sumOf(data: Buffer): number {
  const whole = pad(data, 4);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}
