import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cosd } from '../../../electron/engine/angles.ts';
import {
  groundLit,
  groundSkyView,
  meanGroundSkyView,
} from '../../../electron/engine/array/ground-under-rows.ts';
import { rowSkyViewCos, shadedBeamLoss, shadedFraction } from '../../../electron/engine/array/row-shading.ts';
import { backtrackDeg, singleAxis } from '../../../electron/engine/array/tracking.ts';
import { unshadedGroundFraction } from '../../reference/models/ground-of-fields.ts';
import { infiniteSheds } from '../../reference/models/infinite-sheds.ts';
import {
  maskingAngleDeg,
  maskingAnglePassiasDeg,
  rowGroundView,
  rowRowView,
  rowSkyView,
  rowSkyViewAt,
} from '../../reference/models/row-views.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const gcr = number(0.05, 0.95);
const tilt = number(0, 90);

test('sky, ground and neighbouring rows fill what a row sees', () => {
  fc.assert(
    fc.property(tilt, gcr, (t, g) => {
      expect(rowSkyView(t, g) + rowGroundView(t, g) + rowRowView(t, g)).toBeCloseTo(1, 12);
      for (const view of [rowSkyView(t, g), rowGroundView(t, g), rowRowView(t, g)]) {
        expect(view).toBeGreaterThanOrEqual(-1e-12);
      }
      expect(rowSkyView(t, g)).toBeLessThanOrEqual((1 + cosd(t)) / 2 + 1e-12);
    }),
  );
});

test('rows that touch while level see the whole sky and let none of it through', () => {
  for (const level of [1, 1 + 2 ** -52, 1 - 2 ** -53]) {
    expect(rowSkyViewCos(level, 1)).toBeCloseTo(1, 6);
    expect(meanGroundSkyView(level, 1)).toBeCloseTo(0, 6);
  }
});

test("a row's view of the sky is the mean over its width, and its top sees all of it", () => {
  fc.assert(
    fc.property(tilt, gcr, (t, g) => {
      let mean = 0;
      for (let i = 0; i < 200; i++) mean += rowSkyViewAt(t, g, (i + 0.5) / 200) / 200;
      expect(mean).toBeCloseTo(rowSkyView(t, g), 4);
      expect(rowSkyViewAt(t, g, 1)).toBeCloseTo((1 + cosd(t)) / 2, 12);
    }),
  );
});

test('the mean masking angle is the mean of the masking angles', () => {
  fc.assert(
    fc.property(number(1, 89), gcr, (t, g) => {
      let mean = 0;
      for (let i = 0; i < 400; i++) mean += maskingAngleDeg(t, g, (i + 0.5) / 400) / 400;
      expect(maskingAnglePassiasDeg(t, g)).toBeCloseTo(mean, 2);
    }),
  );
  expect(maskingAnglePassiasDeg(0, 0.5)).toBe(0);
});

test('backtracking never shades a neighbour', () => {
  fc.assert(
    fc.property(number(-89.9, 89.9), gcr, number(20, 90), (sun, g, stop) => {
      const turned = Math.max(-stop, Math.min(stop, backtrackDeg(sun, g)));
      expect(shadedFraction(cosd(sun), cosd(sun - turned), g)).toBeLessThan(1e-9);
      expect(Math.abs(turned)).toBeLessThanOrEqual(Math.abs(sun) + 1e-9);
    }),
  );
});

test('facing a low sun without backtracking does shade', () => {
  expect(shadedFraction(cosd(80), 1, 0.5)).toBeCloseTo(1 - cosd(80) / 0.5, 12);
  expect(shadedFraction(cosd(20), 1, 0.5)).toBe(0);
  expect(shadedFraction(0.5, -0.1, 0.5)).toBe(1);
});

