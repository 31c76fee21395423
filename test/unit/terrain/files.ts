import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a GeoTIFF made here differs from heights in WGS84 metres. */
export interface TiffOptions {
  west: number;
  north: number;
  step: number;
  columns: number;
  rows: number;
  /** EPSG code; geographic unless `projected`. */
  epsg?: number;
  projected?: boolean;
  /** Text of GDAL's own no-height tag. */
  none?: string;
  /** Scale and offset that GDAL's metadata tag declares. */
  declared?: { scale: number; offset: number };
  bands?: number;
  /** Bits of each number: 32 are floats, 8 unsigned. */
  bits?: 32 | 8;
  georeferenced?: boolean;
}

function metadataTag({ scale, offset }: { scale: number; offset: number }): [number, number, number, Buffer] {
  const item = (name: string, value: number) =>
    `<Item name="${name.toUpperCase()}" sample="0" role="${name}">${value}</Item>`;
  const text = `<GDALMetadata>${item('offset', offset)}${item('scale', scale)}</GDALMetadata>\0`;
  return [42112, 2, text.length, Buffer.from(text)];
}

/**
 * An uncompressed GeoTIFF of heights (TIFF 6.0, GeoTIFF 1.1: pixel scale, tie point and key directory).
 * @param heightM by longitude and latitude (or easting and northing) of a cell's middle
 */
export function geoTiff(
  { west, north, step, columns, rows, epsg = 4326, bits = 32, bands = 1, ...rest }: TiffOptions,
  heightM: (x: number, y: number) => number,
): Buffer {
  const bytes = bits / 8;
  const data = Buffer.alloc(columns * rows * bands * bytes);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const height = heightM(west + (column + 0.5) * step, north - (row + 0.5) * step);
      for (let band = 0; band < bands; band++) {
        const at = ((row * columns + column) * bands + band) * bytes;
        if (bits === 32) data.writeFloatLE(height, at);
        else data.writeUInt8(height, at);
      }
    }
  }
  const doubles = (values: number[]) => {
    const out = Buffer.alloc(8 * values.length);
    values.forEach((value, i) => void out.writeDoubleLE(value, 8 * i));
    return out;
  };
  const shorts = (values: number[]) => {
    const out = Buffer.alloc(2 * values.length);
    values.forEach((value, i) => void out.writeUInt16LE(value, 2 * i));
    return out;
  };
  const longs = (value: number) => {
    const out = Buffer.alloc(4);
    out.writeUInt32LE(value);
    return out;
  };
  const each = (value: number) => shorts(new Array(bands).fill(value));
  const keys = [
    1,
    1,
    0,
    3,
    1024,
    0,
    1,
    rest.projected ? 1 : 2,
    1025,
    0,
    1,
    1,
    rest.projected ? 3072 : 2048,
    0,
    1,
    epsg,
  ];
  const [SHORT, LONG, DOUBLE, ASCII] = [3, 4, 12, 2];
  const tags: [number, number, number, Buffer][] = [
    [256, LONG, 1, longs(columns)],
    [257, LONG, 1, longs(rows)],
    [258, SHORT, bands, each(bits)],
    [259, SHORT, 1, shorts([1])],
    [262, SHORT, 1, shorts([1])],
    [273, LONG, 1, longs(8)],
    [277, SHORT, 1, shorts([bands])],
    [278, LONG, 1, longs(rows)],
    [279, LONG, 1, longs(data.length)],
    [284, SHORT, 1, shorts([1])],
    ...(bands > 1
      ? [[338, SHORT, bands - 1, shorts(new Array(bands - 1).fill(0))] as [number, number, number, Buffer]]
      : []),
    [339, SHORT, bands, each(bits === 32 ? 3 : 1)],
    ...(rest.georeferenced === false
      ? []
      : ([
          [33550, DOUBLE, 3, doubles([step, step, 0])],
          [33922, DOUBLE, 6, doubles([0, 0, 0, west, north, 0])],
          [34735, SHORT, keys.length, shorts(keys)],
        ] as [number, number, number, Buffer][])),
    ...(rest.declared === undefined ? [] : [metadataTag(rest.declared)]),
    ...(rest.none === undefined
      ? []
      : ([[42113, ASCII, rest.none.length + 1, Buffer.from(`${rest.none}\0`)]] as [
          number,
          number,
          number,
          Buffer,
        ][])),
  ];
  const directoryAt = 8 + data.length;
  let valuesAt = directoryAt + 2 + 12 * tags.length + 4;
  const directory = [shorts([tags.length])];
  const values: Buffer[] = [];
  for (const [tag, type, count, value] of tags) {
    directory.push(shorts([tag, type]), longs(count));
    if (value.length <= 4) {
      directory.push(Buffer.concat([value, Buffer.alloc(4 - value.length)]));
    } else {
      directory.push(longs(valuesAt));
      values.push(value);
      valuesAt += value.length;
    }
  }
  return Buffer.concat([
    Buffer.from('II'),
    shorts([42]),
    longs(directoryAt),
    data,
    ...directory,
    longs(0),
    ...values,
  ]);
}

/** An Arc/Info ASCII grid. */
export function asciiGrid(
  { west, north, step, columns, rows, none = '-9999' }: TiffOptions,
  heightM: (x: number, y: number) => number,
): string {
  const lines = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_cell, column) =>
      heightM(west + (column + 0.5) * step, north - (row + 0.5) * step).toFixed(2),
    ).join(' '),
  );
  return [
    `ncols ${columns}`,
    `nrows ${rows}`,
    `xllcorner ${west}`,
    `yllcorner ${north - rows * step}`,
    `cellsize ${step}`,
    `NODATA_value ${none}`,
    ...lines,
  ].join('\n');
}

export function writeIn(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(folder, 'dem-')), name);
  writeFileSync(path, content);
  return path;
}

/** A grid over all of Lankao and what is round it, in cells of some 200 m. */
export const OVER_LANKAO = { west: 114.5, north: 35.2, step: 0.002, columns: 400, rows: 360 } as const;

/** A hill of so many metres at a place, on a plain of 60 m. */
export const hill =
  (lon = 114.95, lat = 34.85, topM = 400, widthDeg = 0.03) =>
  (x: number, y: number): number =>
    60 + topM * Math.exp(-((x - lon) ** 2 + (y - lat) ** 2) / (2 * widthDeg ** 2));
