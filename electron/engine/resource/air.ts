import { HOURS_PER_YEAR } from '../../../shared/weather.ts';

/** Spread of a day's mean temperature about the month's course, K, and its persistence: judgements. */
const DAY_SPREAD_K = 2.5;
const DAY_PERSISTENCE = 0.7;
/** Hour-to-hour correlation of wind, and the share and solar hour of its daily course: judgements after
 * the defaults of Lambert, Gilman & Lilienthal (2006), HOMER (0.85, 0.25, 15 h). */
const WIND_PERSISTENCE = 0.85;
const WIND_DAILY_SHARE = 0.25;
const WIND_PEAK_HOUR = 15;

/**
 * Departure of air temperature from its daily mean, K, at a solar hour (0–24) of a day with clearness `k`.
 * Source: Erbs, Klein & Beckman (1983), ASHRAE Journal 25(6):60 — amplitude 25.8 K − 5.21 and four
 * harmonics; published for monthly mean days, used here for each day (an engineering judgement).
 */
function temperatureCourse(k: number, solarHour: number): number {
  const amplitude = Math.max(1, 25.8 * k - 5.21);
  const t = (2 * Math.PI * (solarHour - 1)) / 24;
  return (
    amplitude *
    (0.4632 * Math.cos(t - 3.805) +
      0.0984 * Math.cos(2 * t - 0.36) +
      0.0168 * Math.cos(3 * t - 0.822) +
      0.0138 * Math.cos(4 * t - 3.513))
  );
}

/** Mean of the year's course at a point of the month: months' means joined by straight lines at mid-month. */
function course(monthMean: number[], hour: number): number {
  const position = (hour / HOURS_PER_YEAR) * 12 - 0.5;
  const before = Math.floor(position);
  const share = position - before;
  return monthMean[(before + 12) % 12]! * (1 - share) + monthMean[(before + 13) % 12]! * share;
}

/**
 * Hourly air temperature, °C, before the months' means are met exactly.
 *
 * @param solarHour solar time of the middle of each hour, in hours since the year's first solar midnight
 * @param dayOfHour index of the solar day of each hour
 * @param clearness clearness index per solar day
 */
export function hourlyTemperature(
  monthMean: number[],
  solarHour: Float64Array,
  dayOfHour: Int32Array,
  clearness: number[],
  normal: () => number,
): Float64Array {
  const innovation = DAY_SPREAD_K * Math.sqrt(1 - DAY_PERSISTENCE ** 2);
  let departure = DAY_SPREAD_K * normal();
  const departures = clearness.map(() => {
    departure = DAY_PERSISTENCE * departure + innovation * normal();
    return departure;
  });
  const out = new Float64Array(HOURS_PER_YEAR);
  for (let i = 0; i < HOURS_PER_YEAR; i++) {
    const day = dayOfHour[i]!;
    const hour = ((solarHour[i]! % 24) + 24) % 24;
    const next = (day + (hour < 12 ? clearness.length - 1 : 1)) % clearness.length;
    const share = Math.abs(hour - 12) / 24;
    const smooth = departures[day]! * (1 - share) + departures[next]! * share;
    out[i] = course(monthMean, i) + smooth + temperatureCourse(clearness[day]!, hour);
  }
  return out;
}

/**
 * Hourly wind speed, m/s, before the months' means are met exactly: Rayleigh distributed (Weibull shape 2;
 * Justus et al. 1978), first-order autoregressive, strongest in the afternoon.
 */
export function hourlyWind(monthMean: number[], solarHour: Float64Array, normal: () => number): Float64Array {
  const innovation = Math.sqrt(1 - WIND_PERSISTENCE ** 2);
  let x = normal();
  let y = normal();
  const out = new Float64Array(HOURS_PER_YEAR);
  for (let i = 0; i < HOURS_PER_YEAR; i++) {
    x = WIND_PERSISTENCE * x + innovation * normal();
    y = WIND_PERSISTENCE * y + innovation * normal();
    const rayleigh = Math.hypot(x, y) / Math.sqrt(Math.PI / 2);
    const daily = 1 + WIND_DAILY_SHARE * Math.cos((2 * Math.PI * (solarHour[i]! - WIND_PEAK_HOUR)) / 24);
    out[i] = course(monthMean, i) * rayleigh * daily;
  }
  return out;
}
