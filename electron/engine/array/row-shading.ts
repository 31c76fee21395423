import { clamp } from '../angles.ts';

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
 * @param cosTilt cosine of the tilt of the rows, which is over 90° for the rear side
 * @param gcr row width over pitch
 * @returns view factor 0…1
 * Source: Mikofski et al. (2019), equations 17–18, integrated over the row by crossed strings.
 */
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
