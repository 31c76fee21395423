import type { Ahp, Criterion, Purpose, PurposeWeights, WeightedCriterion } from '../../../shared/fit.ts';
import { CONSISTENT, comparisonMatrix, onScale, priorities } from './ahp.ts';

const normalised = (weights: readonly number[]): number[] => {
  const total = weights.reduce((sum, value) => sum + value, 0);
  return total > 0 ? weights.map((value) => value / total) : weights.map(() => 1 / weights.length);
};

/**
 * Weights from pairwise judgements, their consistency, and the judgement to look at again.
 *
 * @param criteria of the purpose; a pair that was not judged is compared by their default weights
 * @param judgements `"a>b"` → how many times a matters more than b
 */
export function ahpOf(
  purpose: Purpose,
  criteria: readonly Criterion[],
  judgements: PurposeWeights['judgements'],
): Ahp {
  const order = criteria.map(({ indicator }) => indicator);
  const matrix = comparisonMatrix(
    order,
    judgements,
    criteria.map(({ defaultWeight }) => defaultWeight),
  );
  const { worst, ...rest } = priorities(matrix);
  return {
    purpose,
    order,
    matrix,
    ...rest,
    consistent: rest.cr <= CONSISTENT,
    worst: worst && {
      more: order[worst.row]!,
      less: order[worst.column]!,
      judged: worst.judged,
      implied: worst.implied,
      suggested: onScale(worst.implied),
    },
  };
}

/** A purpose's criteria with the weights in force, adding up to 1; a weight not entered is the default one. */
export function weighted(
  purpose: Purpose,
  criteria: readonly Criterion[],
  { method, weights, judgements }: PurposeWeights,
): { criteria: WeightedCriterion[]; cr: number | null } {
  if (method === 'ahp') {
    const ahp = ahpOf(purpose, criteria, judgements);
    return { criteria: criteria.map((each, i) => ({ ...each, weight: ahp.weights[i]! })), cr: ahp.cr };
  }
  const shares = normalised(criteria.map((each) => weights[each.indicator] ?? each.defaultWeight));
  return { criteria: criteria.map((each, i) => ({ ...each, weight: shares[i]! })), cr: null };
}
