import type { Position } from 'geojson';
import initGeos from 'geos-wasm';

/** The parts of GEOS (compiled to WebAssembly) that are used; pointers are numbers. */
interface Geos {
  Module: {
    _malloc(bytes: number): number;
    _free(at: number): void;
    HEAPU8: Uint8Array;
    HEAPU32: Uint32Array;
  };
  GEOSGeomFromWKB_buf(at: number, bytes: number): number;
  GEOSGeomToWKB_buf(geometry: number, sizeAt: number): number;
  GEOSGeom_destroy(geometry: number): void;
  GEOSFree(at: number): void;
  GEOSisValid(geometry: number): number;
  GEOSMakeValidParams_create(): number;
  GEOSMakeValidParams_setMethod(params: number, method: number): number;
  GEOSMakeValidParams_setKeepCollapsed(params: number, keep: number): number;
  GEOSMakeValidParams_destroy(params: number): void;
  GEOSMakeValidWithParams(geometry: number, params: number): number;
  GEOSIntersection(a: number, b: number): number;
  GEOSDifference(a: number, b: number): number;
  GEOSUnaryUnion(geometry: number): number;
  GEOSCoverageUnion(geometry: number): number;
  GEOSIntersects(a: number, b: number): number;
  GEOSPolygonize(geometriesAt: number, count: number): number;
  GEOSBufferWithStyle(
    geometry: number,
    width: number,
    quadrantSegments: number,
    cap: number,
    join: number,
    mitreLimit: number,
  ): number;
}

type Polygons = Position[][][];

const quiet = () => {};
const geos = (await initGeos({ noticeHandler: quiet, errorHandler: quiet })) as unknown as Geos;

/** Rings are rebuilt and joined (what is covered twice counts once, what a hole covers is out), not taken odd and even. */
const METHOD_STRUCTURE = 1;
const params = geos.GEOSMakeValidParams_create();
geos.GEOSMakeValidParams_setMethod(params, METHOD_STRUCTURE);
geos.GEOSMakeValidParams_setKeepCollapsed(params, 0);

const [LINE, POLYGON, MULTILINE, MULTIPOLYGON] = [2, 3, 5, 6];

function toWkb(polygons: Polygons): Buffer {
  const bytes = polygons.reduce(
    (sum, rings) => rings.reduce((inner, ring) => inner + 4 + 16 * ring.length, sum + 9),
    9,
  );
  const out = Buffer.allocUnsafe(bytes);
  let at = out.writeUInt32LE(polygons.length, out.writeUInt32LE(MULTIPOLYGON, out.writeUInt8(1, 0)));
  for (const rings of polygons) {
    at = out.writeUInt32LE(rings.length, out.writeUInt32LE(POLYGON, out.writeUInt8(1, at)));
    for (const ring of rings) {
      at = out.writeUInt32LE(ring.length, at);
      for (const [x, y] of ring) at = out.writeDoubleLE(y!, out.writeDoubleLE(x!, at));
    }
  }
  return out;
}

function linesToWkb(lines: Position[][]): Buffer {
  const out = Buffer.allocUnsafe(lines.reduce((sum, line) => sum + 9 + 16 * line.length, 9));
  let at = out.writeUInt32LE(lines.length, out.writeUInt32LE(MULTILINE, out.writeUInt8(1, 0)));
  for (const line of lines) {
    at = out.writeUInt32LE(line.length, out.writeUInt32LE(LINE, out.writeUInt8(1, at)));
    for (const [x, y] of line) at = out.writeDoubleLE(y!, out.writeDoubleLE(x!, at));
  }
  return out;
}

/** Polygons of a well-known binary, points and lines among them left out. */
function fromWkb(bytes: Buffer): Polygons {
  let at = 0;
  const count = () => {
    at += 4;
    return bytes.readUInt32LE(at - 4);
  };
  const read = (): Polygons => {
    const type = bytes.readUInt32LE(at + 1) % 1000;
    at += 5;
    if (type === POLYGON) {
      const rings = Array.from({ length: count() }, () =>
        Array.from({ length: count() }, (): Position => {
          at += 16;
          return [bytes.readDoubleLE(at - 16), bytes.readDoubleLE(at - 8)];
        }),
      );
      return rings.length > 0 ? [rings] : [];
    }
    if (type > 3) return Array.from({ length: count() }, read).flat();
    at += 16 * (type === 1 ? 1 : count());
    return [];
  };
  return read();
}

/** Lets GEOS work on polygons; what it makes is freed. */
const using = <T>(polygons: Polygons, work: (geometry: number) => T): T | null =>
  usingWkb(toWkb(polygons), work);

