import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cosd } from '../../../electron/engine/angles.ts';
import { erbs } from '../../../electron/engine/sky/erbs.ts';
import {
  absoluteAirmass,
  pressureAtElevation,
  relativeAirmass,
} from '../../../electron/engine/sun/airmass.ts';
import { extraterrestrialNormal } from '../../../electron/engine/sun/extraterrestrial.ts';
import { erbsDiffuseFraction } from '../../../shared/sky.ts';
import { clearSky } from '../../reference/models/clear-sky.ts';
import { skyPerez } from '../../reference/models/sky-perez.ts';
import { skyHayDavies, skyIsotropic } from '../../reference/models/transposition.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const day = fc.integer({ min: 1, max: 365 });

test('decomposed light is never negative and adds up to what fell', () => {
  fc.assert(
    fc.property(number(0, 1400), number(0, 120), day, (ghi, zenith, n) => {
      const { dniWm2, dhiWm2, clearnessIndex } = erbs(ghi, zenith, extraterrestrialNormal(n));
      expect(dhiWm2).toBeGreaterThanOrEqual(0);
      expect(dniWm2).toBeGreaterThanOrEqual(0);
      expect(clearnessIndex).toBeGreaterThanOrEqual(0);
      expect(clearnessIndex).toBeLessThanOrEqual(1);
      if (zenith <= 87) expect(dhiWm2 + dniWm2 * cosd(zenith)).toBeCloseTo(ghi, 6);
      else expect(dhiWm2).toBe(ghi);
    }),
  );
});

test('the diffuse share has no steps', () => {
  for (const kt of [0.22, 0.8]) {
    expect(Math.abs(erbsDiffuseFraction(kt + 1e-9) - erbsDiffuseFraction(kt - 1e-9))).toBeLessThan(0.005);
  }
});

test('a clear sky is closed, dims with turbidity, and is dark at night', () => {
  fc.assert(
    fc.property(number(0, 89.9), number(1.5, 7), number(0, 5000), day, (zenith, turbidity, elevation, n) => {
      const airmass = absoluteAirmass(relativeAirmass(zenith), pressureAtElevation(elevation));
      const clear = clearSky(zenith, airmass, turbidity, elevation, extraterrestrialNormal(n));
      const hazy = clearSky(zenith, airmass, turbidity + 1, elevation, extraterrestrialNormal(n));
      expect(clear.dniWm2).toBeGreaterThanOrEqual(0);
      expect(clear.dhiWm2).toBeGreaterThanOrEqual(-1e-9);
      expect(clear.dhiWm2 + clear.dniWm2 * cosd(zenith)).toBeCloseTo(clear.ghiWm2, 6);
      expect(hazy.ghiWm2).toBeLessThanOrEqual(clear.ghiWm2);
    }),
  );
  expect(clearSky(95, relativeAirmass(95), 3, 0, 1366)).toEqual({ ghiWm2: 0, dniWm2: 0, dhiWm2: 0 });
});

test('air mass grows towards the horizon and ends there', () => {
  fc.assert(
    fc.property(number(2, 89), number(0.01, 1), (zenith, step) => {
      expect(relativeAirmass(zenith + step)).toBeGreaterThan(relativeAirmass(zenith));
    }),
  );
  expect(relativeAirmass(0)).toBeCloseTo(1, 2);
  expect(relativeAirmass(90.001)).toBeNaN();
});

test('every sky gives a level plane its diffuse light, and none gives less than nothing', () => {
  fc.assert(
    fc.property(
      number(1, 500),
      number(0, 1000),
      number(0, 80),
      number(0, 90),
      number(-1, 1),
      (dhi, dni, z, tilt, c) => {
        const outside = 1361;
        const airmass = relativeAirmass(z);
        expect(skyIsotropic(0, dhi)).toBeCloseTo(dhi, 9);
        expect(skyHayDavies(0, cosd(z), dhi, dni, outside, z)).toBeCloseTo(dhi, 9);
        expect(skyPerez(0, cosd(z), dhi, dni, outside, z, airmass)).toBeCloseTo(dhi, 9);
        expect(skyPerez(tilt, c, dhi, dni, outside, z, airmass)).toBeGreaterThanOrEqual(0);
        expect(skyHayDavies(tilt, c, dhi, dni, outside, z)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
