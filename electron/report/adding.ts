/**
 * Numbers rounded so that they add up to their rounded sum, each off by less than one of the last decimal: those with
 * the largest remainders are rounded up (Hare's method).
 *
 * @param digits decimals that are kept
 * @param kept one that stands elsewhere as well, and so is rounded by itself
 */
export function addingUp(values: readonly number[], digits: number, kept = -1): number[] {
  const scale = 10 ** digits;
  const scaled = values.map((value) => value * scale);
  const floors = scaled.map((value, i) => (i === kept ? Math.round(value) : Math.floor(value)));
  const wanted = Math.round(scaled.reduce((sum, value) => sum + value, 0));
  let missing = wanted - floors.reduce((sum, value) => sum + value, 0);
  const byRemainder = scaled
    .map((value, i) => ({ i, rest: value - floors[i]! }))
    .filter(({ i }) => i !== kept)
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  const step = Math.sign(missing);
  for (const { i } of step < 0 ? byRemainder.reverse() : byRemainder) {
    if (missing === 0) break;
    floors[i]! += step;
    missing -= step;
  }
  return floors.map((value) => value / scale);
}

/**
 * Parts rounded one by one, the largest of them by what then lacks of their sum, which stands elsewhere as it is.
 *
 * @param sum what the parts come to, rounded already
 */
export function givingWay(parts: readonly number[], sum: number, digits: number): number[] {
  const scale = 10 ** digits;
  const units = parts.map((part) => Math.round(part * scale));
  const largest = units.indexOf(Math.max(...units));
  if (largest >= 0) units[largest]! += Math.round(sum * scale) - units.reduce((all, each) => all + each, 0);
  return units.map((unit) => unit / scale);
}

/**
 * A table rounded so that its rows and columns add up as printed, and its sums are those of other tables: each sum is
 * its own rounded value wherever these add up to the whole, and cells give way, never those that are nought.
 *
 * @param cells numbers of at least 0, by row and column
 * @param digits decimals that are kept
 */
export function addingUpBothWays(cells: readonly (readonly number[])[], digits: number): number[][] {
  const scale = 10 ** digits;
  const units = (values: readonly number[]) =>
    addingUp(values, digits).map((value) => Math.round(value * scale));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const rows = cells.map(sum);
  const columns = (cells[0] ?? []).map((_, column) => sum(cells.map((row) => row[column]!)));
  const rounded = cells.map((row) => row.map((value) => Math.round(value * scale)));
  const n = rows.length;
  // What each row, and behind them each column, still lacks of its sum.
  const lacks = [
    ...units(rows).map((wanted, row) => wanted - sum(rounded[row]!)),
    ...units(columns).map((wanted, column) => wanted - sum(rounded.map((row) => row[column]!))),
  ];
  const cellOf = (a: number, b: number): [row: number, column: number] => (a < n ? [a, b - n] : [b, a - n]);
  for (let start = lacks.findIndex(Boolean); start >= 0; start = lacks.findIndex(Boolean)) {
    const way = wayFrom(start, lacks, n, (from, to, by) => {
      const [row, column] = cellOf(from, to);
      return cells[row]![column]! > 0 && rounded[row]![column]! + by >= 0;
    });
    if (!way) break;
    let by = Math.sign(lacks[start]!);
    for (let i = 1; i < way.length; i++, by = -by) {
      const [row, column] = cellOf(way[i - 1]!, way[i]!);
      rounded[row]![column]! += by;
      lacks[way[i - 1]!]! -= by;
      lacks[way[i]!]! -= by;
    }
  }
  return rounded.map((row) => row.map((value) => value / scale));
}

/** The shortest way from a row or column over cells, changed up and down in turn, to one that gains by the last change. */
function wayFrom(
  start: number,
  lacks: readonly number[],
  rows: number,
  may: (from: number, to: number, by: number) => boolean,
): number[] | null {
  const ways: number[][] = [[start]];
  const seen = new Set([start]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const by = (way.length % 2 === 1 ? 1 : -1) * Math.sign(lacks[start]!);
    const from = way.at(-1)!;
    for (const to of lacks.keys()) {
      if (to < rows === from < rows || seen.has(to) || !may(from, to, by)) continue;
      seen.add(to);
      const longer = [...way, to];
      if (Math.sign(lacks[to]!) === by) return longer;
      ways.push(longer);
    }
  }
  return null;
}