function usingWkb<T>(wkb: Buffer, work: (geometry: number) => T): T | null {
  const at = geos.Module._malloc(wkb.length);
  geos.Module.HEAPU8.set(wkb, at);
  const geometry = geos.GEOSGeomFromWKB_buf(at, wkb.length);
  geos.Module._free(at);
  if (!geometry) return null;
  try {
    return work(geometry);
  } finally {
    geos.GEOSGeom_destroy(geometry);
  }
}

/** Polygons of what GEOS made, which is freed; null when it made nothing. */
function taken(geometry: number): Polygons | null {
  if (!geometry) return null;
  const sizeAt = geos.Module._malloc(4);
  const at = geos.GEOSGeomToWKB_buf(geometry, sizeAt);
  const bytes = geos.Module.HEAPU32[sizeAt / 4]!;
  const polygons = at ? fromWkb(Buffer.from(geos.Module.HEAPU8.slice(at, at + bytes))) : null;
  if (at) geos.GEOSFree(at);
  geos.Module._free(sizeAt);
  geos.GEOSGeom_destroy(geometry);
  return polygons;
}

/** Whether polygons with closed rings are valid together (OGC 06-103r4, 6.1.11 and 6.1.14). */
export const areValid = (polygons: Polygons): boolean =>
  using(polygons, (it) => geos.GEOSisValid(it) === 1) ?? false;

/**
 * The area that polygons cover, as valid polygons: rings that cross or trace themselves twice, spikes, holes over the
 * edge, repeated and overlapping parts.
 *
 * @returns none when nothing with an area is left
 */
export function coveredBy(polygons: Polygons): Polygons {
  return using(polygons, (it) => taken(geos.GEOSMakeValidWithParams(it, params))) ?? [];
}

/** What two areas share, both valid. */
export function sharedArea(a: Polygons, b: Polygons): Polygons {
  return using(a, (first) => using(b, (second) => taken(geos.GEOSIntersection(first, second)))) ?? [];
}

/** What is left of an area without another one, both valid. */
export function areaWithout(a: Polygons, b: Polygons): Polygons {
  return using(a, (first) => using(b, (second) => taken(geos.GEOSDifference(first, second)))) ?? [];
}

/** Whether two areas, both valid, have a point in common. */
export const doIntersect = (a: Polygons, b: Polygons): boolean =>
  using(a, (first) => using(b, (second) => geos.GEOSIntersects(first, second) === 1)) ?? false;

/** Valid areas that may overlap, as one; where GEOS finds no way, made valid together. */
export const joined = (polygons: Polygons): Polygons =>
  using(polygons, (it) => taken(geos.GEOSUnaryUnion(it))) ?? coveredBy(polygons);

/** Areas that share edges corner by corner and overlap nowhere, as one. */
export const joinedFaces = (faces: Polygons): Polygons =>
  using(faces, (it) => taken(geos.GEOSCoverageUnion(it))) ?? joined(faces);

const [CAP_ROUND, JOIN_MITRE] = [1, 2];
const QUADRANT_SEGMENTS = 8;
/** Corners sharper than some 23 degrees are cut off rather than drawn out. */
const MITRE_LIMIT = 5;

/** An area with its edges moved outwards, inwards where the distance is negative; corners stay corners. */
export const grown = (polygons: Polygons, distance: number): Polygons =>
  using(polygons, (it) =>
    taken(geos.GEOSBufferWithStyle(it, distance, QUADRANT_SEGMENTS, CAP_ROUND, JOIN_MITRE, MITRE_LIMIT)),
  ) ?? [];

const JOIN_ROUND = 1;

/** What lies within a distance of lines. */
export const alongLines = (lines: Position[][], distance: number): Polygons =>
  usingWkb(linesToWkb(lines), (it) =>
    taken(geos.GEOSBufferWithStyle(it, distance, QUADRANT_SEGMENTS, CAP_ROUND, JOIN_ROUND, MITRE_LIMIT)),
  ) ?? [];

/** The faces between lines, which may cross each other. */
export const facesBetween = (lines: Position[][]): Polygons =>
  usingWkb(linesToWkb(lines), (it) => {
    const noded = geos.GEOSUnaryUnion(it);
    if (!noded) return null;
    const at = geos.Module._malloc(4);
    geos.Module.HEAPU32[at / 4] = noded;
    const faces = geos.GEOSPolygonize(at, 1);
    geos.Module._free(at);
    geos.GEOSGeom_destroy(noded);
    return taken(faces);
  }) ?? [];
