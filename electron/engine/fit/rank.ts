/**
 * Both scores of values 0…1; null where nothing is known. The weight of an unknown value is spread over the others.
 *
 * weightedSum: simple additive weighting. topsis: closeness to the ideal, the distance from the worst over the sum of
 * both distances. The ideal and the worst are the ends of the value scale, 1 and 0, and not the best and worst of the
 * sites at hand, so that a new site never reverses the order of the others.
 *
 * @param values by criterion, null unknown
 * @param weights by criterion
 * @param unknownAs taken in the place of unknown values, where given
 * Source: Hwang, C. L. and Yoon, K. (1981), Multiple Attribute Decision Making, section 3; fixed ends after
 * García-Cascales, M. S. and Lamata, M. T. (2012), Mathematical and Computer Modelling 56, 123–132.
 */
export function bothScores(
  values: readonly (number | null)[],
  weights: readonly number[],
  unknownAs: number | null = null,
): { weightedSum: number | null; topsis: number | null } {
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    if ((values[i] ?? unknownAs) !== null) total += weights[i]!;
  }
  if (total === 0) return { weightedSum: null, topsis: null };
  let sum = 0;
  let toBest = 0;
  let toWorst = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? unknownAs;
    if (value === null) continue;
    const weight = weights[i]! / total;
    sum += weight * value;
    toBest += (weight * (1 - value)) ** 2;
    toWorst += (weight * value) ** 2;
  }
  return { weightedSum: sum, topsis: Math.sqrt(toWorst) / (Math.sqrt(toBest) + Math.sqrt(toWorst)) };
}

const RANK_CLASSES = ['upper', 'middle', 'lower'] as const;
export type RankClass = (typeof RANK_CLASSES)[number];

/** Rank from 1 of each score, the best first; equal scores share the better rank; null where there is no score. */
export function ranksOf(scores: readonly (number | null)[]): (number | null)[] {
  const sorted = Float64Array.from(scores.filter((score): score is number => score !== null)).sort();
  return scores.map((score) => (score === null ? null : sorted.length - notAbove(sorted, score) + 1));
}

/** How many of sorted scores are no higher than a score. */
function notAbove(sorted: Float64Array, score: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= score) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Third of the ranking that a rank lies in. */
export const classOf = (rank: number, count: number): RankClass =>
  RANK_CLASSES[Math.min(2, Math.floor(((rank - 1) * 3) / count))]!;
