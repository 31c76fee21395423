import { distanceKm, type Place } from '../../../shared/geodesy.ts';

export interface Near<T> {
  item: T;
  distanceKm: number;
  /** Share of the whole, adding up to 1. */
  weight: number;
}

/**
 * The `count` items nearest to a place, weighted by the inverse square of their distance (Shepard 1968).
 * An item closer than `floorKm` counts as that far away, so that a coincident one does not take all.
 */
export function nearest<T extends Place>(items: T[], place: Place, count: number, floorKm = 1): Near<T>[] {
  const sorted = items
    .map((item) => ({ item, distanceKm: distanceKm(place, item), weight: 0 }))
    .sort((a, b) => a.distanceKm - b.distanceKm)
    .slice(0, count);
  const raw = sorted.map((near) => 1 / Math.max(floorKm, near.distanceKm) ** 2);
  const total = raw.reduce((sum, w) => sum + w, 0);
  return sorted.map((near, i) => ({ ...near, weight: raw[i]! / total }));
}
