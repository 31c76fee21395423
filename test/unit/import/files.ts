import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Feature, Geometry, Position } from 'geojson';
import { packZip } from '../../../electron/formats/zip.ts';
import { runGdal } from '../../../electron/workers/gdal.ts';

/** A square in Lankao, sides in degrees, given by its south-west corner. */
export function square(west: number, south: number, side = 0.001): Geometry & { type: 'Polygon' } {
  const ring: Position[] = [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

export const feature = (geometry: Geometry | null, properties: Record<string, unknown> = {}): Feature =>
  ({ type: 'Feature', properties, geometry }) as Feature;

export const collection = (features: Feature[]) => JSON.stringify({ type: 'FeatureCollection', features });

/** Two roofs as a county would name them. */
export const ROOFS = [
  feature(square(114.82, 34.82), { mc: '第一小学', lx: '学校', mj: 10 }),
  feature(square(114.83, 34.83), { mc: '兰考铝厂', lx: '工业', mj: 20 }),
];

/** Writes features in another format through GDAL and returns the main file's path. */
export async function written(
  folder: string,
  name: string,
  features: Feature[],
  options: string[],
): Promise<string> {
  const scratch = mkdtempSync(join(folder, 'made-'));
  writeFileSync(join(scratch, 'from.geojson'), collection(features));
  await runGdal({ type: 'convert', scratch, from: 'from.geojson', to: name, options });
  return join(scratch, name);
}

/** Zips files under their own names, or a folder's files under the folder's. */
export function zipped(path: string, files: readonly string[], inside = ''): string {
  writeFileSync(
    path,
    packZip(files.map((file) => ({ name: `${inside}${basename(file)}`, bytes: readFileSync(file) }))),
  );
  return path;
}

/** Moves a file's parts to another name. */
export function copyParts(from: string, to: string, endings: readonly string[]): string {
  mkdirSync(join(to, '..'), { recursive: true });
  for (const ending of endings) copyFileSync(`${from}.${ending}`, `${to}.${ending}`);
  return `${to}.${endings[0]}`;
}

/** Protocol-buffer bytes: a varint, and a field of a number, bytes or packed numbers. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt(value);
  do {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(bytes);
}
const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value);
const field = (number: number, value: number | Buffer | string): Buffer => {
  if (typeof value === 'number') return Buffer.concat([varint(number << 3), varint(value)]);
  const bytes = Buffer.from(value);
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
};
const packed = (values: number[]) => Buffer.concat(values.map(varint));

/** An OpenStreetMap PBF file of one closed way with the tags given (OSM wiki, "PBF Format"). */
export function osmPbf(corners: Position[], tags: Record<string, string>): Buffer {
  const strings = ['', ...Object.entries(tags).flat()];
  const nodes = corners.map(([lon, lat], i) =>
    field(
      1,
      Buffer.concat([
        field(1, zigzag(i + 1)),
        field(8, zigzag(Math.round(lat! * 1e7))),
        field(9, zigzag(Math.round(lon! * 1e7))),
      ]),
    ),
  );
  const keys = Object.keys(tags).map((_, i) => 1 + 2 * i);
  const refs = [...corners.map((_, i) => i + 1), 1];
  const steps = refs.map((ref, i) => zigzag(ref - (refs[i - 1] ?? 0)));
  const way = Buffer.concat([
    field(1, 100),
    field(2, packed(keys)),
    field(3, packed(keys.map((key) => key + 1))),
    field(8, packed(steps)),
  ]);
  const block = Buffer.concat([
    field(1, Buffer.concat(strings.map((text) => field(1, text)))),
    field(2, Buffer.concat(nodes)),
    field(2, field(3, way)),
  ]);
  const header = Buffer.concat([field(4, 'OsmSchema-V0.6')]);
  const blob = (type: string, bytes: Buffer) => {
    const body = Buffer.concat([field(2, bytes.length), field(3, deflateSync(bytes))]);
    const head = Buffer.concat([field(1, type), field(3, body.length)]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(head.length);
    return Buffer.concat([length, head, body]);
  };
  return Buffer.concat([blob('OSMHeader', header), blob('OSMData', block)]);
}

let gbTable: Map<string, Buffer> | null = null;

/** Bytes of GB 18030 of two and of four, by the characters they stand for; Node itself writes only UTF encodings. */
function gb18030Table(): Map<string, Buffer> {
  const table = new Map<string, Buffer>();
  const decoder = new TextDecoder('gb18030');
  const keep = (bytes: number[]) => table.set(decoder.decode(Buffer.from(bytes)), Buffer.from(bytes));
  for (let high = 0x81; high <= 0x84; high++) {
    for (let second = 0x30; second <= 0x39; second++) {
      for (let third = 0x81; third <= 0xfe; third++) {
        for (let low = 0x30; low <= 0x39; low++) keep([high, second, third, low]);
      }
    }
  }
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) if (low !== 0x7f) keep([high, low]);
  }
  return table;
}

/** A text in GB 18030, with the characters beyond the basic plane as the standard computes them. */
export function gb18030(text: string): Buffer {
  gbTable ??= gb18030Table();
  return Buffer.concat(
    [...text].map((c) => {
      const code = c.codePointAt(0)!;
      if (code < 128) return Buffer.from(c);
      if (code < 0x10000) return gbTable!.get(c)!;
      let rest = code - 0x10000;
      const bytes = [0, 0, 0, 0];
      for (const [i, [base, size]] of [
        [0x30, 10],
        [0x81, 126],
        [0x30, 10],
      ].entries()) {
        bytes[3 - i] = base! + (rest % size!);
        rest = Math.floor(rest / size!);
      }
      bytes[0] = 0x90 + rest;
      return Buffer.from(bytes);
    }),
  );
}

/** A point Shapefile's parts with a dBASE table of texts given as bytes, padded or cut to the widths of their fields. */
export function pointShapefile(
  fields: { name: Buffer; width: number; type?: string }[],
  rows: Buffer[][],
  language = 0,
): Record<'shp' | 'shx' | 'dbf', Buffer> {
  const sized = (bytes: Buffer, width: number, pad: number) =>
    Buffer.concat([bytes.subarray(0, width), Buffer.alloc(Math.max(0, width - bytes.length), pad)]);
  const head = Buffer.alloc(32);
  head[0] = 3;
  head.writeUInt32LE(rows.length, 4);
  head.writeUInt16LE(33 + 32 * fields.length, 8);
  head.writeUInt16LE(1 + fields.reduce((sum, { width }) => sum + width, 0), 10);
  head[29] = language;
  const described = fields.map(({ name, width, type = 'C' }) => {
    const field = Buffer.alloc(32);
    sized(name, 10, 0).copy(field);
    field.write(type, 11);
    field[16] = width;
    return field;
  });
  const records = rows.map((row) =>
    Buffer.concat([Buffer.from(' '), ...row.map((cell, i) => sized(cell, fields[i]!.width, 0x20))]),
  );
  const dbf = Buffer.concat([head, ...described, Buffer.from([13]), ...records, Buffer.from([26])]);
  const points = rows.map((_, i) => {
    const record = Buffer.alloc(28);
    record.writeInt32BE(i + 1, 0);
    record.writeInt32BE(10, 4);
    record.writeInt32LE(1, 8);
    record.writeDoubleLE(114.8 + (i % 10) / 1000, 12);
    record.writeDoubleLE(34.8, 20);
    return record;
  });
  const header = (bytes: number) => {
    const main = Buffer.alloc(100);
    main.writeInt32BE(9994, 0);
    main.writeInt32BE(bytes / 2, 24);
    main.writeInt32LE(1000, 28);
    main.writeInt32LE(1, 32);
    [114.8, 34.8, 114.81, 34.8].forEach((value, i) => {
      main.writeDoubleLE(value, 36 + 8 * i);
    });
    return main;
  };
  const index = rows.map((_, i) => {
    const entry = Buffer.alloc(8);
    entry.writeInt32BE(50 + 14 * i, 0);
    entry.writeInt32BE(10, 4);
    return entry;
  });
  return {
    dbf,
    shp: Buffer.concat([header(100 + 28 * rows.length), ...points]),
    shx: Buffer.concat([header(100 + 8 * rows.length), ...index]),
  };
}

/** Kinds of values of a binary DXF by group code, as far as drawings of tests have them; texts else. */
const DXF_KINDS: [from: number, to: number, write: (bytes: Buffer, value: number) => number][] = [
  [10, 59, (bytes, value) => bytes.writeDoubleLE(value)],
  [60, 79, (bytes, value) => bytes.writeInt16LE(value)],
  [90, 99, (bytes, value) => bytes.writeInt32LE(value)],
  [140, 149, (bytes, value) => bytes.writeDoubleLE(value)],
  [170, 179, (bytes, value) => bytes.writeInt16LE(value)],
  [210, 239, (bytes, value) => bytes.writeDoubleLE(value)],
  [270, 289, (bytes, value) => bytes.writeInt16LE(value)],
  [290, 299, (bytes, value) => bytes.writeUInt8(value)],
  [370, 389, (bytes, value) => bytes.writeInt16LE(value)],
];

/** A drawing in text as the binary form has it; up to release 12 a group code is one byte. */
export function binaryDxf(text: string, encode: (text: string) => Buffer, short = false): Buffer {
  const lines = text.trim().split(/\r?\n/);
  const groups = lines.flatMap((line, i) => {
    if (i % 2 === 1) return [];
    const [code, value] = [Number(line), lines[i + 1]!];
    const write = DXF_KINDS.find(([from, to]) => code >= from && code <= to)?.[2];
    const bytes = Buffer.alloc(8);
    const written = write
      ? bytes.subarray(0, write(bytes, Number(value)))
      : Buffer.concat([encode(value), Buffer.alloc(1)]);
    return [Buffer.from(short ? [code] : [code & 255, code >> 8]), written];
  });
  return Buffer.concat([Buffer.from('AutoCAD Binary DXF\r\n\x1a\0', 'latin1'), ...groups]);
}
