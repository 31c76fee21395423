/**
 * A linear or mixed-integer programme: optimise cost · x with rowLower ≤ A x ≤ rowUpper and colLower ≤ x ≤ colUpper.
 * A is given row by row (CSR). Plain typed arrays, so that it can be sent to a thread.
 */
export interface Programme {
  maximise: boolean;
  cost: Float64Array;
  colLower: Float64Array;
  colUpper: Float64Array;
  /** 1 where a column is whole-numbered, 2 where it is nil or within its bounds (semi-continuous). */
  integer: Uint8Array;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
  /** A solution to start from, for the first columns; the others begin at nil. Not needed to be feasible. */
  start: Float64Array | null;
}

export type Outcome = 'optimal' | 'infeasible' | 'unbounded' | 'limit' | 'failed';

/** What a solver answers. */
export interface Solution {
  outcome: Outcome;
  /** One for each column; empty without a feasible solution. */
  values: Float64Array;
  objective: number;
  /** Relative distance between the solution and what could at best be; nil for a linear programme. */
  gap: number;
  seconds: number;
}

export interface SolveOptions {
  gap?: number;
  timeSeconds?: number;
  signal?: AbortSignal;
  onProgress?: (progress: { gap: number; seconds: number }) => void;
}

/** Solves a programme somewhere. */
export type Solve = (programme: Programme, options?: SolveOptions) => Promise<Solution>;

export interface ProgrammeBuilder {
  /** Adds a variable and gives its index; of `whole` numbers, or `semi`-continuous: nil or within the bounds. */
  column(cost: number, lower: number, upper: number, domain?: 'any' | 'whole' | 'semi'): number;
  /** Adds a constraint over columns and gives its index. */
  row(entries: readonly (readonly [column: number, factor: number])[], lower: number, upper: number): number;
  build(start?: Float64Array | null): Programme;
}

const DOMAINS = ['any', 'whole', 'semi'] as const;

/** Starts an empty programme. */
export function createProgramme(maximise: boolean): ProgrammeBuilder {
  const cost: number[] = [];
  const colLower: number[] = [];
  const colUpper: number[] = [];
  const integer: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const starts: number[] = [0];
  const indices: number[] = [];
  const values: number[] = [];
  return {
    column(each, lower, upper, domain = 'any') {
      colLower.push(lower);
      colUpper.push(upper);
      integer.push(DOMAINS.indexOf(domain));
      return cost.push(each) - 1;
    },
    row(entries, lower, upper) {
      for (const [column, factor] of entries) {
        if (factor === 0) continue;
        indices.push(column);
        values.push(factor);
      }
      starts.push(indices.length);
      rowUpper.push(upper);
      return rowLower.push(lower) - 1;
    },
    build: (start = null) => ({
      maximise,
      cost: Float64Array.from(cost),
      colLower: Float64Array.from(colLower),
      colUpper: Float64Array.from(colUpper),
      integer: Uint8Array.from(integer),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
      start: start && padded(start, cost.length),
    }),
  };
}

function padded(values: Float64Array, length: number): Float64Array {
  const all = new Float64Array(length);
  all.set(values);
  return all;
}
