import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runFixedArray } from '../../../electron/engine/array/fixed-array.ts';
import { TOTALS } from '../../../electron/engine/array/totals.ts';
import { bundleOf, skylinesIn } from '../../../electron/engine/roof/bundle.ts';
import { raiseByPrism, skylineRoom } from '../../../electron/engine/roof/prisms.ts';
import { binnedPlane, binSun, DIRECTIONS, lightAt } from '../../../electron/engine/roof/sun-bins.ts';
import { surveyRoof } from '../../../electron/engine/roof/survey.ts';
import { behindSkyline, behindSkylines } from '../../../electron/engine/sky/skyline.ts';
import { prepareEquipment } from '../../../electron/engine/yield.ts';
import { beijingSky, equipment } from '../engine/sample.ts';
import { type Block, denseLight, meetsBlock } from './dense.ts';
import { corner, prismsOfBlocks, random, rectangle } from './town.ts';

const bins = binSun(beijingSky);
const settings = { bins, albedo: 0.2, shadeLimit: 0.2 };
const bare = { parapetM: 0, towerM2: 0, setbackM: 0, walkwayShare: 0, pitchDeg: 25 };
const flat = { habits: bare, pitchedAzimuthDeg: null, terrain: null };

it.each([
  [0, 180],
  [28, 180],
  [28, 0],
  [45, 100],
])('gives a plane of %d° facing %d° the light that the estimates give it', (tilt, azimuth) => {
  const sums = new Float64Array(TOTALS.length);
  const prepared = { ...prepareEquipment(beijingSky, equipment), albedo: 0.2 };
  runFixedArray(beijingSky, prepared, tilt, azimuth, sums);
  const plane = binnedPlane(bins, tilt, azimuth, 0.2);
  expect(plane.openPoaKwhM2 / sums[TOTALS.received]!).toBeCloseTo(1, 2.5);
  expect(lightAt(plane, new Float32Array(DIRECTIONS)).poaKwhM2).toBeCloseTo(plane.openPoaKwhM2, 9);
});

it('sees a wall as high as it is, in the directions it stands in', () => {
  const prisms = prismsOfBlocks([{ ring: rectangle(0, 20, 10, 4), topM: 9 }]);
  const skyline = skylineRoom();
  raiseByPrism(prisms, 0, 0, 0, 3, skyline);
  expect(skyline[0]).toBeCloseTo(6 / 18, 6);
  expect(skyline[2]).toBeCloseTo((6 / 18) * Math.cos((6 * Math.PI) / 180), 6);
  // Its corners stand 15.5° either side of north.
  expect(skyline[5]).toBeGreaterThan(0);
  expect(skyline[6]).toBe(0);
  expect(skyline[60]).toBe(0);
});

it('raises the skyline just where a ray meets a building, whatever its shape', () => {
  fc.assert(
    fc.property(
      fc.record({
        x: fc.double({ min: -40, max: 40, noNaN: true }),
        y: fc.double({ min: 12, max: 60, noNaN: true }),
        side: fc.double({ min: 4, max: 18, noNaN: true }),
        turn: fc.double({ min: 0, max: 6, noNaN: true }),
        topM: fc.double({ min: 1, max: 50, noNaN: true }),
        bent: fc.boolean(),
      }),
      ({ x, y, side, turn, topM, bent }) => {
        const block: Block = {
          ring: bent ? corner(x, y, side) : rectangle(x, y, side, side / 2, turn),
          topM,
        };
        const skyline = skylineRoom();
        raiseByPrism(prismsOfBlocks([block]), 0, 0, 0, 0, skyline);
        for (let i = 0; i < DIRECTIONS; i++) {
          const angle = (i * 2 * Math.PI) / DIRECTIONS;
          const hits = (tangent: number) =>
            meetsBlock([block], [0, 0, 0], [Math.sin(angle), Math.cos(angle), tangent]);
          if (skyline[i]! > 0) {
            expect(hits(skyline[i]! * 0.999)).toBe(true);
            expect(hits(skyline[i]! * 1.001)).toBe(false);
          } else expect(hits(0.001)).toBe(false);
        }
      },
    ),
    { numRuns: 60 },
  );
});

/** A roof amid a town of blocks, and the points of a dense grid on it. */
function town(seed: number) {
  const next = random(seed);
  const pitch = 15 + 10 * next();
  const blocks: Block[] = [];
  for (let i = -2; i <= 2; i++) {
    for (let j = -2; j <= 2; j++) {
      const middle = i === 0 && j === 0;
      const [x, y] = [i * pitch + next() * 2, j * pitch + next() * 2];
      const topM = middle ? 5 : 3 + 20 * next();
      const ring =
        (i + j) % 3 === 0 && !middle
          ? corner(x, y, pitch - 5)
          : rectangle(x, y, pitch - 5, pitch - 8, (next() - 0.5) * 0.6);
      blocks.push({ ring, topM });
    }
  }
  const [a, b, , d] = blocks[12]!.ring as [number, number][];
  const side = 6;
  const points = Array.from({ length: side * side }, (_, k) => {
    const [u, v] = [((k % side) + 0.5) / side, (Math.floor(k / side) + 0.5) / side];
    return [
      a![0] + u * (b![0] - a![0]) + v * (d![0] - a![0]),
      a![1] + u * (b![1] - a![1]) + v * (d![1] - a![1]),
      blocks[12]!.topM,
    ] as const;
  });
  const around = blocks.map((_, i) => i).filter((i) => i !== 12);
  return { blocks, around, points };
}

