import {
  type Choice,
  type Goal,
  LIMITS,
  type Limit,
  type PortfolioLimits,
} from '../../../shared/portfolio.ts';
import type { Solve, SolveOptions } from '../programme.ts';
import { type Candidate, describeChoice, greedySet, type HostingLimits } from './candidates.ts';
import { type Floor, portfolioProgramme } from './model.ts';

export interface Problem {
  candidates: readonly Candidate[];
  goal: Goal;
  limits: PortfolioLimits;
  hosting: HostingLimits;
}

/**
 * The best set of sites, begun from the greedy one; null where the limits contradict each other, or where time ran
 * out before any set was found.
 */
export async function bestSet(
  { candidates, goal, limits, hosting }: Problem,
  solve: Solve,
  options: SolveOptions,
  more: { floor?: Floor; start?: readonly number[] } = {},
): Promise<Choice | null> {
  const greedy = greedySet(candidates, goal, limits, hosting);
  const start = more.start ?? greedy?.map(({ id }) => id);
  const programme = portfolioProgramme(candidates, goal, limits, hosting, {
    ...(more.floor && { floor: more.floor }),
    ...(start && { start: new Set(start) }),
  });
  const solution = await solve(programme, options);
  if (solution.values.length === 0) return null;
  const chosen = candidates.filter((_, index) => solution.values[index]! > 0.5);
  return describeChoice(chosen, {
    gap: solution.gap,
    seconds: solution.seconds,
    proven: solution.outcome === 'optimal',
  });
}

/**
 * Sets between the best by one goal and the best by another, evenly spaced in the other (ε-constraint).
 *
 * @param best of the problem's own goal
 * @param against the other goal
 * @returns up to `points` sets, the first being `best`, each giving at least as much of the other as the one before
 */
export async function paretoFront(
  problem: Problem,
  best: Choice,
  against: Goal,
  points: number,
  solve: Solve,
  options: SolveOptions & { onPoint?: (done: number, total: number) => void },
): Promise<Choice[]> {
  const other = await bestSet({ ...problem, goal: against }, solve, options, { start: best.siteIds });
  options.onPoint?.(1, points);
  if (!other || other.worth[against] <= best.worth[against]) return [best];
  const front: Choice[] = [best];
  const span = other.worth[against] - best.worth[against];
  for (let k = 1; k < points; k++) {
    // The last floor leaves the solver its tolerance below the other's best.
    const share = k === points - 1 ? 1 - 1e-7 : k / (points - 1);
    const floor = { goal: against, least: best.worth[against] + span * share };
    const choice = await bestSet(problem, solve, options, { floor, start: other.siteIds });
    options.onPoint?.(k + 1, points);
    if (choice && choice.worth[against] > front.at(-1)!.worth[against]) front.push(choice);
  }
  return front;
}

/** The limits that are set at all. */
export function limitsInForce(limits: PortfolioLimits): Limit[] {
  const set: Record<Limit, boolean> = {
    budget: limits.budgetYuan !== null,
    least: limits.leastKwp !== null,
    most: limits.mostKwp !== null,
    rooftopShare: limits.leastShare.rooftop > 0,
    agrivoltaicShare: limits.leastShare.agrivoltaic > 0,
    hosting: limits.hosting,
    required: limits.required.length > 0,
    town: limits.townShare < 1,
  };
  return LIMITS.filter((limit) => set[limit]);
}

/**
 * Limits that contradict each other, none of which can be left out without the contradiction going too (a deletion
 * filter: each limit in turn is left out, and stays out where the rest still contradict).
 *
 * Source: Chinneck, J. W. (2008), Feasibility and Infeasibility in Optimization, ch. 6, deletion filter.
 */
export async function conflictOf(
  { candidates, limits, hosting }: Problem,
  solve: Solve,
  options: SolveOptions,
): Promise<Limit[]> {
  const kept = new Set(limitsInForce(limits));
  const idle = candidates.map((each) => ({ ...each, worth: { energy: 0, carbon: 0, fit: 0, income: 0 } }));
  for (const limit of [...kept]) {
    kept.delete(limit);
    const programme = portfolioProgramme(idle, 'energy', limits, hosting, { kept });
    const { outcome } = await solve(programme, { ...options, gap: 1 });
    if (outcome !== 'infeasible') kept.add(limit);
  }
  return [...kept];
}
