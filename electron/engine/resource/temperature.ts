import type { ClimateStation, SseGrid, TemperatureStation } from '../../../shared/climate.ts';
import { distanceKm } from '../../../shared/geodesy.ts';
import type { Steps } from '../../../shared/steps.ts';
import { HOURS_IN_MONTH } from '../../../shared/weather.ts';
import { annualExtraterrestrial } from './extraterrestrial.ts';
import { type Kriging, universalKriging, weighted } from './kriging.ts';
import { nearestLevel } from './sse-level.ts';
import type { ResourcePlace } from './types.ts';

/** Beyond this from every ground station a satellite one gives its own level: islands of the south-east, km. */
const ALONE_KM = 200;

/** Monthly mean air temperatures of places. */
export interface TemperatureModel {
  /** Twelve monthly means, °C, January first. */
  at(place: ResourcePlace): number[];
  /** Annual mean foretold from all other stations minus the station's own, K, in the stations' order. */
  leaveOneOutAnnualK(): Float64Array;
  /** Departure of the months from the year's mean, foretold minus own, K: [station of the season][month]. */
  leaveOneOutSeasonK(): number[][];
}

/**
 * Air temperature from two sources: the level from the stations of the national standard, the season from
 * the monthly satellite climate.
 *
 * The annual mean follows a fitted trend (latitude, longitude, elevation with a fitted, not a fixed, fall
 * with height, and how clear the sky is: clear valleys are warm for their height) and what the stations
 * around depart from it. The months' departures from the annual mean follow a trend in latitude and
 * longitude and the stations around. The trend terms, ranges and nuggets were chosen by leave-one-out,
 * which the bench prints and a test holds: 0.6 K for the annual mean, 0.7 K for a month's departure.
 */
export function* temperatureModel(
  levels: TemperatureStation[],
  seasons: ClimateStation[],
  sseGrid: SseGrid,
): Steps<TemperatureModel> {
  const lone = seasons.filter((place) => levels.every((other) => distanceKm(place, other) > ALONE_KM));
  const level: Kriging<ResourcePlace> = universalKriging<ResourcePlace>([...levels, ...lone], {
    drift: ({ latitudeDeg, longitudeDeg, elevationM }) => {
      const km = elevationM / 1000;
      const clear =
        (nearestLevel(sseGrid, latitudeDeg, longitudeDeg) * 365) / annualExtraterrestrial(latitudeDeg);
      return [1, (latitudeDeg - 35) / 10, (longitudeDeg - 105) / 10, km, km * km, clear];
    },
    rangeKm: 800,
    nugget: 0.1,
    northStretch: 2,
  });
  yield;
  const season = universalKriging(seasons as ResourcePlace[], {
    drift: ({ latitudeDeg, longitudeDeg }) => [1, (latitudeDeg - 35) / 10, (longitudeDeg - 105) / 10],
    rangeKm: 1000,
    nugget: 0.05,
  });
  const annual = [
    ...levels.map((station) => station.annualMeanC),
    ...lone.map(({ airTemperatureC }) => yearMean(airTemperatureC)),
  ];
  const departures = seasons.map(({ airTemperatureC }) => {
    const mean = yearMean(airTemperatureC);
    return airTemperatureC.map((value) => value - mean);
  });
  const byMonth = HOURS_IN_MONTH.map((_, m) => departures.map((year) => year[m]!));
  return {
    at(place) {
      const mean = weighted(level.weightsAt(place), annual);
      const weights = season.weightsAt(place);
      return byMonth.map((values) => mean + weighted(weights, values));
    },
    leaveOneOutAnnualK: () => level.leaveOneOut(annual).subarray(0, levels.length),
    leaveOneOutSeasonK() {
      const errors = byMonth.map((values) => season.leaveOneOut(values));
      return seasons.map((_, i) => errors.map((ofMonth) => ofMonth[i]!));
    },
  };
}

/** Mean of a year from its monthly means, each by its hours. */
export function yearMean(monthly: number[]): number {
  return monthly.reduce((sum, value, m) => sum + (value * HOURS_IN_MONTH[m]!) / 8760, 0);
}
