/**
 * Numbers rounded so that they add up to their rounded sum, each off by less than one of the last decimal: those with
 * the largest remainders are rounded up (Hare's method).
 *
 * @param digits decimals that are kept
 */
export function addingUp(values: readonly number[], digits: number): number[] {
  const scale = 10 ** digits;
  const scaled = values.map((value) => value * scale);
  const floors = scaled.map(Math.floor);
  const wanted = Math.round(scaled.reduce((sum, value) => sum + value, 0));
  let missing = wanted - floors.reduce((sum, value) => sum + value, 0);
  const byRemainder = scaled
    .map((value, i) => ({ i, rest: value - floors[i]! }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRemainder) {
    if (missing <= 0) break;
    floors[i]!++;
    missing--;
  }
  return floors.map((value) => value / scale);
}
