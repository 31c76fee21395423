import type { Position } from 'geojson';
import { areValid } from './geos.ts';
import { coveredInTiles, TooTangled } from './mend-tiles.ts';

/** Up to this many edges a ring is looked at edge by edge, which spares asking GEOS for most buildings. */
const LOOKED_AT_EDGES = 64;
/** Parts smaller than this, square degrees (some square centimetres), are crumbs of mending. */
const CRUMB_DEG2 = 1e-14;

const same = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];
const side = (a: Position, b: Position, c: Position) =>
  (b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!);

/** Whether two edges have their boxes apart. */
const apart = (a: Position, b: Position, c: Position, d: Position) =>
  Math.max(a[0]!, b[0]!) < Math.min(c[0]!, d[0]!) ||
  Math.max(c[0]!, d[0]!) < Math.min(a[0]!, b[0]!) ||
  Math.max(a[1]!, b[1]!) < Math.min(c[1]!, d[1]!) ||
  Math.max(c[1]!, d[1]!) < Math.min(a[1]!, b[1]!);

/** Whether a closed ring is beyond doubt simple: no two edges meet but neighbours, and those do not fold back. */
export function surelySimple(ring: Position[]): boolean {
  const edges = ring.length - 1;
  if (edges > LOOKED_AT_EDGES) return false;
  for (let i = 0; i < edges; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!];
    const next = ring[i + 2 > edges ? 1 : i + 2]!;
    const forward = (b[0]! - a[0]!) * (next[0]! - b[0]!) + (b[1]! - a[1]!) * (next[1]! - b[1]!);
    if (side(a, b, next) === 0 && forward <= 0) return false;
    for (let j = i + 2; j < edges; j++) {
      if (i === 0 && j === edges - 1) continue;
      const [c, d] = [ring[j]!, ring[j + 1]!];
      if (apart(a, b, c, d)) continue;
      // Both ends of one edge strictly on one side of the other.
      if (side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0) return false;
    }
  }
  return true;
}

export interface Mended {
  polygons: Position[][][];
  /** Whether a ring was closed. */
  closed: boolean;
  /** Whether a part that crossed itself, had a spike or a hole over its edge was made valid. */
  untangled: boolean;
  /** Whether repeated or overlapping parts became one. */
  merged: boolean;
  /** Whether parts that stand upright, the walls of a building, were left out. */
  flattened: boolean;
  /** Whether no area can be told: see {@link TooTangled}. */
  tangled: boolean;
}

/**
 * Puts polygons right: closes rings, drops repeated corners and rings of no area, and makes the rest valid as the area
 * that all of them cover.
 *
 * @returns no polygons when nothing with an area is left
 */
export function mendPolygons(given: Position[][][]): Mended {
  const mended: Mended = {
    polygons: [],
    closed: false,
    untangled: false,
    merged: false,
    flattened: false,
    tangled: false,
  };
  let upright = 0;
  for (const rings of given) {
    const kept: Position[][] = [];
    for (const [i, ring] of rings.entries()) {
      const clean = ring.filter((position, at) => at === 0 || !same(position, ring[at - 1]!));
      if (clean.length > 2 && !same(clean[0]!, clean.at(-1)!)) {
        clean.push(clean[0]!);
        mended.closed = true;
      }
      if (clean.length < 4 || hasNoArea(clean)) {
        if (i > 0) continue;
        upright++;
        break;
      }
      kept.push(clean);
    }
    if (kept.length > 0) mended.polygons.push(kept);
  }
  mended.flattened = upright > 0 && mended.polygons.length > 0;
  const [only] = mended.polygons;
  if (!only || (mended.polygons.length === 1 && only.length === 1 && surelySimple(only[0]!))) return mended;
  if (areValid(mended.polygons)) return mended;
  mended.untangled = !mended.polygons.every((polygon) => areValid([polygon]));
  mended.merged = !mended.untangled;
  const made = unlessTangled(mended.polygons);
  mended.tangled = made === null;
  mended.polygons = (made ?? []).filter((polygon) => areaDeg2(polygon[0]!) > CRUMB_DEG2);
  return mended;
}

function unlessTangled(polygons: Position[][][]): Position[][][] | null {
  try {
    return coveredInTiles(polygons);
  } catch (error) {
    if (error instanceof TooTangled) return null;
    throw error;
  }
}

function areaDeg2(ring: Position[]): number {
  const [x0, y0] = ring[0]! as [number, number];
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!];
    twice += (x1! - x0) * (y2! - y0) - (x2! - x0) * (y1! - y0);
  }
  return Math.abs(twice) / 2;
}

/** Whether a ring lies on one line: a bow tie's halves cancel, but it has an area. */
const hasNoArea = (ring: Position[]): boolean =>
  areaDeg2(ring) === 0 && ring.every((position) => side(ring[0]!, ring[1]!, position) === 0);
