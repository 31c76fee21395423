import { clamp, DEG, RAD, wrap360 } from '../angles.ts';
import {
  LATITUDE_TERMS,
  LONGITUDE_TERMS,
  NUTATION_ARGUMENTS,
  NUTATION_COEFFICIENTS,
  RADIUS_TERMS,
} from './spa-tables.ts';

/** The sun seen from the Earth's centre at one instant; the same for every place. */
export interface GeocentricSun {
  /** Apparent right ascension α, degrees in [0, 360). */
  rightAscensionDeg: number;
  /** Declination δ, degrees. */
  declinationDeg: number;
  /** Apparent sidereal time at Greenwich ν, degrees in [0, 360). */
  siderealDeg: number;
  /** Earth–sun distance, astronomical units. */
  distanceAu: number;
  /** Apparent minus mean solar time, minutes. */
  equationOfTimeMin: number;
}

/** The sun seen from a place. Zenith angles from vertical, azimuth clockwise from north; degrees. */
export interface SolarPosition {
  zenithDeg: number;
  /** Zenith angle with atmospheric refraction. */
  apparentZenithDeg: number;
  azimuthDeg: number;
  equationOfTimeMin: number;
}

/** Where the sun is watched from, and through which air. */
export interface Observer {
  latitudeDeg: number;
  longitudeDeg: number;
  elevationM: number;
  /** Annual mean pressure, for refraction. */
  pressurePa: number;
  /** Annual mean air temperature, for refraction. */
  temperatureC: number;
}

/** Terrestrial minus universal time, seconds; within 3 s of it from 2008 to 2030. */
const DELTA_T_S = 67;

/** Refraction at the horizon and the sun's apparent radius, degrees. */
const HORIZON_REFRACTION_DEG = 0.5667;
const SUN_RADIUS_DEG = 0.26667;

function periodicSum(series: readonly (readonly number[])[], millennia: number): number {
  let total = 0;
  for (let power = series.length - 1; power >= 0; power--) {
    const terms = series[power]!;
    let sum = 0;
    for (let i = 0; i < terms.length; i += 3) {
      sum += terms[i]! * Math.cos(terms[i + 1]! + terms[i + 2]! * millennia);
    }
    total = total * millennia + sum;
  }
  return total * 1e-8;
}

const cubic = (a: number, b: number, c: number, d: number, x: number): number =>
  ((a * x + b) * x + c) * x + d;

/** Nutation in longitude and obliquity, degrees (equations 15–23). */
function nutation(centuries: number): [number, number] {
  const x0 = cubic(1 / 189474, -0.0019142, 445267.11148, 297.85036, centuries);
  const x1 = cubic(-1 / 300000, -0.0001603, 35999.05034, 357.52772, centuries);
  const x2 = cubic(1 / 56250, 0.0086972, 477198.867398, 134.96298, centuries);
  const x3 = cubic(1 / 327270, -0.0036825, 483202.017538, 93.27191, centuries);
  const x4 = cubic(1 / 450000, 0.0020708, -1934.136261, 125.04452, centuries);
  let longitude = 0;
  let obliquity = 0;
  for (let i = 0; i < 63; i++) {
    const y = i * 5;
    const argument =
      (NUTATION_ARGUMENTS[y]! * x0 +
        NUTATION_ARGUMENTS[y + 1]! * x1 +
        NUTATION_ARGUMENTS[y + 2]! * x2 +
        NUTATION_ARGUMENTS[y + 3]! * x3 +
        NUTATION_ARGUMENTS[y + 4]! * x4) *
      RAD;
    const c = i * 4;
    longitude += (NUTATION_COEFFICIENTS[c]! + NUTATION_COEFFICIENTS[c + 1]! * centuries) * Math.sin(argument);
    obliquity +=
      (NUTATION_COEFFICIENTS[c + 2]! + NUTATION_COEFFICIENTS[c + 3]! * centuries) * Math.cos(argument);
  }
  return [longitude / 36e6, obliquity / 36e6];
}

const OBLIQUITY_ARCSEC = [
  84381.448, -4680.93, -1.55, 1999.25, -51.38, -249.67, -39.05, 7.12, 27.87, 5.79, 2.45,
];

/** Mean obliquity of the ecliptic, arc seconds (equation 24); `u` is millennia / 10. */
function meanObliquityArcsec(u: number): number {
  let sum = 0;
  for (let i = OBLIQUITY_ARCSEC.length - 1; i >= 0; i--) sum = sum * u + OBLIQUITY_ARCSEC[i]!;
  return sum;
}

/**
 * Where the sun stands as seen from the Earth's centre, by the NREL solar position algorithm.
 *
 * @param unixSeconds UTC seconds since 1970-01-01T00:00Z
 * @param deltaTSeconds terrestrial minus universal time, seconds
 * @returns see {@link GeocentricSun}
 * Valid for the years −2000 to 6000, to 0.0003° as seen from any place.
 * Source: Reda, I. and Andreas, A. (2004), Solar Energy 76(5), 577–589; NREL/TP-560-34302 (rev. 2008),
 * sections 3.1–3.10 and appendix A.1.
 */
