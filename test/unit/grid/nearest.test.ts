import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distanceM } from '../../../electron/engine/grid/line.ts';
import { nearestWithin } from '../../../electron/engine/grid/nearest.ts';
import { movedToNoon } from '../../../electron/engine/load/move-to-noon.ts';

const metres = fc.double({ min: -3000, max: 3000, noNaN: true });
const place = fc.record({ xM: metres, yM: metres });

it('finds what looking at every place finds', () => {
  fc.assert(
    fc.property(
      fc.array(place, { maxLength: 40 }),
      place,
      fc.double({ min: 1, max: 4000, noNaN: true }),
      (places, at, reachM) => {
        let best: (typeof places)[number] | null = null;
        for (const each of places)
          if (distanceM(each, at) <= reachM && (!best || distanceM(each, at) < distanceM(best, at)))
            best = each;
        expect(nearestWithin(places, reachM)(at)).toBe(best);
      },
    ),
  );
});

it('moves load to the hours about noon, the energy of every day and the sign of every hour staying', () => {
  const load = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 24, maxLength: 24 });
  fc.assert(
    fc.property(
      load,
      fc.double({ min: 0, max: 500, noNaN: true }),
      fc.double({ min: 74, max: 134, noNaN: true }),
      (day, kw, lon) => {
        const hours = Float64Array.from({ length: 240 }, (_, h) => day[h % 24]!);
        const moved = movedToNoon(hours, kw, lon);
        const sum = (series: Float64Array) => series.reduce((a, b) => a + b, 0);
        expect(sum(moved)).toBeCloseTo(sum(hours), 6);
        expect(Math.min(...moved)).toBeGreaterThanOrEqual(-1e-9);
        const noon = Math.round(12 - lon / 15);
        const more = moved[120 + noon]! - hours[120 + noon]!;
        expect(more).toBeGreaterThanOrEqual(-1e-9);
        expect(more).toBeLessThanOrEqual(kw + 1e-9);
      },
    ),
  );
});
