import type { Geometry, Position } from 'geojson';
import { PlannerError } from '../../shared/errors.ts';
import { readWkb, WKB_TYPES } from '../../shared/wkb.ts';

const SRS_WGS84 = 4326;
/** Bytes of the GeoPackage header with an xy envelope, little-endian. */
const HEADER_BYTES = 40;
const FLAGS_LITTLE_ENDIAN_XY_ENVELOPE = 0b0000_0011;

export type StoredGeometry = Exclude<Geometry, { type: 'GeometryCollection' }>;

/** `[west, east, south, north]` of every position in a geometry, degrees. */
export function envelope(geometry: StoredGeometry): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, -Infinity, Infinity, -Infinity];
  const visit = (coordinates: unknown): void => {
    if (typeof (coordinates as number[])[0] === 'number') {
      const [x, y] = coordinates as Position;
      if (x < box[0]) box[0] = x;
      if (x > box[1]) box[1] = x;
      if (y < box[2]) box[2] = y;
      if (y > box[3]) box[3] = y;
    } else for (const part of coordinates as unknown[]) visit(part);
  };
  visit(geometry.coordinates);
  return box;
}

/**
 * A GeoJSON geometry in WGS84 as a GeoPackage geometry blob (OGC 12-128r19, clause 2.1.3): header with
 * envelope, then little-endian ISO WKB. Heights are dropped.
 */
export function encodeGeometry(geometry: StoredGeometry): Buffer {
  const blob = Buffer.allocUnsafe(HEADER_BYTES + wkbBytes(geometry));
  blob.write('GP', 0, 'latin1');
  blob.writeUInt8(0, 2);
  blob.writeUInt8(FLAGS_LITTLE_ENDIAN_XY_ENVELOPE, 3);
  blob.writeInt32LE(SRS_WGS84, 4);
  envelope(geometry).forEach((value, i) => {
    blob.writeDoubleLE(value, 8 + 8 * i);
  });
  writeWkb(blob, HEADER_BYTES, geometry);
  return blob;
}

/** An area or a line as one of parts, however many: what a layer of one geometry type needs. Points as they are. */
export function asParts(shape: StoredGeometry): StoredGeometry {
  if (shape.type === 'Polygon') return { type: 'MultiPolygon', coordinates: [shape.coordinates] };
  return shape.type === 'LineString' ? { type: 'MultiLineString', coordinates: [shape.coordinates] } : shape;
}

/** An area or a line of one part as a plain one; every other shape as it is. */
function asPlain(shape: StoredGeometry): StoredGeometry {
  if (shape.type === 'MultiPolygon' && shape.coordinates.length === 1)
    return { type: 'Polygon', coordinates: shape.coordinates[0]! };
  return shape.type === 'MultiLineString' && shape.coordinates.length === 1
    ? { type: 'LineString', coordinates: shape.coordinates[0]! }
    : shape;
}

/** A blob of a plain area or line as one of parts; anything else, readable or not, as it is. */
export function blobInParts(blob: unknown): unknown {
  try {
    return encodeGeometry(asParts(decodeGeometry(blob as Uint8Array)));
  } catch {
    return blob;
  }
}

/** Of several points the first, which is what a layer of points takes; every other shape as it is. */
export const onePoint = (shape: StoredGeometry): StoredGeometry =>
  shape.type === 'MultiPoint' ? { type: 'Point', coordinates: shape.coordinates[0]! } : shape;

/** The blob of several points as that of the first; anything else, readable or not, as it is. */
export function blobOfOnePoint(blob: unknown): unknown {
  try {
    const shape = decodeGeometry(blob as Uint8Array);
    return shape.type === 'MultiPoint' ? encodeGeometry(onePoint(shape)) : blob;
  } catch {
    return blob;
  }
}

/** What {@link blobOfOnePoint} leaves out, as JSON; null where that is nothing. */
export function otherPoints(blob: unknown): string | null {
  try {
    const shape = decodeGeometry(blob as Uint8Array);
    const others = shape.type === 'MultiPoint' ? shape.coordinates.slice(1) : [];
    return others.length > 0 ? JSON.stringify(others) : null;
  } catch {
    return null;
  }
}

/** Whether a blob, or the literal that stands for one, is of an area: 1 or 0, as SQL has it. */
export function blobIsArea(value: unknown): 0 | 1 {
  try {
    const literal = typeof value === 'string' ? /^X'([0-9A-F]*)'$/i.exec(value)?.[1] : undefined;
    const blob = literal === undefined ? value : Buffer.from(literal, 'hex');
    return decodeGeometry(blob as Uint8Array).type.endsWith('Polygon') ? 1 : 0;
  } catch {
    return 0;
  }
}

/** Whether a GeoPackage blob's header, its first 40 bytes, says where the shape lies. */
function hasEnvelope(blob: Uint8Array): boolean {
  const kind = blob.byteLength >= HEADER_BYTES ? (blob[3]! >> 1) & 7 : 0;
  return kind > 0 && kind <= 4;
}

