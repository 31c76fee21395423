import type { Area } from '../../shared/geometry.ts';
import type { Document } from './document.ts';
import { decodeGeometry, wkbOf } from './geometry-blob.ts';
import { prepared } from './prepared.ts';

/** A stored outline, read as far as it is asked for. */
export interface StoredOutline {
  area(): Area;
  /** Longitude and latitude of corner after corner, and the corner at which each ring begins, with one mark more. */
  rings(): { corners: Float64Array; starts: Int32Array };
}

/** Outlines read at a time. */
const AHEAD = 200;

/**
 * Reads outlines of sites in the order in which they will be asked for, many at a time.
 *
 * @param ids in that order; some may be left out in the asking
 * @returns null for a site that is not there
 */
export function outlinesAhead(
  { db }: Pick<Document, 'db'>,
  ids: readonly number[],
): (id: number) => StoredOutline | null {
  const some = prepared(
    db,
    'SELECT s.id, s.geom FROM json_each(?) wanted JOIN sites s ON s.id = wanted.value',
  );
  let next = 0;
  let read = new Map<number, Uint8Array>();
  return (id) => {
    let blob = read.get(id);
    if (!blob) {
      while (next < ids.length && ids[next] !== id) next++;
      const wanted = next < ids.length ? ids.slice(next, next + AHEAD) : [id];
      const rows = some.all(JSON.stringify(wanted)) as { id: number; geom: Uint8Array }[];
      read = new Map(rows.map((row) => [row.id, row.geom]));
      blob = read.get(id);
    }
    return blob ? { area: () => decodeGeometry(blob) as Area, rings: () => ringsOf(blob) } : null;
  };
}

const WKB_POLYGON = 3;

/** Corners of the rings of a GeoPackage blob of an area. */
function ringsOf(blob: Uint8Array): ReturnType<StoredOutline['rings']> {
  const wkb = wkbOf(blob);
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  const starts = [0];
  const corners: number[] = [];
  let at = 0;
  const count = () => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const polygon = () => {
    // Each polygon says its byte order and type anew.
    at += 5;
    for (let rings = count(); rings > 0; rings--) {
      for (let points = count(); points > 0; points--) {
        corners.push(view.getFloat64(at, true), view.getFloat64(at + 8, true));
        at += 16;
      }
      starts.push(corners.length / 2);
    }
  };
  if (view.getUint32(1, true) === WKB_POLYGON) polygon();
  else {
    at = 5;
    for (let polygons = count(); polygons > 0; polygons--) polygon();
  }
  return { corners: Float64Array.from(corners), starts: Int32Array.from(starts) };
}
