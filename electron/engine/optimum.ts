import type { ArraySpec } from '../../shared/yield.ts';
import { TOTALS } from './array/totals.ts';
import type { EquipmentYear } from './conversion/equipment-year.ts';
import { optimalTiltDeg } from './optimal-tilt.ts';
import type { SkyYear } from './sky/sky-year.ts';
import { runArray } from './yield.ts';

/** Best direction for fixed modules under a sky. */
export interface Optimum {
  tiltDeg: number;
  azimuthDeg: number;
  /** AC energy per kWp. */
  specificYieldKwhPerKwp: number;
}

/** Steps of the search, degrees; the last is how finely the answer is given. */
const STEPS_DEG = [16, 8, 4, 2, 1];

/**
 * Tilt and azimuth at which a fixed array yields most AC energy in a year.
 *
 * Compass search over the exact chain, from the tilt of the latitude towards the equator. A year's energy has one
 * peak over tilt and azimuth, so that the climb finds it; some sixty years are simulated.
 *
 * @param sky lit hours of the year
 * @param equipment prepared under the same sky
 * @param array the array to turn; its row shading, if any, is kept
 * @returns see {@link Optimum}, to 1°
 */
export function findOptimum(sky: SkyYear, equipment: EquipmentYear, array: ArraySpec): Optimum {
  const sums = new Float64Array(TOTALS.length);
  const trial: ArraySpec = { ...array, mount: 'fixed' };
  const yieldAt = (tiltDeg: number, azimuthDeg: number): number => {
    trial.tiltDeg = tiltDeg;
    trial.azimuthDeg = azimuthDeg;
    runArray(sky, equipment, trial, sums);
    let sum = 0;
    for (let month = 0; month < 12; month++) sum += sums[TOTALS.monthlyAc + month]!;
    return sum;
  };
  let tiltDeg = Math.round(optimalTiltDeg(sky.place.latitudeDeg));
  let azimuthDeg = sky.place.latitudeDeg >= 0 ? 180 : 0;
  let best = yieldAt(tiltDeg, azimuthDeg);
  for (const step of STEPS_DEG) {
    let climbing = true;
    while (climbing) {
      climbing = false;
      for (const [down, around] of [
        [step, 0],
        [-step, 0],
        [0, step],
        [0, -step],
      ] as const) {
        const tilt = Math.min(90, Math.max(0, tiltDeg + down));
        const azimuth = (azimuthDeg + around + 360) % 360;
        const value = yieldAt(tilt, azimuth);
        if (value > best * (1 + 1e-12)) {
          best = value;
          tiltDeg = tilt;
          azimuthDeg = azimuth;
          climbing = true;
        }
      }
    }
  }
  return { tiltDeg, azimuthDeg, specificYieldKwhPerKwp: best };
}
