import { kinks, polygon, union } from '@turf/turf';
import type { Position } from 'geojson';
import { polygonsOf, type StoredShape } from './shapes.ts';

/** Up to this many edges every pair is tested; beyond it a sweep is faster. */
const PAIRWISE_EDGES = 64;

const same = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];
const side = (a: Position, b: Position, c: Position) =>
  (b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!);

/** Whether two edges cross in their middles. */
function cross(a: Position, b: Position, c: Position, d: Position): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Whether a closed ring crosses itself. */
export function crossesItself(ring: Position[]): boolean {
  const edges = ring.length - 1;
  if (edges < 4) return false;
  if (edges > PAIRWISE_EDGES) return kinks({ type: 'Polygon', coordinates: [ring] }).features.length > 0;
  for (let i = 0; i < edges; i++) {
    for (let j = i + 2; j < edges; j++) {
      if (i === 0 && j === edges - 1) continue;
      if (cross(ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!)) return true;
    }
  }
  return false;
}

export interface Mended {
  polygons: Position[][][];
  /** Whether a ring was closed, and whether one that crossed itself was taken apart. */
  closed: boolean;
  untangled: boolean;
}

/**
 * Puts the rings of polygons right: closes them, drops repeated corners and rings of no area, and takes apart
 * those that cross themselves (even-odd, so that a bow tie becomes two triangles).
 *
 * @returns no polygons when nothing with an area is left
 */
export function mendPolygons(given: Position[][][]): Mended {
  const mended: Mended = { polygons: [], closed: false, untangled: false };
  for (const rings of given) {
    const kept: Position[][] = [];
    for (const [i, ring] of rings.entries()) {
      const clean = ring.filter((position, at) => at === 0 || !same(position, ring[at - 1]!));
      if (clean.length > 2 && !same(clean[0]!, clean.at(-1)!)) {
        clean.push(clean[0]!);
        mended.closed = true;
      }
      if (clean.length < 4 || hasNoArea(clean)) {
        if (i === 0) break;
        continue;
      }
      kept.push(clean);
    }
    if (kept.length === 0) continue;
    if (kept.some(crossesItself)) {
      mended.untangled = true;
      mended.polygons.push(...untangle(kept));
    } else mended.polygons.push(kept);
  }
  return mended;
}

function hasNoArea(ring: Position[]): boolean {
  const [x0, y0] = ring[0]! as [number, number];
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!];
    twice += (x1! - x0) * (y2! - y0) - (x2! - x0) * (y1! - y0);
  }
  // A bow tie's halves cancel: only a ring on one line has no area at all.
  return twice === 0 && ring.every((position) => Math.abs(side(ring[0]!, ring[1]!, position)) === 0);
}

function untangle(rings: Position[][]): Position[][][] {
  const shape = polygon(rings);
  try {
    const made = union({ type: 'FeatureCollection', features: [shape, shape] });
    return made ? polygonsOf(made.geometry as StoredShape) : [];
  } catch {
    return [];
  }
}
