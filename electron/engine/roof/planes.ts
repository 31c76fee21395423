import { DEG, wrap360 } from '../angles.ts';
import type { FittedPlane, FittedRoof, HeightPatch } from './height-patch.ts';
import { assign, joined, refitted, withoutNeedless } from './plane-cells.ts';
import { grow, localSlopes } from './plane-growth.ts';
import { fillRest, withoutStanding } from './plane-rest.ts';

/** How far a cell may lie off a plane that it belongs to, metres, and by how many times the noise. */
const [LEAST_OFF_M, NOISE_TIMES] = [0.25, 3];

/** Smaller planes are none: m², and as a share of the roof. */
const [LEAST_PLANE_M2, LEAST_PLANE_SHARE] = [3, 0.03];

const ROUNDS = 5;

/**
 * Finds the planes of a roof among its heights: regions are grown from where the surface is most even, planes that are
 * alike are joined, and every cell then goes to the plane it lies nearest to while the planes are fitted anew.
 *
 * @returns see {@link FittedRoof}; no planes where the heights make none
 * Source: region growing by local normals and residuals as in Rabbani, T., van den Heuvel, F. and Vosselman, G. (2006),
 * ISPRS Archives 36(5), 248–253; fits by least squares, trimmed at 2.5 standard deviations.
 */
export function fitPlanes(patch: HeightPatch): FittedRoof {
  const { columns, rows, z } = patch;
  const count = columns * rows;
  const local = localSlopes(patch);
  const noiseM = middleOf(local.rms.filter((value) => !Number.isNaN(value)));
  const offM = Math.max(LEAST_OFF_M, NOISE_TIMES * (noiseM || 0));
  const known = z.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
  const least = Math.max(LEAST_PLANE_M2 / (patch.stepX * patch.stepY), LEAST_PLANE_SHARE * known, 6);
  const plane = new Int16Array(count).fill(-1);
  let planes = joined(patch, grow(patch, local, offM, least, plane), plane);
  planes = withoutNeedless(patch, planes, plane, offM);
  for (let round = 0; round < ROUNDS && planes.length > 0; round++) {
    assign(patch, planes, plane, offM);
    planes = refitted(patch, planes, plane, least);
  }
  const obstacle = new Uint8Array(count);
  if (planes.length === 0) return { planes, plane: plane.fill(-1), obstacle };
  assign(patch, planes, plane, offM);
  fillRest(patch, planes, plane, obstacle, offM);
  planes = withoutStanding(patch, planes, plane, obstacle);
  return { planes, plane, obstacle };
}

/** Steepness from level, degrees, and the direction that a plane falls in. */
export function facingOf({ east, north }: Pick<FittedPlane, 'east' | 'north'>): {
  tiltDeg: number;
  azimuthDeg: number;
} {
  const tiltDeg = Math.atan(Math.hypot(east, north)) * DEG;
  return { tiltDeg, azimuthDeg: wrap360(Math.atan2(-east, -north) * DEG) };
}

/** The middle of some values; NaN of none. */
function middleOf(values: Float64Array): number {
  return values.length === 0 ? Number.NaN : values.sort()[values.length >> 1]!;
}
