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
}

type Polygons = Position[][][];

const quiet = () => {};
const geos = (await initGeos({ noticeHandler: quiet, errorHandler: quiet })) as unknown as Geos;

/** Rings are rebuilt and joined (what is covered twice counts once, what a hole covers is out), not taken odd and even. */
const METHOD_STRUCTURE = 1;
const params = geos.GEOSMakeValidParams_create();
geos.GEOSMakeValidParams_setMethod(params, METHOD_STRUCTURE);
geos.GEOSMakeValidParams_setKeepCollapsed(params, 0);

const [POLYGON, MULTIPOLYGON] = [3, 6];

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
function using<T>(polygons: Polygons, work: (geometry: number) => T): T | null {
  const wkb = toWkb(polygons);
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
