import { metresPerDegree } from './geodesy.ts';
import type { Area } from './geometry.ts';

type Corner = [number, number];

/** Corners nearer than this are one, degrees: half a millimetre north, less east. */
const TWIN_DEG = 0.0005 / metresPerDegree(0).east;
/** Of a closed ring, its first corner counted twice. */
const LEAST_CORNERS = 4;

/** An outline without corners that lie on the one before: no planner sees them, and they pass for edges that cross. */
export function withoutTwins(area: Area): Area {
  return area.type === 'Polygon'
    ? { ...area, coordinates: area.coordinates.map(ringWithout) }
    : { ...area, coordinates: area.coordinates.map((polygon) => polygon.map(ringWithout)) };
}

function ringWithout(ring: Corner[]): Corner[] {
  const kept: Corner[] = [];
  for (const corner of ring) {
    const before = kept.at(-1);
    if (!before || !twins(before, corner)) kept.push(corner);
  }
  const first = kept[0]!;
  while (kept.length > 1 && twins(kept.at(-1)!, first)) kept.pop();
  kept.push(first);
  return kept.length >= LEAST_CORNERS ? kept : ring;
}

const twins = ([ax, ay]: Corner, [bx, by]: Corner) =>
  Math.abs(ax - bx) < TWIN_DEG && Math.abs(ay - by) < TWIN_DEG;
