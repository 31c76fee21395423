import fc from 'fast-check';
import { expect, test } from 'vitest';
import { iamDiffuse, iamPhysical, iamPhysicalCos } from '../../../electron/engine/array/iam.ts';
import { IAM_STEPS, iamTable } from '../../../electron/engine/array/iam-table.ts';
import {
  iamAshrae,
  iamMartinRuiz,
  iamMartinRuizDiffuse,
} from '../../reference/models/incidence-modifiers.ts';

const angle = fc.double({ min: 0, max: 90, noNaN: true });
const models = { iamPhysical, iamAshrae, iamMartinRuiz };

test.each(Object.entries(models))(
  '%s lies between 0 and 1, falls with the angle, and is 1 head on',
  (_, iam) => {
    expect(iam(0)).toBeCloseTo(1, 12);
    expect(iam(90)).toBe(0);
    expect(iam(120)).toBe(0);
    fc.assert(
      fc.property(angle, angle, (a, b) => {
        const [near, far] = [Math.min(a, b), Math.max(a, b)];
        expect(iam(near)).toBeLessThanOrEqual(1 + 1e-12);
        expect(iam(far)).toBeGreaterThanOrEqual(0);
        expect(iam(far)).toBeLessThanOrEqual(iam(near) + 1e-12);
      }),
    );
  },
);

test('the table stays within 2e-6 of the formula', () => {
  const table = iamTable();
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (cosine) => {
      const place = cosine * IAM_STEPS;
      const step = Math.floor(place);
      const read = table[step]! + (place - step) * (table[step + 1]! - table[step]!);
      expect(Math.abs(read - cosine * iamPhysicalCos(cosine))).toBeLessThan(2e-6);
    }),
    { numRuns: 2000 },
  );
});

test('diffuse modifiers are averages: 1 for a plane that loses nothing', () => {
  for (const tilt of [0, 25, 60, 90]) {
    const [sky, ground] = iamDiffuse(() => 1, tilt);
    expect(sky).toBeCloseTo(1, 12);
    if (tilt > 0) expect(ground).toBeCloseTo(1, 12);
  }
});

test("Martin and Ruiz' diffuse fit agrees with integrating their beam modifier", () => {
  for (const tilt of [0, 20, 45, 90]) {
    const [sky, ground] = iamMartinRuizDiffuse(tilt);
    const [skyIntegral, groundIntegral] = iamDiffuse((aoi) => iamMartinRuiz(aoi), tilt);
    expect(Math.abs(sky - skyIntegral)).toBeLessThan(0.02);
    if (tilt >= 20) expect(Math.abs(ground - groundIntegral)).toBeLessThan(0.06);
  }
  expect(iamMartinRuizDiffuse(0)[1]).toBe(0);
});
