import type { Position } from 'geojson';
import type { CountyDetail } from '../../shared/domain.ts';
import { metresPerDegree } from '../../shared/geodesy.ts';
import type { Area, Bounds } from '../../shared/geometry.ts';

const mapRings = <T extends Area>(area: T, each: (position: Position) => [number, number]): T =>
  (area.type === 'Polygon'
    ? { type: 'Polygon', coordinates: area.coordinates.map((ring) => ring.map(each)) }
    : {
        type: 'MultiPolygon',
        coordinates: area.coordinates.map((polygon) => polygon.map((ring) => ring.map(each))),
      }) as T;

/** Every position of an area, ring by ring. */
const positionsOf = (area: Area): [number, number][] =>
  area.type === 'Polygon' ? area.coordinates.flat() : area.coordinates.flat(2);

export function boundsOf(areas: readonly Area[]): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const area of areas) {
    for (const [lon, lat] of positionsOf(area)) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  return west <= east ? [west, south, east, north] : null;
}

export const centreOf = ([west, south, east, north]: Bounds): [number, number] => [
  (west + east) / 2,
  (south + north) / 2,
];

/** Moves an area by offsets in degrees. */
export const translateArea = <T extends Area>(area: T, dLon: number, dLat: number): T =>
  mapRings(area, ([lon, lat]) => [lon! + dLon, lat! + dLat]);

/** Moves an area by metres east and north. */
export function nudgeArea<T extends Area>(area: T, eastM: number, northM: number): T {
  const [, lat] = positionsOf(area)[0]!;
  const { east, north } = metresPerDegree(lat);
  return translateArea(area, eastM / east, northM / north);
}

/** Turns an area clockwise around a point, in true metres rather than degrees. */
export function rotateArea<T extends Area>(area: T, degrees: number, origin: readonly [number, number]): T {
  const [lon0, lat0] = origin;
  const { east, north } = metresPerDegree(lat0);
  const angle = (-degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return mapRings(area, ([lon, lat]) => {
    const x = (lon! - lon0) * east;
    const y = (lat! - lat0) * north;
    return [lon0 + (x * cos - y * sin) / east, lat0 + (x * sin + y * cos) / north];
  });
}

/** A rectangle by its centre, its sides in metres and its clockwise rotation in degrees. */
export function rectangleAround(
  centre: readonly [number, number],
  widthM: number,
  heightM: number,
  bearing = 0,
): Extract<Area, { type: 'Polygon' }> {
  const { east, north } = metresPerDegree(centre[1]);
  const [dx, dy] = [widthM / 2 / east, heightM / 2 / north];
  const [lon, lat] = centre;
  const ring: [number, number][] = [
    [lon - dx, lat - dy],
    [lon + dx, lat - dy],
    [lon + dx, lat + dy],
    [lon - dx, lat + dy],
    [lon - dx, lat - dy],
  ];
  return rotateArea({ type: 'Polygon', coordinates: [ring] }, bearing, centre);
}

/** Coordinates at the precision of about a millimetre: what the drawing tools accept. */
export const roundArea = <T extends Area>(area: T, digits = 8): T => {
  const factor = 10 ** digits;
  const round = (value: number) => Math.round(value * factor) / factor;
  return mapRings(area, ([lon, lat]) => [round(lon!), round(lat!)]);
};

export type ParsedVertices =
  | { polygon: Extract<Area, { type: 'Polygon' }> }
  | { badLine: number }
  | { tooFew: true };

/** A polygon from text: one "longitude, latitude" per line; the ring is closed when it is open. */
export function parseVertices(text: string): ParsedVertices {
  const ring: [number, number][] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.trim()) continue;
    const parts = line.trim().split(/[\s,，;；]+/);
    const [lon, lat] = parts.map(Number);
    const valid = parts.length === 2 && Math.abs(lon!) <= 180 && Math.abs(lat!) <= 90;
    if (!valid) return { badLine: index + 1 };
    ring.push([lon!, lat!]);
  }
  const first = ring[0];
  const last = ring.at(-1);
  if (first && last && ring.length > 1 && first[0] === last[0] && first[1] === last[1]) ring.pop();
  if (ring.length < 3) return { tooFew: true };
  return { polygon: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] } };
}

/** Everything but the given area, for dimming what lies outside the county. */
function outsideOf(area: Area): GeoJSON.Feature<GeoJSON.Polygon> {
  const world: Position[] = [
    [-180, -85],
    [180, -85],
    [180, 85],
    [-180, 85],
    [-180, -85],
  ];
  const holes = area.type === 'Polygon' ? [area.coordinates[0]!] : area.coordinates.map((part) => part[0]!);
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [world, ...holes] } };
}

/** A county's land and the veil over what lies around it. */
export const countyFeatures = ({ boundary }: CountyDetail): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { part: 'inside' }, geometry: boundary },
    { ...outsideOf(boundary), properties: { part: 'outside' } },
  ],
});

/** Meridians and parallels over bounds, at a step that gives about eight of each. */
export function graticule([west, south, east, north]: Bounds): GeoJSON.FeatureCollection {
  const span = Math.max(east - west, north - south);
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2].find((size) => span / size <= 10) ?? 5;
  const features: GeoJSON.Feature[] = [];
  const line = (coordinates: Position[], name: string) =>
    features.push({ type: 'Feature', properties: { name }, geometry: { type: 'LineString', coordinates } });
  const label = (value: number, letter: string) => `${Number(value.toFixed(2))}°${letter}`;
  const pad = span;
  for (let lon = Math.ceil((west - pad) / step) * step; lon <= east + pad; lon += step) {
    line(
      [
        [lon, south - pad],
        [lon, north + pad],
      ],
      label(lon, 'E'),
    );
  }
  for (let lat = Math.ceil((south - pad) / step) * step; lat <= north + pad; lat += step) {
    line(
      [
        [west - pad, lat],
        [east + pad, lat],
      ],
      label(lat, 'N'),
    );
  }
  return { type: 'FeatureCollection', features };
}
