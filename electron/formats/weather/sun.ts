import { erbsDiffuseFraction, normalOutsideWm2 } from '../../../shared/sky.ts';

const RAD = Math.PI / 180;

/**
 * Cosine of the sun's true zenith angle at an hour of a year in UTC (fractions allowed); negative at night.
 * Good to about 0.01 degrees. Source: Michalsky, J. J. (1988), Solar Energy 40(3):227–235.
 */
export function cosZenithAt(
  year: number,
  hourOfYear: number,
  latitudeDeg: number,
  longitudeDeg: number,
): number {
  const n = (Date.UTC(year, 0, 1) - Date.UTC(2000, 0, 1, 12)) / 86_400_000 + hourOfYear / 24;
  const g = (357.528 + 0.9856003 * n) * RAD;
  const lambda = (280.46 + 0.9856474 * n + 1.915 * Math.sin(g) + 0.02 * Math.sin(2 * g)) * RAD;
  const obliquity = (23.439 - 4e-7 * n) * RAD;
  const ascension = Math.atan2(Math.cos(obliquity) * Math.sin(lambda), Math.cos(lambda));
  const sinDec = Math.sin(obliquity) * Math.sin(lambda);
  const utcHour = ((hourOfYear % 24) + 24) % 24;
  const hourAngle = ((6.697375 + 0.0657098242 * n + utcHour) * 15 + longitudeDeg) * RAD - ascension;
  return (
    Math.sin(latitudeDeg * RAD) * sinDec +
    Math.cos(latitudeDeg * RAD) * Math.sqrt(1 - sinDec * sinDec) * Math.cos(hourAngle)
  );
}

/** Irradiance normal to the beam outside the atmosphere, W/m². */
export const extraterrestrialNormalAt = (hourOfYear: number): number =>
  normalOutsideWm2((2 * Math.PI * hourOfYear) / 8760);

/** Diffuse share of global irradiance from a clearness index that may lie beyond its bounds. */
export const erbsDiffuseShare = (clearness: number): number =>
  erbsDiffuseFraction(Math.min(1, Math.max(0, clearness)));

/** Below this cosine of the zenith angle (86.3°) no beam is told apart from the diffuse light. */
export const LEAST_COS_ZENITH = 0.065;
