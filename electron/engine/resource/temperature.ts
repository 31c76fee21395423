import type { Near } from './distance.ts';
import type { ClimateStation, ResourcePlace } from './types.ts';

/** Fall of air temperature with height, K/m (ICAO standard atmosphere, 1993). */
export const LAPSE_RATE_K_PER_M = 0.0065;

/**
 * Mean temperature of a month, °C, at a place: a plane in latitude and longitude fitted by least squares
 * to all stations reduced to sea level, plus what the near stations depart from it, brought up to the
 * place's elevation at 6.5 K/km. The plane carries the cooling towards the pole beyond the last station.
 */
export function temperatureAt(
  stations: ClimateStation[],
  near: Near<ClimateStation>[],
  place: ResourcePlace,
  month: number,
): number {
  const atSea = (station: ClimateStation) =>
    station.airTemperatureC[month]! + LAPSE_RATE_K_PER_M * station.elevationM;
  const plane = fitPlane(stations, atSea);
  const departure = near.reduce(
    (sum, { item, weight }) => sum + weight * (atSea(item) - plane(item.latitudeDeg, item.longitudeDeg)),
    0,
  );
  return plane(place.latitudeDeg, place.longitudeDeg) + departure - LAPSE_RATE_K_PER_M * place.elevationM;
}

/** Least-squares plane z = a + b·lat + c·lon; the mean alone for fewer than four stations. */
function fitPlane(
  stations: ClimateStation[],
  value: (station: ClimateStation) => number,
): (latitudeDeg: number, longitudeDeg: number) => number {
  const n = stations.length;
  const mean = (f: (station: ClimateStation) => number) => stations.reduce((s, st) => s + f(st), 0) / n;
  const lat0 = mean((s) => s.latitudeDeg);
  const lon0 = mean((s) => s.longitudeDeg);
  const z0 = mean(value);
  if (n < 4) return () => z0;
  const of = (f: (x: number, y: number, z: number) => number) =>
    mean((s) => f(s.latitudeDeg - lat0, s.longitudeDeg - lon0, value(s) - z0));
  const xx = of((x) => x * x);
  const yy = of((_, y) => y * y);
  const xy = of((x, y) => x * y);
  const xz = of((x, _, z) => x * z);
  const yz = of((_, y, z) => y * z);
  const determinant = xx * yy - xy * xy;
  if (Math.abs(determinant) < 1e-9) return () => z0;
  const b = (xz * yy - yz * xy) / determinant;
  const c = (yz * xx - xz * xy) / determinant;
  return (lat, lon) => z0 + b * (lat - lat0) + c * (lon - lon0);
}
