import type { Area } from '../../../shared/geometry.ts';
import { cosd, sind } from '../angles.ts';
import { localPlane, type Metres } from '../local-plane.ts';

/** How far the ground under an array reaches across its rows and along them, metres; null where its edges are far. */
export interface PlotExtent {
  acrossM: number | null;
  alongM: number | null;
}

/** Ground that reaches further than so many heights of the rows gains less than a hundredth of its shade at its edges. */
const FAR_HEIGHTS = 100;
/** Lengths are taken in steps of this ratio, so that fields of about the same size are worked out once. */
const STEP = 1.1;

/**
 * Extent of the ground that rows stand on.
 *
 * Each part of the outline is taken as a rectangle as long and wide as the part is along and across the rows, shrunk to
 * the part's area; what edges give is in the measure of one over the length, which is averaged over the parts by area.
 *
 * @param outline the drawn outline, degrees
 * @param rows direction of the rows' axis, degrees clockwise from north, and height of their centre line, metres
 * @param usableShare share of the outline that carries rows
 * @returns see {@link PlotExtent}
 */
export function plotExtent(
  outline: Area,
  rows: { axisAzimuthDeg: number; heightM: number },
  usableShare: number,
): PlotExtent {
  const parts = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
  const [along, across] = [sind(rows.axisAzimuthDeg), cosd(rows.axisAzimuthDeg)];
  let [area, perAcross, perAlong] = [0, 0, 0];
  for (const rings of parts) {
    const [lon = 0, lat = 0] = rings[0]?.[0] ?? [];
    const plane = localPlane(lon, lat);
    const flat = rings.map((ring) => ring.map(plane.metres));
    const partM2 = flat.reduce((sum, ring, index) => sum + (index === 0 ? 1 : -1) * areaOf(ring), 0);
    const length = reach(flat[0] ?? [], ([x, y]) => x * along + y * across);
    const width = reach(flat[0] ?? [], ([x, y]) => x * across - y * along);
    if (!(partM2 > 0 && length > 0 && width > 0)) continue;
    const shrunk = Math.sqrt((partM2 * usableShare) / (length * width));
    area += partM2;
    perAcross += partM2 / (width * shrunk);
    perAlong += partM2 / (length * shrunk);
  }
  const taken = (sum: number): number | null => {
    if (sum === 0) return null;
    const metres = STEP ** Math.round(Math.log(area / sum) / Math.log(STEP));
    return metres > FAR_HEIGHTS * rows.heightM ? null : metres;
  };
  return { acrossM: taken(perAcross), alongM: taken(perAlong) };
}

const reach = (ring: readonly Metres[], of: (at: Metres) => number): number => {
  let [least, most] = [Infinity, -Infinity];
  for (const at of ring) {
    least = Math.min(least, of(at));
    most = Math.max(most, of(at));
  }
  return most - least;
};

function areaOf(ring: readonly Metres[]): number {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    twice += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
  }
  return Math.abs(twice) / 2;
}
