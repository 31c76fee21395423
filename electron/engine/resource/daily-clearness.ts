/** Day-to-day correlation of the clearness of the sky (Graham, Hollands & Huget 1988, Solar Energy 40:83). */
const DAY_CORRELATION = 0.29;
const LEAST = 0.05;

/**
 * Clearness index of a day at a cumulated frequency (0–1) in a month of given mean clearness.
 * Source: Bendt, Collares-Pereira & Rabl (1981), Solar Energy 27:1, with the fit of Herzog (1985) and the
 * greatest clearness of Hollands & Huget (1983) (Duffie & Beckman, eqs. 2.9.6–2.9.8).
 */
export function clearnessQuantile(monthMean: number, frequency: number): number {
  const mean = Math.min(0.78, Math.max(0.1, monthMean));
  const greatest = 0.6313 + 0.267 * mean - 11.9 * (mean - 0.75) ** 8;
  const xi = (greatest - LEAST) / (greatest - mean);
  const gamma = -1.498 + (1.184 * xi - 27.182 * Math.exp(-1.5 * xi)) / (greatest - LEAST);
  if (Math.abs(gamma) < 1e-6) return LEAST + frequency * (greatest - LEAST);
  const low = Math.exp(gamma * LEAST);
  const high = Math.exp(gamma * greatest);
  return Math.log(low - frequency * (low - high)) / gamma;
}

/**
 * Spread (standard deviation) of the days' clearness within one month of given mean.
 * Source: Graham, V. A., Hollands, K. G. T. & Huget, A. (1988), Solar Energy 40(2):83–92; form and figures as
 * carried on in Graham & Hollands (1990), Solar Energy 44(6):333–341.
 */
export function clearnessSpread(monthMean: number): number {
  return 0.1557 * Math.sin((Math.PI * Math.min(0.85, Math.max(0.05, monthMean))) / 0.933);
}

/**
 * Clearness of a month's days, dullest first: evenly spaced quantiles of the distribution of Bendt et al.,
 * drawn together about their mean to the spread of a single month. That distribution pools the same month of
 * many years and is a fifth wider than one year's days, which gave half again too many clear hours.
 */
export function monthQuantiles(monthMean: number, days: number): number[] {
  const whole = Array.from({ length: days }, (_, rank) => clearnessQuantile(monthMean, (rank + 0.5) / days));
  const mean = whole.reduce((sum, k) => sum + k, 0) / days;
  const spread = Math.sqrt(whole.reduce((sum, k) => sum + (k - mean) ** 2, 0) / days);
  const width = Math.min(1, clearnessSpread(monthMean) / spread);
  return whole.map((k) => mean + width * (k - mean));
}

/**
 * Clearness index of every day of a year, from the months' means.
 *
 * A first-order autoregressive Gaussian series gives the order of the days; within each month the days take
 * evenly spaced quantiles of the month's distribution in that order (as Knight, Klein & Duffie 1991, Solar
 * Energy 46:109), so that a single year already has the month's distribution.
 *
 * @param monthMean clearness per month, January–December
 * @param monthOfDay month index 0–11 of each day
 * @param normal standard normal stream
 */
export function dailyClearness(monthMean: number[], monthOfDay: number[], normal: () => number): number[] {
  const innovation = Math.sqrt(1 - DAY_CORRELATION ** 2);
  const series: number[] = [];
  let z = normal();
  for (let d = 0; d < monthOfDay.length; d++) {
    z = DAY_CORRELATION * z + innovation * normal();
    series.push(z);
  }
  const clearness = new Array<number>(monthOfDay.length);
  for (let m = 0; m < 12; m++) {
    const days = series.map((_, d) => d).filter((d) => monthOfDay[d] === m);
    const ranked = [...days].sort((a, b) => series[a]! - series[b]!);
    const month = monthQuantiles(monthMean[m]!, days.length);
    ranked.forEach((day, rank) => {
      clearness[day] = month[rank]!;
    });
  }
  return clearness;
}
