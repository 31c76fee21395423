import { clamp, cosd, DEG, RAD, sind } from '../angles.ts';

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

/**
 * Share of a row's width in the shade of its neighbour, counted from the edge where shade begins.
 *
 * Equal rows on level ground, all turned alike. Only the ratio of the two cosines counts, so that components of the
 * sun's unit vector do as well.
 *
 * @param sunUp cosine of the sun's zenith angle (projected across the rows, or not)
 * @param cosIncidence cosine of the angle of incidence on the row, projected in the same way
 * @param gcr row width over pitch
 * @returns 0 with every module lit, 1 with all in shade or the sun behind the rows
 * Source: Anderson, K. and Jensen, A. R. (2024), Journal of Renewable and Sustainable Energy 16, 023504,
 * equations 1–7, for equal rows on level ground.
 */
export function shadedFraction(sunUp: number, cosIncidence: number, gcr: number): number {
  if (cosIncidence <= 0) return 1;
  return clamp(1 - sunUp / (gcr * cosIncidence), 0, 1);
}

/**
 * Electrical loss of a string whose modules' lower cell blocks are shaded by the row in front.
 *
 * A block (the cells behind one bypass diode) gives nothing more than diffuse light once its first cell is
 * shaded: the beam it would add is lost block by block, not cell by cell.
 *
 * @param shaded shaded share of the row's width
 * @param blocks cell blocks across the row's width: bypass diodes per module across × modules across
 * @returns share of beam power lost, not less than `shaded`, 0…1
 * Source: Martínez-Moreno, F., Muñoz, J. and Lorenzo, E. (2010), Solar Energy Materials and Solar Cells 94,
 * 2298–2303, equation 6: 1 − (1 − Fgs)(1 − Nsb/(Nb + 1)).
 */
export function shadedBeamLoss(shaded: number, blocks: number): number {
  if (shaded <= 0) return 0;
  const dark = Math.min(blocks, Math.ceil(shaded * blocks - 1e-9));
  return Math.min(1, 1 - (1 - shaded) * (1 - dark / (blocks + 1)));
}

/**
 * Share of the sky dome that the middle of a row field leaves in view of a module row, over its whole width.
 *
 * @param tiltDeg tilt of the rows, 0…180 degrees (over 90 for the rear side)
 * @param gcr row width over pitch
 * @returns view factor 0…1
 * Source: Mikofski et al. (2019), equations 17–18, integrated over the row by crossed strings.
 */
export const rowSkyView = (tiltDeg: number, gcr: number): number => rowSkyViewCos(cosd(tiltDeg), gcr);

/** {@link rowSkyView} from the cosine of the tilt. */
export const rowSkyViewCos = (cosTilt: number, gcr: number): number =>
  0.5 * (1 + cosTilt) * rowSkyShareCos(cosTilt, gcr);

/**
 * What {@link rowSkyViewCos} is of the view of a row standing alone, (1 + cos)/2.
 *
 * The crossed strings ½(1 + p − √(p² − 2p·cos + 1)), p rows' widths apart, with the difference multiplied out, so that
 * neither wide fields nor level rows lose digits.
 */
export function rowSkyShareCos(cosTilt: number, gcr: number): number {
  const pitch = 1 / gcr;
  // Touching level rows leave no gap, and a cosine rounded up must not make it less.
  const gap = Math.max(0, pitch * pitch - 2 * pitch * cosTilt + 1);
  return (2 * pitch) / (1 + pitch + Math.sqrt(gap));
}

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
