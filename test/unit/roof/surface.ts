import type { HeightPatch } from '../../../electron/engine/roof/height-patch.ts';
import { random } from './town.ts';

/** Height over a place of a building's roof, metres; null off it. */
export type RoofShape = (x: number, y: number) => number | null;

const tan = (deg: number) => Math.tan((deg * Math.PI) / 180);

/** Turns a shape about the origin: `turnDeg` clockwise from above. */
export function turned(shape: RoofShape, turnDeg: number): RoofShape {
  const [c, s] = [Math.cos((turnDeg * Math.PI) / 180), Math.sin((turnDeg * Math.PI) / 180)];
  return (x, y) => shape(x * c - y * s, x * s + y * c);
}

/** About the origin, its long side along x: faces look north and south. */
export const gable =
  (width: number, depth: number, eavesM: number, pitchDeg: number): RoofShape =>
  (x, y) =>
    Math.abs(x) > width / 2 || Math.abs(y) > depth / 2
      ? null
      : eavesM + (depth / 2 - Math.abs(y)) * tan(pitchDeg);

export const hip =
  (width: number, depth: number, eavesM: number, pitchDeg: number): RoofShape =>
  (x, y) =>
    Math.abs(x) > width / 2 || Math.abs(y) > depth / 2
      ? null
      : eavesM + Math.min(depth / 2 - Math.abs(y), width / 2 - Math.abs(x)) * tan(pitchDeg);

/** Falls towards the south. */
export const shed =
  (width: number, depth: number, eavesM: number, pitchDeg: number): RoofShape =>
  (x, y) =>
    Math.abs(x) > width / 2 || Math.abs(y) > depth / 2 ? null : eavesM + (y + depth / 2) * tan(pitchDeg);

export const flatTop =
  (width: number, depth: number, topM: number): RoofShape =>
  (x, y) =>
    Math.abs(x) > width / 2 || Math.abs(y) > depth / 2 ? null : topM;

/** Two gables square to each other, the higher of both where they overlap. */
export const ell = (side: number, depth: number, eavesM: number, pitchDeg: number): RoofShape => {
  const one = gable(side, depth, eavesM, pitchDeg);
  const other = turned(gable(side, depth, eavesM, pitchDeg), 90);
  return (x, y) => {
    const [a, b] = [one(x, y), other(x + side / 2 - depth / 2, y - side / 2 + depth / 2)];
    return a === null ? b : b === null ? a : Math.max(a, b);
  };
};

/** Noise with a standard deviation of 1, from sums of twelve. */
export function noise(seed: number): () => number {
  const next = random(seed);
  return () => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += next();
    return sum;
  };
}

/** A shape as a patch of heights about the origin. */
export function patchOf(
  shape: RoofShape,
  halfM: number,
  stepM: number,
  noiseM: number,
  seed = 1,
): HeightPatch {
  const off = noise(seed);
  const columns = Math.ceil((2 * halfM) / stepM);
  const z = new Float64Array(columns * columns);
  for (let cell = 0; cell < z.length; cell++) {
    const [x, y] = [
      ((cell % columns) + 0.5) * stepM - halfM,
      (columns - 0.5 - Math.floor(cell / columns)) * stepM - halfM,
    ];
    z[cell] = (shape(x, y) ?? Number.NaN) + noiseM * off();
  }
  return { columns, rows: columns, stepX: stepM, stepY: stepM, z };
}
