import type { Geometry } from 'geojson';
import { z } from 'zod';
import { readWkb } from '../../../shared/wkb.ts';
import { parseWkt } from './wkt.ts';

/** Bytes before the well-known binary in a GeoPackage's blob, by the kind of its envelope. */
const GEOPACKAGE_HEADER = [8, 40, 56, 56, 72];

const position = z.array(z.number()).min(2);
const of = <T extends string, C extends z.ZodType>(type: T, coordinates: C) =>
  z.object({ type: z.literal(type), coordinates });
const plain = z.discriminatedUnion('type', [
  of('Point', position),
  of('MultiPoint', z.array(position)),
  of('LineString', z.array(position)),
  of('MultiLineString', z.array(z.array(position))),
  of('Polygon', z.array(z.array(position))),
  of('MultiPolygon', z.array(z.array(z.array(position)))),
]);
const geoJson = z.union([
  plain,
  z.object({ type: z.literal('GeometryCollection'), geometries: z.array(plain) }),
]);

/**
 * Geometry of a cell: well-known text, well-known binary in hexadecimal digits (ISO's, PostGIS's or a GeoPackage's
 * blob) or GeoJSON, a feature's included. Heights and measures are dropped.
 *
 * @returns null when the cell is wholly none of them
 */
export function geometryInCell(cell: string): Geometry | null {
  const text = cell.trim();
  if (text.startsWith('{')) return fromGeoJson(text);
  return fromHex(text) ?? parseWkt(text);
}

function fromGeoJson(text: string): Geometry | null {
  try {
    const given = JSON.parse(text) as { type?: unknown; geometry?: unknown };
    const found = geoJson.safeParse(given.type === 'Feature' ? given.geometry : given);
    return found.success ? (found.data as Geometry) : null;
  } catch {
    return null;
  }
}

function fromHex(text: string): Geometry | null {
  const digits = text.replace(/^(\\x|0x|x')|'$/gi, '');
  if (!/^([0-9a-f]{2}){9,}$/i.test(digits)) return null;
  const bytes = Buffer.from(digits, 'hex');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isBlob = view.getUint16(0) === 0x4750;
  const cursor = { at: isBlob ? (GEOPACKAGE_HEADER[(view.getUint8(3) >> 1) & 7] ?? bytes.length) : 0 };
  try {
    const geometry = readWkb(view, cursor);
    return cursor.at === bytes.length ? geometry : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
