import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cropUnderShade } from '../../../electron/engine/agrivoltaic/crop.ts';
import { ENDLESS, type RowGeometry } from '../../../electron/engine/agrivoltaic/geometry.ts';
import { groundLight } from '../../../electron/engine/agrivoltaic/ground-light.ts';
import { describeLight } from '../../../electron/engine/agrivoltaic/light.ts';
import { makkinkMm } from '../../../electron/engine/agrivoltaic/water.ts';
import { readShadeResponse } from '../../../electron/formats/facts.ts';
import { CROPS } from '../../../shared/agrivoltaic.ts';
import { beijingSky, lhasaSky } from '../../unit/engine/sample.ts';

const skies = fc.constantFrom(beijingSky, lhasaSky);
const rows = fc.record({
  axisAzimuthDeg: fc.integer({ min: 0, max: 360 }),
  fixedTiltDeg: fc.option(fc.integer({ min: 0, max: 90 })),
  gcr: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  pitchM: fc.double({ min: 2, max: 20, noNaN: true }),
  fillShare: fc.double({ min: 0.1, max: 1, noNaN: true }),
  clearanceM: fc.double({ min: 0.1, max: 6, noNaN: true }),
});
const geometryOf = ({ clearanceM, ...rest }: typeof rows extends fc.Arbitrary<infer T> ? T : never) =>
  ({
    ...rest,
    heightM: clearanceM + (rest.gcr * rest.pitchM) / 2,
    transparency: 0,
    extent: ENDLESS,
  }) satisfies RowGeometry;
const options = { numRuns: 25 };

test('light under rows stays between none and all of the light on open ground', () => {
  fc.assert(
    fc.property(skies, rows, (sky, drawn) => {
      const light = describeLight(groundLight(sky, geometryOf(drawn)), [3, 7]);
      for (const share of [...light.annual, ...light.season, ...light.monthly.flat()]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
    options,
  );
});

test('what rows take and what reaches the ground make up the open light', () => {
  fc.assert(
    fc.property(skies, rows, (sky, drawn) => {
      const geometry = geometryOf(drawn);
      const full = groundLight(sky, { ...geometry, fillShare: 1 });
      const part = groundLight(sky, geometry);
      for (let month = 0; month < 12; month++) {
        const open = full.openBeam[month]! + full.openDiffuse[month]!;
        const taken = open - full.underBeam[month]! - full.underDiffuse[month]!;
        const reached = part.underBeam[month]! + part.underDiffuse[month]!;
        expect(reached + geometry.fillShare * taken).toBeCloseTo(open, 8);
      }
    }),
    options,
  );
});

test('wider rows on the same pitch never leave more light', () => {
  fc.assert(
    fc.property(skies, rows, fc.double({ min: 0.4, max: 0.95, noNaN: true }), (sky, drawn, narrower) => {
      const wide = { ...geometryOf(drawn), fixedTiltDeg: drawn.fixedTiltDeg ?? 0 };
      const narrow = { ...wide, gcr: wide.gcr * narrower };
      const mean = (geometry: RowGeometry) => describeLight(groundLight(sky, geometry, 96), [5]).annualMean;
      expect(mean(wide)).toBeLessThanOrEqual(mean(narrow) + 0.01);
    }),
    options,
  );
});

test('a crop between two rows of the table lies between their yields', () => {
  const table = readShadeResponse(new URL('../../../data', import.meta.url).pathname);
  const known = CROPS.filter((crop) => table.yieldPctByClass[crop]);
  fc.assert(
    fc.property(fc.constantFrom(...known), fc.double({ min: 0, max: 90, noNaN: true }), (crop, reduction) => {
      const { relativeYield } = cropUnderShade(table, crop, reduction);
      const yields = [100, ...table.yieldPctByClass[crop]!];
      const above = Math.floor(reduction / 5);
      const around = [yields[above]!, yields[Math.min(above + 1, yields.length - 1)]!];
      expect(100 * relativeYield!).toBeGreaterThanOrEqual(Math.min(...around) - 1e-9);
      expect(100 * relativeYield!).toBeLessThanOrEqual(Math.max(...around) + 1e-9);
    }),
  );
});

test('evapotranspiration rises with light and with warmth', () => {
  const light = fc.double({ min: 0, max: 1000, noNaN: true });
  const warmth = fc.double({ min: -10, max: 40, noNaN: true });
  fc.assert(
    fc.property(light, light, warmth, warmth, (a, b, c, d) => {
      const [dim, bright] = [Math.min(a, b), Math.max(a, b)];
      const [cool, warm] = [Math.min(c, d), Math.max(c, d)];
      const ofCool = makkinkMm(bright, cool, 101_325);
      // Warmth that differs by less than what a number holds may give a last digit less.
      expect(ofCool).toBeGreaterThanOrEqual(makkinkMm(dim, cool, 101_325) * (1 - 1e-12));
      expect(makkinkMm(bright, warm, 101_325)).toBeGreaterThanOrEqual(ofCool * (1 - 1e-12));
    }),
  );
});
