import { metresPerDegree } from '../../../shared/geodesy.ts';
import type { Area } from '../../../shared/geometry.ts';

type Point = readonly [number, number];
const RAD = Math.PI / 180;
/** Rings of an area in metres east and north of its first corner. */
function inMetres(area: Area): Point[][][] {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  const [lon0, lat0] = polygons[0]![0]![0]!;
  const { east, north } = metresPerDegree(lat0);
  return polygons.map((rings) =>
    rings.map((ring) => ring.map(([lon, lat]): Point => [(lon - lon0) * east, (lat - lat0) * north])),
  );
}

/**
 * Area of a building's outline, holes taken out.
 *
 * @returns m²; on outlines up to 1 km across within 0.1 % of the geodesic area
 */
export function footprintM2(area: Area): number {
  const ringM2 = (ring: Point[]) => {
    let twice = 0;
    for (let i = 1; i < ring.length; i++) {
      twice += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
    }
    return Math.abs(twice) / 2;
  };
  return inMetres(area).reduce(
    (sum, [outer, ...holes]) => sum + ringM2(outer!) - holes.reduce((all, hole) => all + ringM2(hole), 0),
    0,
  );
}

/**
 * Azimuth that modules face when their rows run along a building's long side: square to the long side of the
 * smallest rectangle about its outline (found by trying every edge of the convex hull: Freeman and Shapira 1975),
 * on the southern side.
 *
 * @returns degrees clockwise from north, from 90 up to 270; 180 for an outline without a longer side
 */
export function longSideAzimuthDeg(area: Area): number {
  const hull = convexHull(inMetres(area).flatMap(([outer]) => outer!));
  let best = { areaM2: Infinity, long: 0, short: 0, directionDeg: 90 };
  for (let i = 0; i < hull.length; i++) {
    const [a, b] = [hull[i]!, hull[(i + 1) % hull.length]!];
    const angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const along = hull.map(([x, y]) => x * cos + y * sin);
    const across = hull.map(([x, y]) => y * cos - x * sin);
    const length = Math.max(...along) - Math.min(...along);
    const width = Math.max(...across) - Math.min(...across);
    if (length * width >= best.areaM2 - 1e-9) continue;
    const bearing = 90 - angle / RAD;
    best = {
      areaM2: length * width,
      long: Math.max(length, width),
      short: Math.min(length, width),
      directionDeg: length >= width ? bearing : bearing + 90,
    };
  }
  if (best.long - best.short <= SQUARE_SHARE * best.long) {
    // A square has no long side: the one nearer to east–west is taken.
    const [one, other] = [southOf(best.directionDeg), southOf(best.directionDeg + 90)];
    return Math.abs(one - 180) <= Math.abs(other - 180) ? one : other;
  }
  return southOf(best.directionDeg);
}

/** Sides that differ by less than this share count as equal. */
const SQUARE_SHARE = 0.02;

/** The southern one of the two directions square to a line. */
function southOf(directionDeg: number): number {
  const normal = (((directionDeg + 90) % 180) + 180) % 180;
  return normal < 90 ? normal + 180 : normal;
}

/** Corners of the convex hull, counterclockwise (Andrew 1979). */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly Point[]) => {
    const chain: Point[] = [];
    for (const p of list) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, p) <= 0) chain.pop();
      chain.push(p);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

const turn = (a: Point, b: Point, c: Point) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
