import type { TerrainGrid } from '../../../electron/engine/terrain/grid.ts';
import { metresPerDegree } from '../../../shared/geodesy.ts';

/** Middle of the grids that tests make. */
export const MIDDLE = { longitudeDeg: 115, latitudeDeg: 35 };

/** A grid around {@link MIDDLE} whose heights are a function of metres east and north of it. */
export function gridOf(
  heightM: (east: number, north: number) => number,
  { cellM = 30, cells = 201 } = {},
): TerrainGrid {
  const { east, north } = metresPerDegree(MIDDLE.latitudeDeg);
  const [stepLonDeg, stepLatDeg] = [cellM / east, cellM / north];
  const half = (cells - 1) / 2;
  const elevationM = new Float32Array(cells * cells);
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      elevationM[row * cells + column] = heightM((column - half) * cellM, (half - row) * cellM);
    }
  }
  return {
    west: MIDDLE.longitudeDeg - (half + 0.5) * stepLonDeg,
    north: MIDDLE.latitudeDeg + (half + 0.5) * stepLatDeg,
    stepLonDeg,
    stepLatDeg,
    columns: cells,
    rows: cells,
    elevationM,
  };
}

/** A place so many metres from {@link MIDDLE}. */
export function placeAt(east: number, north: number) {
  const per = metresPerDegree(MIDDLE.latitudeDeg);
  return {
    longitudeDeg: MIDDLE.longitudeDeg + east / per.east,
    latitudeDeg: MIDDLE.latitudeDeg + north / per.north,
  };
}