test('a tracker stands within its stops, faces the sun where it can, and rests at night', () => {
  fc.assert(
    fc.property(
      number(0, 90),
      number(0, 360),
      number(0, 360),
      number(0, 20),
      gcr,
      fc.boolean(),
      (z, az, axis, slope, g, backtrack) => {
        const at = singleAxis(z, az, {
          axisTiltDeg: slope,
          axisAzimuthDeg: axis,
          maxAngleDeg: 60,
          backtrack,
          gcr: g,
        });
        expect(Math.abs(at.trackerAngleDeg)).toBeLessThanOrEqual(60);
        expect(at.tiltDeg).toBeGreaterThanOrEqual(0);
        expect(at.tiltDeg).toBeLessThanOrEqual(90);
        expect(at.azimuthDeg).toBeGreaterThanOrEqual(0);
        expect(at.azimuthDeg).toBeLessThan(360);
      },
    ),
  );
  const night = singleAxis(91, 180, {
    axisTiltDeg: 0,
    axisAzimuthDeg: 180,
    maxAngleDeg: 60,
    backtrack: true,
    gcr: 0.4,
  });
  expect(Object.values(night).every(Number.isNaN)).toBe(true);
});

test('losing cell blocks costs at least the shaded share and never more than everything', () => {
  fc.assert(
    fc.property(number(0, 1), fc.integer({ min: 1, max: 12 }), (shaded, blocks) => {
      const loss = shadedBeamLoss(shaded, blocks);
      expect(loss).toBeGreaterThanOrEqual(shaded - 1e-12);
      expect(loss).toBeLessThanOrEqual(1);
    }),
  );
  expect(shadedBeamLoss(0, 3)).toBe(0);
  expect(shadedBeamLoss(0.1, 3)).toBeCloseTo(1 - 0.9 * 0.75, 12);
});

test('the mean view of the sky from the ground is the mean over places, and does not depend on height', () => {
  fc.assert(
    fc.property(number(-80, 80), number(0.1, 0.8), number(0.6, 1.5), (rotation, g, height) => {
      let mean = 0;
      for (let i = 0; i < 200; i++) mean += groundSkyView((i + 0.5) / 200, rotation, g, height, 1, 300) / 200;
      expect(mean).toBeCloseTo(meanGroundSkyView(cosd(rotation), g), 2);
    }),
    { numRuns: 15 },
  );
  expect(meanGroundSkyView(1, 0.4)).toBeCloseTo(0.6, 12);
});

test('the lit share of the ground is the share of lit places', () => {
  fc.assert(
    fc.property(
      number(-80, 80),
      number(-84, 84),
      number(0.1, 0.9),
      number(0.3, 2),
      (rotation, sun, g, height) => {
        let lit = 0;
        for (let i = 0; i < 2000; i++) lit += groundLit((i + 0.5) / 2000, rotation, sun, g, height) / 2000;
        expect(lit).toBeCloseTo(unshadedGroundFraction(rotation, sun, g), 2);
      },
    ),
  );
  expect(unshadedGroundFraction(0, 0, 0.4)).toBeCloseTo(0.6, 12);
  expect(unshadedGroundFraction(0, 86, 0.4)).toBe(0);
});

test('rows close together get less light than rows far apart', () => {
  fc.assert(
    fc.property(number(5, 80), number(0, 360), number(10, 60), number(0.1, 0.4), (z, az, t, g) => {
      const rows = (ratio: number) =>
        infiniteSheds({
          apparentZenithDeg: z,
          sunAzimuthDeg: az,
          tiltDeg: t,
          azimuthDeg: 180,
          gcr: ratio,
          heightM: 3,
          pitchM: 2 / ratio,
          ghiWm2: 700 * cosd(z) + 150,
          dniWm2: 700,
          dhiWm2: 150,
          albedo: 0.2,
          model: 'isotropic',
          extraterrestrialNormalWm2: 1361,
          bifaciality: 0.7,
        });
      expect(rows(g * 2).poaFrontWm2).toBeLessThanOrEqual(rows(g).poaFrontWm2 + 1e-9);
      expect(rows(g * 2).poaBackWm2).toBeLessThanOrEqual(rows(g).poaBackWm2 + 0.1);
    }),
  );
});
