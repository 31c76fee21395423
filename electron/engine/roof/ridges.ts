import { eachNeighbour, type FittedRoof, type HeightPatch, heightOn, xOf, yOf } from './height-patch.ts';

/** A line in which two planes meet, in metres over the patch. */
export interface FittedRidge {
  planes: [number, number];
  from: [number, number];
  to: [number, number];
}

/** Planes that lie as near as this where their cells touch meet in a line there, metres. */
const MEET_M = 0.4;

const LEAST_RIDGE_M = 1;

/** The ridges, hips and valleys of a fitted roof: where neighbouring planes cut each other. */
export function ridgesOf(patch: HeightPatch, { planes, plane, obstacle }: FittedRoof): FittedRidge[] {
  const touching = new Map<string, { pair: [number, number]; at: [number, number][] }>();
  for (let cell = 0; cell < plane.length; cell++) {
    eachNeighbour(patch, cell, (other) => {
      const [a, b] = [plane[cell]!, plane[other]!];
      if (a < 0 || b <= a || obstacle[cell] || obstacle[other]) return;
      const [x, y] = [(xOf(patch, cell) + xOf(patch, other)) / 2, (yOf(patch, cell) + yOf(patch, other)) / 2];
      if (Math.abs(heightOn(planes[a]!, x, y) - heightOn(planes[b]!, x, y)) > MEET_M) return;
      const found = touching.get(`${a},${b}`) ?? { pair: [a, b] as [number, number], at: [] };
      found.at.push([x, y]);
      touching.set(`${a},${b}`, found);
    });
  }
  return [...touching.values()].flatMap(({ pair, at }) => {
    const [one, other] = [planes[pair[0]]!, planes[pair[1]]!];
    const [nx, ny] = [one.east - other.east, one.north - other.north];
    const length = Math.hypot(nx, ny);
    if (length < 0.02) return [];
    const offset = (one.up - other.up) / length;
    const [ux, uy] = [nx / length, ny / length];
    const along = at.map(([x, y]) => -uy * x + ux * y).sort((a, b) => a - b);
    const [from, to] = [along[0]!, along.at(-1)!];
    if (to - from < LEAST_RIDGE_M) return [];
    const point = (t: number): [number, number] => [-uy * t - ux * offset, ux * t - uy * offset];
    return [{ planes: pair, from: point(from), to: point(to) }];
  });
}
