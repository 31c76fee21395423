/** Rows of one table at most: what the print engine holds in memory at a time follows from them. */
const ROWS_AT_ONCE = 250;

/** Rows in as few tables as they need, all about as long, so that none of a few rows takes a page of its own. */
export function portionsOf<T>(rows: readonly T[], most = ROWS_AT_ONCE): { rows: T[]; from: number }[] {
  const count = Math.max(1, Math.ceil(rows.length / most));
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [i, i + 1].map((at) => Math.round((at * rows.length) / count)) as [number, number];
    return { rows: rows.slice(from, to), from };
  });
}
