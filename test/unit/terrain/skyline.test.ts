import { afterAll, describe, expect, it } from 'vitest';
import { behindSkyline, skylineCounts } from '../../../electron/engine/sky/skyline.ts';
import { HORIZON_AZIMUTHS, horizonProfile } from '../../../electron/engine/terrain/horizon-profile.ts';
import { prepareSky, simulateArray } from '../../../electron/engine/yield.ts';
import { createPool } from '../../../electron/workers/pool.ts';
import { arrayOf, beijing, beijingSky, beijingYear, equipment } from '../engine/sample.ts';
import { gridOf, placeAt } from './grid-of.ts';

const pool = createPool({ size: 1 });
afterAll(() => pool.close());

const ring = (elevationDeg: (azimuthDeg: number) => number) =>
  Array.from({ length: HORIZON_AZIMUTHS }, (_, i) => elevationDeg((i * 360) / HORIZON_AZIMUTHS));
const south = ring((azimuth) => (azimuth > 120 && azimuth < 240 ? 25 : 3));
const arrays = [
  arrayOf(),
  arrayOf({ tiltDeg: 90, azimuthDeg: 90 }),
  arrayOf({ gcr: 0.5, rowShading: true, bifaciality: 0.7 }),
  arrayOf({ mount: 'single-axis-tracker', gcr: 0.4 }),
];

describe('a skyline in the yield', () => {
  it('gives the sky that preparing it anew behind the skyline gives', () => {
    const anew = prepareSky(beijing, beijingYear, { horizon: south });
    const quick = behindSkyline(beijingSky, south);
    for (const name of ['dniWm2', 'discWm2', 'uniformWm2', 'bandWm2', 'ghiWm2'] as const) {
      for (let i = 0; i < anew.count; i++) expect(quick[name][i]).toBeCloseTo(anew[name][i]!, 9);
    }
  });

  it('is a loss of its own, and all losses still add up to what is lost', () => {
    for (const array of arrays) {
      const spec = { array, ...equipment };
      const open = simulateArray(beijingSky, spec);
      const behind = simulateArray(beijingSky, spec, undefined, south);
      expect(behind.annualKwh).toBeLessThan(open.annualKwh);
      expect(behind.annualPoaKwhM2).toBe(open.annualPoaKwhM2);
      expect(behind.losses[0]!.name).toBe('horizon');
      expect(behind.losses[0]!.fraction).toBeGreaterThan(0.01);
      const lost = behind.losses.reduce((sum, { fraction }) => sum + fraction, 0);
      expect(lost).toBeCloseTo(1 - behind.performanceRatio, 12);
      expect(open.losses.some(({ name }) => name === 'horizon')).toBe(false);
    }
  });

  it('never helps: a higher skyline takes more', () => {
    const yields = [0, 2, 5, 10, 20, 40].map(
      (height) =>
        simulateArray(
          beijingSky,
          { array: arrays[0]!, ...equipment },
          undefined,
          ring(() => height),
        ).annualKwh,
    );
    yields.forEach((kwh, i) => {
      if (i > 0) expect(kwh).toBeLessThanOrEqual(yields[i - 1]!);
    });
  });

  it('takes less than a thousandth where it is too low to be counted', () => {
    const low = ring(() => 0.499);
    expect(skylineCounts(low)).toBe(false);
    for (const array of arrays) {
      const open = simulateArray(beijingSky, { array, ...equipment }).annualKwh;
      const anew = prepareSky(beijing, beijingYear, { horizon: low });
      expect(simulateArray(anew, { array, ...equipment }).annualKwh / open).toBeGreaterThan(0.999);
    }
  });

  it('is counted for every array by where it stands, also in a county of roofs', async () => {
    const shaped = gridOf((_east, north) => (north < -800 ? 300 : 0));
    const elevationM = new Float32Array(new SharedArrayBuffer(4 * shaped.elevationM.length));
    elevationM.set(shaped.elevationM);
    const terrain = { ...shaped, elevationM };
    const specs = Array.from({ length: 6000 }, (_, i) => {
      const { longitudeDeg, latitudeDeg } = placeAt(0, -700 + (i % 50) * 30);
      return {
        id: i,
        array: arrayOf({ tiltDeg: (i * 0.618) % 90, azimuthDeg: (i * 222.492) % 360 }),
        position: [longitudeDeg, latitudeDeg] as const,
      };
    });
    specs.push({ ...specs[0]!, id: 6000, position: [100, 30] });
    const input = { place: beijing, weather: beijingYear, equipment, terrain };
    const found = await pool.estimate({ ...input, specs });
    for (const i of [0, 1, 49, 1234, 5999]) {
      const { array, position } = specs[i]!;
      const horizon = horizonProfile(terrain, ...position, new Float64Array(HORIZON_AZIMUTHS))!;
      const exact = simulateArray(beijingSky, { array, ...equipment }, undefined, horizon);
      expect(found[i]!.annualKwh).toBeCloseTo(exact.annualKwh, 6);
      expect(Math.abs(found[i]!.performanceRatio / exact.performanceRatio - 1)).toBeLessThan(1e-3);
    }
    // Off the grid nothing is known, and nothing taken.
    expect(found[6000]!.annualKwh).toBeGreaterThan(found[0]!.annualKwh);
  });
});
