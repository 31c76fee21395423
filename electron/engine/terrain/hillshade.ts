import { cosd, sind } from '../angles.ts';
import type { Gradient } from './slope.ts';

/** The lamp of printed maps: in the north-west, half way up. */
const MAP_LIGHT = { azimuthDeg: 315, elevationDeg: 45 } as const;

/**
 * Brightness of ground under a distant lamp: the cosine between the ground's normal and the light, not below 0.
 *
 * @param gradient see `Gradient`
 * @param light direction to the lamp, azimuth clockwise from north
 * @param exaggeration factor on heights
 * @returns 0…1; level ground has sin(elevation of the lamp)
 * Source: Horn, B. K. P. (1981), Proceedings of the IEEE 69, 14–47, section II (Lambertian surface).
 */
export function hillshade(
  { east, north }: Gradient,
  light: { azimuthDeg: number; elevationDeg: number } = MAP_LIGHT,
  exaggeration = 1,
): number {
  const [p, q] = [east * exaggeration, north * exaggeration];
  const flat = cosd(light.elevationDeg);
  const towards = -p * sind(light.azimuthDeg) * flat - q * cosd(light.azimuthDeg) * flat;
  return Math.max(0, (towards + sind(light.elevationDeg)) / Math.sqrt(1 + p * p + q * q));
}
