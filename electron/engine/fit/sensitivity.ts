import { normalStream, uniformStream } from '../resource/random.ts';
import { classOf, ranksOf } from './rank.ts';

export interface SensitivityInput {
  /** Values 0…1 by site and by criterion of all purposes in one row; null unknown. */
  values: (number | null)[][];
  /** The criteria of one purpose: where they begin in a row, their weights, and the purpose's share. */
  parts: { from: number; weights: number[]; share: number }[];
  /** Spread of the weights: standard deviation of their logarithm. */
  spread: number;
  trials: number;
  seed: number;
}

/**
 * How often each site keeps the third of the ranking it is in when all weights are drawn anew.
 *
 * Every weight is multiplied by exp(spread × standard normal) and the weights of a purpose brought back to 1; sites
 * are ranked by the weighted sum of the purposes.
 *
 * @returns share of the trials by site, 0…1; the same for the same seed
 * Source: Butler, J., Jia, J. and Dyer, J. (1997), European Journal of Operational Research 103, 531–546 (weights drawn
 * at random around those given).
 */
export function keptClassShares({ values, parts, spread, trials, seed }: SensitivityInput): number[] {
  const normal = normalStream(uniformStream(seed));
  const rows = values.map((row) => Float64Array.from(row, (value) => value ?? Number.NaN));
  const classes = (weights: readonly (readonly number[])[]) =>
    ranksOf(rows.map((row) => score(row, parts, weights))).map((rank) => classOf(rank ?? 1, rows.length));
  const given = classes(parts.map(({ weights }) => weights));
  const kept = new Array<number>(rows.length).fill(0);
  for (let trial = 0; trial < trials; trial++) {
    const drawn = parts.map(({ weights }) => weights.map((weight) => weight * Math.exp(spread * normal())));
    classes(drawn).forEach((found, i) => {
      if (found === given[i]) kept[i]!++;
    });
  }
  return kept.map((times) => (trials === 0 ? 1 : times / trials));
}

/** Weighted sum of the purposes' weighted sums, over what is known (NaN is not). */
function score(
  row: Float64Array,
  parts: SensitivityInput['parts'],
  weights: readonly (readonly number[])[],
): number {
  let sum = 0;
  let shares = 0;
  for (let k = 0; k < parts.length; k++) {
    const { from, share } = parts[k]!;
    const own = weights[k]!;
    let part = 0;
    let known = 0;
    for (let i = 0; i < own.length; i++) {
      const value = row[from + i]!;
      if (Number.isNaN(value)) continue;
      part += own[i]! * value;
      known += own[i]!;
    }
    if (known === 0) continue;
    sum += (share * part) / known;
    shares += share;
  }
  return shares === 0 ? 0 : sum / shares;
}
