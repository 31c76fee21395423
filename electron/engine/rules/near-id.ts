/** Slips that a number of letters may hold: one in short ids, three at most. */
const mostSlips = (length: number): number => Math.max(1, Math.min(3, Math.floor(length / 6)));

/**
 * The known id that another one was most likely meant to be: letters left out, doubled, mistaken or swapped, large for
 * small. The first of those that are equally near.
 *
 * @returns null where none is near
 */
export function nearestId(known: Iterable<string>, given: string): string | null {
  const typed = given.toLowerCase();
  let most = mostSlips(typed.length);
  let nearest: string | null = null;
  for (const id of known) {
    const slips = slipsBetween(typed, id.toLowerCase(), most);
    if (slips > most) continue;
    nearest = id;
    most = slips - 1;
    if (most < 0) break;
  }
  return nearest;
}

/**
 * Letters to leave out, put in, change or swap with the next one to come from a text to another; what is more than `most`
 * is not counted out.
 */
function slipsBetween(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let [earlier, row]: [number[], number[]] = [[], Array.from({ length: to.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const changed = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      let least = Math.min(changed, row[j]! + 1, next[j - 1]! + 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) least = Math.min(least, earlier[j - 2]! + 1);
      next.push(least);
    }
    if (Math.min(...next) > most && Math.min(...row) > most) return most + 1;
    [earlier, row] = [row, next];
  }
  return row[to.length]!;
}
