import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestOnSegment, type Pixel, snapPosition } from '../../../renderer/map/snap.ts';

const project = ([x, y]: number[]): Pixel => ({ x: x!, y: y! });
const unproject = ({ x, y }: Pixel) => [x, y];
const square = [
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
  [0, 0],
];
const snap = (x: number, y: number) => snapPosition({ x, y }, [square], project, unproject, 10);

describe('what a pointer snaps to', () => {
  it('is a corner before the edge beside it, however near that is', () => {
    expect(snap(8, 1)).toEqual([0, 0]);
  });
  it('is the nearest point of an edge where no corner is in reach', () => {
    expect(snap(50, 6)).toEqual([50, 0]);
    expect(snap(107, 40)).toEqual([100, 40]);
  });
  it('is nothing out of reach', () => {
    expect(snap(50, 50)).toBeUndefined();
    expect(snap(-20, 50)).toBeUndefined();
  });
});

it('finds no point of a segment nearer than the one it names', () => {
  const number = fc.integer({ min: -100, max: 100 });
  const pixel = fc.record({ x: number, y: number });
  fc.assert(
    fc.property(pixel, pixel, pixel, fc.double({ min: 0, max: 1, noNaN: true }), (point, a, b, share) => {
      const far = (p: Pixel) => Math.hypot(p.x - point.x, p.y - point.y);
      const other = { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
      expect(far(nearestOnSegment(point, a, b))).toBeLessThanOrEqual(far(other) + 1e-9);
    }),
  );
});
