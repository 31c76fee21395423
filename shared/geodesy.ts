/** Lengths on the earth: the one place that knows its radii. */

const RAD = Math.PI / 180;
/** Semi-major axis of WGS84 and, to the millimetre, of CGCS2000; radius of the sphere of web maps. */
export const SEMI_MAJOR_M = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const E2 = FLATTENING * (2 - FLATTENING);
/** Mean radius of the ellipsoid, (2a + b) / 3. */
export const MEAN_RADIUS_M = 6_371_008.8;

/** Metres that a degree measures at a place. */
export interface MetresPerDegree {
  /** Along the parallel. */
  east: number;
  /** Along the meridian. */
  north: number;
}

/**
 * Metres per degree of longitude and of latitude at a latitude, on the WGS84 ellipsoid.
 *
 * @param latitudeDeg −90 to 90
 * Source: Snyder, J. P. (1987), Map projections — a working manual, USGS PP 1395, equations 4-18 and 4-20.
 */
export function metresPerDegree(latitudeDeg: number): MetresPerDegree {
  const square = 1 - E2 * Math.sin(latitudeDeg * RAD) ** 2;
  return {
    east: (SEMI_MAJOR_M / Math.sqrt(square)) * Math.cos(latitudeDeg * RAD) * RAD,
    north: ((SEMI_MAJOR_M * (1 - E2)) / square ** 1.5) * RAD,
  };
}

export interface Place {
  latitudeDeg: number;
  longitudeDeg: number;
}

/** Great-circle distance on the mean sphere (haversine), km; within 0.6 % of the geodesic. */
export function distanceKm(a: Place, b: Place): number {
  const dLat = (b.latitudeDeg - a.latitudeDeg) * RAD;
  const dLon = (b.longitudeDeg - a.longitudeDeg) * RAD;
  const haversine =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a.latitudeDeg * RAD) * Math.cos(b.latitudeDeg * RAD) * Math.sin(dLon / 2) ** 2;
  return ((2 * MEAN_RADIUS_M) / 1000) * Math.asin(Math.min(1, Math.sqrt(haversine)));
}
