const RAD = Math.PI / 180;
const EARTH_RADIUS_KM = 6371.0088;

interface Point {
  latitudeDeg: number;
  longitudeDeg: number;
}

/** Great-circle distance in km on the mean sphere (haversine). */
export function distanceKm(a: Point, b: Point): number {
  const dLat = (b.latitudeDeg - a.latitudeDeg) * RAD;
  const dLon = (b.longitudeDeg - a.longitudeDeg) * RAD;
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a.latitudeDeg * RAD) * Math.cos(b.latitudeDeg * RAD) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

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
export function nearest<T extends Point>(items: T[], place: Point, count: number, floorKm = 1): Near<T>[] {
  const sorted = items
    .map((item) => ({ item, distanceKm: distanceKm(place, item), weight: 0 }))
    .sort((a, b) => a.distanceKm - b.distanceKm)
    .slice(0, count);
  const raw = sorted.map((near) => 1 / Math.max(floorKm, near.distanceKm) ** 2);
  const total = raw.reduce((sum, w) => sum + w, 0);
  return sorted.map((near, i) => ({ ...near, weight: raw[i]! / total }));
}
