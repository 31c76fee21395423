import type { Steps } from '../../../shared/steps.ts';
import { normalStream, uniformStream } from '../resource/random.ts';
import { nthSmallest } from './nth-smallest.ts';

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
export function* keptClassShares({ values, parts, spread, trials, seed }: SensitivityInput): Steps<number[]> {
  const normal = normalStream(uniformStream(seed));
  const count = values.length;
  const width = values[0]?.length ?? 0;
  const rows = new Float64Array(count * width);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < width; k++) rows[i * width + k] = values[i]![k] ?? Number.NaN;
  }
  const scores = new Float64Array(count);
  const parted = new Float64Array(count);
  /** Third of the ranking of every site: 0 upper, 1 middle, 2 lower; what is level with a third's last is in it. */
  const classify = (weights: readonly (readonly number[])[], out: Uint8Array) => {
    for (let i = 0; i < count; i++) scores[i] = score(rows, i * width, parts, weights);
    parted.set(scores);
    const middle = nthSmallest(parted, count - Math.ceil((2 * count) / 3));
    const upper = nthSmallest(parted, count - Math.ceil(count / 3));
    for (let i = 0; i < count; i++) out[i] = scores[i]! >= upper ? 0 : scores[i]! >= middle ? 1 : 2;
  };
  const given = new Uint8Array(count);
  const found = new Uint8Array(count);
  const kept = new Array<number>(count).fill(0);
  if (count === 0) return kept;
  classify(
    parts.map(({ weights }) => weights),
    given,
  );
  for (let trial = 0; trial < trials; trial++) {
    yield;
    classify(
      parts.map(({ weights }) => weights.map((weight) => weight * Math.exp(spread * normal()))),
      found,
    );
    for (let i = 0; i < count; i++) if (found[i] === given[i]) kept[i]!++;
  }
  return kept.map((times) => (trials === 0 ? 1 : times / trials));
}

/** Weighted sum of the purposes' weighted sums, over what is known (NaN is not). */
function score(
  rows: Float64Array,
  start: number,
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
      const value = rows[start + from + i]!;
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
