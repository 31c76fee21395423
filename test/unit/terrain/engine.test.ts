import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosd, DEG, sind, tand } from '../../../electron/engine/angles.ts';
import { groundUnder } from '../../../electron/engine/terrain/area.ts';
import { curvatureDropM, TWICE_LIGHT_RADIUS_M } from '../../../electron/engine/terrain/curvature.ts';
import { elevationAt } from '../../../electron/engine/terrain/grid.ts';
import { hillshade } from '../../../electron/engine/terrain/hillshade.ts';
import { HORIZON_AZIMUTHS, horizonProfile } from '../../../electron/engine/terrain/horizon-profile.ts';
import { sightOver } from '../../../electron/engine/terrain/line-of-sight.ts';
import { aspectDegOf, gradientAt, slopeDegOf } from '../../../electron/engine/terrain/slope.ts';
import { gridOf, MIDDLE, placeAt } from './grid-of.ts';

const plane = (slopeDeg: number, aspectDeg: number) => (east: number, north: number) =>
  500 - tand(slopeDeg) * (east * sind(aspectDeg) + north * cosd(aspectDeg));
const profile = (grid: ReturnType<typeof gridOf>, heightM = 0, at = MIDDLE) =>
  horizonProfile(grid, at.longitudeDeg, at.latitudeDeg, new Float64Array(HORIZON_AZIMUTHS), heightM);

describe('heights, slope and aspect', () => {
  it('reads a bilinear surface back exactly between cells and nothing outside', () => {
    const grid = gridOf((x, y) => 100 + 0.01 * x - 0.02 * y);
    fc.assert(
      fc.property(
        fc.double({ min: -2900, max: 2900, noNaN: true }),
        fc.double({ min: -2900, max: 2900, noNaN: true }),
        (x, y) => {
          const { longitudeDeg, latitudeDeg } = placeAt(x, y);
          expect(elevationAt(grid, longitudeDeg, latitudeDeg)).toBeCloseTo(100 + 0.01 * x - 0.02 * y, 3);
        },
      ),
    );
    expect(elevationAt(grid, 114, 35)).toBeNaN();
    expect(elevationAt(grid, Number.NaN, 35)).toBeNaN();
    expect(
      elevationAt(
        gridOf(() => Number.NaN),
        115,
        35,
      ),
    ).toBeNaN();
  });

  it('finds the tilt and the direction of any plane', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        fc.double({ min: 0, max: 359.9, noNaN: true }),
        (slopeDeg, aspectDeg) => {
          const grid = gridOf(plane(slopeDeg, aspectDeg), { cells: 9 });
          const gradient = gradientAt(grid, 4, 4)!;
          expect(slopeDegOf(gradient)).toBeCloseTo(slopeDeg, 2);
          const turn = ((aspectDegOf(gradient)! - aspectDeg + 540) % 360) - 180;
          expect(Math.abs(turn)).toBeLessThan(0.05);
        },
      ),
    );
  });

  it('gives level ground no direction and a hole no slope', () => {
    const level = gradientAt(
      gridOf(() => 60, { cells: 5 }),
      2,
      2,
    )!;
    expect(slopeDegOf(level)).toBe(0);
    expect(aspectDegOf(level)).toBeNull();
    expect(
      gradientAt(
        gridOf((x) => (x > 0 ? Number.NaN : 60), { cells: 5 }),
        2,
        2,
      ),
    ).toBeNull();
  });

  it('finds a cone as steep on every side, falling outwards', () => {
    const grid = gridOf((x, y) => 1000 - 0.5 * Math.hypot(x, y), { cells: 101 });
    for (let azimuth = 0; azimuth < 360; azimuth += 15) {
      const column = 50 + Math.round(40 * sind(azimuth));
      const row = 50 - Math.round(40 * cosd(azimuth));
      const gradient = gradientAt(grid, column, row)!;
      expect(slopeDegOf(gradient)).toBeCloseTo(Math.atan(0.5) * DEG, 1);
      const outwards = Math.atan2(column - 50, 50 - row) * DEG;
      expect(Math.abs(((aspectDegOf(gradient)! - outwards + 540) % 360) - 180)).toBeLessThan(0.5);
    }
  });

  it('weighs the eight cells by 1, 2, 1: a step of one metre', () => {
    const grid = gridOf((x) => (x > 0 ? 1 : 0), { cellM: 10, cells: 5 });
    expect(gradientAt(grid, 2, 2)!.east).toBeCloseTo(4 / 80, 4);
  });

  it('says what an outline stands on', () => {
    const grid = gridOf(plane(12, 90));
    const [a, b] = [placeAt(-200, -200), placeAt(200, 200)];
    const ring: [number, number][] = [
      [a.longitudeDeg, a.latitudeDeg],
      [b.longitudeDeg, a.latitudeDeg],
      [b.longitudeDeg, b.latitudeDeg],
      [a.longitudeDeg, b.latitudeDeg],
      [a.longitudeDeg, a.latitudeDeg],
    ];
    const ground = groundUnder(grid, { type: 'Polygon', coordinates: [ring] })!;
    expect(ground.elevationM).toBeCloseTo(500, 0);
    expect(ground.meanSlopeDeg).toBeCloseTo(12, 2);
    expect(ground.steepSlopeDeg).toBeCloseTo(12, 2);
    expect(ground.aspectDeg).toBeCloseTo(90, 2);
    const far = ring.map(([x, y]): [number, number] => [x + 1, y]);
    expect(groundUnder(grid, { type: 'Polygon', coordinates: [far] })).toBeNull();
  });

  it('lights ground by the cosine of incidence', () => {
    expect(hillshade({ east: 0, north: 0 })).toBeCloseTo(Math.SQRT1_2, 12);
    // A face that looks straight at the lamp is fully lit; its back is dark.
    const rise = Math.SQRT1_2;
    expect(hillshade({ east: rise, north: -rise })).toBeCloseTo(1, 12);
    expect(hillshade({ east: -rise, north: rise })).toBeCloseTo(0, 12);
  });
});

