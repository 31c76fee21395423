import { RAD } from '../angles.ts';
import { elevationDegOf } from './sun-bins.ts';

/** Directions and skylines of a bundle, and how finely elevations are kept, in a degree. */
const BUNDLE_DIRECTIONS = 60;
const BUNDLE_SKYLINES = 4;
export const BUNDLE_LENGTH = BUNDLE_SKYLINES * BUNDLE_DIRECTIONS;
const PER_DEG = 2;
const LEAST_TANGENT = Math.tan((0.5 / PER_DEG) * RAD);

/**
 * The skylines of many points of a roof as a few: in every direction the elevations seen from the points are ordered,
 * and the k-th skyline takes the middle of the k-th part. The share of skylines that the sun clears is the share of
 * the roof that it reaches, and the mean of their open skies that of the points'.
 *
 * @param skylines tangents, `directions` for each point, `stride` apart
 * @param points indices of the points that count
 * @returns elevations in half degrees, {@link BUNDLE_SKYLINES} runs of {@link BUNDLE_DIRECTIONS}
 */
export function bundleOf(
  skylines: Float32Array,
  directions: number,
  stride: number,
  points: readonly number[],
): Uint8Array {
  const bundle = new Uint8Array(BUNDLE_LENGTH);
  const seen = new Float32Array(points.length);
  for (let i = 0; i < BUNDLE_DIRECTIONS && points.length > 0; i++) {
    const direction = Math.round((i * directions) / BUNDLE_DIRECTIONS);
    let highest = 0;
    for (let k = 0; k < points.length; k++) {
      const tangent = skylines[points[k]! * stride + direction]!;
      seen[k] = tangent;
      if (tangent > highest) highest = tangent;
    }
    // What is kept as 0 in any case need not be ordered.
    if (highest < LEAST_TANGENT) continue;
    seen.sort();
    for (let k = 0; k < BUNDLE_SKYLINES; k++) {
      const middle = Math.floor(((k + 0.5) / BUNDLE_SKYLINES) * seen.length);
      bundle[k * BUNDLE_DIRECTIONS + i] = Math.round(elevationDegOf(seen[middle]!) * PER_DEG);
    }
  }
  return bundle;
}

/** The skylines of a bundle, degrees, each a `Horizon`; null where it is no bundle. */
export function skylinesIn(bundle: Uint8Array): Float64Array[] | null {
  if (bundle.length !== BUNDLE_LENGTH) return null;
  return Array.from({ length: BUNDLE_SKYLINES }, (_, k) =>
    Float64Array.from(
      bundle.subarray(k * BUNDLE_DIRECTIONS, (k + 1) * BUNDLE_DIRECTIONS),
      (value) => value / PER_DEG,
    ),
  );
}
