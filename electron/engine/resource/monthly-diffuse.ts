const SEASON_EDGE_RAD = 81.4 * (Math.PI / 180);

/**
 * Diffuse share (0–1) of a month's global horizontal irradiation from the month's mean clearness index
 * and its mean sunset hour angle in radians.
 *
 * Valid for clearness 0.3–0.8; outside it is evaluated at the nearer end.
 * Source: Erbs, D. G., Klein, S. A., Duffie, J. A. (1982), Solar Energy 28(4):293–302, monthly relation
 * (Duffie & Beckman, Solar Engineering of Thermal Processes, eq. 2.12.1).
 */
export function monthlyDiffuseFraction(clearness: number, sunsetHourAngleRad: number): number {
  const k = Math.min(0.8, Math.max(0.3, clearness));
  return sunsetHourAngleRad <= SEASON_EDGE_RAD
    ? 1.391 - 3.56 * k + 4.189 * k ** 2 - 2.137 * k ** 3
    : 1.311 - 3.022 * k + 3.427 * k ** 2 - 1.821 * k ** 3;
}
