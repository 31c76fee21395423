import { createWriter, type Writer } from './protobuf.ts';

/** Units along a tile's side. */
export const EXTENT = 4096;

type TileValue = string | number | boolean;

/** A feature of a tile: integer positions from the tile's north-west corner, x to the east and y to the south. */
export interface TileFeature {
  id: number;
  type: 'point' | 'line' | 'polygon';
  /** Of a polygon closed rings, outer ones clockwise on the screen and holes the other way. */
  parts: readonly (readonly [number, number][])[];
  properties: Record<string, TileValue | null>;
}

const TYPES = { point: 1, line: 2, polygon: 3 } as const;
const [MOVE, LINE, CLOSE] = [1, 2, 7];
const VERSION = 2;

/** Layers of features as a Mapbox Vector Tile (specification 2.1). Null properties are left out. */
export function encodeTile(layers: Readonly<Record<string, readonly TileFeature[]>>): Uint8Array {
  const writer = createWriter();
  for (const [name, features] of Object.entries(layers)) {
    if (features.length > 0) writer.nested(3, () => writeLayer(writer, name, features));
  }
  return writer.bytes();
}

function writeLayer(writer: Writer, name: string, features: readonly TileFeature[]): void {
  const keys = new Map<string, number>();
  const values = new Map<TileValue, number>();
  const place = <T>(known: Map<T, number>, value: T): number => {
    let index = known.get(value);
    if (index === undefined) {
      index = known.size;
      known.set(value, index);
    }
    return index;
  };
  writer.number(15, VERSION);
  writer.text(1, name);
  for (const { id, type, parts, properties } of features) {
    writer.nested(2, () => {
      writer.number(1, id);
      writer.nested(2, () => {
        for (const [key, value] of Object.entries(properties)) {
          if (value === null) continue;
          writer.varint(place(keys, key));
          writer.varint(place(values, value));
        }
      });
      writer.number(3, TYPES[type]);
      writer.nested(4, () => writeGeometry(writer, type, parts));
    });
  }
  for (const key of keys.keys()) writer.text(3, key);
  for (const value of values.keys()) writer.nested(4, () => writeValue(writer, value));
  writer.number(5, EXTENT);
}

function writeValue(writer: Writer, value: TileValue): void {
  if (typeof value === 'string') writer.text(1, value);
  else if (typeof value === 'boolean') writer.number(7, value ? 1 : 0);
  else writer.double(3, value);
}

function writeGeometry(writer: Writer, type: TileFeature['type'], parts: TileFeature['parts']): void {
  let [x, y] = [0, 0];
  const step = (to: readonly [number, number]) => {
    writer.varint(zigzag(to[0] - x));
    writer.varint(zigzag(to[1] - y));
    [x, y] = to;
  };
  const command = (what: number, count: number) => writer.varint(what + 8 * count);
  if (type === 'point') {
    command(MOVE, parts.length);
    for (const [at] of parts) step(at!);
    return;
  }
  for (const part of parts) {
    // A ring's end is its beginning and is not written.
    const last = type === 'polygon' ? part.length - 1 : part.length;
    command(MOVE, 1);
    step(part[0]!);
    command(LINE, last - 1);
    for (let i = 1; i < last; i++) step(part[i]!);
    if (type === 'polygon') command(CLOSE, 1);
  }
}

const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
