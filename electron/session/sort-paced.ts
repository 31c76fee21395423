import type { Steps } from '../../shared/steps.ts';
import { inTurns } from './pace.ts';

/** Rows sorted in one go, and rows merged between two looks at the clock. */
const RUN = 2048;

type Compare<T> = (a: T, b: T) => number;

/** Sorts many rows into a new array, stably, in the thread that serves the window: others get a turn in between. */
export const sortPaced = <T>(rows: readonly T[], compare: Compare<T>): Promise<T[]> =>
  inTurns(sorting(rows, compare), () => {});

function* sorting<T>(rows: readonly T[], compare: Compare<T>): Steps<T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < rows.length; from += RUN) {
    runs.push(rows.slice(from, from + RUN).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let i = 0; i < runs.length; i += 2) {
      const [left, right] = [runs[i]!, runs[i + 1] ?? []];
      longer.push(yield* merge(left, right, compare));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

/** Rows as they are, or, where there are more of them than wanted, the first by an order. */
export const firstOf = async <T>(rows: T[], limit: number, compare: Compare<T>): Promise<T[]> =>
  rows.length <= limit ? rows : limit === 0 ? [] : (await sortPaced(rows, compare)).slice(0, limit);

function* merge<T>(left: T[], right: T[], compare: Compare<T>): Steps<T[]> {
  // An edit leaves most of the last order as it was.
  if (left.length === 0 || right.length === 0 || compare(left.at(-1)!, right[0]!) <= 0) {
    return left.concat(right);
  }
  const merged: T[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    merged.push(compare(left[i]!, right[j]!) <= 0 ? left[i++]! : right[j++]!);
    if (merged.length % RUN === 0) yield;
  }
  return merged.concat(left.slice(i), right.slice(j));
}