describe('the horizon', () => {
  it('is level over level ground', () => {
    expect([...profile(gridOf(() => 60))!]).toEqual(new Array(HORIZON_AZIMUTHS).fill(0));
  });

  it('sees a wall at its height over its distance', () => {
    const grid = gridOf((east) => (east >= 1500 ? 150 : 0));
    const skyline = profile(grid)!;
    const east = HORIZON_AZIMUTHS / 4;
    const expected = Math.atan((150 - curvatureDropM(1500)) / 1500) * DEG;
    // The ray meets the wall at most a fiftieth of the way behind its face.
    expect(skyline[east]! / expected).toBeGreaterThan(0.975);
    expect(skyline[east]! / expected).toBeLessThan(1.02);
    // 45° off, the wall is √2 as far.
    expect(skyline[east / 2]! / (Math.atan(150 / (1500 * Math.SQRT2)) * DEG)).toBeCloseTo(1, 1);
    expect(skyline[3 * east]).toBe(0);
  });

  it('falls as the eye rises and never below 0', () => {
    const grid = gridOf((east, north) => 40 * Math.sin(east / 300) + 60 * Math.cos(north / 500));
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 60, noNaN: true }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        (a, b) => {
          const [low, high] = [profile(grid, Math.min(a, b))!, profile(grid, Math.max(a, b))!];
          expect(low.every((elevation, i) => elevation >= high[i]!)).toBe(true);
          expect(Math.min(...high)).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('does not say what it does not know', () => {
    expect(profile(gridOf(() => Number.NaN))).toBeNull();
  });
});

describe('line of sight', () => {
  it('is mutual', () => {
    const grid = gridOf((east, north) => 25 * Math.sin(east / 170) * Math.cos(north / 230));
    const metre = fc.double({ min: -2500, max: 2500, noNaN: true });
    const height = fc.double({ min: 0, max: 30, noNaN: true });
    fc.assert(
      fc.property(metre, metre, height, metre, metre, height, (ax, ay, ah, bx, by, bh) => {
        fc.pre(Math.hypot(ax - bx, ay - by) > 1);
        const a = { ...placeAt(ax, ay), heightM: ah };
        const b = { ...placeAt(bx, by), heightM: bh };
        const margin = Math.abs(sightOver(grid, a, b)!.hiddenM - bh);
        // Where the line just grazes the ground, the last digit decides.
        fc.pre(margin > 1e-6);
        const sees = (from: typeof a, to: typeof a) => sightOver(grid, from, to)!.hiddenM <= to.heightM;
        expect(sees(a, b)).toBe(sees(b, a));
      }),
    );
  });

  it('is cut by a wall up to the height that the intercept theorem gives', () => {
    const grid = gridOf((east) => (Math.abs(east) < 20 ? 30 : 0), { cellM: 10, cells: 401 });
    const sight = sightOver(grid, { ...placeAt(-1000, 0), heightM: 10 }, placeAt(1000, 0))!;
    // Over the wall's near top edge, 20 m before the middle: 10 + (30 − 10) · 2000 / 980 or so.
    expect(sight.hiddenM).toBeGreaterThan(48);
    expect(sight.hiddenM).toBeLessThan(52);
    expect(sight.distanceM).toBeCloseTo(2000, 0);
  });

  it('over level ground is cut by the Earth alone', () => {
    const grid = gridOf(() => 0, { cellM: 100, cells: 401 });
    const near = sightOver(grid, { ...placeAt(-2000, 0), heightM: 1.6 }, placeAt(2000, 0))!;
    expect(near.hiddenM).toBeCloseTo(0, 9);
    const far = sightOver(grid, { ...placeAt(-9500, 0), heightM: 1.6 }, placeAt(9500, 0))!;
    const beyond = 19_000 - Math.sqrt(TWICE_LIGHT_RADIUS_M * 1.6);
    expect(far.hiddenM).toBeCloseTo(beyond ** 2 / TWICE_LIGHT_RADIUS_M, 1);
  });

  it('tells nothing without ground at both ends', () => {
    const grid = gridOf((east) => (east > 100 ? Number.NaN : 0));
    expect(sightOver(grid, { ...MIDDLE, heightM: 2 }, placeAt(1000, 0))).toBeNull();
  });
});
