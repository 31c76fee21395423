import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeName } from '../../../data/build/county-names.ts';
import { type Point, type Ring, repair, signedArea, tidy } from '../../../data/build/county-rings.ts';

describe('repairing rings', () => {
  test('drops repeated points, straight points and spikes', () => {
    const ring: Ring = [
      [0, 0],
      [0, 0],
      [5, 0],
      [10, 0],
      [10, 10],
      [15, 15],
      [10, 10],
      [0, 10],
    ];
    expect(tidy(ring)).toEqual([
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ]);
    expect(
      tidy([
        [0, 0],
        [1, 1],
        [2, 2],
      ]),
    ).toBeNull();
  });

  test('cuts a crossing ring into simple ones', () => {
    const bowTie: Ring = [
      [0, 0],
      [10, 10],
      [10, 0],
      [0, 10],
    ];
    const parts = repair([bowTie]);
    expect(parts).toHaveLength(2);
    for (const [outer] of parts) expect(signedArea(outer)).toBe(25);
  });

  test('cuts a pinched ring and makes the enclosed loop a hole', () => {
    const pinched: Ring = [
      [0, 0],
      [20, 0],
      [20, 20],
      [0, 20],
      [0, 0],
      [4, 8],
      [8, 8],
      [8, 4],
    ];
    const [[outer, hole], ...more] = repair([pinched]);
    expect(more).toEqual([]);
    expect(signedArea(outer)).toBe(400);
    expect(signedArea(hole)).toBeLessThan(0);
  });

  test('always leaves rings wound right and without repeated vertices', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 25 }), (points) => {
        for (const [outer, ...holes] of repair([points as Point[]])) {
          expect(signedArea(outer)).toBeGreaterThan(0);
          for (const hole of holes) expect(signedArea(hole)).toBeLessThan(0);
          for (const ring of [outer, ...holes]) expect(new Set(ring.map(String)).size).toBe(ring.length);
        }
      }),
    );
  });
});

test.each([
  ['兰考县', 'Lankao Xian'],
  ['兴安县', "Xing'an Xian"],
  ['蔚县', 'Yuxian'],
  ['单县', 'Shanxian'],
  ['乐亭县', 'Laoting Xian'],
  ['尉氏县', 'Yushi Xian'],
  ['孟村回族自治县', 'Mengcun Huizu Zizhixian'],
  ['双江拉祜族佤族布朗族傣族自治县', 'Shuangjiang Lahuzu Wazu Bulangzu Daizu Zizhixian'],
  ['顺河回族区', 'Shunhe Huizu Qu'],
])('%s is romanised %s', (name, romanised) => expect(placeName(name).romanised).toBe(romanised));
