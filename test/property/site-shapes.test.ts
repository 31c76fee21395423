import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  bufferedArea,
  mergedArea,
  splitArea,
  withinArea,
  withoutArea,
} from '../../electron/county/sites/shapes.ts';
import { geodesicAreaM2 } from '../../electron/engine/geodesy.ts';
import { polygonsOf } from '../../electron/formats/import/shapes.ts';
import type { Area } from '../../shared/geometry.ts';

const [LON, LAT] = [114.9, 34.8];

/** A star-shaped outline of some hundred metres: simple, seldom convex. */
const outline = fc
  .array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 5, maxLength: 14 })
  .map((radii): Area => {
    const ring = radii.map((radius, i): [number, number] => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [LON + 0.002 * radius * Math.cos(angle), LAT + 0.002 * radius * Math.sin(angle)];
    });
    return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
  });

/** A line right through the middle of such an outline, at any angle. */
const line = fc.double({ min: 0, max: Math.PI, noNaN: true }).map((angle): [number, number][] => {
  const [x, y] = [0.004 * Math.cos(angle), 0.004 * Math.sin(angle)];
  return [
    [LON - x, LAT - y],
    [LON + x, LAT + y],
  ];
});

const sum = (areas: readonly Area[]) => areas.reduce((total, area) => total + geodesicAreaM2(area), 0);

/** What drawing may lose where a sliver is dropped, square metres. */
const SLIVERS_M2 = 4;

it('keeps the area of what is split, and of what is merged again', () => {
  fc.assert(
    fc.property(outline, line, (area, cut) => {
      const parts = splitArea(area, cut);
      expect(parts.length).toBeGreaterThan(1);
      expect(Math.abs(sum(parts) - sum([area]))).toBeLessThan(SLIVERS_M2);
      expect(Math.abs(sum([mergedArea(parts)]) - sum(parts))).toBeLessThan(SLIVERS_M2);
    }),
  );
});

it('divides an area into what lies within another and what is left without it', () => {
  fc.assert(
    fc.property(outline, outline, (area, other) => {
      const within = withinArea(area, other);
      const without = withoutArea(area, polygonsOf(other));
      const parts = [within, without].filter((part) => part !== null);
      expect(Math.abs(sum(parts) - sum([area]))).toBeLessThan(SLIVERS_M2);
    }),
  );
});

it('grows by at least a strip along the outline, and shrinks below it', () => {
  fc.assert(
    fc.property(outline, fc.double({ min: 0.5, max: 20, noNaN: true }), (area, metres) => {
      expect(sum([bufferedArea(area, metres)!])).toBeGreaterThan(sum([area]));
      const less = bufferedArea(area, -metres);
      expect(less ? sum([less]) : 0).toBeLessThan(sum([area]));
    }),
  );
});
