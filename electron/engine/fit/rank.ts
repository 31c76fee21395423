/** Weights of what is known, adding up to 1: the weight of an unknown value is spread over the others. */
export function knownWeights(values: readonly (number | null)[], weights: readonly number[]): number[] {
  const total = values.reduce<number>((sum, value, i) => sum + (value === null ? 0 : weights[i]!), 0);
  return values.map((value, i) => (value === null || total === 0 ? 0 : weights[i]! / total));
}

/**
 * Weighted sum of values 0…1; null when nothing is known.
 * Source: simple additive weighting, Hwang, C. L. and Yoon, K. (1981), section 3.
 */
export function weightedSum(values: readonly (number | null)[], weights: readonly number[]): number | null {
  const spread = knownWeights(values, weights);
  if (spread.every((weight) => weight === 0)) return null;
  return values.reduce<number>((sum, value, i) => sum + spread[i]! * (value ?? 0), 0);
}

/**
 * Closeness to the ideal: distance from the worst over the sum of both distances, 0…1; null when nothing is known.
 *
 * The ideal and the worst are the ends of the value scale, 1 and 0, and not the best and worst of the sites at hand, so
 * that a new site never reverses the order of the others.
 *
 * @param values 0…1 by criterion, null unknown
 * @param weights by criterion
 * Source: TOPSIS, Hwang, C. L. and Yoon, K. (1981), Multiple Attribute Decision Making; fixed ends after
 * García-Cascales, M. S. and Lamata, M. T. (2012), Mathematical and Computer Modelling 56, 123–132.
 */
export function topsis(values: readonly (number | null)[], weights: readonly number[]): number | null {
  const spread = knownWeights(values, weights);
  let toBest = 0;
  let toWorst = 0;
  values.forEach((value, i) => {
    if (value === null) return;
    toBest += (spread[i]! * (1 - value)) ** 2;
    toWorst += (spread[i]! * value) ** 2;
  });
  const sum = Math.sqrt(toBest) + Math.sqrt(toWorst);
  return sum === 0 ? null : Math.sqrt(toWorst) / sum;
}

export const RANK_CLASSES = ['upper', 'middle', 'lower'] as const;
export type RankClass = (typeof RANK_CLASSES)[number];

/** Rank from 1 of each score, the best first; equal scores share the better rank; null where there is no score. */
export function ranksOf(scores: readonly (number | null)[]): (number | null)[] {
  const sorted = scores.filter((score): score is number => score !== null).sort((a, b) => b - a);
  const first = new Map<number, number>();
  sorted.forEach((score, i) => {
    if (!first.has(score)) first.set(score, i + 1);
  });
  return scores.map((score) => (score === null ? null : (first.get(score) ?? null)));
}

/** Third of the ranking that a rank lies in. */
export const classOf = (rank: number, count: number): RankClass =>
  RANK_CLASSES[Math.min(2, Math.floor(((rank - 1) * 3) / count))]!;
