import { metresPerDegree } from '../../../shared/geodesy.ts';
import type { TerrainGrid } from '../terrain/grid.ts';
import { type County, laidOut } from './county.ts';
import type { HeightPatch } from './height-patch.ts';
import { areaM2, onPrism, type Prisms } from './prisms.ts';

/** A roof lies at least so far above the ground beside it, metres; what is lower in an outline is no roof. */
const LEAST_RISE_M = 1.5;

/** How far around an outline the ground is looked for, metres, and the share of cells that may lie lower. */
const [GROUND_WITHIN_M, GROUND_SHARE] = [8, 0.1];

/** Outlines of more cells than this are no single roof. */
const MOST_CELLS = 1_000_000;

/** The part of a surface that an outline cuts out. */
export interface Cut {
  patch: HeightPatch;
  /** The outline on a plane whose origin is the patch's south-western corner. */
  prisms: Prisms;
  footprintM2: number;
  /** Place of the patch's north-western cell in the surface, and where its south-western corner lies. */
  column: number;
  row: number;
  west: number;
  south: number;
  perDegree: { east: number; north: number };
  /** Cells on the roof, and those of them that have a height. */
  inside: number;
  known: number;
}

/** What an outline cuts out of a surface; null where it lies outside or is no single roof. */
export function cutSurface(county: County, index: number, surface: TerrainGrid): Cut | null {
  const box = county.box.subarray(4 * index, 4 * index + 4);
  const { stepLonDeg, stepLatDeg } = surface;
  const column = Math.floor((box[0]! - surface.west) / stepLonDeg);
  const row = Math.floor((surface.north - box[3]!) / stepLatDeg);
  const columns = Math.floor((box[2]! - surface.west) / stepLonDeg) - column + 1;
  const rows = Math.floor((surface.north - box[1]!) / stepLatDeg) - row + 1;
  if (columns * rows > MOST_CELLS || column + columns < 0 || row + rows < 0) return null;
  if (column >= surface.columns || row >= surface.rows) return null;
  const west = surface.west + column * stepLonDeg;
  const south = surface.north - (row + rows) * stepLatDeg;
  const perDegree = metresPerDegree(south);
  const patch: HeightPatch = {
    ...{ columns, rows, stepX: stepLonDeg * perDegree.east, stepY: stepLatDeg * perDegree.north },
    z: new Float64Array(columns * rows).fill(Number.NaN),
  };
  const prisms = laidOut(county, [index], west, south);
  const ground = groundBeside(surface, prisms, { column, row, patch });
  let [inside, known] = [0, 0];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const [x, y] = [(c + 0.5) * patch.stepX, (rows - 0.5 - r) * patch.stepY];
      if (!onPrism(prisms, 0, x, y)) continue;
      inside++;
      const z = heightIn(surface, column + c, row + r);
      if (Number.isNaN(z)) continue;
      known++;
      if (!(z < ground + LEAST_RISE_M)) patch.z[r * columns + c] = z;
    }
  }
  if (inside === 0) return null;
  return {
    ...{ patch, prisms, column, row, west, south, perDegree, inside, known },
    footprintM2: areaM2(prisms, 0),
  };
}

const heightIn = ({ columns, rows, elevationM }: TerrainGrid, column: number, row: number): number =>
  column < 0 || row < 0 || column >= columns || row >= rows
    ? Number.NaN
    : elevationM[row * columns + column]!;

/** Height of the ground beside an outline: few cells around it lie lower; NaN where none is known. */
function groundBeside(
  surface: TerrainGrid,
  prisms: Prisms,
  { column, row, patch }: Pick<Cut, 'column' | 'row' | 'patch'>,
): number {
  const [over, up] = [Math.ceil(GROUND_WITHIN_M / patch.stepX), Math.ceil(GROUND_WITHIN_M / patch.stepY)];
  const heights: number[] = [];
  const stride = Math.max(1, Math.floor(Math.max(patch.columns, patch.rows) / 60));
  for (let r = -up; r < patch.rows + up; r += stride) {
    for (let c = -over; c < patch.columns + over; c += stride) {
      const z = heightIn(surface, column + c, row + r);
      if (Number.isNaN(z)) continue;
      if (!onPrism(prisms, 0, (c + 0.5) * patch.stepX, (patch.rows - 0.5 - r) * patch.stepY)) heights.push(z);
    }
  }
  heights.sort((a, b) => a - b);
  return heights[Math.floor(GROUND_SHARE * heights.length)] ?? Number.NaN;
}
