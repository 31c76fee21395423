import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Area } from '../../../shared/geometry.ts';
import { withoutTwins } from '../../../shared/twin-corners.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let open: OpenDesk;
beforeAll(async () => {
  open = await deskOnLankao(false);
});
afterAll(() => open.close());

/** A square in which each corner stands several times, a little beside itself. */
const shaky = (by: number): Area => ({
  type: 'Polygon',
  coordinates: [
    (square(114.9, 34.8, 0.002).coordinates as [number, number][][])[0]!.flatMap(([x, y]) => [
      [x, y] as [number, number],
      [x + by, y - by] as [number, number],
      [x, y] as [number, number],
    ]),
  ],
});

describe('reshaping a site', () => {
  it('takes an outline whose corners stand twice within half a millimetre', async () => {
    const { id } = await open.say('site.create', { kind: 'rooftop', geometry: shaky(3e-9) });
    const moved = shaky(2e-9);
    moved.coordinates[0]![3] = [114.9015, 34.8];
    const { sites } = await open.say('site.update', { ids: [id], changes: { geometry: moved } });
    expect(sites![0]!.areaM2).toBeGreaterThan(10_000);
  });

  it('still refuses an outline whose edges cross', async () => {
    const bow: Area = {
      type: 'Polygon',
      coordinates: [
        [
          [114.9, 34.8],
          [114.902, 34.802],
          [114.902, 34.8],
          [114.9, 34.802],
          [114.9, 34.8],
        ],
      ],
    };
    await expect(open.say('site.create', { kind: 'rooftop', geometry: bow })).rejects.toMatchObject({
      code: 'site.self-crossing',
    });
  });

  it('leaves outlines whose corners are apart as they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 })), {
          minLength: 3,
          maxLength: 12,
        }),
        (corners) => {
          const distinct = corners.filter(
            ([x, y], i) => corners.findIndex((c) => c[0] === x && c[1] === y) === i,
          );
          const ring = [...distinct, distinct[0]!].map(([x, y]): [number, number] => [
            100 + x * 1e-6,
            30 + y * 1e-6,
          ]);
          const area: Area = { type: 'Polygon', coordinates: [ring] };
          expect(withoutTwins(area)).toEqual(area);
        },
      ),
    );
  });

  it('adds no step to undo where nothing changes', async () => {
    const geometry = square(114.91, 34.81, 0.002);
    const { id } = await open.say('site.create', { kind: 'agrivoltaic', geometry });
    await open.settled();
    const before = await open.say('edit.history', {});
    await open.say('site.update', { ids: [id], changes: { geometry } });
    expect((await open.say('edit.history', {})).undo).toEqual(before.undo);
    await open.say('site.update', { ids: [id], changes: { tiltDeg: 31 } });
    const after = await open.say('edit.history', {});
    expect(after.undo).not.toEqual(before.undo);
    await open.say('site.update', { ids: [id], changes: { geometry, tiltDeg: 31 } });
    expect((await open.say('edit.history', {})).undo).toEqual(after.undo);
  });
});
