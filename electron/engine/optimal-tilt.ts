/**
 * Tilt at which a fixed array facing the equator receives most over a year, from latitude alone.
 *
 * Cubic fit over PVWatts runs worldwide; a starting value where the local weather has not been searched.
 *
 * @param latitudeDeg degrees, north positive
 * @returns degrees from horizontal
 * Source: Jacobson, M. Z. and Jadhav, V. (2018), Solar Energy 169, 55–66, equation for each hemisphere.
 */
export function optimalTiltDeg(latitudeDeg: number): number {
  const phi = latitudeDeg;
  const tiltDeg =
    phi >= 0
      ? 1.3793 + phi * (1.2011 + phi * (-0.014404 + phi * 0.000080509))
      : -0.41657 + phi * (1.4216 + phi * (0.024051 + phi * 0.00021828));
  return Math.min(90, Math.abs(tiltDeg));
}
