import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, glareHours, reflections } from '../../../electron/engine/fit/glare.ts';
import { glareAt } from '../../../electron/engine/fit/glare-at.ts';
import { cellsOf, type GroundBetween, piecesOf, viewOf } from '../../../electron/engine/fit/sight.ts';
import { sunTrack } from '../../../electron/engine/fit/sun-track.ts';
import type { Metres } from '../../../electron/engine/local-plane.ts';
import { sightOver } from '../../../electron/engine/terrain/line-of-sight.ts';
import { outlineOf } from '../../outline-of.ts';
import { gridOf, placeAt } from './grid-of.ts';

const track = sunTrack({ latitudeDeg: 35, longitudeDeg: 115, elevationM: 60 }, 2023, 6);
const heights = { bottomM: 2.5, topM: 4, eyeM: 1.6 };
const square: Metres[][] = [
  [
    [-50, -50],
    [50, -50],
    [50, 50],
    [-50, 50],
  ],
];
const over =
  (heightM: (east: number, north: number) => number): GroundBetween =>
  (from, to) => {
    const sight = sightOver(gridOf(heightM), { ...placeAt(...from), heightM: heights.eyeM }, placeAt(...to));
    return sight && { hiddenM: sight.hiddenM, riseM: sight.toM - sight.fromM };
  };

describe('glare at a place', () => {
  it('is the same from the place’s side as from the year’s', () => {
    const angle = (min: number, max: number) =>
      fc.integer({ min: 0, max: 997 }).map((share) => min + ((max - min) * share) / 997);
    const cell = fc.record({
      azimuthDeg: angle(0, 359.99),
      halfWidthDeg: angle(0.05, 20),
      low: angle(-20, 20),
      tall: angle(0, 8),
    });
    let reached = 0;
    fc.assert(
      fc.property(
        angle(0, 90),
        angle(0, 360),
        fc.boolean(),
        fc.array(cell, { minLength: 1, maxLength: 6 }),
        (tiltDeg, azimuthDeg, bothFaces, drawn) => {
          const mount = { tiltDeg, azimuthDeg, bothFaces };
          const cells = drawn.map(
            ({ low, tall, ...rest }): Cell => ({ ...rest, lowDeg: low, highDeg: low + tall }),
          );
          const expected = glareHours(reflections(track, mount), cells);
          const found = glareAt(track, mount).byHour(cells);
          const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
          if (sum(expected.hours) > 0) reached++;
          expect(sum(found.hours)).toBeCloseTo(sum(expected.hours), 9);
          expect(found.apartHours).toBeCloseTo(expected.apartHours, 9);
          found.hours.forEach((hours, slot) => {
            expect(hours).toBeCloseTo(expected.hours[slot]!, 9);
          });
        },
      ),
      { numRuns: 150, seed: 7 },
    );
    expect(reached).toBeGreaterThan(30);
  });

  it('ends where a hill stands between, and comes back above it', () => {
    const pieces = piecesOf(outlineOf(square));
    const observer: Metres = [0, 1500];
    const ridge = over((_east, north) => (Math.abs(north - 800) < 100 ? 60 : 0));
    expect(viewOf(observer, pieces, heights, ridge).magnitudeDeg2).toBe(0);
    expect(cellsOf(observer, pieces, heights, ridge)).toEqual([]);
    const low = over(() => 0);
    const flat = viewOf(observer, pieces, heights);
    expect(viewOf(observer, pieces, heights, low).magnitudeDeg2).toBeCloseTo(flat.magnitudeDeg2, 6);
    expect(cellsOf(observer, pieces, heights, low)).toHaveLength(pieces.length);
  });

  it('falls on an observer who stands higher at the angle he is seen under', () => {
    const pieces = piecesOf(outlineOf(square), 1);
    const observer: Metres = [0, 1000];
    const slope = over((_east, north) => Math.max(0, north - 50) * 0.1);
    const [cell] = cellsOf(observer, pieces, heights, slope);
    // 95 m higher at 1000 m: light must rise by about 5.4° to reach him.
    expect((cell!.lowDeg + cell!.highDeg) / 2).toBeCloseTo(5.4, 0);
  });
});
