import type { ClimateStation } from '../../../shared/climate.ts';
import { universalKriging, weighted } from './kriging.ts';
import type { ResourcePlace } from './types.ts';

/** Monthly mean wind of places. */
export interface WindModel {
  /** Twelve monthly means at 10 m, m/s, January first. */
  at(place: ResourcePlace): number[];
  /** Natural logarithm of foretold over own, leaving each station out: [station][month]. */
  leaveOneOutLog(): number[][];
}

/**
 * Wind of a place from the monthly climate of the stations: kriging of its logarithm, so that far from all
 * stations it falls back on their common mean. Leaving stations out it errs by a factor of 1.34 (standard
 * deviation): wind is local, and a measured year should replace it where it matters.
 */
export function windModel(stations: ClimateStation[]): WindModel {
  const kriging = universalKriging<ResourcePlace>(stations, { drift: () => [1], rangeKm: 300, nugget: 0.2 });
  const logs = stations[0]!.windMs.map((_, m) => stations.map(({ windMs }) => Math.log(windMs[m]!)));
  return {
    at(place) {
      const weights = kriging.weightsAt(place);
      return logs.map((values) => Math.exp(weighted(weights, values)));
    },
    leaveOneOutLog() {
      const errors = logs.map((values) => kriging.leaveOneOut(values));
      return stations.map((_, i) => errors.map((ofMonth) => ofMonth[i]!));
    },
  };
}
