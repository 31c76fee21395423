import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patchesOf, shiftedPlace, toGcj02 } from '../../../shared/gcj02.ts';

const PIXELS = 256;
const METRES_PER_DEG = 111_319.49;
const distanceM = ([aLon, aLat]: number[], [bLon, bLat]: number[]) =>
  Math.hypot((aLon! - bLon!) * Math.cos((aLat! * Math.PI) / 180), aLat! - bLat!) * METRES_PER_DEG;

/**
 * The transformation as it went round in 2010 (eviltransform, MIT licence), written apart from the library: offsets on
 * the ellipsoid of Krasovsky 1940.
 */
function published(lon: number, lat: number): [number, number] {
  const [x, y] = [lon - 105, lat - 35];
  const { sin, sqrt, abs, PI, cos } = Math;
  const waves = (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * (2 / 3);
  const dLat =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * sqrt(abs(x)) +
    waves +
    (20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * (2 / 3) +
    (160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * (2 / 3);
  const dLon =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * sqrt(abs(x)) +
    waves +
    (20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * (2 / 3) +
    (150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * (2 / 3);
  const [a, ee] = [6_378_245, 0.006_693_421_622_965_943];
  const radLat = (lat / 180) * PI;
  const magic = 1 - ee * sin(radLat) ** 2;
  return [
    lon + (dLon * 180) / ((a / sqrt(magic)) * cos(radLat) * PI),
    lat + (dLat * 180) / (((a * (1 - ee)) / (magic * sqrt(magic))) * PI),
  ];
}

const inChina = fc.tuple(
  fc.double({ min: 80, max: 125, noNaN: true }),
  fc.double({ min: 22, max: 45, noNaN: true }),
);

describe('GCJ-02', () => {
  it('shifts places in China as published, by less than a kilometre, and none elsewhere', () => {
    fc.assert(
      fc.property(inChina, (place) => {
        const shifted = toGcj02(place);
        expect(distanceM(shifted, published(...place))).toBeLessThan(0.01);
        expect(distanceM(place, shifted)).toBeLessThan(1000);
      }),
    );
    // Lankao: some 500 m.
    expect(distanceM([114.82, 34.82], toGcj02([114.82, 34.82]))).toBeGreaterThan(400);
    expect(toGcj02([2.35, 48.86])).toEqual([2.35, 48.86]);
  });

  it('puts a tile together so that every place is within half a pixel of where it belongs', () => {
    fc.assert(
      fc.property(
        inChina,
        fc.integer({ min: 8, max: 18 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        ([lon, lat], z, u, v) => {
          const side = 2 ** z;
          const x = Math.floor(((lon + 180) / 360) * side);
          const y = Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * side);
          const patch = patchesOf(z, x, y).find(
            ({ to }) => u >= to.x && u < to.x + to.side && v >= to.y && v < to.y + to.side,
          )!;
          const { to, from } = patch;
          const drawn = {
            x: from.west + ((u - to.x) / to.side) * (from.east - from.west),
            y: from.north + ((v - to.y) / to.side) * (from.south - from.north),
          };
          const exact = shiftedPlace(z, { x: x + u, y: y + v });
          expect(Math.hypot(drawn.x - exact.x, drawn.y - exact.y) * PIXELS).toBeLessThan(0.5);
        },
      ),
    );
  });
});
