import { edgeDistanceM, onPrism, type Prisms } from './prisms.ts';

/** Samples on a side of a cell, for the parts of it that lie on the roof and inside the setback; more where only part is meant. */
const [SAMPLES, MORE_SAMPLES] = [4, 8];
/** Cells are not made smaller than this, metres. */
const LEAST_STEP_M = 0.5;

/** A roof cut into squares; each has one point whose light stands for it. */
export interface RoofCells {
  /** South-western corner and side of the squares, metres. */
  westM: number;
  southM: number;
  stepM: number;
  columns: number;
  rows: number;
  count: number;
  /** Middle of the part of each square that lies on the roof, metres. */
  x: Float64Array;
  y: Float64Array;
  /** Area of that part, and of what of it keeps the setback, m² as seen from above. */
  areaM2: Float64Array;
  clearM2: Float64Array;
  /** Place of each in the grid of squares, row by row from the south-west. */
  place: Int32Array;
}

/**
 * Cuts a roof into some squares.
 *
 * @param wanted how many squares there should be, about
 * @param setbackM what is kept free along the outline, metres
 * @param holds whether a place belongs to the part of the roof that is meant; null for all of it
 */
export function cutRoof(
  prisms: Prisms,
  index: number,
  footprintM2: number,
  wanted: number,
  setbackM: number,
  holds: ((x: number, y: number) => boolean) | null = null,
): RoofCells {
  const at = 4 * index;
  const [west, south, east, north] = [0, 1, 2, 3].map((k) => prisms.box[at + k]!) as [
    number,
    number,
    number,
    number,
  ];
  let stepM = Math.max(LEAST_STEP_M, Math.sqrt(footprintM2 / wanted));
  // A thin outline in a large box would be looked for over very many squares.
  stepM = Math.max(stepM, Math.sqrt(((east - west) * (north - south)) / (20 * wanted)));
  const columns = Math.max(1, Math.ceil((east - west) / stepM));
  const rows = Math.max(1, Math.ceil((north - south) / stepM));
  const [westM, southM] = [(west + east - columns * stepM) / 2, (south + north - rows * stepM) / 2];
  const found: number[][] = [];
  let inside = 0;
  const samples = holds ? MORE_SAMPLES : SAMPLES;
  const sample = stepM / samples;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let [n, clear, sumX, sumY] = [0, 0, 0, 0];
      for (let j = 0; j < samples; j++) {
        const y = southM + row * stepM + (j + 0.5) * sample;
        for (let i = 0; i < samples; i++) {
          const x = westM + column * stepM + (i + 0.5) * sample;
          if (!onPrism(prisms, index, x, y)) continue;
          inside++;
          if (holds && !holds(x, y)) continue;
          n++;
          sumX += x;
          sumY += y;
          if (setbackM <= 0 || edgeDistanceM(prisms, index, x, y) >= setbackM) clear++;
        }
      }
      if (n > 0) found.push([sumX / n, sumY / n, n, clear, row * columns + column]);
    }
  }
  // Each sample stands for as much as makes the whole outline its exact area.
  const sampleM2 = footprintM2 / Math.max(1, inside);
  const column = (k: number) => Float64Array.from(found, (cell) => cell[k]!);
  return {
    ...{ westM, southM, stepM, columns, rows, count: found.length },
    x: column(0),
    y: column(1),
    areaM2: column(2).map((n) => n * sampleM2),
    clearM2: column(3).map((n) => n * sampleM2),
    place: Int32Array.from(found, (cell) => cell[4]!),
  };
}
