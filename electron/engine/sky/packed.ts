import type { SkyYear } from './sky-year.ts';

/** Numbers of an hour in {@link packedSky}, in this order: east, north, up, uniform, band, beam, disc, global, broken. */
export const SKY_STRIDE = 9;

const known = new WeakMap<SkyYear, Float64Array>();

/**
 * The series of a sky that every array needs, hour after hour in one array, so that a loop over the year follows one
 * stream of memory instead of nine.
 */
export function packedSky(sky: SkyYear): Float64Array {
  let packed = known.get(sky);
  if (!packed) {
    packed = new Float64Array(sky.count * SKY_STRIDE);
    const { uniformWm2, bandWm2, dniWm2, discWm2, ghiWm2 } = sky;
    const series = [sky.east, sky.north, sky.up, uniformWm2, bandWm2, dniWm2, discWm2, ghiWm2, sky.broken];
    for (let k = 0; k < SKY_STRIDE; k++) {
      const from = series[k]!;
      for (let i = 0, to = k; i < from.length; i++, to += SKY_STRIDE) packed[to] = from[i]!;
    }
    known.set(sky, packed);
  }
  return packed;
}
