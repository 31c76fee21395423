import type { RoofLight } from '../../../shared/roof-survey.ts';
import type { FittedRoof } from './height-patch.ts';
import type { Cut } from './surface-cut.ts';
import { type Sample, strideOf } from './surface-samples.ts';

/** The roof as seen from above, a cell for every so many of the surface's. */
export function pictureOf(
  cut: Cut,
  roof: FittedRoof,
  samples: readonly Sample[],
  place: ReadonlyMap<number, number>,
): RoofLight {
  const { patch, west, south, perDegree } = cut;
  const stride = strideOf(cut.inside);
  const columns = Math.ceil(patch.columns / stride);
  const rows = Math.ceil(patch.rows / stride);
  const light: RoofLight = {
    west,
    north: south + (patch.rows * patch.stepY) / perDegree.north,
    stepLonDeg: (stride * patch.stepX) / perDegree.east,
    stepLatDeg: (stride * patch.stepY) / perDegree.north,
    ...{ columns, rows },
    poaKwhM2: new Array<number | null>(columns * rows).fill(null),
    face: new Array<number | null>(columns * rows).fill(null),
  };
  const into = (cell: number) =>
    Math.floor(Math.floor(cell / patch.columns) / stride) * columns +
    Math.floor((cell % patch.columns) / stride);
  // Of what shares a block, the largest part is shown.
  const largest = new Int32Array(columns * rows);
  for (let cell = 0; cell < roof.obstacle.length; cell++) {
    if (!roof.obstacle[cell]) continue;
    largest[into(cell)]!++;
    light.face[into(cell)] = -1;
    light.poaKwhM2[into(cell)] = 0;
  }
  for (const sample of samples) {
    if (sample.weight <= largest[into(sample.cell)]!) continue;
    largest[into(sample.cell)] = sample.weight;
    light.face[into(sample.cell)] = place.get(sample.plane)!;
    light.poaKwhM2[into(sample.cell)] = Math.round(sample.light.poaKwhM2);
  }
  return light;
}
