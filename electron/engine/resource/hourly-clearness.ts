/**
 * Share of a day's global irradiation that falls in an hour over the hour's share of the extraterrestrial:
 * how much clearer the middle of the day is than its ends.
 *
 * @param hourAngleRad of the middle of the hour
 * @param sunsetRad sunset hour angle of the day
 * Source: Collares-Pereira, M. & Rabl, A. (1979), Solar Energy 22(2):155–164, r_t over r_d.
 */
export function clearnessCourse(hourAngleRad: number, sunsetRad: number): number {
  const shifted = Math.sin(sunsetRad - Math.PI / 3);
  return 0.409 + 0.5016 * shifted + (0.6609 - 0.4767 * shifted) * Math.cos(hourAngleRad);
}

/** Part of the air mass that the mean course does not hold, as exp(−this/sin of the elevation). */
const LOW_SUN = 0.018;

/**
 * What the long way through the air takes from an hour at low sun beyond the mean course, 0–1: the form of
 * Haurwitz's clear sky (1945, Journal of Meteorology 2:154), with a third of his 0.059, since the course
 * holds the rest. The third is an engineering judgement between satellite, modelled and reanalysis years.
 */
export function lowSun(sinElevation: number): number {
  return Math.exp(-LOW_SUN / Math.max(0.01, sinElevation));
}

/**
 * Hour-by-hour clearness index within one day: a mean course with the autoregressive Gaussian fluctuation of
 * the TAG model about it.
 *
 * Source of the fluctuation: Aguiar, R. & Collares-Pereira, M. (1992), "TAG: a time-dependent,
 * autoregressive, Gaussian model for generating synthetic hourly radiation", Solar Energy 49(3):167–174. Its
 * own mean course is not used: against measured hours it gives too much light at low sun. Nor does the
 * fluctuation grow there as TAG has it: in real years it stays in proportion to the course.
 *
 * @param dayClearness clearness index of the whole day
 * @param course relative clearness at the middle of each daylight hour, as {@link clearnessCourse}
 * @param ceiling greatest clearness allowed at each of those hours
 * @param weight extraterrestrial irradiance at each of those hours, any unit
 * @param normal standard normal stream
 * @returns clearness of each hour; their weighted mean is `dayClearness` unless the ceiling forbids it
 */
export function hourlyClearness(
  dayClearness: number,
  course: number[],
  ceiling: number[],
  weight: number[],
  normal: () => number,
): number[] {
  const k = dayClearness;
  const a = 0.14 * Math.exp(-20 * (k - 0.35) ** 2);
  const phi = 0.38 + 0.06 * Math.cos(7.4 * k - 2.5);
  const innovation = Math.sqrt(1 - phi * phi);
  const light = weight.reduce((sum, w) => sum + w, 0);
  const whole = weight.reduce((sum, w, i) => sum + w * course[i]!, 0) / light;
  let y = normal();
  const hours = course.map((here, i) => {
    y = phi * y + innovation * normal();
    const mean = (k * here) / whole;
    const sigma = (a * here) / whole;
    // Cut alike above and below, so that the mean stays the course.
    const room = Math.max(0, Math.min(mean - 0.01, ceiling[i]! - mean));
    return Math.min(ceiling[i]!, mean + Math.min(room, Math.max(-room, sigma * y)));
  });
  return scaleUnderCeiling(hours, ceiling, weight, k * light);
}

/**
 * Multiplies values by one factor, each cut at its ceiling, so that their weighted sum is `target`. Where
 * the ceilings are too low for that, all values end in the same proportion above their ceilings.
 */
export function scaleUnderCeiling(
  values: number[],
  ceiling: number[],
  weight: number[],
  target: number,
): number[] {
  const total = (factor: number) =>
    values.reduce((sum, value, i) => sum + weight[i]! * Math.min(ceiling[i]!, factor * value), 0);
  let low = 0;
  let high = 1;
  while (total(high) < target && high < 64) high *= 2;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (total(middle) < target) low = middle;
    else high = middle;
  }
  const scaled = values.map((value, i) => Math.min(ceiling[i]!, high * value));
  const reached = scaled.reduce((sum, value, i) => sum + weight[i]! * value, 0);
  return reached > 0 ? scaled.map((value) => (value * target) / reached) : scaled;
}
