import { cosd, DEG, RAD, sind } from '../../../electron/engine/angles.ts';
import { rowSkyViewCos } from '../../../electron/engine/array/row-shading.ts';

/**
 * Share of the sky dome that the middle of a row field leaves in view of a module row, over its whole width.
 *
 * @param tiltDeg tilt of the rows, 0…180 degrees (over 90 for the rear side)
 * @param gcr row width over pitch
 * @returns view factor 0…1
 * Source: Mikofski et al. (2019), equations 17–18, integrated over the row by crossed strings.
 */
export const rowSkyView = (tiltDeg: number, gcr: number): number => rowSkyViewCos(cosd(tiltDeg), gcr);

/** Share of the ground's hemisphere a module row sees between the rows; arguments as {@link rowSkyView}. */
export const rowGroundView = (tiltDeg: number, gcr: number): number => rowSkyView(180 - tiltDeg, gcr);

/** View factor from a row to its neighbours: what neither sky nor ground fills. */
export const rowRowView = (tiltDeg: number, gcr: number): number =>
  1 - rowSkyView(tiltDeg, gcr) - rowGroundView(tiltDeg, gcr);

/** View factor to the sky from one place on the row (0 bottom, 1 top); arguments as {@link rowSkyView}. */
export function rowSkyViewAt(tiltDeg: number, gcr: number, slantHeight: number): number {
  const rest = 1 - slantHeight;
  const x = 1 / gcr - rest * Math.cos(tiltDeg * RAD);
  const y = rest * Math.sin(tiltDeg * RAD);
  const mask = Math.atan2(y, x);
  return 0.5 * (1 + Math.cos(tiltDeg * RAD + mask));
}

/**
 * Elevation below which the row in front hides the sky from a point on a module row.
 *
 * @param tiltDeg tilt of the rows, degrees
 * @param gcr row width over pitch
 * @param slantHeight place on the row: 0 its bottom edge, 1 its top edge
 * @returns degrees
 * Source: Mikofski, M. et al. (2019), IEEE PVSC 46, 1282–1287, equation 16.
 */
export function maskingAngleDeg(tiltDeg: number, gcr: number, slantHeight: number): number {
  const hidden = gcr * (1 - slantHeight);
  return Math.atan((hidden * sind(tiltDeg)) / (1 - hidden * cosd(tiltDeg))) * DEG;
}

/**
 * Masking angle averaged over the row's width.
 *
 * @param tiltDeg tilt of the rows, degrees
 * @param gcr row width over pitch
 * @returns degrees; 0 for level rows
 * Source: Passias, D. and Källbäck, B. (1984), Solar Cells 11, 281–291, equations 7 and 8.
 */
export function maskingAnglePassiasDeg(tiltDeg: number, gcr: number): number {
  const sine = sind(tiltDeg);
  const cosine = cosd(tiltDeg);
  if (sine < 1e-12) return 0;
  const pitch = 1 / gcr;
  const beyond = pitch * cosine - 1;
  const gap = pitch * pitch + 1 - 2 * pitch * cosine;
  const mean =
    pitch * sine * (Math.log(pitch) - 0.5 * Math.log(gap)) +
    beyond * (Math.atan(beyond / (pitch * sine)) - Math.atan(cosine / sine));
  return mean * DEG;
}

/**
 * Share of a uniform sky's light lost behind a masking angle.
 *
 * @returns 0…0.5
 * Source: Passias and Källbäck (1984), equation 6.
 */
export const skyDiffuseLoss = (maskingDeg: number): number => sind(maskingDeg / 2) ** 2;
