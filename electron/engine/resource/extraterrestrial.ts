import { HOURS_IN_MONTH } from '../../../shared/weather.ts';
import { extraterrestrialNormal } from '../sun/extraterrestrial.ts';

const RAD = Math.PI / 180;

/** Solar declination in radians on a day of the year (1–365). Source: Spencer (1971), Search 2(5):172. */
export function declination(dayOfYear: number): number {
  const b = (2 * Math.PI * (dayOfYear - 1)) / 365;
  return (
    0.006918 -
    0.399912 * Math.cos(b) +
    0.070257 * Math.sin(b) -
    0.006758 * Math.cos(2 * b) +
    0.000907 * Math.sin(2 * b) -
    0.002697 * Math.cos(3 * b) +
    0.00148 * Math.sin(3 * b)
  );
}

/** Sunset hour angle in radians (0 in polar night, π in polar day). Source: Iqbal (1983), eq. 1.5.4. */
export function sunsetHourAngle(latitudeDeg: number, declinationRad: number): number {
  const c = -Math.tan(latitudeDeg * RAD) * Math.tan(declinationRad);
  return Math.acos(Math.min(1, Math.max(-1, c)));
}

/**
 * Daily extraterrestrial irradiation on the horizontal, kWh/m², at a latitude on a day of the year (1–365).
 * Source: Iqbal, M. (1983), An Introduction to Solar Radiation, eq. 4.2.16.
 */
export function dailyExtraterrestrial(latitudeDeg: number, dayOfYear: number): number {
  const d = declination(dayOfYear);
  const w = sunsetHourAngle(latitudeDeg, d);
  const lat = latitudeDeg * RAD;
  const hours =
    (24 / Math.PI) * (w * Math.sin(lat) * Math.sin(d) + Math.cos(lat) * Math.cos(d) * Math.sin(w));
  return (extraterrestrialNormal(dayOfYear) * hours) / 1000;
}

/** Month means (12) of the daily extraterrestrial irradiation, kWh/m²/day, at a latitude. */
export function monthlyExtraterrestrial(latitudeDeg: number): number[] {
  let day = 0;
  return HOURS_IN_MONTH.map((hours) => {
    let sum = 0;
    for (let i = 0; i < hours / 24; i++) sum += dailyExtraterrestrial(latitudeDeg, ++day);
    return sum / (hours / 24);
  });
}

/** Extraterrestrial irradiation of a year on the horizontal, kWh/m², at a latitude. */
export function annualExtraterrestrial(latitudeDeg: number): number {
  return monthlyExtraterrestrial(latitudeDeg).reduce(
    (sum, daily, m) => sum + (daily * HOURS_IN_MONTH[m]!) / 24,
    0,
  );
}

/** Month means (12) of the sunset hour angle, radians, at a latitude. */
export function monthlySunsetHourAngle(latitudeDeg: number): number[] {
  let day = 0;
  return HOURS_IN_MONTH.map((hours) => {
    let sum = 0;
    for (let i = 0; i < hours / 24; i++) sum += sunsetHourAngle(latitudeDeg, declination(++day));
    return sum / (hours / 24);
  });
}
