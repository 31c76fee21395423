import { SEMI_MAJOR_M } from '../../../shared/geodesy.ts';
import { elevationAt, type TerrainGrid } from './grid.ts';
import { hillshade } from './hillshade.ts';

/** Pixels on a side of a map tile. */
export const SHADED_TILE = 256;
const LEVEL = Math.SQRT1_2;
/** Darkest shadow and brightest light, as opacity of black and white. */
const [DARKEST, BRIGHTEST] = [0.75, 0.45];
/** Heights are doubled, and more on small scales, where slopes are averaged away (judgement). */
const exaggerationAt = (zoom: number) => 2 + Math.max(0, 12 - zoom);

/** Latitude of a row of the square map, as a share from the top (Web Mercator). */
const latitudeAt = (share: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - 2 * share))) * 180) / Math.PI;

/**
 * A map tile of shaded relief, to be laid over colours: black where ground is darker than level ground, white where it
 * is brighter.
 *
 * @param grid see `TerrainGrid`
 * @param zoom of the Web Mercator tile scheme
 * @param x column from the west
 * @param y row from the north
 * @returns grey and opacity of 256 × 256 pixels; null where the grid knows no height
 * Source: `hillshade` (Horn 1981) over the pixels' own heights; tile scheme of OGC 17-083r4, annex D.1.
 */
export function shadedTile(grid: TerrainGrid, zoom: number, x: number, y: number): Uint8Array | null {
  const side = SHADED_TILE + 2;
  const tiles = 2 ** zoom;
  const heights = new Float32Array(side * side);
  let any = false;
  for (let row = 0; row < side; row++) {
    const latitude = latitudeAt((y + (row - 0.5) / SHADED_TILE) / tiles);
    for (let column = 0; column < side; column++) {
      const longitude = ((x + (column - 0.5) / SHADED_TILE) / tiles) * 360 - 180;
      const height = elevationAt(grid, longitude, latitude);
      heights[row * side + column] = height;
      any ||= !Number.isNaN(height);
    }
  }
  if (!any) return null;
  const pixels = new Uint8Array(2 * SHADED_TILE * SHADED_TILE);
  const exaggeration = exaggerationAt(zoom);
  for (let row = 0; row < SHADED_TILE; row++) {
    const latitude = latitudeAt((y + (row + 0.5) / SHADED_TILE) / tiles);
    const metres = (2 * Math.PI * SEMI_MAJOR_M * Math.cos((latitude * Math.PI) / 180)) / tiles / SHADED_TILE;
    for (let column = 0; column < SHADED_TILE; column++) {
      const at = (row + 1) * side + column + 1;
      const [up, down] = [at - side, at + side];
      const east =
        (heights[up + 1]! +
          2 * heights[at + 1]! +
          heights[down + 1]! -
          heights[up - 1]! -
          2 * heights[at - 1]! -
          heights[down - 1]!) /
        (8 * metres);
      const north =
        (heights[up - 1]! +
          2 * heights[up]! +
          heights[up + 1]! -
          heights[down - 1]! -
          2 * heights[down]! -
          heights[down + 1]!) /
        (8 * metres);
      const light = hillshade({ east, north }, undefined, exaggeration);
      const to = 2 * (row * SHADED_TILE + column);
      if (Number.isNaN(light)) continue;
      pixels[to] = light < LEVEL ? 0 : 255;
      pixels[to + 1] =
        255 * (light < LEVEL ? DARKEST * (1 - light / LEVEL) : BRIGHTEST * ((light - LEVEL) / (1 - LEVEL)));
    }
  }
  return pixels;
}
