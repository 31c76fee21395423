import type { Area } from '../../../shared/geometry.ts';
import { flatten, inside, localPlane } from '../local-plane.ts';
import { elevationAt, type TerrainGrid } from './grid.ts';
import { aspectDegOf, type Gradient, gradientAt, slopeDegOf } from './slope.ts';

/** What the ground under an outline is like. */
export interface GroundUnder {
  elevationM: number;
  meanSlopeDeg: number;
  /** Slope that a twentieth of the ground exceeds, degrees. */
  steepSlopeDeg: number;
  /** Direction in which the ground as a whole falls; null where it is level. */
  aspectDeg: number | null;
}

/** Share of the ground that may be steeper than `steepSlopeDeg`: errors of heights make single cells steep (judgement). */
const STEEP_SHARE = 0.05;
/** Most cells looked at under one outline; larger ones are sampled evenly. */
const MOST_CELLS = 4000;

/**
 * Height, slope and aspect of the ground under an outline, from the cells whose middles lie inside, else from the cell
 * under its middle.
 *
 * @param grid see `TerrainGrid`
 * @param area outline, WGS84
 * @returns see {@link GroundUnder}; null where the grid does not know the ground
 * Source: Horn (1981), see `gradientAt`; the whole's aspect is that of the mean gradient.
 */
export function groundUnder(grid: TerrainGrid, area: Area): GroundUnder | null {
  const rings = (area.type === 'Polygon' ? area.coordinates : area.coordinates.flat()).flat();
  const xs = rings.map(([x]) => x!);
  const ys = rings.map(([, y]) => y!);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const middle: [number, number] = [(west + east) / 2, (south + north) / 2];
  const plane = localPlane(...middle);
  const shape = flatten(area, plane);
  const columnOf = (lon: number) => Math.floor((lon - grid.west) / grid.stepLonDeg);
  const rowOf = (lat: number) => Math.floor((grid.north - lat) / grid.stepLatDeg);
  const box = [
    Math.max(0, columnOf(west)),
    Math.min(grid.columns - 1, columnOf(east)),
    Math.max(0, rowOf(north)),
    Math.min(grid.rows - 1, rowOf(south)),
  ] as const;
  const cells = Math.max(0, box[1] - box[0] + 1) * Math.max(0, box[3] - box[2] + 1);
  const stride = Math.max(1, Math.ceil(Math.sqrt(cells / MOST_CELLS)));
  const found: { gradient: Gradient; elevation: number }[] = [];
  const look = (column: number, row: number) => {
    const gradient = gradientAt(grid, column, row);
    if (gradient) found.push({ gradient, elevation: grid.elevationM[row * grid.columns + column]! });
  };
  for (let row = box[2]; row <= box[3]; row += stride) {
    for (let column = box[0]; column <= box[1]; column += stride) {
      const lon = grid.west + (column + 0.5) * grid.stepLonDeg;
      const lat = grid.north - (row + 0.5) * grid.stepLatDeg;
      if (inside(plane.metres([lon, lat]), shape.rings)) look(column, row);
    }
  }
  if (found.length === 0) {
    if (Number.isNaN(elevationAt(grid, ...middle))) return null;
    look(Math.min(grid.columns - 1, columnOf(middle[0])), Math.min(grid.rows - 1, rowOf(middle[1])));
  }
  if (found.length === 0) return null;
  const mean = (of: (each: (typeof found)[number]) => number) =>
    found.reduce((sum, each) => sum + of(each), 0) / found.length;
  const slopes = found.map(({ gradient }) => slopeDegOf(gradient)).sort((a, b) => a - b);
  return {
    elevationM: mean(({ elevation }) => elevation),
    meanSlopeDeg: mean(({ gradient }) => slopeDegOf(gradient)),
    steepSlopeDeg: slopes[Math.min(slopes.length - 1, Math.floor((1 - STEEP_SHARE) * slopes.length))]!,
    aspectDeg: aspectDegOf({
      east: mean(({ gradient }) => gradient.east),
      north: mean(({ gradient }) => gradient.north),
    }),
  };
}
