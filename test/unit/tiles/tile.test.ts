import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { expect, it } from 'vitest';
import { EXTENT, encodeTile, type TileFeature } from '../../../electron/formats/tiles/mvt.ts';
import { intoTile, shapeInTile, tileBounds } from '../../../electron/formats/tiles/tile-grid.ts';

/** A tile as another program reads it. */
const read = (bytes: Uint8Array) => new VectorTile(new PbfReader(bytes));

const at = fc.integer({ min: -200, max: EXTENT + 200 });
const line = fc.uniqueArray(fc.tuple(at, at), { minLength: 2, maxLength: 12, selector: String });
const value = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true }).map((n) => n + 0),
  fc.boolean(),
  fc.constant(null),
);
const feature = fc.record({
  id: fc.integer({ min: 0, max: 2 ** 40 }),
  type: fc.constant('line' as const),
  parts: fc.array(line, { minLength: 1, maxLength: 3 }),
  properties: fc.dictionary(fc.string({ minLength: 1 }), value, { noNullPrototype: true }),
});

it('is read by another program as it was written', () => {
  fc.assert(
    fc.property(fc.array(feature, { minLength: 1, maxLength: 20 }), (features: TileFeature[]) => {
      const layer = read(encodeTile({ 层: features })).layers.层!;
      expect(layer.extent).toBe(EXTENT);
      expect(layer.length).toBe(features.length);
      features.forEach(({ id, parts, properties }, i) => {
        const back = layer.feature(i);
        expect(back.id).toBe(id);
        expect(back.loadGeometry().map((part) => part.map(({ x, y }) => [x, y]))).toEqual(parts);
        const kept = Object.entries(properties).filter(([, each]) => each !== null);
        expect(back.properties).toEqual(Object.fromEntries(kept));
      });
    }),
    { numRuns: 60 },
  );
});

it('leaves out layers with nothing in them', () => {
  expect(encodeTile({ a: [], b: [] })).toHaveLength(0);
});

it('places positions where the web map has them', () => {
  // The middle of the world is the corner of four tiles of the first zoom.
  expect(intoTile({ z: 1, x: 1, y: 1 })([0, 0])).toEqual([0, 0]);
  expect(tileBounds({ z: 0, x: 0, y: 0 }).map((deg) => Math.round(deg * 1e4) / 1e4)).toEqual([
    -180, -85.0511, 180, 85.0511,
  ]);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 18 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (z, u, v) => {
        const [x, y] = [Math.floor(u * 2 ** z), Math.floor(v * 2 ** z)];
        const [west, south, east, north] = tileBounds({ z, x, y });
        const place = intoTile({ z, x, y });
        const [left, top] = place([west + 1e-9, north - 1e-9]);
        const [right, bottom] = place([east, south]);
        expect([left, top].every((n) => Math.abs(n) <= 1)).toBe(true);
        expect([right, bottom].every((n) => Math.abs(n - EXTENT) <= 1)).toBe(true);
      },
    ),
  );
});

it('turns rings as the format wants them and drops what is too small to see', () => {
  const place = intoTile({ z: 14, x: 13426, y: 6500 });
  const [west, south, east, north] = tileBounds({ z: 14, x: 13426, y: 6500 });
  const across = (share: number) => [west + share * (east - west), south + share * (north - south)];
  const ring = (from: number, to: number) => {
    const [[x1, y1], [x2, y2]] = [across(from) as [number, number], across(to) as [number, number]];
    return [
      [x1, y1],
      [x2, y1],
      [x2, y2],
      [x1, y2],
      [x1, y1],
    ];
  };
  const shape = shapeInTile(
    { type: 'Polygon', coordinates: [ring(0.2, 0.8), ring(0.4, 0.6), ring(0.5, 0.500001)] },
    place,
  );
  expect(shape.parts).toHaveLength(2);
  const [outer, hole] = read(encodeTile({ a: [{ id: 1, ...shape, properties: {} }] }))
    .layers.a!.feature(0)
    .loadGeometry();
  const twice = (points: { x: number; y: number }[]) =>
    points.reduce(
      (sum, p, i) =>
        sum + p.x * points[(i + 1) % points.length]!.y - points[(i + 1) % points.length]!.x * p.y,
      0,
    );
  expect(twice(outer!)).toBeGreaterThan(0);
  expect(twice(hole!)).toBeLessThan(0);
});
