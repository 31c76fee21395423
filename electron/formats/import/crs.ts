import gcoord from 'gcoord';
import type { Position } from 'geojson';
import proj4 from 'proj4';
import { type CrsEntry, crsEntry } from '../../../shared/crs.ts';

/** Longitude and latitude (WGS84, degrees) of a position in some system; not finite where it has none. */
export type ToWgs84 = (position: Position) => [number, number];

/** Beijing 1954 → WGS84 by three shifts: EPSG:15918 (Ordos basin); elsewhere off by some ten metres. */
const BEIJING54_SHIFT = '+towgs84=12.646,-155.176,-80.863';

/**
 * Ellipsoid and shift of each family. CGCS2000 and WGS84 agree within centimetres. Xi'an 1980 has no published
 * shift, so none is applied: tens of metres may remain, as with PROJ ("ballpark").
 */
const ELLIPSOIDS: Record<CrsEntry['family'], string> = {
  wgs84: '+datum=WGS84',
  web: '+datum=WGS84',
  offset: '+datum=WGS84',
  cgcs2000: '+ellps=GRS80 +towgs84=0,0,0',
  xian80: '+a=6378140 +rf=298.257 +towgs84=0,0,0',
  beijing54: `+ellps=krass ${BEIJING54_SHIFT}`,
};

/** PROJ's description of a system of the catalogue. */
function projString({ family, kind, zone, centralMeridianDeg, zoneInEasting }: CrsEntry): string {
  const shape = ELLIPSOIDS[family];
  if (kind === 'geographic') return `+proj=longlat ${shape} +no_defs`;
  if (kind === 'mercator')
    return '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs';
  const easting = (zoneInEasting ? (zone ?? 0) * 1e6 : 0) + 500000;
  return `+proj=tmerc +lat_0=0 +lon_0=${centralMeridianDeg} +k=${kind === 'utm' ? 0.9996 : 1} +x_0=${easting} +y_0=0 ${shape} +units=m +no_defs`;
}

const throughProj = (definition: string): ToWgs84 => {
  const { forward } = proj4(definition, '+proj=longlat +datum=WGS84 +no_defs');
  return ([x, y]) => forward([x!, y!]) as [number, number];
};

/**
 * The way from a system to WGS84.
 *
 * @param code a code of the catalogue
 * @param wkt the file's own description, for a system outside the catalogue
 * @returns null when neither is understood
 */
export function toWgs84(code: string, wkt: string | null): ToWgs84 | null {
  if (code === 'GCJ-02' || code === 'BD-09') {
    const from = code === 'GCJ-02' ? gcoord.GCJ02 : gcoord.BD09;
    return ([x, y]) => gcoord.transform([x!, y!], from, gcoord.WGS84) as [number, number];
  }
  const entry = crsEntry(code);
  try {
    if (code === 'EPSG:4326') return ([x, y]) => [x!, y!];
    if (entry) return throughProj(projString(entry));
    return wkt ? throughProj(wkt) : null;
  } catch {
    return null;
  }
}

/** The way from WGS84 to a system of the catalogue, for writing files. */
export function fromWgs84(code: string): ToWgs84 | null {
  const entry = crsEntry(code);
  if (!entry || entry.family === 'offset') return null;
  const { forward } = proj4('+proj=longlat +datum=WGS84 +no_defs', projString(entry));
  return ([x, y]) => forward([x!, y!]) as [number, number];
}
