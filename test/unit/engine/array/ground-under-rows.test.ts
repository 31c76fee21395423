import { expect, test } from 'vitest';
import { groundSkyView, meanGroundSkyView } from '../../../../electron/engine/array/ground-under-rows.ts';
import { fieldGroundSkyView, unshadedGroundFraction } from '../../../reference/models/ground-of-fields.ts';

test('level rows leave the gap between them in the sun, wherever the sun stands', () => {
  for (const sun of [-80, -30, 0, 45, 84]) expect(unshadedGroundFraction(0, sun, 0.35)).toBeCloseTo(0.65, 12);
});

test('rows facing the sun throw shadows that close at cos Z = gcr', () => {
  const sun = (Math.acos(0.4) * 180) / Math.PI;
  expect(unshadedGroundFraction(sun, sun, 0.4)).toBeCloseTo(0, 12);
  expect(unshadedGroundFraction(sun - 5, sun - 5, 0.4)).toBeGreaterThan(0.05);
  // Turned edge-on to the sun they throw none.
  expect(unshadedGroundFraction(-30, 60, 0.4)).toBeCloseTo(1, 12);
});

test('under wide open rows the ground sees nearly all of the sky', () => {
  expect(meanGroundSkyView(Math.cos(0.5), 1e-6)).toBeCloseTo(1, 5);
  expect(groundSkyView(0.5, 20, 0.01, 2, 10, 400)).toBeGreaterThan(0.97);
});

test('a field leaves out the sky at the horizon, and rows in the ground let nothing through', () => {
  const whole = meanGroundSkyView(1, 0.3);
  const field = fieldGroundSkyView(0, 0.3, 2, 6);
  expect(field).toBeLessThan(whole);
  expect(field).toBeGreaterThan(whole - 0.005);
  expect(fieldGroundSkyView(60, 0.5, 1, 6)).toBe(0);
});
