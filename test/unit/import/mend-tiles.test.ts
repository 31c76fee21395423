import * as fc from 'fast-check';
import type { Position } from 'geojson';
import { expect, it } from 'vitest';
import { areValid, coveredBy } from '../../../electron/formats/import/geos.ts';
import { coveredInTiles } from '../../../electron/formats/import/mend-tiles.ts';
import { mendPolygons } from '../../../electron/formats/import/rings.ts';

const twiceArea = (ring: Position[]) =>
  ring.slice(1).reduce((sum, [x2, y2], i) => {
    const [[x0, y0], [x1, y1]] = [ring[0]!, ring[i]!] as [[number, number], [number, number]];
    return sum + (x1 - x0) * (y2! - y0) - (x2! - x0) * (y1 - y0);
  }, 0);
const area = (polygons: Position[][][]) =>
  polygons
    .flatMap((rings) => rings.map((ring, i) => (i === 0 ? 1 : -1) * Math.abs(twiceArea(ring)) * 0.5))
    .reduce((a, b) => a + b, 0);
const closed = (ring: Position[]): Position[] => [...ring, ring[0]!];

/** Corners about a circle, each moved by up to `noise` and some in the wrong order. */
function messy(corners: number, noise: number, seed: number, [x, y, radius]: number[]): Position[] {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648 - 0.5;
  };
  const ring = Array.from({ length: corners }, (_, i): Position => {
    const angle = (2 * Math.PI * i) / corners;
    return [
      x! + radius! * Math.cos(angle) + noise * random(),
      y! + radius! * Math.sin(angle) + noise * random(),
    ];
  });
  for (let i = 0; i + 2 < corners; i += 17) [ring[i], ring[i + 1]] = [ring[i + 1]!, ring[i]!];
  return closed(ring);
}

it('gives what GEOS makes of the whole, for outlines and holes that cross themselves and each other', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 600, max: 1200 }),
      fc.double({ min: 0, max: 0.002, noNaN: true }),
      fc.integer({ min: 1, max: 1e6 }),
      fc.double({ min: 0, max: 0.12, noNaN: true }),
      (corners, noise, seed, holeAt) => {
        const shell = messy(corners, noise, seed, [114.8, 34.8, 0.1]);
        const hole = messy(corners, noise, seed + 1, [114.8 + holeAt, 34.8, 0.04]);
        const part = messy(600, noise, seed + 2, [114.95, 34.8, 0.06]);
        const polygons = [[shell, hole], [part]];
        const made = coveredInTiles(polygons);
        expect(areValid(made)).toBe(true);
        expect(area(made)).toBeCloseTo(area(coveredBy(polygons)), 10);
      },
    ),
    { numRuns: 12 },
  );
});

it('mends a zigzag whose every edge crosses the closing one, which GEOS takes minutes for', () => {
  const corners = 60_000;
  const ring = closed(
    Array.from(
      { length: corners },
      (_, i): Position => [114.8 + (0.05 * i) / corners, 34.8 + 0.01 * (i % 2)],
    ),
  );
  const { polygons, untangled } = mendPolygons([[ring]]);
  expect(untangled).toBe(true);
  expect(areValid(polygons)).toBe(true);
  // A triangle for nearly every corner, on one side of the closing edge or the other.
  expect(polygons.length).toBeGreaterThan(corners * 0.9);
});

it('says that an outline is a scribble instead of working on it for ever', () => {
  const ring = messy(40_000, 0.1, 5, [114.8, 34.8, 0.001]);
  expect(mendPolygons([[ring]])).toMatchObject({ polygons: [], tangled: true });
});
