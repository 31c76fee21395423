import { describe, expect, it } from 'vitest';
import { facingOf, fitPlanes } from '../../../electron/engine/roof/planes.ts';
import { ridgesOf } from '../../../electron/engine/roof/ridges.ts';
import { ell, flatTop, gable, hip, patchOf, type RoofShape, shed, turned } from './surface.ts';

/** Angle between two directions, degrees. */
const apart = (a: number, b: number) => Math.abs(((a - b + 540) % 360) - 180);

/** Faces of a fitted roof, the largest first. */
function facesOf(shape: RoofShape, seed: number, noiseM = 0.1) {
  const patch = patchOf(shape, 14, 0.5, noiseM, seed);
  const roof = fitPlanes(patch);
  const faces = roof.planes.map((plane) => ({ ...facingOf(plane), cells: plane.cells, rmsM: plane.rmsM }));
  return { patch, roof, faces: faces.sort((a, b) => b.cells - a.cells) };
}

/** Every expected face is found, to 1° of tilt and 3° of azimuth, and nothing else. */
function expectFaces(faces: { tiltDeg: number; azimuthDeg: number }[], expected: [number, number][]) {
  expect(faces).toHaveLength(expected.length);
  for (const [tilt, azimuth] of expected) {
    const found = faces.find(
      (face) => Math.abs(face.tiltDeg - tilt) < 1 && (tilt < 2 || apart(face.azimuthDeg, azimuth) < 3),
    );
    expect(found, `${tilt}°/${azimuth}° among ${JSON.stringify(faces)}`).toBeDefined();
  }
}

describe.each([1, 2, 3])('planes of a roof at half a metre with a decimetre of noise (%i)', (seed) => {
  it.each<[string, RoofShape, [number, number][]]>([
    ['a level roof', flatTop(14, 10, 6), [[0, 0]]],
    ['a shed', turned(shed(16, 12, 5, 10), 20), [[10, 200]]],
    ['a gable', gable(14, 9, 4, 27), [[27, 180], [27, 0]]], // biome-ignore format: pairs
    ['a gable that is turned', turned(gable(14, 9, 4, 22), 33), [[22, 213], [22, 33]]], // biome-ignore format: pairs
    ['a steep gable', turned(gable(12, 8, 4, 42), 100), [[42, 280], [42, 100]]], // biome-ignore format: pairs
    ['a hip', turned(hip(18, 10, 5, 30), 15), [[30, 195], [30, 15], [30, 105], [30, 285]]], // biome-ignore format: pairs
    ['an L of two gables', ell(20, 8, 4, 30), [[30, 180], [30, 0], [30, 90], [30, 270]]], // biome-ignore format: pairs
  ])('of %s are found', (_, shape, expected) => {
    const { faces } = facesOf(shape, seed);
    expectFaces(faces, expected);
    for (const { rmsM } of faces) expect(rmsM).toBeLessThan(0.15);
  });
});

it('shares a gable out evenly and finds its ridge where it is', () => {
  const { patch, roof, faces } = facesOf(gable(14, 9, 4, 27), 4);
  expect(faces[0]!.cells / faces[1]!.cells).toBeLessThan(1.15);
  const [ridge, ...more] = ridgesOf(patch, roof);
  expect(more).toEqual([]);
  const [a, b] = [ridge!.from, ridge!.to].map(([x, y]) => [x - 14, y - 14] as const);
  for (const [, y] of [a!, b!]) expect(Math.abs(y)).toBeLessThan(0.3);
  expect(Math.abs(a![0] - b![0])).toBeGreaterThan(12.5);
});

it('leaves what stands on a roof out of its plane', () => {
  const bare = flatTop(16, 12, 6);
  const withTower: RoofShape = (x, y) => {
    const roof = bare(x, y);
    return roof === null ? null : x > 4 && x < 6.5 && y > 2 && y < 4.5 ? roof + 1.8 : roof;
  };
  const { roof, faces } = facesOf(withTower, 5);
  const level = faces[0]!;
  expect(level.tiltDeg).toBeLessThan(1);
  const marked = roof.obstacle.reduce((sum, value) => sum + value, 0);
  // 25 cells stand on it; they are an obstacle or a small plane of their own, never part of the large one.
  const own = roof.planes.filter(({ cells }) => cells < 60).reduce((sum, { cells }) => sum + cells, 0);
  expect(marked + own).toBeGreaterThanOrEqual(22);
  expect(marked + own).toBeLessThanOrEqual(30);
});

it('finds no plane where there is none', () => {
  const rough: RoofShape = (x, y) =>
    Math.abs(x) > 5 || Math.abs(y) > 5 ? null : 5 + 4 * Math.sin(3 * x) * Math.cos(3 * y);
  expect(facesOf(rough, 6).faces).toEqual([]);
  expect(fitPlanes({ columns: 0, rows: 0, stepX: 1, stepY: 1, z: new Float64Array() }).planes).toEqual([]);
});
