import { clamp, cosd, DEG, sind } from '../angles.ts';

/**
 * Cosine of the angle between the sun and the normal of a plane.
 *
 * @param tiltDeg tilt of the plane from horizontal, degrees
 * @param azimuthDeg direction the plane faces, degrees clockwise from north
 * @param zenithDeg the sun's zenith angle, degrees
 * @param sunAzimuthDeg the sun's azimuth, degrees clockwise from north
 * @returns −1…1; negative with the sun behind the plane
 */
export function cosIncidence(
  tiltDeg: number,
  azimuthDeg: number,
  zenithDeg: number,
  sunAzimuthDeg: number,
): number {
  return clamp(
    cosd(tiltDeg) * cosd(zenithDeg) + sind(tiltDeg) * sind(zenithDeg) * cosd(sunAzimuthDeg - azimuthDeg),
    -1,
    1,
  );
}

/** Angle between the sun and the normal of a plane, degrees in [0, 180]; arguments as `cosIncidence`. */
export function incidenceDeg(
  tiltDeg: number,
  azimuthDeg: number,
  zenithDeg: number,
  sunAzimuthDeg: number,
): number {
  return Math.acos(cosIncidence(tiltDeg, azimuthDeg, zenithDeg, sunAzimuthDeg)) * DEG;
}
