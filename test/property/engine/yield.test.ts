import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AC_LOSSES, DC_LOSSES, lossFractionOf } from '../../../electron/engine/conversion/losses.ts';
import { simulateArray } from '../../../electron/engine/yield.ts';
import { equipmentSchema, lossTreeSchema } from '../../../shared/yield.ts';
import { arrayOf, beijingSky, equipment, lhasaSky } from '../../unit/engine/sample.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const LOSS_ORDER = [...DC_LOSSES, ...AC_LOSSES];
const lossTree = fc.record(Object.fromEntries(LOSS_ORDER.map((name) => [name, number(0, 0.3)])));

test('named losses add up to what is missing, for any array and equipment', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(beijingSky, lhasaSky),
      fc.constantFrom('fixed' as const, 'single-axis-tracker' as const),
      number(0, 90),
      number(0, 360),
      number(0.1, 0.9),
      fc.boolean(),
      lossTree,
      fc.option(number(0, 0.9), { nil: undefined }),
      number(0.6, 2),
      (sky, mount, tiltDeg, azimuthDeg, gcr, rowShading, tree, lossFraction, dcAcRatio) => {
        const { losses, performanceRatio } = simulateArray(sky, {
          array: arrayOf({ mount, tiltDeg, azimuthDeg, gcr, rowShading }),
          ...equipmentSchema.parse({
            lossTree: tree,
            lossFraction,
            inverter: { dcAcRatio, nominalEfficiency: 0.96 },
          }),
        });
        const sum = losses.reduce((total, { fraction }) => total + fraction, 0);
        expect(Math.abs(sum - (1 - performanceRatio))).toBeLessThan(1e-12);
        expect(performanceRatio).toBeGreaterThanOrEqual(0);
        expect(performanceRatio).toBeLessThan(1.2);
      },
    ),
    { numRuns: 60 },
  );
});

test('the tree of losses multiplies to its total', () => {
  const pvwatts = [...DC_LOSSES, 'availability'] as const;
  expect(lossFractionOf(lossTreeSchema.parse({}), pvwatts)).toBeCloseTo(0.1407566, 6);
  fc.assert(
    fc.property(lossTree, (tree) => {
      const full = lossTreeSchema.parse(tree);
      const kept = LOSS_ORDER.reduce((product, name) => product * (1 - full[name]), 1);
      expect(lossFractionOf(full, LOSS_ORDER)).toBeCloseTo(1 - kept, 12);
      const more = { ...full, snow: full.snow + 0.05 };
      expect(lossFractionOf(more, LOSS_ORDER)).toBeGreaterThan(lossFractionOf(full, LOSS_ORDER));
    }),
  );
});

test('energy is proportional to capacity, and grows with the ground’s brightness', () => {
  fc.assert(
    fc.property(
      number(0.5, 1e5),
      number(1, 90),
      number(0, 360),
      number(0, 0.8),
      (capacityKwp, tiltDeg, azimuthDeg, albedo) => {
        const array = arrayOf({ tiltDeg, azimuthDeg });
        const one = simulateArray(beijingSky, { array, ...equipment, albedo });
        const many = simulateArray(beijingSky, { array: { ...array, capacityKwp }, ...equipment, albedo });
        const bright = simulateArray(beijingSky, { array, ...equipment, albedo: albedo + 0.1 });
        expect(many.annualKwh / (one.annualKwh * capacityKwp)).toBeCloseTo(1, 12);
        expect(bright.annualPoaKwhM2).toBeGreaterThan(one.annualPoaKwhM2);
      },
    ),
    { numRuns: 40 },
  );
});
