import { expect, test } from 'vitest';
import { runFixedArray } from '../../../electron/engine/array/fixed-array.ts';
import { TOTALS } from '../../../electron/engine/array/totals.ts';
import {
  buildOrientationGrid,
  GRID_VALUES,
  readOrientationGrid,
} from '../../../electron/engine/orientation-grid.ts';
import { prepareEquipment } from '../../../electron/engine/yield.ts';
import { equipmentSchema } from '../../../shared/yield.ts';
import { beijingSky, lhasaSky } from './sample.ts';

/** Directions spread evenly over all tilts and azimuths, by the golden ratio, with the edges. */
const directions = [
  [0, 0],
  [90, 0],
  [90, 360],
  [0.01, 359.99],
  ...Array.from({ length: 1500 }, (_, i) => [((i + 0.5) / 1500) * 90, (i * 222.492) % 360]),
] as [number, number][];

test.each([
  ['beijing', beijingSky, 1.2],
  ['lhasa', lhasaSky, 1.2],
  ['lhasa, clipping hard', lhasaSky, 1.8],
] as const)(
  '%s: a direction read from the grid is within a thousandth of its exact year',
  (_, sky, dcAcRatio) => {
    const equipment = prepareEquipment(
      sky,
      equipmentSchema.parse({ inverter: { dcAcRatio, nominalEfficiency: 0.96 } }),
    );
    const grid = buildOrientationGrid(sky, equipment);
    const exact = new Float64Array(TOTALS.length);
    const read = new Float64Array(GRID_VALUES);
    const sum = (values: Float64Array, from: number) =>
      values.subarray(from, from + 12).reduce((a, b) => a + b, 0);
    let worst = 0;
    let worstMonth = 0;
    for (const [tilt, azimuth] of directions) {
      runFixedArray(sky, equipment, tilt, azimuth, exact);
      readOrientationGrid(grid, tilt, azimuth, read);
      worst = Math.max(
        worst,
        Math.abs(sum(read, 0) / sum(exact, TOTALS.monthlyAc) - 1),
        Math.abs(read[12]! / sum(exact, TOTALS.monthlyPoa) - 1),
      );
      for (let month = 0; month < 12; month++) {
        worstMonth = Math.max(worstMonth, Math.abs(read[month]! / exact[TOTALS.monthlyAc + month]! - 1));
      }
    }
    expect(worst).toBeLessThan(1e-3);
    expect(worstMonth).toBeLessThan(5e-3);
  },
);
