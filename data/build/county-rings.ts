/**
 * Repairs for boundaries that were rounded to a lattice: rounding makes vertices coincide, so that rings fold
 * onto themselves, pinch, or cross. Everything here works in lattice units (1/1024 degree), where the source's
 * vertices are whole numbers and comparisons are exact.
 */

export type Point = [x: number, y: number];
/** A ring without its closing point. */
export type Ring = Point[];

/** Loops smaller than this many lattice cells (about 0.02 km²) are rounding debris. */
const DEBRIS_CELLS = 2;
const CELL_SHIFT = 3;
const SNAP = 64;

const key = ([x, y]: Point): number => Math.round(x * SNAP) * 2 ** 25 + Math.round(y * SNAP);
const cross = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Signed area in square lattice units, positive when counter-clockwise. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += (ring[j][0] - ring[i][0]) * (ring[j][1] + ring[i][1]);
  }
  return sum / 2;
}

/** Drops repeated points, points on a straight line and spikes; null when nothing is left. */
export function tidy(ring: Ring): Ring | null {
  let current = ring;
  for (let changed = true; changed && current.length > 2; ) {
    changed = false;
    const kept: Ring = [];
    for (let i = 0; i < current.length; i++) {
      const before = kept.length ? kept[kept.length - 1] : current[current.length - 1];
      const here = current[i];
      const after = current[(i + 1) % current.length];
      if (cross(before, here, after) === 0) changed = true;
      else kept.push(here);
    }
    current = kept;
  }
  return current.length >= 3 ? current : null;
}

/** Adds a vertex wherever two edges cross or a vertex lies on another edge, so that folds can be cut there. */
function node(rings: Ring[]): { rings: Ring[]; added: boolean } {
  const from: Point[] = rings.flat();
  const to: Point[] = rings.flatMap((ring) => [...ring.slice(1), ring[0]]);
  const cuts = new Map<number, Point[]>();
  const cut = (edge: number, point: Point): void => {
    const k = key(point);
    if (k === key(from[edge]) || k === key(to[edge])) return;
    const known = cuts.get(edge) ?? [];
    if (known.some((other) => key(other) === k)) return;
    cuts.set(edge, [...known, point]);
  };
  const meet = (s: number, t: number): void => {
    const [c, d] = [cross(from[s], to[s], from[t]), cross(from[s], to[s], to[t])];
    if (c * d > 0) return;
    const [a, b] = [cross(from[t], to[t], from[s]), cross(from[t], to[t], to[s])];
    if (a * b > 0) return;
    if (c * d < 0 && a * b < 0) {
      const along = c / (c - d);
      const snap = (i: 0 | 1) => Math.round((from[t][i] + along * (to[t][i] - from[t][i])) * SNAP) / SNAP;
      const point: Point = [snap(0), snap(1)];
      cut(s, point);
      cut(t, point);
      return;
    }
    if (c === 0 && within(from[s], to[s], from[t])) cut(s, from[t]);
    if (d === 0 && within(from[s], to[s], to[t])) cut(s, to[t]);
    if (a === 0 && within(from[t], to[t], from[s])) cut(t, from[s]);
    if (b === 0 && within(from[t], to[t], to[s])) cut(t, to[s]);
  };
  const cells = new Map<number, number[]>();
  for (let edge = 0; edge < from.length; edge++) {
    const [a, b] = [from[edge], to[edge]];
    const [west, east] = a[0] < b[0] ? [a[0], b[0]] : [b[0], a[0]];
    const [south, north] = a[1] < b[1] ? [a[1], b[1]] : [b[1], a[1]];
    for (let x = west >> CELL_SHIFT; x <= east >> CELL_SHIFT; x++) {
      for (let y = south >> CELL_SHIFT; y <= north >> CELL_SHIFT; y++) {
        const cell = x * 2 ** 16 + y;
        const others = cells.get(cell);
        if (!others) cells.set(cell, [edge]);
        else {
          for (const other of others) meet(edge, other);
          others.push(edge);
        }
      }
    }
  }
  if (cuts.size === 0) return { rings, added: false };
  let edge = 0;
  const noded = rings.map((ring) =>
    ring.flatMap((a) => {
      const far = (p: Point): number => (p[0] - a[0]) ** 2 + (p[1] - a[1]) ** 2;
      return [a, ...(cuts.get(edge++) ?? []).sort((p, q) => far(p) - far(q))];
    }),
  );
  return { rings: noded, added: true };
}

const within = (a: Point, b: Point, p: Point): boolean =>
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1]);

/** Cuts a ring into simple loops wherever it comes back to a vertex. */
function loops(ring: Ring): Ring[] {
  const found: Ring[] = [];
  const path: Ring = [];
  const at = new Map<number, number>();
  for (const point of ring) {
    const k = key(point);
    const start = at.get(k);
    if (start !== undefined) {
      const loop = path.splice(start);
      for (const p of loop) at.delete(key(p));
      const tidied = tidy(loop);
      if (tidied) found.push(tidied);
    }
    at.set(k, path.length);
    path.push(point);
  }
  const rest = tidy(path);
  if (rest) found.push(rest);
  return found;
}

/** Whether a ring lies inside another that it does not cross; shared vertices do not decide. */
export function inside(ring: Ring, outer: Ring): boolean {
  const shared = new Set(outer.map(key));
  const probe: Point = ring.find((p) => !shared.has(key(p))) ?? [
    (ring[0][0] + ring[1][0] + ring[2][0]) / 3,
    (ring[0][1] + ring[1][1] + ring[2][1]) / 3,
  ];
  return contains(outer, probe);
}

/** Even-odd test of a point against a ring. */
export function contains(ring: Ring, [x, y]: Point): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i], ring[j]];
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) odd = !odd;
  }
  return odd;
}

/**
 * Turns rings that may fold, pinch or cross into polygons as RFC 7946 wants them: each an outer ring
 * counter-clockwise followed by its holes clockwise, largest polygon first. Rings are without closing points.
 */
export function repair(rings: Ring[]): Ring[][] {
  let simple = rings.map(tidy).filter((ring): ring is Ring => ring !== null);
  for (let pass = 0; pass < 3; pass++) {
    const { rings: noded, added } = node(simple);
    simple = noded.flatMap(loops);
    if (!added) break;
  }
  const bySize = simple
    .map((ring) => ({ ring, area: Math.abs(signedArea(ring)) }))
    .sort((a, b) => b.area - a.area);
  const kept = bySize.filter(({ area }, i) => i === 0 || area >= DEBRIS_CELLS);
  const polygons: Ring[][] = [];
  for (const { ring } of kept) {
    const turned = (ccw: boolean): Ring => (signedArea(ring) > 0 === ccw ? ring : ring.toReversed());
    const around = polygons.find(
      ([outer, ...holes]) => inside(ring, outer) && !holes.some((hole) => inside(ring, hole)),
    );
    if (!around) polygons.push([turned(true)]);
    else around.push(turned(false));
  }
  return polygons;
}
