import { clamp, cosd, DEG, sind, wrap360 } from '../angles.ts';
import { incidenceDeg } from './incidence.ts';

/** A single-axis tracker. Angles in degrees; rotation right-handed around the axis, 0 with modules level. */
export interface Tracker {
  axisTiltDeg: number;
  /** Direction of the axis' lower end, clockwise from north. */
  axisAzimuthDeg: number;
  maxAngleDeg: number;
  backtrack: boolean;
  /** Row width over pitch. */
  gcr: number;
  /** Slope of the ground across the axes, degrees; 0 on level ground. */
  crossAxisTiltDeg?: number;
}

/** Where a plane faces. */
interface Orientation {
  tiltDeg: number;
  azimuthDeg: number;
}

/** A tracker's position under one sun; every number NaN with the sun below the horizon. */
export interface TrackerPosition extends Orientation {
  trackerAngleDeg: number;
  aoiDeg: number;
}

/**
 * Zenith angle of the sun projected on the plane perpendicular to an axis.
 *
 * @returns degrees in (−180, 180], positive where a right-handed rotation around the axis turns to the sun
 * Source: Anderson, K. and Mikofski, M. (2020), NREL/TP-5K00-76626, equations 2–5.
 */
export function projectedSolarZenithDeg(
  zenithDeg: number,
  sunAzimuthDeg: number,
  axisTiltDeg: number,
  axisAzimuthDeg: number,
): number {
  const east = sind(zenithDeg) * sind(sunAzimuthDeg);
  const north = sind(zenithDeg) * cosd(sunAzimuthDeg);
  const along = east * sind(axisAzimuthDeg) + north * cosd(axisAzimuthDeg);
  const across = east * cosd(axisAzimuthDeg) - north * sind(axisAzimuthDeg);
  const up = along * sind(axisTiltDeg) + cosd(zenithDeg) * cosd(axisTiltDeg);
  return Math.atan2(across, up) * DEG;
}

/**
 * Rotation that keeps rows from shading each other, from the rotation that faces the sun.
 *
 * @param idealDeg rotation that faces the sun, degrees
 * @param gcr row width over pitch
 * @param crossAxisTiltDeg slope of the ground across the axes, degrees
 * @returns degrees; `idealDeg` itself where no row would be shaded
 * Source: Lorenzo, E., Narvarte, L. and Muñoz, J. (2011), Progress in Photovoltaics 19, 747–753, for level
 * ground; Anderson and Mikofski (2020), equations 11–14, with a slope.
 */
export function backtrackDeg(idealDeg: number, gcr: number, crossAxisTiltDeg = 0): number {
  const reach = Math.abs(cosd(idealDeg - crossAxisTiltDeg) / (gcr * cosd(crossAxisTiltDeg)));
  return reach < 1 ? idealDeg - Math.sign(idealDeg) * Math.acos(reach) * DEG : idealDeg;
}

/**
 * Where a row faces after turning around its axis.
 *
 * @param rotationDeg rotation from level, degrees
 * @returns tilt in [0, 180] and azimuth in [0, 360), degrees
 * Source: Marion, W. F. and Dobos, A. P. (2013), NREL/TP-6A20-58891, equations 1–4.
 */
function surfaceOrientation(rotationDeg: number, axisTiltDeg: number, axisAzimuthDeg: number): Orientation {
  const across = sind(rotationDeg);
  const along = cosd(rotationDeg) * sind(axisTiltDeg);
  const flat = Math.hypot(across, along);
  const tiltDeg = Math.atan2(flat, cosd(rotationDeg) * cosd(axisTiltDeg)) * DEG;
  // A level plane faces nowhere; take the side a small positive rotation would turn it to.
  const fromAxis = flat === 0 ? 90 : Math.atan2(across, along) * DEG;
  return { tiltDeg, azimuthDeg: wrap360(axisAzimuthDeg + fromAxis) };
}

/**
 * Position of a single-axis tracker.
 *
 * @param apparentZenithDeg refracted zenith angle, degrees
 * @param sunAzimuthDeg degrees clockwise from north
 * @param tracker see {@link Tracker}
 * @returns see {@link TrackerPosition}; all NaN with the sun below the horizon
 * Source: Marion and Dobos (2013); backtracking as in {@link backtrackDeg}.
 */
export function singleAxis(
  apparentZenithDeg: number,
  sunAzimuthDeg: number,
  tracker: Tracker,
): TrackerPosition {
  if (!(apparentZenithDeg <= 90)) {
    const none = Number.NaN;
    return { trackerAngleDeg: none, aoiDeg: none, tiltDeg: none, azimuthDeg: none };
  }
  const { axisTiltDeg, axisAzimuthDeg, maxAngleDeg } = tracker;
  const ideal = projectedSolarZenithDeg(apparentZenithDeg, sunAzimuthDeg, axisTiltDeg, axisAzimuthDeg);
  const wanted = tracker.backtrack ? backtrackDeg(ideal, tracker.gcr, tracker.crossAxisTiltDeg) : ideal;
  const trackerAngleDeg = clamp(wanted, -maxAngleDeg, maxAngleDeg);
  const surface = surfaceOrientation(trackerAngleDeg, axisTiltDeg, axisAzimuthDeg);
  const aoiDeg = incidenceDeg(surface.tiltDeg, surface.azimuthDeg, apparentZenithDeg, sunAzimuthDeg);
  return { trackerAngleDeg, aoiDeg, ...surface };
}
