import { metresPerDegree } from '../../../shared/geodesy.ts';
import { cosd, DEG, sind } from '../angles.ts';
import { TWICE_LIGHT_RADIUS_M } from './curvature.ts';
import { cellSizeM, elevationAt, type TerrainGrid } from './grid.ts';

/** Directions of a profile: every 5°. */
export const HORIZON_AZIMUTHS = 72;
/** How far the skyline is looked for, metres: beyond, a ridge 350 m higher stands below 1°. */
const HORIZON_REACH_M = 20_000;
/** Height of modules over the ground that the skyline is looked at from, metres (judgement). */
const MODULES_M = 2;
/** Steps along a ray grow with the distance, by this share of it. */
const GROWTH = 0.02;

/**
 * The skyline around a place: the highest ground in sight in each direction.
 *
 * Rays are followed over the grid in steps of a cell, growing with the distance, up to {@link HORIZON_REACH_M} or the
 * grid's end. The Earth's curve and refraction (k = 0.13) lower what is far off. Ground the grid does not know is
 * passed over; nothing that stands on the ground is seen.
 *
 * @param grid see `TerrainGrid`
 * @param longitudeDeg place, WGS84
 * @param latitudeDeg place, WGS84
 * @param out receives elevations of the skyline, degrees, at azimuths i · 360 / length clockwise from north; not below 0
 * @param heightM of the eye over the ground
 * @returns `out`; null where the grid has no height for the place
 * Source: Dozier, J. and Frew, J. (1990), IEEE Transactions on Geoscience and Remote Sensing 28, 963–969, section IV
 * (horizon angles); curvature as in `curvatureDropM`.
 */
export function horizonProfile<T extends Float64Array | Float32Array>(
  grid: TerrainGrid,
  longitudeDeg: number,
  latitudeDeg: number,
  out: T,
  heightM = MODULES_M,
): T | null {
  const ground = elevationAt(grid, longitudeDeg, latitudeDeg);
  if (Number.isNaN(ground)) return null;
  const eye = ground + heightM;
  const perDegree = metresPerDegree(latitudeDeg);
  const cell = cellSizeM(grid);
  for (let i = 0; i < out.length; i++) {
    const azimuth = (i * 360) / out.length;
    const lonPerM = sind(azimuth) / perDegree.east;
    const latPerM = cosd(azimuth) / perDegree.north;
    let steepest = 0;
    for (let away = cell; away <= HORIZON_REACH_M; away += Math.max(cell, away * GROWTH)) {
      const height = elevationAt(grid, longitudeDeg + lonPerM * away, latitudeDeg + latPerM * away);
      const steepness = (height - eye - (away * away) / TWICE_LIGHT_RADIUS_M) / away;
      if (steepness > steepest) steepest = steepness;
    }
    out[i] = Math.atan(steepest) * DEG;
  }
  return out;
}
