import { describe, expect, it } from 'vitest';
import { priorities } from '../../../electron/engine/fit/ahp.ts';
import { glareHours, mirrored, reflections, SUN_HALF_ANGLE_DEG } from '../../../electron/engine/fit/glare.ts';
import { pumpingKwh } from '../../../electron/engine/fit/measure.ts';
import { cellsOf, hiddenM, piecesOf, viewOf } from '../../../electron/engine/fit/sight.ts';
import { type SunTrack, sunTrack } from '../../../electron/engine/fit/sun-track.ts';
import { sunYear } from '../../../electron/engine/sun/sun-year.ts';
import { outlineOf } from '../../outline-of.ts';

const rad = Math.PI / 180;
const place = { latitudeDeg: 34.85, longitudeDeg: 114.82, elevationM: 70 };
const HEIGHTS = { bottomM: 2, topM: 4, eyeM: 1.6 };
const squareOf = (side: number): [number, number][][] => [
  [
    [-side / 2, -side / 2],
    [side / 2, -side / 2],
    [side / 2, side / 2],
    [-side / 2, side / 2],
    [-side / 2, -side / 2],
  ],
];
/** A sun that stands in one place for one step. */
const sunAt = (azimuthDeg: number, elevationDeg: number): SunTrack => ({
  east: Float64Array.of(Math.cos(elevationDeg * rad) * Math.sin(azimuthDeg * rad)),
  north: Float64Array.of(Math.cos(elevationDeg * rad) * Math.cos(azimuthDeg * rad)),
  up: Float64Array.of(Math.sin(elevationDeg * rad)),
  slot: Uint16Array.of(5 * 24 + 17),
  stepHours: 0.5,
});

describe('pairwise judgements', () => {
  it('gives the principal eigenvector and consistency of a 3 × 3 matrix', () => {
    const { weights, lambdaMax, cr } = priorities([
      [1, 3, 5],
      [1 / 3, 1, 3],
      [1 / 5, 1 / 3, 1],
    ]);
    // For a 3 × 3 reciprocal matrix the eigenvector is the geometric mean of the rows (Crawford and Williams 1985)
    // and λmax = 1 + r + 1/r with r = (a₁₂·a₂₃/a₁₃)^⅓.
    const means = [Math.cbrt(15), 1, Math.cbrt(1 / 15)];
    const total = means.reduce((a, b) => a + b);
    weights.forEach((weight, i) => {
      expect(weight).toBeCloseTo(means[i]! / total, 10);
    });
    const r = Math.cbrt(9 / 5);
    expect(lambdaMax).toBeCloseTo(1 + r + 1 / r, 10);
    expect(cr).toBeCloseTo((r + 1 / r - 2) / 2 / 0.58, 10);
  });

  it('gives the published weights of Saaty’s school example', () => {
    // Saaty (1980), The Analytic Hierarchy Process: choosing a school by six criteria; weights as printed.
    const { weights, cr, worst } = priorities([
      [1, 4, 3, 1, 3, 4],
      [1 / 4, 1, 7, 3, 1 / 5, 1],
      [1 / 3, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 6],
      [1, 1 / 3, 5, 1, 1, 1 / 3],
      [1 / 3, 5, 5, 1, 1, 3],
      [1 / 4, 1, 6, 3, 1 / 3, 1],
    ]);
    [0.32, 0.14, 0.03, 0.13, 0.24, 0.14].forEach((printed, i) => {
      expect(weights[i]).toBeCloseTo(printed, 2);
    });
    expect(cr).toBeGreaterThan(0.1);
    expect(worst).not.toBe(null);
  });

  it('points at the judgement that contradicts the others', () => {
    const raw = [0.4, 0.3, 0.2, 0.1];
    const matrix = raw.map((a) => raw.map((b) => a / b));
    matrix[0]![3] = 1 / 4;
    matrix[3]![0] = 4;
    const { cr, worst } = priorities(matrix);
    expect(cr).toBeGreaterThan(0.1);
    expect(worst).toMatchObject({ row: 0, column: 3, judged: 1 / 4 });
    expect(worst!.implied).toBeGreaterThan(3 * worst!.judged);
  });
});

