import type { Geometry, Position } from 'geojson';

/** Geometry types by the codes of well-known binary (OGC 06-103r4). */
export const WKB_TYPES = [
  '',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
];
/** Surfaces of faces in space (polyhedral, TIN, triangle) as the polygons their faces are. */
const FACES: Record<number, number> = { 15: 6, 16: 6, 17: 3 };

type Plain = Exclude<Geometry, { type: 'GeometryCollection' }>;
/** Flags by which PostGIS says what follows the code of a type: height, measure, system. */
const EXTENDED = { z: 0x80000000, m: 0x40000000, srid: 0x20000000 };

/**
 * Reads well-known binary of any byte order, ISO's or PostGIS's, heights and measures skipped.
 *
 * @param cursor where it begins; left where it ends
 * @throws RangeError when the bytes are no supported geometry
 */
export function readWkb(view: DataView, cursor: { at: number }): Geometry {
  const little = view.getUint8(cursor.at) === 1;
  const code = view.getUint32(cursor.at + 1, little);
  cursor.at += 5;
  const has = (flag: number) => ((code & flag) === 0 ? 0 : 1);
  if (has(EXTENDED.srid)) cursor.at += 4;
  const type = WKB_TYPES[FACES[(code & 0xffff) % 1000] ?? (code & 0xffff) % 1000];
  const extended = has(EXTENDED.z) + has(EXTENDED.m);
  const dimensions = 2 + (extended || ([0, 1, 1, 2][Math.floor((code & 0xffff) / 1000)] ?? 0));
  const count = (itemBytes: number) => {
    const n = view.getUint32(cursor.at, little);
    cursor.at += 4;
    if (n * itemBytes > view.byteLength - cursor.at) throw new RangeError('count beyond the blob');
    return n;
  };
  const point = (): Position => {
    const position = [view.getFloat64(cursor.at, little), view.getFloat64(cursor.at + 8, little)];
    cursor.at += 8 * dimensions;
    return position;
  };
  const list = <T>(itemBytes: number, read: () => T): T[] =>
    Array.from({ length: count(itemBytes) }, () => read());
  const line = () => list(8 * dimensions, point);
  const parts = () => list(9, () => (readWkb(view, cursor) as Plain).coordinates);
  switch (type) {
    case 'Point':
      return { type, coordinates: point() };
    case 'LineString':
      return { type, coordinates: line() };
    case 'Polygon':
      return { type, coordinates: list(4, line) };
    case 'MultiPoint':
    case 'MultiLineString':
    case 'MultiPolygon':
      return { type, coordinates: parts() } as Plain;
    case 'GeometryCollection':
      return { type, geometries: list(5, () => readWkb(view, cursor)) };
    default:
      throw new RangeError(`geometry type ${code}`);
  }
}
