import { truncate } from '@turf/turf';
import type { Feature, Geometry, Position } from 'geojson';
import type { CountyDetail } from '../../../shared/domain.ts';

/** East and north of the county's centre, metres. */
export type Metres = [east: number, north: number];

/** Uniform numbers in [0, 1), the same for the same seed (mulberry32). */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const between = (random: Random, low: number, high: number): number => low + (high - low) * random();
export const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)];
export const padded = (n: number, width: number): string => String(n).padStart(width, '0');

/** No segment of a county boundary is longer. */
const SEGMENT_M = 8000;

/** The county in a local plane, with the questions the generators ask of it. */
export interface Plane {
  outline: Metres[];
  box: { west: number; south: number; east: number; north: number };
  /** Whether a point lies in the county and at least `marginM` from its boundary. */
  holds(point: Metres, marginM?: number): boolean;
  position(point: Metres): Position;
}

/**
 * Equirectangular plane around the county's largest part: under 0.1 % wrong over a county. Its scale is rounded on purpose
 * and not that of `shared/geodesy.ts`: all that is drawn in it is made up, and has to come out the same every time.
 */
export function planeOf(county: CountyDetail): Plane {
  const { boundary } = county;
  const ring = (boundary.type === 'Polygon' ? boundary.coordinates : boundary.coordinates[0])[0];
  const [lon0, lat0] = [(county.bounds[0] + county.bounds[2]) / 2, (county.bounds[1] + county.bounds[3]) / 2];
  const perLon = 111_320 * Math.cos((lat0 * Math.PI) / 180);
  const perLat = 110_950;
  const outline = ring.slice(1).map(([lon, lat]): Metres => [(lon - lon0) * perLon, (lat - lat0) * perLat]);
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return {
    outline,
    box: { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) },
    holds: (point, marginM = 0) => {
      let odd = false;
      for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
        const [a, b] = [outline[j], outline[i]];
        if (a[1] > point[1] !== b[1] > point[1]) {
          if (point[0] < ((b[0] - a[0]) * (point[1] - a[1])) / (b[1] - a[1]) + a[0]) odd = !odd;
        }
        if (
          !marginM ||
          Math.abs(point[0] - a[0]) > SEGMENT_M + marginM ||
          Math.abs(point[1] - a[1]) > SEGMENT_M + marginM
        )
          continue;
        if (distanceToSegment(point, a, b) < marginM) return false;
      }
      return odd;
    },
    position: ([x, y]) => [round(lon0 + x / perLon), round(lat0 + y / perLat)],
  };
}

export const distance = (a: Metres, b: Metres): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

export function distanceToSegment(p: Metres, a: Metres, b: Metres): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const along = Math.max(
    0,
    Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy || 1)),
  );
  return distance(p, [a[0] + along * dx, a[1] + along * dy]);
}

/** Points in the county at least `apartM` from each other and `marginM` from the boundary, at most `most`. */
export function scatter(
  plane: Plane,
  random: Random,
  most: number,
  apartM: number,
  marginM: number,
): Metres[] {
  const points: Metres[] = [];
  const { west, south, east, north } = plane.box;
  for (let tries = 0; tries < most * 400 && points.length < most; tries++) {
    const point: Metres = [between(random, west, east), between(random, south, north)];
    if (points.every((other) => distance(point, other) >= apartM) && plane.holds(point, marginM)) {
      points.push(point);
    }
  }
  return points;
}

/** A rectangle of width × depth metres around a centre, turned clockwise by `turnDeg`, counter-clockwise ring. */
export function rectangle(center: Metres, width: number, depth: number, turnDeg: number): Metres[] {
  const [sin, cos] = [Math.sin((turnDeg * Math.PI) / 180), Math.cos((turnDeg * Math.PI) / 180)];
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([i, j]): Metres => {
    const [x, y] = [(i * width) / 2, (j * depth) / 2];
    return [center[0] + x * cos + y * sin, center[1] - x * sin + y * cos];
  });
}

/** A feature that says it is generated. */
export function synthetic(
  geometry: Geometry,
  properties: { name: string; nameEn: string; class: string } & Record<string, string | number | boolean>,
): Feature {
  return {
    type: 'Feature',
    geometry: truncate(geometry, { precision: 6, mutate: true }),
    properties: { ...properties, synthetic: true },
  };
}

export const area = (plane: Plane, ring: Metres[]): Geometry => ({
  type: 'Polygon',
  coordinates: [[...ring, ring[0]].map(plane.position)],
});
export const point = (plane: Plane, at: Metres): Geometry => ({
  type: 'Point',
  coordinates: plane.position(at),
});
