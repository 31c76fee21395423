import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OVERVIEW_ZOOM, overviewTile } from '../../../electron/bulk/tile-overview.ts';
import { EXTENT } from '../../../electron/formats/tiles/mvt.ts';

const CELLS = 256;
const UNIT = EXTENT / CELLS;
const ADDRESS = { z: 11, x: 5, y: 7 };
const SHAPES_PER_CELL = 2 ** (OVERVIEW_ZOOM - ADDRESS.z);

const cell = fc.integer({ min: -3, max: 12 });
const shape = fc.record({
  u: cell,
  v: cell,
  kind: fc.integer({ min: 0, max: 2 }),
  count: fc.integer({ min: 1, max: 4 }),
});

it('covers just the cells with shapes, each by the class most of its shapes have, in few pieces', () => {
  fc.assert(
    fc.property(fc.array(shape, { maxLength: 80 }), (shapes) => {
      const each = shapes.flatMap((one) => new Array<typeof one>(one.count).fill(one));
      const at = (index: number, cells: number) => (index * CELLS + cells) * SHAPES_PER_CELL;
      const features = overviewTile(
        {
          columns: each.map(({ u }) => at(ADDRESS.x, u)),
          rows: each.map(({ v }) => at(ADDRESS.y, v)),
          kinds: each.map(({ kind }) => kind),
          classes: ['a', 'b', 'c'],
          synthetic: true,
        },
        ADDRESS,
      );
      const drawn = new Map<string, unknown>();
      for (const { parts, properties } of features) {
        const [[west, north], , [east, south]] = parts[0] as [number, number][] as [
          [number, number],
          never,
          [number, number],
        ];
        for (let u = west / UNIT; u < east / UNIT; u++)
          for (let v = north / UNIT; v < south / UNIT; v++) {
            expect(drawn.has(`${u} ${v}`)).toBe(false);
            drawn.set(`${u} ${v}`, properties.class);
          }
      }
      const expected = new Map<string, unknown>();
      for (const { u, v } of shapes) {
        if (u < -1 || v < -1) continue;
        const counts = [0, 1, 2].map(
          (kind) => each.filter((one) => one.u === u && one.v === v && one.kind === kind).length,
        );
        expected.set(`${u} ${v}`, ['a', 'b', 'c'][counts.indexOf(Math.max(...counts))]);
      }
      expect(drawn).toEqual(expected);
      expect(features.length).toBeLessThanOrEqual(expected.size);
    }),
  );
});

it('draws a village of one class as one piece', () => {
  const [columns, rows]: [number[], number[]] = [[], []];
  for (let u = 10; u < 30; u++)
    for (let v = 20; v < 50; v++) {
      columns.push((ADDRESS.x * CELLS + u) * SHAPES_PER_CELL);
      rows.push((ADDRESS.y * CELLS + v) * SHAPES_PER_CELL);
    }
  const kinds = columns.map(() => 0);
  const features = overviewTile({ columns, rows, kinds, classes: ['a'], synthetic: false }, ADDRESS);
  expect(features).toHaveLength(1);
});
