import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geodesicAreaM2 } from '../../../electron/engine/geodesy.ts';
import { ExpressionError, parseCondition } from '../../../electron/engine/roofs/expression.ts';
import { footprintM2, longSideAzimuthDeg } from '../../../electron/engine/roofs/long-side.ts';
import { metresPerDegree } from '../../../shared/geodesy.ts';
import type { Area } from '../../../shared/geometry.ts';

/** A rectangle whose long side points to a bearing, with an optional notch cut from one corner. */
function building(bearingDeg: number, longM: number, shortM: number, notch = 0): Area {
  const { east, north } = metresPerDegree(34.8);
  const angle = ((90 - bearingDeg) * Math.PI) / 180;
  const corners = [
    [0, 0],
    [longM, 0],
    [longM, shortM * (1 - notch)],
    [longM * (1 - notch), shortM * (1 - notch)],
    [longM * (1 - notch), shortM],
    [0, shortM],
    [0, 0],
  ].filter((_, i) => notch > 0 || ![2, 3].includes(i));
  if (notch === 0) corners.splice(2, 1, [longM, shortM]);
  const ring = corners.map(([x, y]): [number, number] => [
    114.8 + (x! * Math.cos(angle) - y! * Math.sin(angle)) / east,
    34.8 + (x! * Math.sin(angle) + y! * Math.cos(angle)) / north,
  ]);
  return { type: 'Polygon', coordinates: [ring] };
}

describe('the long side of a building', () => {
  it('gives the southern direction square to it, whatever way the building is turned', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 180, noNaN: true }),
        fc.double({ min: 12, max: 80, noNaN: true }),
        fc.double({ min: 0.2, max: 0.8, noNaN: true }),
        fc.constantFrom(0, 0.3),
        (bearing, long, share, notch) => {
          const azimuth = longSideAzimuthDeg(building(bearing, long, long * share, notch));
          expect(azimuth).toBeGreaterThanOrEqual(90 - 1e-6);
          expect(azimuth).toBeLessThanOrEqual(270);
          const off = Math.abs(((azimuth - bearing - 90) % 180) + 180) % 180;
          expect(Math.min(off, 180 - off)).toBeLessThan(0.05);
        },
      ),
    );
  });

  it('faces south for a building along a parallel, and the nearer way for a square one', () => {
    expect(longSideAzimuthDeg(building(90, 30, 10))).toBeCloseTo(180, 3);
    expect(longSideAzimuthDeg(building(80, 20, 20))).toBeCloseTo(170, 1);
  });

  it('measures footprints as the geodesic does', () => {
    for (const size of [10, 100, 900]) {
      const area = building(33, size, size / 2, 0.3);
      expect(Math.abs(footprintM2(area) / geodesicAreaM2(area) - 1)).toBeLessThan(0.001);
    }
  });
});

describe('conditions over fields', () => {
  const fields = { floors: 3, roof: 'flat', name: "O'Hara 小学", 层数: '2', empty: null };
  it.each([
    ['floors <= 3', true],
    ["floors > 2 AND roof = 'flat'", true],
    ["floors > 3 OR roof <> 'flat'", false],
    ["NOT (roof = 'pitched')", true],
    ["name LIKE '%小学'", true],
    ["name LIKE 'o''hara _学'", true],
    ["roof IN ('flat', 'pitched')", true],
    ['floors NOT IN (1, 2)', true],
    ['层数 < 10', true],
    ['"floors" = -3', false],
    ['empty IS NULL AND floors IS NOT NULL', true],
    ['missing = 1', false],
    ['missing <> 1', false],
    ['roof < 5', false],
  ])('%s is %s', (source, holds) => {
    expect(parseCondition(source)(fields)).toBe(holds);
  });

  it.each([
    'floors <=',
    'AND',
    "name = 'open",
    'floors = 1; DROP TABLE sites',
    '(floors = 1',
    'floors 3',
    'name LIKE 3',
  ])('refuses %s', (source) => {
    expect(() => parseCondition(source)).toThrow(ExpressionError);
  });

  it('reaches nothing but the fields', () => {
    expect(parseCondition('constructor IS NULL AND toString IS NULL')({})).toBe(true);
  });

  it('never hangs or throws anything else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (source) => {
        try {
          parseCondition(source)(fields);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
        }
      }),
    );
  });
});
