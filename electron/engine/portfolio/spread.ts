/** Costs that come with the earliest of others. */
export interface Bound {
  with: readonly number[];
  cost: number;
}

/** Where costs were put. */
export interface Spread {
  /** Year of each cost, from 0. */
  of: number[];
  /** Year of each bound cost. */
  storeOf: number[];
  /** Sum of each year. */
  sums: number[];
}

/** As many ways as are tried one by one. */
const MOST_WAYS = 60_000;
/** Beyond as many costs exchanges are not tried: years are equal within less than a hundredth then. */
const MOST_EXCHANGED = 400;
const GAIN = 1e-9;

/**
 * Puts costs into years so that the years' sums are as equal as whole costs allow: least sum of squares over the share.
 * Of ways that are equally good, earlier costs come in earlier years.
 *
 * Few costs are tried in every way. Many begin each in the year in which the middle of its cost falls when all are laid
 * end to end, and are moved and exchanged while that makes the years more equal.
 *
 * @param costs in the order in which they should come
 * @param bound costs that come in the year of the earliest of some of them
 */
export function spread(costs: readonly number[], bound: readonly Bound[], years: number): Spread {
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  let passed = 0;
  const of = costs.map((cost) => {
    const middle = total > 0 ? (passed + cost / 2) / total : 0;
    passed += cost;
    return Math.min(years - 1, Math.floor(middle * years));
  });
  const best = years ** costs.length <= MOST_WAYS ? everyWay(costs, bound, years) : of;
  if (best === of && costs.length <= MOST_EXCHANGED) improve(of, costs, bound, years);
  const storeOf = bound.map((each) => yearOf(each, best));
  return { of: best, storeOf, sums: sumsOf(best, costs, bound, years) };
}

const yearOf = ({ with: partners }: Bound, of: readonly number[]): number =>
  partners.length === 0 ? 0 : partners.reduce((first, index) => Math.min(first, of[index]!), Infinity);

function sumsOf(of: readonly number[], costs: readonly number[], bound: readonly Bound[], years: number) {
  const sums = new Array<number>(years).fill(0);
  of.forEach((year, i) => {
    sums[year]! += costs[i]!;
  });
  for (const each of bound) sums[yearOf(each, of)]! += each.cost;
  return sums;
}

/** Sum of squares over the years: least where they are equal, since their sum stays. */
const unevenness = (...[of, costs, bound, years]: Parameters<typeof sumsOf>): number =>
  sumsOf(of, costs, bound, years).reduce((sum, each) => sum + each * each, 0);

function everyWay(costs: readonly number[], bound: readonly Bound[], years: number): number[] {
  const of = costs.map(() => 0);
  let best = [...of];
  let least = Infinity;
  const later = (way: readonly number[]) => way.reduce((sum, year, i) => sum + year * (costs.length - i), 0);
  const put = (index: number): void => {
    if (index < costs.length) {
      for (let year = 0; year < years; year++) {
        of[index] = year;
        put(index + 1);
      }
      return;
    }
    const found = unevenness(of, costs, bound, years);
    const slack = GAIN * found;
    if (found < least - slack || (found <= least + slack && later(of) < later(best))) {
      best = [...of];
      least = Math.min(least, found);
    }
  };
  put(0);
  return best;
}

/** Moves and exchanges while the years grow more equal. */
function improve(of: number[], costs: readonly number[], bound: readonly Bound[], years: number): void {
  let least = unevenness(of, costs, bound, years);
  const better = (): boolean => {
    const found = unevenness(of, costs, bound, years);
    if (found >= least * (1 - GAIN)) return false;
    least = found;
    return true;
  };
  const step = (): boolean => {
    for (let i = 0; i < of.length; i++) {
      const had = of[i]!;
      for (let year = 0; year < years; year++) {
        if (year === had) continue;
        of[i] = year;
        if (better()) return true;
      }
      of[i] = had;
    }
    if (of.length > MOST_EXCHANGED / 4) return false;
    for (let i = 0; i < of.length; i++) {
      for (let j = i + 1; j < of.length; j++) {
        if (of[i] === of[j]) continue;
        [of[i], of[j]] = [of[j]!, of[i]!];
        if (better()) return true;
        [of[i], of[j]] = [of[j]!, of[i]!];
      }
    }
    return false;
  };
  for (let steps = 0; steps < MOST_EXCHANGED && step(); steps++);
}
