/** Mean consistency index of random reciprocal matrices by size, from 1. Source: Saaty, T. L. (1980), table 1-4. */
const RANDOM_INDEX = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/** Above this the judgements contradict each other too much (Saaty 1980). */
export const CONSISTENT = 0.1;

export interface Priorities {
  /** Adding up to 1, in the order of the matrix. */
  weights: number[];
  lambdaMax: number;
  /** Consistency index (λmax − n)/(n − 1). */
  ci: number;
  /** Consistency ratio CI/RI; 0 for one or two criteria, which cannot contradict each other. */
  cr: number;
  /** The judgement furthest from what the weights say, and what they would say; null when none is off. */
  worst: { row: number; column: number; judged: number; implied: number } | null;
}

const STEPS = 1000;
const SETTLED = 1e-14;

/**
 * Weights from pairwise comparisons: the principal eigenvector by power iteration.
 *
 * @param matrix n × n, reciprocal; `matrix[i][j]` says how many times i matters more than j
 * @returns see {@link Priorities}; the judgement to look at again is the one whose ratio to wᵢ/wⱼ is largest
 * Source: Saaty, T. L. (1980), The Analytic Hierarchy Process, chapters 1–3 and 7.
 */
export function priorities(matrix: readonly (readonly number[])[]): Priorities {
  const n = matrix.length;
  let weights = new Array<number>(n).fill(1 / n);
  let lambdaMax = n;
  for (let step = 0; step < STEPS; step++) {
    const product = matrix.map((row) => row.reduce((sum, value, j) => sum + value * weights[j]!, 0));
    lambdaMax = product.reduce((sum, value) => sum + value, 0);
    const next = product.map((value) => value / lambdaMax);
    const change = next.reduce((most, value, i) => Math.max(most, Math.abs(value - weights[i]!)), 0);
    weights = next;
    if (change < SETTLED) break;
  }
  const ci = n > 1 ? Math.max(0, lambdaMax - n) / (n - 1) : 0;
  const random = RANDOM_INDEX[n - 1] ?? RANDOM_INDEX[RANDOM_INDEX.length - 1]!;
  return { weights, lambdaMax, ci, cr: random > 0 ? ci / random : 0, worst: worstOf(matrix, weights) };
}

function worstOf(matrix: readonly (readonly number[])[], weights: readonly number[]): Priorities['worst'] {
  let worst: Priorities['worst'] = null;
  let furthest = 1e-6;
  for (let row = 0; row < matrix.length; row++) {
    for (let column = row + 1; column < matrix.length; column++) {
      const judged = matrix[row]![column]!;
      const implied = weights[row]! / weights[column]!;
      const off = Math.abs(Math.log(judged / implied));
      if (off <= furthest) continue;
      furthest = off;
      worst = { row, column, judged, implied };
    }
  }
  return worst;
}

/**
 * The reciprocal matrix of judgements `"a>b" → how many times a matters more than b`; what is not judged is taken
 * from the given weights, on Saaty's scale.
 */
export function comparisonMatrix(
  order: readonly string[],
  judgements: Readonly<Record<string, number>>,
  startWeights: readonly number[],
): number[][] {
  return order.map((a, i) =>
    order.map((b, j) => {
      if (i === j) return 1;
      const judged = judgements[`${a}>${b}`];
      if (judged !== undefined) return judged;
      const mirrored = judgements[`${b}>${a}`];
      if (mirrored !== undefined) return 1 / mirrored;
      return onScale((startWeights[i] || 1e-9) / (startWeights[j] || 1e-9));
    }),
  );
}

/** The nearest of 1/9 … 1/2, 1, 2 … 9 to a ratio. */
export const onScale = (ratio: number): number =>
  ratio >= 1
    ? Math.min(9, Math.max(1, Math.round(ratio)))
    : 1 / Math.min(9, Math.max(1, Math.round(1 / ratio)));
