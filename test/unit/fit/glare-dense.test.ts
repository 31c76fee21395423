import { describe, expect, it } from 'vitest';
import { mirrored, normalOf, SUN_HALF_ANGLE_DEG } from '../../../electron/engine/fit/glare.ts';
import { glareAt } from '../../../electron/engine/fit/glare-at.ts';
import { piecesToward } from '../../../electron/engine/fit/pieces-toward.ts';
import { cellsOf } from '../../../electron/engine/fit/sight.ts';
import { sunTrack } from '../../../electron/engine/fit/sun-track.ts';
import { inside, type Metres } from '../../../electron/engine/local-plane.ts';
import { outlineOf } from '../../outline-of.ts';

const rad = Math.PI / 180;
const track = sunTrack({ latitudeDeg: 34.82, longitudeDeg: 114.82, elevationM: 70 }, 2023, 4);
const TILT = 29;
const heights = { bottomM: 3.6, topM: 3.6 + 4.6 * Math.sin(TILT * rad), eyeM: 1.6 };
const box = (west: number, south: number, east: number, north: number): Metres[][] => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];

/** Directions within half of the sun's disc of one, itself first. */
function* disc(x: number, y: number, z: number): Generator<[number, number, number]> {
  yield [x, y, z];
  const azimuth = Math.atan2(x, y);
  const elevation = Math.asin(z);
  for (let ring = 1; ring <= 3; ring++) {
    for (let k = 0; k < 12; k++) {
      const away = (SUN_HALF_ANGLE_DEG * rad * ring) / 3;
      const up = elevation + away * Math.sin((k * Math.PI) / 6);
      const turn = azimuth + (away * Math.cos((k * Math.PI) / 6)) / Math.cos(elevation);
      yield [Math.cos(up) * Math.sin(turn), Math.cos(up) * Math.cos(turn), Math.sin(up)];
    }
  }
}

/** Hours in which light that reaches an eye, followed back, comes from between the edges of modules in an outline. */
function denseHours(eye: Metres, rings: Metres[][]) {
  const n = normalOf(TILT, 180);
  const heightsM = Array.from(
    { length: 41 },
    (_, k) => heights.bottomM + ((heights.topM - heights.bottomM) * k) / 40,
  );
  const fromField = (x: number, y: number, z: number) =>
    z < 0 &&
    heightsM.some((heightM) => {
      const back = (heights.eyeM - heightM) / z;
      return inside([eye[0] - back * x, eye[1] - back * y], rings);
    });
  let [all, apart] = [0, 0];
  for (let i = 0; i < track.up.length; i++) {
    const sun = [track.east[i]!, track.north[i]!, track.up[i]!] as const;
    const cast = mirrored(sun, n);
    if (!cast || Math.abs(cast[2]) > 0.2) continue;
    if (![...disc(...cast)].some((direction) => fromField(...direction))) continue;
    all++;
    // The eye looks against the light: angle between the sun and the module.
    const angle = Math.acos(-(cast[0] * sun[0] + cast[1] * sun[1] + cast[2] * sun[2])) / rad;
    if (angle >= 10) apart++;
  }
  return { all: all * track.stepHours, apart: apart * track.stepHours };
}

function found(eye: Metres, rings: Metres[][]) {
  const glare = glareAt(track, { tiltDeg: TILT, azimuthDeg: 180, bothFaces: false });
  const pieces = piecesToward(outlineOf(rings))(...eye);
  const { totalHours, apartHours } = glare.total(cellsOf(eye, pieces, heights, null, glare.canReach));
  return { all: totalHours, apart: apartHours };
}

describe('glare of a field sampled densely', () => {
  const slanted: Metres[][] = [
    [
      [-400, -300],
      [-360, -310],
      [400, 300],
      [360, 310],
      [-400, -300],
    ],
  ];
  it.each<[string, Metres, Metres[][]]>([
    ['300 m wide, from 400 m in the east', [400, 0], box(-150, -150, 150, 150)],
    ['300 m wide, from 400 m in the west', [-400, 0], box(-150, -150, 150, 150)],
    ['1.6 km wide, from 120 m beside it', [920, -100], box(-800, -800, 800, 800)],
    ['a strip 40 m wide across the slope of the sight', [700, 0], slanted],
  ])('%s', (_name, eye, rings) => {
    const dense = denseHours(eye, rings);
    const { all, apart } = found(eye, rings);
    expect(dense.all).toBeGreaterThan(3);
    expect(Math.abs(all / dense.all - 1)).toBeLessThan(0.03);
    expect(Math.abs(apart - dense.apart)).toBeLessThan(0.03 * dense.all);
    expect(apart).toBeLessThan(all);
  });

  it('covers an outline with pieces that are the finer the nearer they lie', () => {
    const pieces = piecesToward(outlineOf(box(-800, -800, 800, 800)))(920, 0);
    const area = pieces.reduce((sum, { halfM }) => sum + (2 * halfM) ** 2, 0);
    expect(area / 1600 ** 2).toBeCloseTo(1, 1);
    const nearest = pieces.reduce((a, b) => (a.middle[0] > b.middle[0] ? a : b));
    expect(nearest.halfM).toBeLessThanOrEqual(10);
    expect(piecesToward(outlineOf(box(0, 0, 0.5, 0.5)))(0, 50).length).toBeGreaterThan(0);
  });
});
