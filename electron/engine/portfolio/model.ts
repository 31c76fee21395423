import type { Goal, Limit, PortfolioLimits } from '../../../shared/portfolio.ts';
import { createProgramme, type Programme } from '../programme.ts';
import type { Candidate, HostingLimits } from './candidates.ts';

/** A second goal that must reach at least this much. */
export interface Floor {
  goal: Goal;
  least: number;
}

const NONE = Number.POSITIVE_INFINITY;

/**
 * The programme of choosing sites: one whole-numbered column from 0 to 1 for each candidate, in their order, and the
 * limits as rows over them. Amounts are scaled to be near one, as solvers like them.
 *
 * @param kept limits that hold; others are left out, to find which are in conflict
 * @param start whether each candidate is in the set to begin from
 * Source: a knapsack with side constraints (Martello and Toth 1990); the floor is the ε-constraint of Haimes et al. (1971).
 */
export function portfolioProgramme(
  candidates: readonly Candidate[],
  goal: Goal,
  limits: PortfolioLimits,
  hosting: HostingLimits,
  options: { kept?: ReadonlySet<Limit>; floor?: Floor; start?: ReadonlySet<number> } = {},
): Programme {
  const { kept, floor, start } = options;
  const holds = (limit: Limit) => !kept || kept.has(limit);
  const { column, row, build } = createProgramme(true);
  const worthScale = scaleOf(candidates, ({ worth }) => worth[goal]);
  const excluded = new Set(limits.excluded);
  const required = new Set(holds('required') ? limits.required : []);
  for (const { id, worth } of candidates) {
    const lower = required.has(id) ? 1 : 0;
    column(worth[goal] * worthScale, lower, excluded.has(id) ? 0 : 1, true);
  }
  const over = (value: (each: Candidate) => number, scale = 1) =>
    candidates.map((each, index) => [index, value(each) * scale] as const);
  const kwpScale = scaleOf(candidates, ({ capacityKwp }) => capacityKwp);
  const kwp = ({ capacityKwp }: Candidate) => capacityKwp;

  if (limits.budgetYuan !== null && holds('budget')) {
    const scale = scaleOf(candidates, ({ investmentYuan }) => investmentYuan);
    row(
      over(({ investmentYuan }) => investmentYuan, scale),
      -NONE,
      limits.budgetYuan * scale,
    );
  }
  if (limits.leastKwp !== null && holds('least')) row(over(kwp, kwpScale), limits.leastKwp * kwpScale, NONE);
  if (limits.mostKwp !== null && holds('most')) row(over(kwp, kwpScale), -NONE, limits.mostKwp * kwpScale);
  for (const kind of ['rooftop', 'agrivoltaic'] as const) {
    const share = limits.leastShare[kind];
    if (share <= 0 || !holds(`${kind}Share`)) continue;
    row(
      over((each) => kwp(each) * ((each.kind === kind ? 1 : 0) - share), kwpScale),
      0,
      NONE,
    );
  }
  if (limits.hosting && holds('hosting')) {
    for (const [station, members] of groupsOf(candidates, ({ station }) => station)) {
      const most = hosting.get(station);
      if (most === undefined) continue;
      row(
        members.map((index) => [index, kwp(candidates[index]!) * kwpScale]),
        -NONE,
        most * kwpScale,
      );
    }
  }
  if (limits.townShare < 1 && holds('town')) {
    for (const [town] of groupsOf(candidates, ({ town }) => town)) {
      row(
        over((each) => kwp(each) * ((each.town === town ? 1 : 0) - limits.townShare), kwpScale),
        -NONE,
        0,
      );
    }
  }
  if (floor) {
    const scale = scaleOf(candidates, ({ worth }) => worth[floor.goal]);
    row(
      over(({ worth }) => worth[floor.goal], scale),
      floor.least * scale,
      NONE,
    );
  }
  return build(start ? Float64Array.from(candidates, ({ id }) => (start.has(id) ? 1 : 0)) : null);
}

/** What makes the largest of some amounts about a hundred. */
function scaleOf(candidates: readonly Candidate[], value: (each: Candidate) => number): number {
  const most = candidates.reduce((high, each) => Math.max(high, Math.abs(value(each))), 0);
  return most > 0 ? 100 / most : 1;
}

/** Places of the candidates of each group, without those of none. */
function groupsOf<K>(
  candidates: readonly Candidate[],
  keyOf: (each: Candidate) => K | null,
): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  candidates.forEach((each, index) => {
    const key = keyOf(each);
    if (key === null) return;
    const members = groups.get(key);
    if (members) members.push(index);
    else groups.set(key, [index]);
  });
  return groups;
}
