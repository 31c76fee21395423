/** A roof of a sample: what was taken of it, and what was measured. */
export interface SampledRoof {
  taken: number;
  measured: number;
}

/** By what the rest of a population is to be multiplied, as a sample of it says. */
export interface Correction {
  ratio: number;
  /** Ends of the interval that holds the ratio in 95 of 100 samples; equal where the sample is the whole. */
  low: number;
  high: number;
  sampled: number;
  population: number;
}

/** Smaller samples say nothing of the rest. */
const LEAST_SAMPLE = 5;

/** Student's t at 97.5 %, by degrees of freedom; within 1 % from 4 on. */
const quantile = (freedom: number): number => 1.96 + 2.4 / freedom + 3.6 / freedom ** 2;

/**
 * The ratio of measured to taken in a sample of roofs, with its confidence interval.
 *
 * @param population how many roofs there are in all, the sampled ones included
 * @returns null for a sample of fewer than {@link LEAST_SAMPLE} or of nothing taken
 * Source: ratio estimator with the finite-population correction, Cochran, W. G. (1977), Sampling Techniques, 3rd ed.,
 * equations 2.39 and 6.13. The sample is taken to be drawn at random: a flight over one town says little of another.
 */
export function correctionOf(sample: readonly SampledRoof[], population: number): Correction | null {
  const sampled = sample.length;
  const taken = sample.reduce((sum, roof) => sum + roof.taken, 0);
  if (sampled < LEAST_SAMPLE || !(taken > 0)) return null;
  const ratio = sample.reduce((sum, roof) => sum + roof.measured, 0) / taken;
  const square =
    sample.reduce((sum, roof) => sum + (roof.measured - ratio * roof.taken) ** 2, 0) / (sampled - 1);
  const left = Math.max(0, 1 - sampled / population);
  const error = (Math.sqrt((left * square) / sampled) / (taken / sampled)) * quantile(sampled - 1);
  return { ratio, low: Math.max(0, ratio - error), high: ratio + error, sampled, population };
}
