import { PlannerError } from '../../../shared/errors.ts';
import { distanceKm } from '../../../shared/geodesy.ts';

/** How far a file's place may be from where it is used before that is asked about. */
const NEAR_KM = 50;
const NEAR_M = 300;

interface Spot {
  latitudeDeg: number;
  longitudeDeg: number;
  elevationM: number;
}

/**
 * Asks about weather from another place: its light was made by another sun, its air by another height.
 *
 * @param from the file's place as far as it says
 * @param to where the weather is to be used
 * @throws PlannerError weather.elsewhere
 */
export function checkPlace(from: { [name in keyof Spot]: number | null }, to: Spot, file: string): void {
  const km =
    from.latitudeDeg === null || from.longitudeDeg === null
      ? 0
      : distanceKm({ latitudeDeg: from.latitudeDeg, longitudeDeg: from.longitudeDeg }, to);
  const heightM = from.elevationM === null ? 0 : from.elevationM - to.elevationM;
  if (km <= NEAR_KM && Math.abs(heightM) <= NEAR_M) return;
  throw new PlannerError(
    'weather.elsewhere',
    { km: Math.round(km), heightM: Math.round(heightM), nearKm: NEAR_KM, nearM: NEAR_M },
    { file },
  );
}
