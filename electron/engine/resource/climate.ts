import type { ClimateData, ClimateStation } from '../../../shared/climate.ts';
import { atOnce, type Steps, sharedSteps } from '../../../shared/steps.ts';
import { HOURS_IN_MONTH } from '../../../shared/weather.ts';
import { type Near, nearest } from './distance.ts';
import { monthlyExtraterrestrial, monthlySunsetHourAngle } from './extraterrestrial.ts';
import { type LevelCorrection, levelCorrection } from './ground-level.ts';
import { monthlyDiffuseFraction } from './monthly-diffuse.ts';
import { sseLevel } from './sse-level.ts';
import { type TemperatureModel, temperatureModel } from './temperature.ts';
import type { MonthlyClimate, ResourcePlace } from './types.ts';
import { type WindModel, windModel } from './wind.ts';

/** Half a cell of the stations' source, km: a station nearer than this counts as that far. */
const LEAST_DISTANCE_KM = 25;
const STATIONS_USED = 4;
/** What the level is corrected by. */
const GROUND_SOURCE =
  '⟦地面辐射站实测与中国气象局全国均值订正 ‖ corrected to ground measurements and the national mean of the CMA⟧';
const MONTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;

interface Models {
  temperature: TemperatureModel;
  wind: WindModel;
  level: LevelCorrection;
}

const models = new WeakMap<ClimateData, () => Steps<Models>>();

/** The interpolations behind a climate; made when first asked for. */
function modelsOf(data: ClimateData): Steps<Models> {
  const steps = models.get(data) ?? sharedSteps(() => makeModels(data));
  models.set(data, steps);
  return steps();
}

function* makeModels(data: ClimateData): Steps<Models> {
  const temperature = yield* temperatureModel(data.annualTemperatures, data.stations, data.sseGrid);
  yield;
  const wind = windModel(data.stations);
  yield;
  const level = levelCorrection(data.sseGrid, data.groundIrradiation);
  return { temperature, wind, level };
}

/** Makes ready what {@link climateAt} rests on, so that asking costs little. */
export function* readyClimate(data: ClimateData): Steps<void> {
  yield* modelsOf(data);
  yield;
}

/**
 * Monthly climate at a place.
 *
 * The seasonal shape is the clearness index (GHI over extraterrestrial) of the four nearest stations,
 * weighted by inverse square distance. The annual level is the SSE grid, interpolated bilinearly; where the
 * grid covers only part of the surroundings (coasts, islands, borders) the stations' own level makes up the
 * rest, and every month is scaled by one factor to meet the level, which is corrected to ground measurements
 * ({@link levelCorrection}). The diffuse share is the stations',
 * shifted by what the monthly Erbs relation gives for the change of clearness. Temperature and wind: see
 * {@link temperatureModel} and {@link windModel}.
 *
 * @returns means for January–December with the stations behind them; `stationToGridRatio` tells how far
 *   the two level sources disagree
 */
export function climateAt(data: ClimateData, place: ResourcePlace): MonthlyClimate {
  const { stations, sseGrid } = data;
  const { temperature, wind, level } = atOnce(modelsOf(data));
  const near = nearest(stations, place, STATIONS_USED, LEAST_DISTANCE_KM);
  const outside = monthlyExtraterrestrial(place.latitudeDeg);
  const sunset = monthlySunsetHourAngle(place.latitudeDeg);
  const clearness = shape(near);
  const byStations = annual(MONTHS.map((m) => clearness[m]! * outside[m]!));
  const grid = sseLevel(sseGrid, place.latitudeDeg, place.longitudeDeg);
  const gridWeight = grid?.weight ?? 0;
  const byGrid = (grid?.ghiKwhM2Day ?? 0) * 365;
  const correction = level.factorAt(place.latitudeDeg, place.longitudeDeg);
  const scale = correction * ((gridWeight * byGrid) / byStations + 1 - gridWeight);
  const ghi = MONTHS.map((m) => Math.min(0.82, clearness[m]! * scale) * outside[m]!);
  return {
    ghiKwhM2Day: ghi,
    diffuseFraction: MONTHS.map((m) => {
      const measured = mix(near, (station) => station.diffuseFraction[m]!);
      const shift =
        monthlyDiffuseFraction(ghi[m]! / outside[m]!, sunset[m]!) -
        monthlyDiffuseFraction(clearness[m]!, sunset[m]!);
      return Math.min(0.98, Math.max(0.1, measured + shift));
    }),
    airTemperatureC: temperature.at(place),
    windMs: wind.at(place),
    annualGhiKwhM2: annual(ghi),
    contributors: near.map(({ item, weight, distanceKm }) => ({
      station: item.name,
      weight,
      distanceKm,
      source: item.source,
      year: item.year,
    })),
    gridWeight,
    levelSource: [
      ...(gridWeight > 0 ? [sseGrid.source] : []),
      ...(gridWeight < 1 ? [near[0]!.item.source] : []),
      GROUND_SOURCE,
    ].join(' + '),
    levelUncertainty: level.uncertaintyAt(place.latitudeDeg, place.longitudeDeg),
    stationToGridRatio: grid === null ? 1 : byStations / byGrid,
  };
}

/** Weighted clearness indices of the stations, January–December. */
function shape(near: Near<ClimateStation>[]): number[] {
  const outside = near.map(({ item }) => monthlyExtraterrestrial(item.latitudeDeg));
  return MONTHS.map((m) =>
    near.reduce((sum, { item, weight }, i) => sum + (weight * item.ghiKwhM2Day[m]!) / outside[i]![m]!, 0),
  );
}

function mix(near: Near<ClimateStation>[], value: (station: ClimateStation) => number): number {
  return near.reduce((sum, { item, weight }) => sum + weight * value(item), 0);
}

/** Year's total of monthly mean daily values, in the same energy unit. */
function annual(daily: number[]): number {
  return daily.reduce((sum, value, m) => sum + (value * HOURS_IN_MONTH[m]!) / 24, 0);
}
