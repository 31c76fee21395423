import { describe, expect, test } from 'vitest';
import { atCosTilt, diffuseIamTables } from '../../../electron/engine/array/diffuse-iam-table.ts';
import { iamDiffuse, iamHorizon, iamPhysical } from '../../../electron/engine/array/iam.ts';
import { nominalOfEuropean } from '../../../electron/engine/conversion/inverter-curve.ts';
import { LOW_LIGHT, lowLightEfficiency } from '../../../electron/engine/conversion/low-light.ts';
import { pvwattsAc } from '../../reference/models/pvwatts-ac.ts';

describe('diffuse light through glass', () => {
  test('agrees with the published integrals at a tilt of 20°', () => {
    // pvlib.iam.marion_diffuse('physical', 20), of its documentation; its horizon is a band of half a degree.
    expect(iamDiffuse(iamPhysical, 20)[0]).toBeCloseTo(0.95392, 4);
    expect(iamDiffuse(iamPhysical, 20)[1]).toBeCloseTo(0.6387, 3);
    expect(Math.abs(iamHorizon(iamPhysical, 20) - 0.7653)).toBeLessThan(0.005);
  });

  test('the table is the integral', () => {
    const { dome, horizon } = diffuseIamTables();
    // Planes that look down see next to nothing of what the table is steep in.
    for (let tiltDeg = 0.5; tiltDeg < 160; tiltDeg += 7.3) {
      const cosTilt = Math.cos((tiltDeg * Math.PI) / 180);
      expect(Math.abs(atCosTilt(dome, cosTilt) - iamDiffuse(iamPhysical, tiltDeg)[0])).toBeLessThan(0.002);
      if (tiltDeg > 8) {
        expect(Math.abs(atCosTilt(horizon, cosTilt) - iamHorizon(iamPhysical, tiltDeg))).toBeLessThan(0.005);
      }
    }
  });
});

test('low light costs crystalline silicon what the published curve says', () => {
  expect(lowLightEfficiency(1000)).toBe(1);
  expect(lowLightEfficiency(200)).toBeCloseTo(0.9683, 4);
  expect(lowLightEfficiency(0)).toBe(0);
  // A case of the peer for these coefficients at 800 W/m² and 35 °C, 77.649421 W of 100, its terms in temperature out.
  const log = Math.log(0.8);
  const warm = -0.003015 * 10 - 0.000045 * 10 * log - 0.000043 * 10 * log * log;
  expect(80 * (lowLightEfficiency(800) + warm)).toBeCloseTo(77.649421, 4);
  for (let light = 50; light < 1300; light += 37) {
    const [step, rest] = [Math.floor(light / 4), (light % 4) / 4];
    const read = LOW_LIGHT[step]! * (1 - rest) + LOW_LIGHT[step + 1]! * rest;
    expect(Math.abs(read - lowLightEfficiency(light))).toBeLessThan(2e-4);
  }
});

test('a European efficiency is the weighted mean of the part-load curve', () => {
  const weights = [
    [0.05, 0.03],
    [0.1, 0.06],
    [0.2, 0.13],
    [0.3, 0.1],
    [0.5, 0.48],
    [1, 0.2],
  ] as const;
  for (const european of [0.96, 0.975, 0.985]) {
    const nominal = nominalOfEuropean(european);
    const weighted = weights.reduce(
      (sum, [load, weight]) => sum + (weight * pvwattsAc(load, 1, nominal)) / load,
      0,
    );
    expect(weighted).toBeCloseTo(european, 10);
    expect(nominal).toBeGreaterThan(european);
  }
  expect(nominalOfEuropean(1)).toBe(1);
});