it.each([3, 11])(
  'finds in town %i the light and the hours of shade that rays cast from everywhere find',
  (seed) => {
    const { blocks, around, points } = town(seed);
    const [face] = surveyRoof(prismsOfBlocks(blocks), { ...flat, index: 12, around }, settings);
    const others = blocks.filter((_, i) => i !== 12);
    const dense = denseLight(beijingSky, others, points, 0, 180, 0.2);
    expect(dense.shadeHours).toBeGreaterThan(400);
    expect(Math.abs(face!.annualPoaKwhM2 / dense.poaKwhM2 - 1)).toBeLessThan(0.02);
    expect(Math.abs(face!.shadeHours / dense.shadeHours - 1)).toBeLessThan(0.03);
  },
);

it('keeps in few skylines what many points see: their light is that of the points, one after another', () => {
  const { blocks, points } = town(5);
  const prisms = prismsOfBlocks(blocks);
  const skylines = skylineRoom(points.length);
  const stride = 3 * DIRECTIONS;
  points.forEach(([x, y, z], i) => {
    for (let other = 0; other < blocks.length; other++) {
      if (other !== 12) raiseByPrism(prisms, other, x, y, z, skylines, i * stride);
    }
  });
  const few = skylinesIn(bundleOf(skylines, DIRECTIONS, stride, [...points.keys()]))!;
  const prepared = prepareEquipment(beijingSky, equipment);
  const yearOf = (sky: typeof beijingSky) => {
    const sums = new Float64Array(TOTALS.length);
    runFixedArray(sky, prepared, 15, 180, sums);
    return sums.subarray(TOTALS.monthlyAc, TOTALS.monthlyAc + 12).reduce((sum, kwh) => sum + kwh, 0);
  };
  const each = points.map((_, i) =>
    yearOf(
      behindSkyline(
        beijingSky,
        Float64Array.from(
          skylines.subarray(i * stride, i * stride + DIRECTIONS),
          (tangent) => (Math.atan(tangent) * 180) / Math.PI,
        ),
      ),
    ),
  );
  const mean = each.reduce((sum, kwh) => sum + kwh, 0) / each.length;
  expect(mean).toBeLessThan(0.97 * yearOf(beijingSky));
  expect(Math.abs(yearOf(behindSkylines(beijingSky, few)) / mean - 1)).toBeLessThan(0.01);
});

it('takes away setbacks, ways, towers, parts in shade and parts under taller buildings', () => {
  const alone = [{ ring: rectangle(0, 0, 30, 20), topM: 6 }];
  const habits = { parapetM: 0, towerM2: 20, setbackM: 1, walkwayShare: 0.1, pitchDeg: 25 };
  const [face] = surveyRoof(prismsOfBlocks(alone), { ...flat, habits, index: 0, around: [] }, settings);
  expect(face!.areaM2).toBeCloseTo(600, 6);
  expect(face!.shadeLossFraction).toBeCloseTo(0, 12);
  expect(face!.usableM2 / ((28 * 18 - 20) * 0.9)).toBeCloseTo(1, 1.3);
  // A tower of 40 m over the southern third.
  const podium = [...alone, { ring: rectangle(0, -7, 30, 6), topM: 40 }];
  const [left] = surveyRoof(prismsOfBlocks(podium), { ...flat, index: 0, around: [1] }, settings);
  expect(left!.areaM2 / 420).toBeCloseTo(1, 1.5);
  expect(left!.shadeLossFraction).toBeGreaterThan(0.2);
  expect(left!.usableM2).toBeLessThan(0.5 * left!.areaM2);
  // The podium does not shade the tower's top, nor lie over it.
  const [top] = surveyRoof(prismsOfBlocks(podium), { ...flat, index: 1, around: [0] }, settings);
  expect(top!.shadeHours).toBe(0);
});

it('gives a sloping roof two faces, the brighter first, and a range where its pitch is assumed', () => {
  const house = [{ ring: rectangle(0, 0, 12, 8), topM: 4 }];
  const asked = { ...flat, index: 0, around: [], pitchedAzimuthDeg: 180 };
  const faces = surveyRoof(prismsOfBlocks(house), asked, settings);
  expect(faces.map(({ tiltDeg, azimuthDeg }) => [tiltDeg, azimuthDeg])).toEqual([
    [25, 180],
    [25, 0],
  ]);
  for (const face of faces) {
    expect(face.areaM2 / (48 / Math.cos((25 * Math.PI) / 180))).toBeCloseTo(1, 2);
    expect(face.lowPoaKwhM2).toBeLessThan(face.annualPoaKwhM2);
    expect(face.shadeHours).toBe(0);
  }
  expect(faces[1]!.annualPoaKwhM2).toBeLessThan(0.8 * faces[0]!.annualPoaKwhM2);
});

it('widens the range with what heights are unsure of', () => {
  const blocks = [
    { ring: rectangle(0, 0, 12, 12), topM: 6 },
    { ring: rectangle(0, -22, 30, 10), topM: 18 },
  ];
  const [sure] = surveyRoof(prismsOfBlocks(blocks), { ...flat, index: 0, around: [1] }, settings);
  const [unsure] = surveyRoof(prismsOfBlocks(blocks, 3), { ...flat, index: 0, around: [1] }, settings);
  expect(sure!.highPoaKwhM2 - sure!.lowPoaKwhM2).toBeCloseTo(0, 6);
  expect(unsure!.annualPoaKwhM2).toBeCloseTo(sure!.annualPoaKwhM2, 6);
  expect(unsure!.lowPoaKwhM2).toBeLessThan(sure!.annualPoaKwhM2 - 5);
  expect(unsure!.highPoaKwhM2).toBeGreaterThan(sure!.annualPoaKwhM2 + 5);
});