export function geocentricSun(unixSeconds: number, deltaTSeconds = DELTA_T_S): GeocentricSun {
  const julianDay = unixSeconds / 86400 + 2440587.5;
  const julianCentury = (julianDay - 2451545) / 36525;
  const centuries = (julianDay + deltaTSeconds / 86400 - 2451545) / 36525;
  const millennia = centuries / 10;

  const distanceAu = periodicSum(RADIUS_TERMS, millennia);
  const longitudeDeg = wrap360(periodicSum(LONGITUDE_TERMS, millennia) * DEG + 180);
  const latitude = -periodicSum(LATITUDE_TERMS, millennia);
  const [nutationDeg, nutationObliquityDeg] = nutation(centuries);
  const obliquity = (meanObliquityArcsec(millennia / 10) / 3600 + nutationObliquityDeg) * RAD;
  const apparentLongitude = (longitudeDeg + nutationDeg - 20.4898 / (3600 * distanceAu)) * RAD;

  const siderealDeg = wrap360(
    280.46061837 +
      360.98564736629 * (julianDay - 2451545) +
      julianCentury * julianCentury * (0.000387933 - julianCentury / 38710000) +
      nutationDeg * Math.cos(obliquity),
  );
  const rightAscensionDeg = wrap360(
    Math.atan2(
      Math.sin(apparentLongitude) * Math.cos(obliquity) - Math.tan(latitude) * Math.sin(obliquity),
      Math.cos(apparentLongitude),
    ) * DEG,
  );
  const declinationDeg =
    Math.asin(
      Math.sin(latitude) * Math.cos(obliquity) +
        Math.cos(latitude) * Math.sin(obliquity) * Math.sin(apparentLongitude),
    ) * DEG;

  const meanLongitudeDeg =
    280.4664567 +
    millennia *
      (360007.6982779 +
        millennia * (0.03032028 + millennia * (1 / 49931 - millennia * (1 / 15300 + millennia / 2000000))));
  let minutes =
    4 * wrap360(meanLongitudeDeg - 0.0057183 - rightAscensionDeg + nutationDeg * Math.cos(obliquity));
  if (minutes > 720) minutes -= 1440;
  return { rightAscensionDeg, declinationDeg, siderealDeg, distanceAu, equationOfTimeMin: minutes };
}

/**
 * Refraction that lifts the sun, degrees; none once its disc is wholly below the refracted horizon.
 *
 * @param elevationDeg elevation of the sun's centre without refraction
 * @param pressurePa annual mean pressure
 * @param temperatureC annual mean temperature
 * Source: Reda and Andreas (2004), equation 42.
 */
function refractionDeg(elevationDeg: number, pressurePa: number, temperatureC: number): number {
  if (elevationDeg < -(SUN_RADIUS_DEG + HORIZON_REFRACTION_DEG)) return 0;
  const lift = 1.02 / (60 * Math.tan((elevationDeg + 10.3 / (elevationDeg + 5.11)) * RAD));
  return (pressurePa / 101000) * (283 / (273 + temperatureC)) * lift;
}

/**
 * The sun as seen from a place, with parallax and refraction.
 *
 * @param sun the same instant seen from the Earth's centre
 * @param observer place and mean air
 * @returns see {@link SolarPosition}
 * Source: Reda and Andreas (2004), sections 3.11–3.14 and equation 42 for refraction.
 */
export function topocentricSun(sun: GeocentricSun, observer: Observer): SolarPosition {
  const latitude = observer.latitudeDeg * RAD;
  const hourAngle = wrap360(sun.siderealDeg + observer.longitudeDeg - sun.rightAscensionDeg) * RAD;
  const declination = sun.declinationDeg * RAD;

  const parallax = (8.794 / (3600 * sun.distanceAu)) * RAD;
  const u = Math.atan(0.99664719 * Math.tan(latitude));
  const height = observer.elevationM / 6378140;
  const x = Math.cos(u) + height * Math.cos(latitude);
  const y = 0.99664719 * Math.sin(u) + height * Math.sin(latitude);
  const denominator = Math.cos(declination) - x * Math.sin(parallax) * Math.cos(hourAngle);
  const ascensionShift = Math.atan2(-x * Math.sin(parallax) * Math.sin(hourAngle), denominator);
  const localDeclination = Math.atan2(
    (Math.sin(declination) - y * Math.sin(parallax)) * Math.cos(ascensionShift),
    denominator,
  );
  const localHourAngle = hourAngle - ascensionShift;

  const sine =
    Math.sin(latitude) * Math.sin(localDeclination) +
    Math.cos(latitude) * Math.cos(localDeclination) * Math.cos(localHourAngle);
  const elevationDeg = Math.asin(clamp(sine, -1, 1)) * DEG;
  const fromSouth = Math.atan2(
    Math.sin(localHourAngle),
    Math.cos(localHourAngle) * Math.sin(latitude) - Math.tan(localDeclination) * Math.cos(latitude),
  );
  return {
    zenithDeg: 90 - elevationDeg,
    apparentZenithDeg:
      90 - elevationDeg - refractionDeg(elevationDeg, observer.pressurePa, observer.temperatureC),
    azimuthDeg: wrap360(fromSouth * DEG + 180),
    equationOfTimeMin: sun.equationOfTimeMin,
  };
}

/**
 * Solar position at an instant and place: NREL SPA.
 *
 * @param unixSeconds UTC seconds since 1970-01-01T00:00Z
 * @param observer place and mean air, see {@link Observer}
 * @returns see {@link SolarPosition}; to 0.0003° (Reda and Andreas 2004)
 */
export function solarPosition(
  unixSeconds: number,
  observer: Observer,
  deltaTSeconds = DELTA_T_S,
): SolarPosition {
  return topocentricSun(geocentricSun(unixSeconds, deltaTSeconds), observer);
}
