import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boxGrid } from '../../electron/county/sites/box-grid.ts';
import type { Bounds } from '../../shared/geometry.ts';
import { atOnce } from '../../shared/steps.ts';

const meet = (a: Bounds, b: Bounds) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

it('finds every box that meets another, small or larger than many cells, on either side of nought', () => {
  const box = fc
    .tuple(
      fc.double({ min: -0.01, max: 0.01, noNaN: true }),
      fc.double({ min: -0.01, max: 0.01, noNaN: true }),
      fc.oneof(fc.double({ min: 0, max: 0.002, noNaN: true }), fc.double({ min: 0, max: 0.1, noNaN: true })),
    )
    .map(([west, south, side]) => ({ bounds: [west, south, west + side, south + side] as Bounds }));
  fc.assert(
    fc.property(fc.array(box, { maxLength: 60 }), (list) => {
      const boxes = new Map(list.map((each, i) => [i, each]));
      const near = atOnce(boxGrid(boxes));
      for (const [, { bounds }] of boxes) {
        const found = new Set(near(bounds));
        for (const [other, { bounds: b }] of boxes) if (meet(bounds, b)) expect(found.has(other)).toBe(true);
      }
    }),
  );
});
