import { area, feature, featureCollection, intersect, polygon, union } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metres } from '../../../electron/engine/local-plane.ts';
import { coveredM2, ringsM2 } from '../../../electron/engine/rules/shared-area.ts';

const box = (x: number, y: number, wide: number, high = wide): Metres[] => [
  [x, y],
  [x + wide, y],
  [x + wide, y + high],
  [x, y + high],
];

/** A star-shaped outline around a middle, its corners in turn. */
const star = fc
  .record({
    x: fc.double({ min: -60, max: 60, noNaN: true }),
    y: fc.double({ min: -60, max: 60, noNaN: true }),
    reach: fc.array(fc.double({ min: 5, max: 80, noNaN: true }), { minLength: 3, maxLength: 9 }),
  })
  .map(({ x, y, reach }) =>
    reach.map((r, i): Metres => {
      const angle = (2 * Math.PI * i) / reach.length;
      return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
    }),
  );

/** Metres as degrees small enough for the sphere to be flat. */
const SMALL = 1e-5;
const onSphere = (ring: readonly Metres[]) =>
  polygon([[...ring, ring[0]!].map(([x, y]) => [x * SMALL, y * SMALL])]);
const M2_PER_UNIT = area(polygon([[...box(0, 0, 1), [0, 0]].map(([x, y]) => [x! * SMALL, y! * SMALL])]));

/** What the library makes of it; null where it gives up, as it does on about one in a thousand of such outlines. */
function clippedM2(own: Metres[], others: Metres[][]): number | null {
  try {
    const shapes = others.map(onSphere);
    const whole = shapes.length > 1 ? union(featureCollection(shapes))! : shapes[0]!;
    const both = intersect(featureCollection([onSphere(own), feature(whole.geometry)]));
    return both ? area(both) / M2_PER_UNIT : 0;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Unable to complete output ring')) return null;
    throw error;
  }
}

describe('the part of an area that lies under others', () => {
  it('counts once what several cover', () => {
    const field = [box(0, 0, 10)];
    expect(coveredM2(field, [[box(0, 0, 3, 10)], [box(1, 0, 3, 10)]])).toBeCloseTo(40, 9);
    expect(coveredM2(field, [[box(0, 0, 5, 10)], [box(0, 0, 5, 10)]])).toBeCloseTo(50, 9);
    expect(coveredM2(field, [[box(-5, -5, 40)]])).toBeCloseTo(100, 9);
    expect(coveredM2(field, [[box(10, 0, 4)]])).toBe(0);
    expect(coveredM2(field, [])).toBe(0);
  });

  it('leaves out holes, of the area and of what covers it', () => {
    const ring = [box(0, 0, 10), box(2, 2, 6)];
    expect(ringsM2(ring)).toBeCloseTo(64, 9);
    expect(coveredM2(ring, [[box(0, 0, 10)]])).toBeCloseTo(64, 9);
    expect(coveredM2([box(0, 0, 10)], [ring])).toBeCloseTo(64, 9);
    expect(coveredM2([box(3, 3, 2)], [ring])).toBe(0);
  });

  it('ends where two outlines cross beyond counting, and is near what they share', () => {
    // Two combs, one upright and one lying, whose teeth and gaps are alike: a quarter of the square is under both.
    const TEETH = 20_000;
    const comb = Array.from({ length: TEETH }, (_, i): Metres[] => {
      const [from, to] = [(1000 * i) / TEETH, (1000 * (i + 0.5)) / TEETH];
      return [
        [from, 0],
        [from, 1000],
        [to, 1000],
        [to, 0],
      ];
    }).flat();
    // A little askew, so that no two edges lie on each other.
    const lying = comb.map(([x, y]): Metres => [y + x / 1e4, x + y / 1e4]);
    const shared = coveredM2([comb], [[lying]]);
    expect(Math.abs(shared / 1e6 - 0.25)).toBeLessThan(0.1);
  });

  it('comes to what a clipping library says, whatever the outlines', () => {
    fc.assert(
      fc.property(star, fc.array(star, { minLength: 1, maxLength: 4 }), (own, others) => {
        const expected = clippedM2(own, others);
        fc.pre(expected !== null);
        expect(
          Math.abs(
            coveredM2(
              [own],
              others.map((ring) => [ring]),
            ) - expected!,
          ),
        ).toBeLessThan(0.01);
      }),
      { numRuns: 150 },
    );
  });
});
