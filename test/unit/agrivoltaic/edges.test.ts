import { expect, test } from 'vitest';
import { ENDLESS, type RowGeometry } from '../../../electron/engine/agrivoltaic/geometry.ts';
import { groundLight } from '../../../electron/engine/agrivoltaic/ground-light.ts';
import { describeLight } from '../../../electron/engine/agrivoltaic/light.ts';
import { plotExtent } from '../../../electron/engine/agrivoltaic/plot-extent.ts';
import { localPlane } from '../../../electron/engine/local-plane.ts';
import { beijingSky } from '../engine/sample.ts';

const SEASON = [4, 5, 6, 7, 8, 9];
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
const seasonOf = (changes: Partial<RowGeometry>) =>
  describeLight(groundLight(beijingSky, { ...rows, ...changes }), SEASON).seasonMean;

/** Beam on a plot of rows facing south, ray by ray, over beam on open ground in one month. */
function tracedBeamShare(across: number, along: number, month: number): number {
  const tilt = Math.PI / 6;
  const half = (rows.gcr * rows.pitchM) / 2;
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  let [open, under] = [0, 0];
  // Steps that no whole number of makes a pitch, so that every place under a row is met.
  const [steps, runs] = [Math.round(across / 0.83), 24];
  for (let i = beijingSky.monthStart[month]!; i < beijingSky.monthStart[month + 1]!; i++) {
    const [east, north, up] = [beijingSky.east[i]!, beijingSky.north[i]!, beijingSky.up[i]!];
    if (up <= 0) continue;
    const beam = (beijingSky.dniWm2[i]! + beijingSky.discWm2[i]!) * up;
    let lit = 0;
    for (let a = 0; a < steps; a++) {
      for (let b = 0; b < runs; b++) {
        const y = ((a + 0.5) * across) / steps;
        const x = ((b + 0.5) * along) / runs;
        let dark = false;
        for (let row = 0; row < across / rows.pitchM && !dark; row++) {
          // A row is the plane through its centre line, lower to the south: (y − y₀)·sin = (z − h)·cos.
          const middle = (row + 0.5) * rows.pitchM;
          const reach = ((middle - y) * sin - rows.heightM * cos) / (north * sin - up * cos);
          if (reach <= 0) continue;
          const slant = (y + reach * north - middle) * cos + (reach * up - rows.heightM) * sin;
          const at = x + reach * east;
          dark = Math.abs(slant) <= half && at >= 0 && at <= along;
        }
        if (!dark) lit++;
      }
    }
    open += beam;
    under += (beam * lit) / (steps * runs);
  }
  return under / open;
}

test.each([
  [30, 40],
  [60, 20],
  [100, 100],
])('beam on a plot of %d m across the rows and %d m along them is that of rays', (acrossM, alongM) => {
  for (const month of [5, 9]) {
    const light = groundLight(beijingSky, { ...rows, extent: { acrossM, alongM } });
    const share = light.underBeam[month]! / light.openBeam[month]!;
    expect(Math.abs(share - tracedBeamShare(acrossM, alongM, month))).toBeLessThan(0.012);
  }
});

test('a small plot is lighter than a large one, and a very large one as light as endless rows', () => {
  const square = (side: number) => seasonOf({ extent: { acrossM: side, alongM: side } });
  const sides = [15, 30, 60, 120, 240, 20_000].map(square);
  sides.slice(1).forEach((light, i) => {
    expect(light).toBeLessThan(sides[i]!);
  });
  expect(sides[0]! - sides.at(-1)!).toBeGreaterThan(0.03);
  expect(sides.at(-1)).toBeCloseTo(seasonOf({}), 3);
  expect(sides[0]).toBeLessThan(1);
});

test('a greenhouse roof of modules that let 45 % through keeps 86 % of the light where closed ones keep 75 %', () => {
  const greenhouse = { gcr: 0.5, pitchM: 6, fixedTiltDeg: 22, heightM: 3.4, fillShare: 0.5 };
  const closed = seasonOf(greenhouse);
  const open = seasonOf({ ...greenhouse, transparency: 0.45 });
  expect(Math.abs(closed - 0.75)).toBeLessThan(0.01);
  // By geometry: of what the modules took, 45 % comes through.
  expect(open).toBeCloseTo(closed + 0.45 * (1 - closed), 9);
  expect(open).toBeGreaterThan(0.855);
  expect(open).toBeLessThan(0.87);
});

test('the extent of a plot follows its sides along and across the rows, and its parts', () => {
  const plane = localPlane(115, 35);
  const box = (x: number, width: number, height: number) =>
    [
      [x, 0],
      [x + width, 0],
      [x + width, height],
      [x, height],
      [x, 0],
    ].map(([east, north]) => plane.position([east!, north!]));
  const near = (value: number | null, metres: number) =>
    expect(Math.abs(value! / metres - 1)).toBeLessThan(0.06);
  const single = plotExtent({ type: 'Polygon', coordinates: [box(0, 200, 50)] }, rows, 1);
  near(single.alongM, 200);
  near(single.acrossM, 50);
  const turned = plotExtent(
    { type: 'Polygon', coordinates: [box(0, 200, 50)] },
    { ...rows, axisAzimuthDeg: 0 },
    1,
  );
  near(turned.acrossM, 200);
  const twice = plotExtent(
    { type: 'MultiPolygon', coordinates: [[box(0, 30, 40)], [box(900, 30, 40)]] },
    rows,
    1,
  );
  near(twice.alongM, 30);
  near(twice.acrossM, 40);
  expect(plotExtent({ type: 'Polygon', coordinates: [box(0, 3000, 3000)] }, rows, 1)).toEqual(ENDLESS);
});
