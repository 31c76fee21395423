import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceTo, type Extent, tieConsumers } from '../../../electron/engine/account/meters.ts';

const at = (id: number, xM: number, halfM = 10): Extent => ({
  ...{ id, westM: xM - halfM, eastM: xM + halfM, southM: -halfM, northM: halfM },
});
const consumer = (id: number, xM: number, siteIds: number[] = []) => ({ id, xM, yM: 0, siteIds });

describe('who is behind whose meter', () => {
  const sites = [at(1, 0), at(2, 1000), at(3, 50_000)];
  it('takes the nearest within the reach of a meter, and the grid only for what lies beyond', () => {
    expect(tieConsumers(sites, [consumer(10, 150), consumer(11, 3000)], 300, 3000)).toEqual({
      meters: [{ siteIds: [1], consumerIds: [10] }],
      groups: [{ siteIds: [2], consumerIds: [11] }],
    });
    expect(tieConsumers(sites, [consumer(11, 3000)], 300, 0)).toEqual({ meters: [], groups: [] });
  });

  it('takes the sites that are named, those behind the meter first, and joins what is tied', () => {
    expect(tieConsumers(sites, [consumer(12, 20_000, [3, 99])], 300, 3000).groups).toEqual([
      { siteIds: [3], consumerIds: [12] },
    ]);
    const both = [consumer(13, 20, [1, 3]), consumer(14, 1000, [2, 1]), consumer(15, 30, [1, 2])];
    expect(tieConsumers(sites, both, 1200, 3000)).toEqual({
      meters: [{ siteIds: [1, 2], consumerIds: [13, 14, 15] }],
      groups: [],
    });
  });

  it('finds the same site as a search through all of them', () => {
    const metres = fc.integer({ min: -9000, max: 9000 });
    fc.assert(
      fc.property(
        fc.array(metres, { minLength: 1, maxLength: 30 }),
        metres,
        fc.nat(6000),
        (places, x, reach) => {
          const all = places.map((place, id) => at(id + 1, place));
          const { meters } = tieConsumers(all, [consumer(1, x)], reach, 0);
          const nearest = Math.min(...all.map((site) => distanceTo(consumer(1, x), site)));
          if (nearest > reach) expect(meters).toEqual([]);
          else expect(distanceTo(consumer(1, x), all[meters[0]!.siteIds[0]! - 1]!)).toBe(nearest);
        },
      ),
    );
  });
});
