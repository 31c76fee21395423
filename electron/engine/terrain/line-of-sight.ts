import { metresPerDegree } from '../../../shared/geodesy.ts';
import { curvatureDropM } from './curvature.ts';
import { cellSizeM, elevationAt, type TerrainGrid } from './grid.ts';

/** A place with a height above the ground, metres. */
export interface Stand {
  longitudeDeg: number;
  latitudeDeg: number;
  heightM: number;
}

/** Most heights read along a line of sight; longer ways are read less densely. */
const MOST_STEPS = 256;

/** What lies between two places. */
export interface Sight {
  distanceM: number;
  /** Heights of the ground at both ends, metres. */
  fromM: number;
  toM: number;
  /**
   * Height above the ground of the second place up to which the ground between hides it, metres; 0 where it is seen
   * from its foot on.
   */
  hiddenM: number;
}

/**
 * How much of what stands at a place the ground hides from an eye at another.
 *
 * @param grid see `TerrainGrid`
 * @param from the eye
 * @param to the place looked at; its own height is not used
 * @returns see {@link Sight}; null where the grid lacks a height for either end; gaps between are passed over
 * Source: the profile method as in Fisher, P. F. (1993), International Journal of Geographical Information Systems 7,
 * 331–347, heights bilinear; curvature as in `curvatureDropM`.
 */
export function sightOver(grid: TerrainGrid, from: Stand, to: Omit<Stand, 'heightM'>): Sight | null {
  const fromM = elevationAt(grid, from.longitudeDeg, from.latitudeDeg);
  const toM = elevationAt(grid, to.longitudeDeg, to.latitudeDeg);
  if (Number.isNaN(fromM) || Number.isNaN(toM)) return null;
  const dLon = to.longitudeDeg - from.longitudeDeg;
  const dLat = to.latitudeDeg - from.latitudeDeg;
  const { east, north } = metresPerDegree((from.latitudeDeg + to.latitudeDeg) / 2);
  const distanceM = Math.hypot(dLon * east, dLat * north);
  const eye = fromM + from.heightM;
  const steps = Math.min(MOST_STEPS, Math.ceil(distanceM / cellSizeM(grid)));
  let steepest = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < steps; i++) {
    const t = i / steps;
    const away = distanceM * t;
    const height = elevationAt(grid, from.longitudeDeg + dLon * t, from.latitudeDeg + dLat * t);
    const steepness = (height - eye - curvatureDropM(away)) / away;
    if (steepness > steepest) steepest = steepness;
  }
  const grazing = eye + steepest * distanceM;
  return { distanceM, fromM, toM, hiddenM: Math.max(0, grazing - (toM - curvatureDropM(distanceM))) };
}
