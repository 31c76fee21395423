import * as fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { geodesicAreaM2 } from '../../../electron/engine/geodesy.ts';
import {
  boundsOf,
  centreOf,
  nudgeArea,
  parseVertices,
  rectangleAround,
  rotateArea,
} from '../../../renderer/map/geometry.ts';

/** Anywhere in China. */
const centre = fc.tuple(
  fc.double({ min: 73, max: 135, noNaN: true }),
  fc.double({ min: 18, max: 54, noNaN: true }),
);
const bearing = fc.double({ min: 0, max: 360, noNaN: true });

describe('shapes that the window makes', () => {
  it('measures 800 m² where a rectangle of 40 m by 20 m is asked for, turned or not', () => {
    fc.assert(
      fc.property(centre, bearing, (at, turn) => {
        expect(geodesicAreaM2(rectangleAround(at, 40, 20, turn))).toBeCloseTo(800, 1);
      }),
    );
  });

  it('turns a shape round without changing its size, and back onto itself', () => {
    fc.assert(
      fc.property(centre, bearing, (at, turn) => {
        const area = rectangleAround(at, 60, 25, 15);
        const turned = rotateArea(area, turn, at);
        expect(geodesicAreaM2(turned)).toBeCloseTo(geodesicAreaM2(area), 1);
        const back = rotateArea(turned, -turn, at).coordinates.flat(2);
        area.coordinates.flat(2).forEach((value, i) => {
          expect(back[i]).toBeCloseTo(value, 9);
        });
      }),
    );
  });

  it('turns clockwise: the eastern side comes to face south after a quarter', () => {
    const [lon, lat] = [114.8, 34.8];
    const east = rectangleAround([lon + 0.001, lat], 10, 10);
    const [x, y] = centreOf(boundsOf([rotateArea(east, 90, [lon, lat])])!);
    expect(x).toBeCloseTo(lon, 6);
    expect(y).toBeLessThan(lat - 0.0005);
  });

  it('moves a shape by the metres that were said', () => {
    fc.assert(
      fc.property(centre, fc.integer({ min: -500, max: 500 }), (at, metres) => {
        const area = rectangleAround(at, 20, 20);
        const corner = ({ coordinates }: typeof area) => coordinates[0]![0]!;
        const [[lon, lat], [lon2, lat2]] = [corner(area), corner(nudgeArea(area, metres, metres))];
        const moved = geodesic.Geodesic.WGS84.Inverse(lat, lon, lat2, lon2).s12!;
        expect(moved).toBeCloseTo(Math.hypot(metres, metres), 0);
      }),
    );
  });
});

describe('corners typed as text', () => {
  it('takes Chinese and western separators and closes the ring', () => {
    const text = '114.80, 34.80\n114.81，34.80\n\n114.81；34.81';
    expect(parseVertices(text)).toEqual({
      polygon: {
        type: 'Polygon',
        coordinates: [
          [
            [114.8, 34.8],
            [114.81, 34.8],
            [114.81, 34.81],
            [114.8, 34.8],
          ],
        ],
      },
    });
  });

  it.each([
    ['114.8', 1],
    ['114.8, 34.8\n114.8, 134.8', 2],
    ['114.8, 34.8\n\nx, y', 3],
    ['114.8, 34.8, 12', 1],
  ])('names the line that is no place: %j', (text, badLine) => {
    expect(parseVertices(text)).toEqual({ badLine });
  });

  it('says when there are too few', () => {
    expect(parseVertices('114.8, 34.8\n114.9, 34.8\n114.8, 34.8')).toEqual({ tooFew: true });
  });
});
