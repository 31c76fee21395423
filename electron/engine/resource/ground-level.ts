import type { GroundIrradiation, SseGrid } from '../../../shared/climate.ts';
import { distanceKm } from '../../../shared/geodesy.ts';
import { annualExtraterrestrial } from './extraterrestrial.ts';
import { solver } from './kriging.ts';
import { nearestLevel } from './sse-level.ts';

/**
 * Mean annual GHI over China's land, kWh/m², 1992–2021. Source: China Meteorological Administration, annual
 * bulletin of wind and solar resources.
 */
export const NATIONAL_MEAN_KWH_M2 = 1518;
/** Rise of ln(ground over grid) with the year's clearness: the grid sees too much light under thick cloud and
 * haze and too little over clear highland. Range of the residuals, km, and noise of a single value over their
 * variance. All three chosen by leave-one-out. */
const CLEARNESS_SLOPE = 0.45;
const CLEARNESS_MIDDLE = 0.56;
const RANGE_KM = 300;
const NUGGET = 0.5;

/** How the grid's level is brought to what the ground measures. */
export interface LevelCorrection {
  /** Factor on the grid's annual GHI at a place. */
  factorAt(latitudeDeg: number, longitudeDeg: number): number;
  /** ln(foretold over measured) at each ground value from all others. */
  leaveOneOutLog(): number[];
  /** Standard uncertainty of the corrected level at a place, as a fraction: with distance from ground values. */
  uncertaintyAt(latitudeDeg: number, longitudeDeg: number): number;
  /** Area mean of the corrected grid, kWh/m². */
  nationalMeanKwhM2: number;
}

/**
 * Correction of the satellite level by ground values: simple kriging of ln(ground over grid) about a mean that
 * depends on clearness and is set so that the corrected grid has the national mean. Far from all ground
 * values the mean alone holds.
 */
export function levelCorrection(grid: SseGrid, ground: GroundIrradiation[]): LevelCorrection {
  // Cells of the grid stand in rows, each of one latitude.
  const outside = new Map<number, number>();
  const outsideAt = (lat: number) => {
    const known = outside.get(lat) ?? annualExtraterrestrial(lat);
    outside.set(lat, known);
    return known;
  };
  const clearness = (lat: number, lon: number) =>
    (nearestLevel(grid, lat, lon) * 365) / outsideAt(Math.round(lat * 10) / 10);
  const tilt = (lat: number, lon: number) => CLEARNESS_SLOPE * (clearness(lat, lon) - CLEARNESS_MIDDLE);
  const measured = ground.map(({ latitudeDeg, longitudeDeg, ghiKwhM2 }) =>
    Math.log(ghiKwhM2 / (nearestLevel(grid, latitudeDeg, longitudeDeg) * 365)),
  );
  const tilts = ground.map(({ latitudeDeg, longitudeDeg }) => tilt(latitudeDeg, longitudeDeg));
  const near = (lat: number, lon: number) =>
    ground.map((value) => Math.exp(-distanceKm({ latitudeDeg: lat, longitudeDeg: lon }, value) / RANGE_KM));
  const covariances = ground.map(({ latitudeDeg, longitudeDeg }, i) =>
    near(latitudeDeg, longitudeDeg).map((value, j) => (i === j ? 1 + NUGGET : value)),
  );
  const weightsOf = (kept: number[]) =>
    solver(kept.map((i) => Float64Array.from(kept, (j) => covariances[i]![j]!)));
  const all = ground.map((_, i) => i);
  const solve = weightsOf(all);
  const cells = [...grid.cells].map(([key, daily]) => {
    const [lat, lon] = key.split(',').map(Number) as [number, number];
    return { lat, annual: daily * 365, tilt: tilt(lat, lon), near: near(lat, lon) };
  });
  const area = cells.reduce((sum, { lat }) => sum + Math.cos((lat * Math.PI) / 180), 0);

  const shape = (mean: number) => {
    const residual = solve(Float64Array.from(measured, (value, i) => value - mean - tilts[i]!));
    const log = (tilted: number, weights: number[]) =>
      mean + tilted + weights.reduce((sum, weight, i) => sum + weight * residual[i]!, 0);
    const national = cells.reduce(
      (sum, cell) =>
        sum +
        (cell.annual * Math.exp(log(cell.tilt, cell.near)) * Math.cos((cell.lat * Math.PI) / 180)) / area,
      0,
    );
    return { log, national };
  };
  let mean = 0;
  for (let step = 0; step < 8; step++) mean -= Math.log(shape(mean).national / NATIONAL_MEAN_KWH_M2);
  const { log, national } = shape(mean);

  const leaveOneOutLog = () =>
    all.map((i) => {
      const kept = all.filter((j) => j !== i);
      const weights = weightsOf(kept)(Float64Array.from(kept, (j) => covariances[i]![j]!));
      const residual = kept.reduce((sum, j, k) => sum + weights[k]! * (measured[j]! - mean - tilts[j]!), 0);
      return mean + tilts[i]! + residual - measured[i]!;
    });
  // Scaled so that the kriging's own variance, leaving each out, is what leaving it out was seen to be.
  let seen = 0;
  const spread = () => {
    seen ||= Math.sqrt(
      leaveOneOutLog().reduce((sum, error) => sum + error * error, 0) / Math.max(1, ground.length),
    );
    return seen;
  };
  return {
    factorAt: (lat, lon) => Math.exp(log(tilt(lat, lon), near(lat, lon))),
    leaveOneOutLog,
    uncertaintyAt(lat, lon) {
      const close = near(lat, lon);
      const weights = solve(Float64Array.from(close));
      const explained = close.reduce((sum, value, i) => sum + value * weights[i]!, 0);
      return spread() * Math.sqrt(Math.max(0, 1 - explained));
    },
    nationalMeanKwhM2: national,
  };
}
