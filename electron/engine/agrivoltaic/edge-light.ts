import { cosd, sind } from '../angles.ts';
import type { RowGeometry } from './geometry.ts';

/** Directions of the sky that shade is followed from: rings of equal share of a level plane's light, and around. */
const RINGS = 16;
const AROUND = 32;

/**
 * Of a shadow that is moved by so much, the share that still falls on ground of this length.
 *
 * @param shiftM how far, metres
 * @param lengthM of the ground; null where its edges are far
 */
export const keptOn = (shiftM: number, lengthM: number | null): number =>
  lengthM === null ? 1 : Math.max(0, 1 - Math.abs(shiftM) / lengthM);

/**
 * Of the skylight that endless rows would take from the ground, the share that rows on a plot of limited size take.
 *
 * From each direction of a uniform sky, the shade of the rows is moved by their height over the tangent of its elevation;
 * what is moved over the plot's edge takes nothing from it.
 *
 * @param rows see {@link RowGeometry}
 * @param rotationDeg rotation of the rows from level, degrees
 * @returns 0…1; 1 where the edges are far
 */
export function skyShadeKept(rows: RowGeometry, rotationDeg: number): number {
  const { acrossM, alongM } = rows.extent;
  if (acrossM === null && alongM === null) return 1;
  const [turnedCos, turnedSin] = [cosd(rotationDeg), sind(rotationDeg)];
  let [shade, kept] = [0, 0];
  for (let ring = 0; ring < RINGS; ring++) {
    const flat = Math.sqrt((ring + 0.5) / RINGS);
    const slope = flat / Math.sqrt(1 - flat * flat);
    for (let k = 0; k < AROUND; k++) {
      const turn = ((k + 0.5) * 360) / AROUND;
      const across = slope * cosd(turn);
      const along = slope * sind(turn);
      const dark = Math.min(1, rows.gcr * Math.abs(turnedCos + turnedSin * across));
      shade += dark;
      kept += dark * keptOn(rows.heightM * across, acrossM) * keptOn(rows.heightM * along, alongM);
    }
  }
  return shade > 0 ? kept / shade : 1;
}