/**
 * `[west, south, east, north]` of a GeoPackage blob, from its header where that has them.
 * @throws PlannerError `document.bad-geometry`
 */
export function envelopeOf(blob: Uint8Array): [number, number, number, number] {
  if (!hasEnvelope(blob)) {
    const [west, east, south, north] = envelope(decodeGeometry(blob));
    return [west, south, east, north];
  }
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const at = (i: number) => view.getFloat64(8 + 8 * i, (blob[3]! & 1) === 1);
  return [at(0), at(2), at(1), at(3)];
}

function wkbBytes(geometry: StoredGeometry): number {
  const line = (points: Position[]) => 4 + 16 * points.length;
  const polygon = (rings: Position[][]) => rings.reduce((sum, ring) => sum + line(ring), 4);
  switch (geometry.type) {
    case 'Point':
      return 21;
    case 'LineString':
      return 5 + line(geometry.coordinates);
    case 'Polygon':
      return 5 + polygon(geometry.coordinates);
    case 'MultiPoint':
      return 9 + 21 * geometry.coordinates.length;
    case 'MultiLineString':
      return geometry.coordinates.reduce((sum, part) => sum + 5 + line(part), 9);
    case 'MultiPolygon':
      return geometry.coordinates.reduce((sum, part) => sum + 5 + polygon(part), 9);
  }
}

function writeWkb(blob: Buffer, start: number, geometry: StoredGeometry): number {
  let at = blob.writeUInt32LE(WKB_TYPES.indexOf(geometry.type), blob.writeUInt8(1, start));
  const point = (position: Position) => {
    at = blob.writeDoubleLE(position[1], blob.writeDoubleLE(position[0], at));
  };
  const line = (points: Position[]) => {
    at = blob.writeUInt32LE(points.length, at);
    points.forEach(point);
  };
  const parts = (type: 'Point' | 'LineString' | 'Polygon', all: unknown[]) => {
    at = blob.writeUInt32LE(all.length, at);
    for (const coordinates of all) at = writeWkb(blob, at, { type, coordinates } as StoredGeometry);
  };
  switch (geometry.type) {
    case 'Point':
      point(geometry.coordinates);
      break;
    case 'LineString':
      line(geometry.coordinates);
      break;
    case 'Polygon':
      at = blob.writeUInt32LE(geometry.coordinates.length, at);
      geometry.coordinates.forEach(line);
      break;
    case 'MultiPoint':
      parts('Point', geometry.coordinates);
      break;
    case 'MultiLineString':
      parts('LineString', geometry.coordinates);
      break;
    case 'MultiPolygon':
      parts('Polygon', geometry.coordinates);
  }
  return at;
}

/**
 * The GeoJSON geometry in a GeoPackage blob, written by us or by another program (any byte order, any
 * envelope, heights and measures skipped). An area or a line of one part is a plain one.
 * @throws PlannerError `document.bad-geometry` when the bytes are not a supported geometry.
 */
export function decodeGeometry(blob: Uint8Array): StoredGeometry {
  const geometry = decodeAnyGeometry(blob);
  if (geometry.type === 'GeometryCollection') throw new PlannerError('document.bad-geometry');
  return asPlain(geometry);
}

/**
 * {@link decodeGeometry}, collections included.
 * @throws PlannerError `document.bad-geometry`
 */
export function decodeAnyGeometry(blob: Uint8Array): Geometry {
  if (!(blob instanceof Uint8Array)) throw new PlannerError('document.bad-geometry');
  try {
    const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
    if (view.getUint16(0) !== 0x4750) throw new RangeError('no GP magic');
    const envelopeKind = (view.getUint8(3) >> 1) & 7;
    const envelopeBytes = [0, 32, 48, 48, 64][envelopeKind];
    if (envelopeBytes === undefined) throw new RangeError('envelope kind');
    return readWkb(view, { at: 8 + envelopeBytes });
  } catch (error) {
    if (error instanceof RangeError) throw new PlannerError('document.bad-geometry');
    throw error;
  }
}

/** Bytes before the first part of a shape of parts: byte order, type and their number. */
const PARTS_BYTES = 9;

/**
 * The OGC well-known binary in a GeoPackage blob, little-endian and in the plane; an area or a line of one part is a
 * plain one.
 * @throws PlannerError `document.bad-geometry`
 */
export function wkbOf(blob: Uint8Array): Uint8Array {
  const own = blob.byteLength > HEADER_BYTES + PARTS_BYTES && blob[3] === FLAGS_LITTLE_ENDIAN_XY_ENVELOPE;
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const type = own && blob[HEADER_BYTES] === 1 ? view.getUint32(HEADER_BYTES + 1, true) : 0;
  if (type === 0 || type > 6) return encodeGeometry(decodeGeometry(blob)).subarray(HEADER_BYTES);
  const alone = (type === 5 || type === 6) && view.getUint32(HEADER_BYTES + 5, true) === 1;
  return blob.subarray(HEADER_BYTES + (alone ? PARTS_BYTES : 0));
}
