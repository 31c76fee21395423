import type { Metres } from '../local-plane.ts';

/** Rings of one polygon on a plane; the inside is where an odd number of them turn round. */
export type Rings = readonly (readonly Metres[])[];

/** An edge that runs east; `owner` 0 is the area itself, the covers follow. */
interface Edge {
  owner: number;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** Closer than this two cuts of the sweep are one, metres: far below any drawing, far above rounding. */
const SAME_M = 1e-9;

/** Pairs of edges that are held against each other, and edges met in all slabs, at most: about a second's work. */
const MOST_STEPS = 2e7;
/** Outlines whose sides are noted for a slab in the time of meeting an edge. */
const OWNERS_A_STEP = 16;
/** Slabs where those are too many, at least: then the area is as near as they are narrow. */
const LEAST_SLABS = 64;

/**
 * Part of an area that lies under any of some covers, square metres: what several of them cover counts once.
 *
 * The plane is cut into slabs at every corner and crossing; within a slab no edges cross, so that trapezoids between
 * them are exact. Outlines may cross themselves or lie on each other. Where edges cross so often that the slabs would be
 * beyond counting, as those of two combs do, slabs of equal width take their place, and the area is an estimate.
 * Source: sweep over a plane subdivision as in de Berg et al. (2008), Computational Geometry, 3rd ed., ch. 2.
 */
export function coveredM2(area: Rings, covers: readonly Rings[]): number {
  const own = edgesOf(area, 0);
  if (own.length === 0 || covers.length === 0) return 0;
  const west = Math.min(...own.map(({ x1 }) => x1));
  const east = Math.max(...own.map(({ x2 }) => x2));
  const edges = [...own, ...covers.flatMap((rings, i) => edgesOf(rings, i + 1))]
    .filter(({ x1, x2 }) => x2 > west && x1 < east)
    .sort((a, b) => a.x1 - b.x1);
  const cuts = cutsOf(edges, west, east);
  const exact = cuts && sweep(edges, cuts, covers.length + 1, () => 0.5, MOST_STEPS);
  return exact ?? sweep(edges, evenCuts(edges.length, west, east), covers.length + 1, scattered)!;
}

/** Where in a slab its edges are met: nowhere in step with outlines that repeat. Source: golden ratio sequence. */
const scattered = (slab: number): number => (slab * 0.6180339887498949) % 1;

/** Sum over slabs; null where they meet more edges than are to be looked at. */
function sweep(
  edges: readonly Edge[],
  cuts: readonly number[],
  owners: number,
  shareAt: (slab: number) => number,
  most = Number.POSITIVE_INFINITY,
): number | null {
  let sum = 0;
  let next = 0;
  let steps = 0;
  let active: Edge[] = [];
  for (let i = 1; i < cuts.length; i++) {
    const [from, to] = [cuts[i - 1]!, cuts[i]!];
    const at = from + (to - from) * shareAt(i);
    while (next < edges.length && edges[next]!.x1 < at) active.push(edges[next++]!);
    active = active.filter(({ x2 }) => x2 > at);
    steps += active.length + owners / OWNERS_A_STEP;
    if (steps > most) return null;
    sum += (to - from) * coveredM(active, at, owners);
  }
  return sum;
}

function evenCuts(edges: number, west: number, east: number): number[] {
  const slabs = Math.max(LEAST_SLABS, Math.floor(MOST_STEPS / edges));
  return Array.from({ length: slabs + 1 }, (_, i) => west + ((east - west) * i) / slabs);
}

/** Area inside rings, square metres. */
export const ringsM2 = (rings: Rings): number => coveredM2(rings, [rings]);

/** Length of the line at `x` that lies in the area and under a cover. */
function coveredM(active: readonly Edge[], x: number, owners: number): number {
  const met = active
    .map(({ owner, x1, y1, x2, y2 }) => ({ owner, y: y1 + ((y2 - y1) * (x - x1)) / (x2 - x1) }))
    .sort((a, b) => a.y - b.y);
  const odd = new Uint8Array(owners);
  let over = 0;
  let length = 0;
  for (let i = 0; i < met.length; i++) {
    const { owner, y } = met[i]!;
    if (i > 0 && odd[0] && over > 0) length += y - met[i - 1]!.y;
    odd[owner] ^= 1;
    if (owner > 0) over += odd[owner] ? 1 : -1;
  }
  return length;
}

/** Where corners lie and edges cross, from west to east; null where there is more to that than is to be looked at. */
function cutsOf(edges: readonly Edge[], west: number, east: number): number[] | null {
  const all = [west, east];
  let steps = 0;
  const cut = (x: number) => {
    if (x > west && x < east) all.push(x);
  };
  for (let i = 0; i < edges.length; i++) {
    const a = edges[i]!;
    cut(a.x1);
    cut(a.x2);
    for (let j = i + 1; j < edges.length && edges[j]!.x1 < a.x2; j++) {
      if (++steps > MOST_STEPS) return null;
      const x = crossing(a, edges[j]!);
      if (x !== null) cut(x);
    }
  }
  all.sort((a, b) => a - b);
  return all.filter((x, i) => i === 0 || x - all[i - 1]! > SAME_M || x === east);
}

function crossing(a: Edge, b: Edge): number | null {
  if (Math.max(a.y1, a.y2) < Math.min(b.y1, b.y2) || Math.max(b.y1, b.y2) < Math.min(a.y1, a.y2)) return null;
  const steepA = (a.y2 - a.y1) / (a.x2 - a.x1);
  const steepB = (b.y2 - b.y1) / (b.x2 - b.x1);
  if (steepA === steepB) return null;
  const x = (b.y1 - a.y1 + steepA * a.x1 - steepB * b.x1) / (steepA - steepB);
  return x > Math.max(a.x1, b.x1) && x < Math.min(a.x2, b.x2) ? x : null;
}

function edgesOf(rings: Rings, owner: number): Edge[] {
  const edges: Edge[] = [];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i++) {
      const [ax, ay] = ring[i]!;
      const [bx, by] = ring[(i + 1) % ring.length]!;
      if (ax < bx) edges.push({ owner, x1: ax, y1: ay, x2: bx, y2: by });
      else if (bx < ax) edges.push({ owner, x1: bx, y1: by, x2: ax, y2: ay });
    }
  }
  return edges;
}
