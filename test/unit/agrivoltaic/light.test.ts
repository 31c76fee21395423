import { expect, test } from 'vitest';
import { ENDLESS, type RowGeometry } from '../../../electron/engine/agrivoltaic/geometry.ts';
import { groundLight } from '../../../electron/engine/agrivoltaic/ground-light.ts';
import { describeLight } from '../../../electron/engine/agrivoltaic/light.ts';
import { DEG } from '../../../electron/engine/angles.ts';
import { meanGroundSkyView } from '../../../electron/engine/array/ground-under-rows.ts';
import { projectedSolarZenithDeg } from '../../../electron/engine/array/tracking.ts';
import { unshadedGroundFraction } from '../../reference/models/ground-of-fields.ts';
import { beijingSky, lhasaSky } from '../engine/sample.ts';

const rows: RowGeometry = {
  axisAzimuthDeg: 90,
  fixedTiltDeg: 30,
  gcr: 0.4,
  pitchM: 10,
  heightM: 4,
  fillShare: 1,
  transparency: 0,
  extent: ENDLESS,
};
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

test('beam on the ground adds up to the share of ground that no shadow covers, hour by hour', () => {
  const light = groundLight(beijingSky, rows, 400);
  const expected = new Array<number>(12).fill(0);
  for (let month = 0; month < 12; month++) {
    for (let i = beijingSky.monthStart[month]!; i < beijingSky.monthStart[month + 1]!; i++) {
      const up = Math.max(0, beijingSky.up[i]!);
      const beam = (beijingSky.dniWm2[i]! + beijingSky.discWm2[i]!) * up;
      const zenithDeg = Math.acos(beijingSky.up[i]!) * DEG;
      const sunAzimuthDeg = Math.atan2(beijingSky.east[i]!, beijingSky.north[i]!) * DEG;
      const projected = projectedSolarZenithDeg(zenithDeg, sunAzimuthDeg, 0, 90);
      expected[month]! += (beam * unshadedGroundFraction(30, projected, 0.4)) / 1000;
    }
  }
  for (let month = 0; month < 12; month++) {
    expect(Math.abs(light.underBeam[month]! / expected[month]! - 1)).toBeLessThan(0.004);
  }
});

test('skylight on the ground is the mean view between the rows', () => {
  const light = groundLight(lhasaSky, rows, 200);
  const share = sum(light.underDiffuse) / sum(light.openDiffuse);
  // 20 rows on each side leave a little sky open at the horizon.
  expect(share - meanGroundSkyView(Math.cos(30 / DEG), 0.4)).toBeGreaterThan(0);
  expect(share - meanGroundSkyView(Math.cos(30 / DEG), 0.4)).toBeLessThan(0.01);
});

test('the darkest ground lies on the side away from the noon sun', () => {
  const { position, annual } = describeLight(groundLight(beijingSky, rows, 48), [1, 2, 3, 4, 5, 6]);
  const darkest = position[annual.indexOf(Math.min(...annual))]!;
  // x rises to the south, so that shadows fall to lower x: from the row at x = 1 back towards 0.5.
  expect(darkest).toBeGreaterThan(0.5);
  expect(darkest).toBeLessThan(1);
});

test('rows with half their modules take half as much light', () => {
  const full = groundLight(beijingSky, rows);
  const half = groundLight(beijingSky, { ...rows, fillShare: 0.5 });
  const taken = (light: typeof full) =>
    sum(light.openBeam) + sum(light.openDiffuse) - sum(light.underBeam) - sum(light.underDiffuse);
  expect(taken(half) / taken(full)).toBeCloseTo(0.5, 10);
});

test('a tracker that turns to the sun shades more than level rows of the same width', () => {
  const mean = (fixedTiltDeg: number | null) => {
    const light = describeLight(groundLight(lhasaSky, { ...rows, axisAzimuthDeg: 180, fixedTiltDeg }), [6]);
    return light.annualMean;
  };
  expect(mean(null)).toBeLessThan(mean(0));
});

test('light figures are shares of open ground and agree with each other', () => {
  const light = describeLight(groundLight(beijingSky, rows), [4, 5, 6, 7, 8, 9]);
  expect(light.seasonBeamShare + light.seasonDiffuseShare).toBeCloseTo(light.seasonMean, 12);
  expect(sum(light.season) / light.season.length).toBeCloseTo(light.seasonMean, 10);
  expect(light.dliUnder / light.dliOpen).toBeCloseTo(light.seasonMean, 12);
  // Beijing's summer half-year: about 5 kWh/m² a day, which is some 37 mol/m².
  expect(light.dliOpen).toBeGreaterThan(28);
  expect(light.dliOpen).toBeLessThan(45);
});