describe('glare', () => {
  it('mirrors light by the law of reflection', () => {
    const level = mirrored([0, Math.sin(30 * rad), Math.cos(30 * rad)], [0, 0, 1])!;
    expect(level[1]).toBeCloseTo(-Math.sin(30 * rad), 12);
    expect(level[2]).toBeCloseTo(Math.cos(30 * rad), 12);
    expect(mirrored([0, 0, -1], [0, 0, 1])).toBe(null);
  });

  it('throws a western sun off a south-facing module where the hand calculation says', () => {
    // Module tilted 45° to the south: n = (0, −√½, √½). Sun due west at 10°: s = (−cos 10°, 0, sin 10°).
    // n·s = √½·sin 10°, so r = 2(n·s)n − s = (cos 10°, −sin 10°, 0): level, bearing 90° + 10°.
    const cast = reflections(sunAt(270, 10), { tiltDeg: 45, azimuthDeg: 180, bothFaces: false });
    expect(cast.azimuthDeg[0]).toBeCloseTo(100, 9);
    expect(cast.elevationDeg[0]).toBeCloseTo(0, 9);
    const pieces = piecesOf(outlineOf(squareOf(10)), 1);
    const level = { bottomM: 1.6, topM: 1.6, eyeM: 1.6 };
    const seenFrom = (bearingDeg: number) => {
      const observer = [1000 * Math.sin(bearingDeg * rad), 1000 * Math.cos(bearingDeg * rad)] as const;
      return glareHours(cast, cellsOf(observer, pieces, level)).hours;
    };
    expect(seenFrom(100)[5 * 24 + 17]).toBe(0.5);
    // The sun's half disc is 0.27° and half of the piece 0.29° wide at a kilometre: 0.4° aside still, 0.7° no more.
    expect(SUN_HALF_ANGLE_DEG).toBeCloseTo(0.266, 3);
    expect(seenFrom(100.4).reduce((a, b) => a + b)).toBe(0.5);
    expect(seenFrom(100.7).reduce((a, b) => a + b)).toBe(0);
    expect(seenFrom(280).reduce((a, b) => a + b)).toBe(0);
  });

  it('sends nothing from an upright row’s back unless its back is glass too', () => {
    const upright = { tiltDeg: 90, azimuthDeg: 90 };
    const sun = sunAt(270, 5);
    expect(reflections(sun, { ...upright, bothFaces: false }).step).toHaveLength(0);
    const back = reflections(sun, { ...upright, bothFaces: true });
    // An upright mirror turns the light back at the elevation it came with, downwards.
    expect(back.azimuthDeg[0]).toBeCloseTo(270, 9);
    expect(back.elevationDeg[0]).toBeCloseTo(-5, 9);
  });

  it('spares an observer behind a tilted array and lasts longer the wider the array', () => {
    const cast = reflections(sunTrack(place, 2023, 10), { tiltDeg: 29, azimuthDeg: 180, bothFaces: false });
    const hours = (observer: [number, number], side: number) =>
      glareHours(cast, cellsOf(observer, piecesOf(outlineOf(squareOf(side))), HEIGHTS)).hours.reduce(
        (a, b) => a + b,
        0,
      );
    expect(hours([0, 900], 300)).toBe(0);
    expect(hours([0, -900], 300)).toBe(0);
    const [narrow, wide] = [hours([900, -200], 100), hours([900, -200], 400)];
    expect(wide).toBeGreaterThan(narrow);
    expect(narrow).toBeGreaterThan(0);
  });

  it('follows the same sun as the estimates', () => {
    const track = sunTrack(place, 2023, 60);
    const { apparentZenithDeg } = sunYear(place, 2023);
    const lit = apparentZenithDeg.filter((zenith) => zenith < 90);
    expect(track.up).toHaveLength(lit.length);
    track.up.forEach((up, i) => {
      expect(up).toBeCloseTo(Math.cos(lit[i]! * rad), 9);
    });
  });
});

describe('sight', () => {
  it('hides what the curve of the Earth hides', () => {
    // Horizon of an eye at 1.6 m with k = 1/(1 − 0.13): √(2·6371000·1.6/0.87) = 4841 m; 5 km beyond it 1.71 m are hidden.
    expect(hiddenM(4800, 1.6)).toBe(0);
    expect(hiddenM(4841 + 5000, 1.6)).toBeCloseTo(1.71, 2);
  });

  it('measures the angle an array fills', () => {
    const pieces = piecesOf(outlineOf(squareOf(200)), 100);
    const view = viewOf([0, -1100], pieces, HEIGHTS);
    expect(view.bearingDeg === 0 || Math.abs(view.bearingDeg - 180) > 175).toBe(true);
    expect(view.horizontalDeg).toBeCloseTo((2 * Math.atan(100 / 1010)) / rad, 0);
    expect(view.verticalDeg).toBeCloseTo(Math.atan(4 / 1010) / rad, 2);
    expect(viewOf([0, -30_000], pieces, HEIGHTS).magnitudeDeg2).toBe(0);
  });
});

it('lifts water by ρgh over the efficiency', () => {
  // 3600 m³ lifted 10 m at 50 %: 3600·1000·9.80665·10/0.5/3.6e6 = 196.133 kWh.
  expect(pumpingKwh(3600, 10, 0.5)).toBeCloseTo(196.133, 3);
});
