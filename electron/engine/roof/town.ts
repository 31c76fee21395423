import type { Position } from 'geojson';
import type { Area } from '../../../shared/geometry.ts';
import type { LocalPlane } from '../local-plane.ts';
import type { Prisms } from './prisms.ts';

/** A building to be laid on a plane as a prism. */
export interface Solid {
  geometry: Area;
  lowM: number;
  topM: number;
  highM: number;
}

/** Rings of an area as prisms have them: outer ones counterclockwise, holes clockwise, no corner twice. */
export function ringsOf(area: Area): Position[][] {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  return polygons.flatMap((rings) =>
    rings.flatMap((ring, i) => {
      const corners = ring.filter(
        (at, k) => k === 0 || at[0] !== ring[k - 1]![0] || at[1] !== ring[k - 1]![1],
      );
      const [first, last] = [corners[0], corners.at(-1)];
      if (first && last && corners.length > 1 && first[0] === last[0] && first[1] === last[1]) corners.pop();
      if (corners.length < 3) return [];
      return [turned(corners) > 0 === (i === 0) ? corners : corners.reverse()];
    }),
  );
}

/** Twice the area of a ring, positive where it runs counterclockwise. */
function turned(ring: readonly Position[]): number {
  const [x0, y0] = ring[0] as [number, number];
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[j]!, ring[i]!];
    twice += (a[0]! - x0) * (b[1]! - y0) - (b[0]! - x0) * (a[1]! - y0);
  }
  return twice;
}

/** Lays buildings on a plane. */
export function prismsOf(solids: readonly Solid[], { metres }: LocalPlane): Prisms {
  const rings = solids.map(({ geometry }) => ringsOf(geometry));
  const corners = rings.flat().reduce((sum, ring) => sum + ring.length, 0);
  const town: Prisms = {
    count: solids.length,
    x: new Float64Array(corners),
    y: new Float64Array(corners),
    ringStart: new Int32Array(rings.flat().length + 1),
    firstRing: new Int32Array(solids.length + 1),
    lowM: Float64Array.from(solids, ({ lowM }) => lowM),
    topM: Float64Array.from(solids, ({ topM }) => topM),
    highM: Float64Array.from(solids, ({ highM }) => highM),
    box: new Float64Array(4 * solids.length),
  };
  let [corner, ring] = [0, 0];
  for (const [index, own] of rings.entries()) {
    for (const each of own) {
      for (const position of each) [town.x[corner], town.y[corner++]] = metres(position) as [number, number];
      town.ringStart[++ring] = corner;
    }
    town.firstRing[index + 1] = ring;
    boxInto(town, index);
  }
  return town;
}

/** Works out the box of a building from its corners. */
export function boxInto(town: Prisms, index: number): void {
  const { x, y, box, ringStart, firstRing } = town;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = ringStart[firstRing[index]!]!; i < ringStart[firstRing[index + 1]!]!; i++) {
    if (x[i]! < west) west = x[i]!;
    if (x[i]! > east) east = x[i]!;
    if (y[i]! < south) south = y[i]!;
    if (y[i]! > north) north = y[i]!;
  }
  box.set([west, south, east, north], 4 * index);
}
