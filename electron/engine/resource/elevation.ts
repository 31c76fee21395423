import type { ElevationCell } from '../../../shared/climate.ts';
import { nearest } from './distance.ts';

/** How far a quarter-degree cell with populated places may be to speak for a place, in km. */
const REACH_KM = 40;

/**
 * Rough elevation, metres, of a place whose own is not known: inverse-distance mean of the populated
 * quarter-degree cells within 40 km, else the nearest cell of any size. It tells the height at which
 * people live and build there, which is what a PV estimate wants; against a survey it can be off by some
 * tens of metres on plains and by hundreds in mountains.
 */
export function elevationAt(cells: ElevationCell[], latitudeDeg: number, longitudeDeg: number): number {
  const place = { latitudeDeg, longitudeDeg };
  const around = nearest(cells, place, 6, 5);
  const populated = around.filter(({ item, distanceKm }) => item.cellDeg < 1 && distanceKm <= REACH_KM);
  if (populated.length === 0) return around[0]?.item.elevationM ?? 0;
  const total = populated.reduce((sum, { weight }) => sum + weight, 0);
  const mean = populated.reduce((sum, { item, weight }) => sum + weight * item.elevationM, 0) / total;
  return Math.round(mean);
}
