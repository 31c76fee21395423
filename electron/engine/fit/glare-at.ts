import { clamp, cosd, DEG, sind, wrap360 } from '../angles.ts';
import {
  type Cell,
  type Glare,
  glareHours,
  glareOf,
  HIGHEST_DEG,
  LOWEST_DEG,
  looksAt,
  type Mount,
  normalOf,
  type Reflections,
  reflections,
  SUN_HALF_ANGLE_DEG,
  standsApart,
} from './glare.ts';
import { sunIndex, sunNear } from './sun-index.ts';
import type { SunTrack } from './sun-track.ts';

/** Hours of glare at a place that sees an array as these cells. */
export type GlareAt = (cells: readonly Cell[]) => Glare;

/** Steps to be looked at for one place beyond which mirroring the whole year once costs less. */
const MANY_STEPS = 60_000;

/**
 * The hours of {@link glareHours}, worked out from the place's side where the modules stand still: light reaches the
 * place only while the sun stands near the mirror image of the place, so that few steps of the year are looked at. A
 * mirror keeps angles: the sun lies as near to the image of a cell's middle as its reflection to the middle.
 *
 * @param track see `SunTrack`
 * @param mount see `Mount`
 * @returns the same hours as `glareHours(reflections(track, mount), cells)`
 */
export function glareAt(track: SunTrack, mount: Mount): GlareAt {
  let cast: Reflections | null = null;
  const whole: GlareAt = (cells) => {
    cast ??= reflections(track, mount);
    return glareHours(cast, cells);
  };
  if (!('tiltDeg' in mount)) return whole;
  const normal = normalOf(mount.tiltDeg, mount.azimuthDeg);
  const [nx, ny, nz] = normal;
  const { east, north, up } = track;
  const index = sunIndex(track);
  return (cells) => {
    const near = cells.map((cell) => sunNear(index, ...imageOf(cell, normal)));
    const steps = near.reduce((sum, runs) => sum + runs.reduce((all, [from, to]) => all + to - from, 0), 0);
    if (steps > MANY_STEPS) return whole(cells);
    const hit = new Map<number, boolean>();
    near.forEach((runs, i) => {
      const cell = cells[i]!;
      const low = sind(Math.max(LOWEST_DEG, cell.lowDeg - SUN_HALF_ANGLE_DEG));
      const high = sind(Math.min(HIGHEST_DEG, cell.highDeg + SUN_HALF_ANGLE_DEG));
      for (const [from, to] of runs) {
        for (let at = from; at < to; at++) {
          const step = index.steps[at]!;
          const [x, y, z] = [east[step]!, north[step]!, up[step]!];
          const cosine = x * nx + y * ny + z * nz;
          if (cosine === 0 || (cosine < 0 && !mount.bothFaces)) continue;
          const rise = 2 * cosine * nz - z;
          if (rise < low || rise > high) continue;
          const azimuth = Math.atan2(2 * cosine * nx - x, 2 * cosine * ny - y) * DEG;
          if (looksAt(cell, azimuth)) hit.set(step, standsApart(cosine));
        }
      }
    });
    return glareOf(track, hit);
  };
}

/** Azimuth and elevation of the mirror image of a cell's middle, and how far from it the cell and half a sun reach. */
function imageOf(cell: Cell, n: readonly [number, number, number]): [number, number, number] {
  const middle = (cell.lowDeg + cell.highDeg) / 2;
  const flat = cosd(middle);
  const to = [flat * sind(cell.azimuthDeg), flat * cosd(cell.azimuthDeg), sind(middle)] as const;
  const cosine = to[0] * n[0] + to[1] * n[1] + to[2] * n[2];
  const image = to.map((part, axis) => 2 * cosine * n[axis]! - part);
  const high = (cell.highDeg - cell.lowDeg) / 2 + SUN_HALF_ANGLE_DEG;
  const wide = cell.halfWidthDeg + SUN_HALF_ANGLE_DEG;
  return [
    wrap360(Math.atan2(image[0]!, image[1]!) * DEG),
    Math.asin(clamp(image[2]!, -1, 1)) * DEG,
    Math.min(180, high + wide),
  ];
}
