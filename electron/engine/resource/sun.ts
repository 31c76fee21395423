import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import { extraterrestrialNormal } from '../sun/extraterrestrial.ts';
import { topocentricSun } from '../sun/spa.ts';
import { geocentricSunOfYear, observerAt } from '../sun/sun-year.ts';
import type { ResourcePlace } from './types.ts';

/** What the sun does over a place through the year, before the atmosphere. */
export interface SunYear {
  /** Cosine of the apparent zenith angle at the middle of each UTC hour; negative at night. */
  cosZenith: Float64Array;
  /** Extraterrestrial irradiance on the horizontal, W/m², 0 at night. */
  horizontalWm2: Float64Array;
  /** Extraterrestrial irradiance normal to the beam, W/m². */
  normalWm2: Float64Array;
  /** Hour angle of the true sun, radians, 0 at its noon. */
  hourAngleRad: Float64Array;
}

/** Sun over a place at the 8760 mid-hours of a non-leap year; positions by SPA (Reda & Andreas 2004). */
export function sunYear(place: ResourcePlace, year: number): SunYear {
  const cosZenith = new Float64Array(HOURS_PER_YEAR);
  const horizontalWm2 = new Float64Array(HOURS_PER_YEAR);
  const normalWm2 = new Float64Array(HOURS_PER_YEAR);
  const hourAngleRad = new Float64Array(HOURS_PER_YEAR);
  const observer = observerAt(place);
  const sunAt = geocentricSunOfYear(year);
  for (let i = 0; i < HOURS_PER_YEAR; i++) {
    const sun = sunAt((i + 0.5) / 24);
    const { apparentZenithDeg } = topocentricSun(sun, observer);
    const cos = Math.cos((apparentZenithDeg * Math.PI) / 180);
    const solarHour = (i % 24) + 0.5 + place.longitudeDeg / 15 + sun.equationOfTimeMin / 60;
    hourAngleRad[i] = ((((solarHour + 24) % 24) - 12) * Math.PI) / 12;
    const normal = extraterrestrialNormal(Math.floor(i / 24) + 1);
    cosZenith[i] = cos;
    normalWm2[i] = normal;
    horizontalWm2[i] = cos > 0 ? normal * cos : 0;
  }
  return { cosZenith, horizontalWm2, normalWm2, hourAngleRad };
}
