import { PILOT_CLASSES, type PilotClass } from '../../../shared/building-classes.ts';
import {
  type Choice,
  type ChosenStore,
  GOALS,
  type Goal,
  LIMITS,
  type Limit,
  type PortfolioLimits,
} from '../../../shared/portfolio.ts';
import type { Solve, SolveOptions } from '../programme.ts';
import { type Chosen, type Cut, describeChoice, sized, takenOf } from './candidates.ts';
import { greedySet } from './greedy.ts';
import { type Floor, type PortfolioProgramme, type Problem, portfolioProgramme, takenFrom } from './model.ts';
import type { StoreTerms } from './stores.ts';

/** A start to solve from: the size of each site in it. */
type Start = ReadonlyMap<number, number>;

const sizesOf = ({ siteIds, sizes }: Choice): Start => new Map(siteIds.map((id, i) => [id, sizes[i]!]));

/**
 * The best set of sites with their sizes and batteries, begun from the greedy one; null where the limits contradict
 * each other, or where time ran out before any set was found.
 */
export async function bestSet(
  problem: Problem,
  solve: Solve,
  options: SolveOptions,
  more: { floor?: Floor; start?: Start } = {},
): Promise<Choice | null> {
  let seconds = 0;
  for (let round = 0; ; round++) {
    const choice = await solveOnce(problem, solve, options, more);
    if (!choice) return null;
    seconds += choice.seconds;
    const cuts = (await problem.refine?.(chosenOf(problem, choice), choice.stores)) ?? [];
    if (cuts.length === 0) return { ...choice, seconds };
    problem.cuts?.push(...cuts);
    if (round === MOST_ROUNDS) return { ...(await trimmed(problem, choice, cuts)), seconds };
  }
}

/** Times a set is looked for anew with the hours that the one before broke. */
const MOST_ROUNDS = 12;

const chosenOf = ({ candidates }: Problem, { siteIds, sizes }: Choice): Chosen[] => {
  const byId = new Map(candidates.map((each) => [each.id, each]));
  return siteIds.map((id, i) => sized(byId.get(id)!, sizes[i]!));
};

/** A set with what breaks limits of the grid built smaller, or left out where it would be less than the least size. */
async function trimmed(problem: Problem, choice: Choice, broken: readonly Cut[]): Promise<Choice> {
  const byId = new Map(problem.candidates.map((each) => [each.id, each]));
  let chosen = chosenOf(problem, choice);
  let cuts = broken;
  while (cuts.length > 0 && chosen.length > 0) {
    for (const cut of cuts) {
      const taken = takenOf(chosen, cut);
      if (taken <= cut.most) continue;
      const share = (cut.most / taken) * (1 - TRIM);
      chosen = chosen.flatMap((each) => {
        if (!cut.parts.has(each.id)) return [each];
        const size = each.size * share;
        return size < problem.limits.leastSize ? [] : [sized(byId.get(each.id)!, size)];
      });
    }
    cuts = (await problem.refine?.(chosen, choice.stores)) ?? [];
  }
  const stores = choice.stores;
  const spent = stores.reduce((sum, { investmentYuan }) => sum + investmentYuan, 0);
  const made = describeChoice(chosen, { gap: 1, seconds: choice.seconds, proven: false });
  return { ...made, stores, investmentYuan: made.investmentYuan + spent };
}

/** What a trimmed set keeps to spare. */
const TRIM = 1e-5;

/** One solve, with the cuts found so far. */
async function solveOnce(
  problem: Problem,
  solve: Solve,
  options: SolveOptions,
  more: { floor?: Floor; start?: Start },
): Promise<Choice | null> {
  const { candidates, goal, limits } = problem;
  const greedy = greedySet(candidates, goal, problem);
  const start = more.start ?? (greedy && new Map(greedy.map(({ id, size }) => [id, size])));
  const model = portfolioProgramme(problem, {
    ...(more.floor && { floor: more.floor }),
    ...(start && { start }),
  });
  const solution = await solve(model.programme, options);
  if (solution.values.length === 0) return null;
  const chosen = candidates.flatMap((candidate, index) => {
    const size = solution.values[index]!;
    return size > limits.leastSize / 2 ? [sized(candidate, tidy(size, limits.leastSize))] : [];
  });
  const choice = describeChoice(chosen, {
    gap: solution.gap,
    seconds: solution.seconds,
    proven: solution.outcome === 'optimal',
  });
  return problem.storage ? withStores(choice, problem.storage.terms, model, solution.values) : choice;
}

const WHOLE = 1e-6;

/** A size with the solver's rounding taken off. */
const tidy = (size: number, least: number) => (size > 1 - WHOLE ? 1 : size < least + WHOLE ? least : size);

/** Adds the batteries to a choice and takes what they and curtailment cost from what it is worth. */
function withStores(
  choice: Choice,
  terms: StoreTerms,
  { stores, losses }: PortfolioProgramme,
  values: Float64Array,
): Choice {
  const made = stores.flatMap(({ station, energy, power, unit }): ChosenStore[] => {
    const energyKwh = values[energy]! * unit;
    const powerKw = values[power]! * unit;
    return energyKwh < 1
      ? []
      : [
          {
            stationId: station,
            energyKwh,
            powerKw,
            investmentYuan: energyKwh * terms.investmentYuanKwh + powerKw * terms.investmentYuanKw,
            servedKwh: 0,
            curtailedKwh: 0,
          },
        ];
  });
  const taken = (goal: Goal) =>
    takenFrom(goal, stores, losses, terms).reduce(
      (sum, [column, factor]) => sum + values[column]! * factor,
      0,
    );
  const worth = Object.fromEntries(GOALS.map((goal) => [goal, choice.worth[goal] + taken(goal)]));
  return {
    ...choice,
    stores: made,
    investmentYuan: choice.investmentYuan + made.reduce((sum, { investmentYuan }) => sum + investmentYuan, 0),
    worth: worth as Choice['worth'],
  };
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
  const other = await bestSet({ ...problem, goal: against }, solve, options, { start: sizesOf(best) });
  options.onPoint?.(1, points);
  if (!other || other.worth[against] <= best.worth[against]) return [best];
  const front: Choice[] = [best];
  const span = other.worth[against] - best.worth[against];
  for (let k = 1; k < points; k++) {
    // The last floor leaves the solver its tolerance below the other's best.
    const share = k === points - 1 ? 1 - 1e-7 : k / (points - 1);
    const floor = { goal: against, least: best.worth[against] + span * share };
    const choice = await bestSet(problem, solve, options, { floor, start: sizesOf(other) });
    options.onPoint?.(k + 1, points);
    if (choice && choice.worth[against] > front.at(-1)!.worth[against]) front.push(choice);
  }
  return front;
}

/** The limits that are set at all. */
function limitsInForce(limits: PortfolioLimits): Limit[] {
  const set: Record<Limit, boolean> = {
    budget: limits.budgetYuan !== null,
    least: limits.leastKwp !== null,
    most: limits.mostKwp !== null,
    rooftopShare: limits.leastShare.rooftop > 0,
    agrivoltaicShare: limits.leastShare.agrivoltaic > 0,
    hosting: limits.hosting,
    required: limits.required.length > 0,
    town: limits.townShare < 1,
    ...(Object.fromEntries(PILOT_CLASSES.map((name) => [name, (limits.classShare[name] ?? 0) > 0])) as Record<
      PilotClass,
      boolean
    >),
    curtailment: limits.hosting && limits.storage,
  };
  return LIMITS.filter((limit) => set[limit]);
}

/**
 * Limits that contradict each other, none of which can be left out without the contradiction going too (a deletion
 * filter: each limit in turn is left out, and stays out where the rest still contradict).
 *
 * Source: Chinneck, J. W. (2008), Feasibility and Infeasibility in Optimization, ch. 6, deletion filter.
 */
export async function conflictOf(problem: Problem, solve: Solve, options: SolveOptions): Promise<Limit[]> {
  const kept = new Set(limitsInForce(problem.limits));
  const candidates = problem.candidates.map((each) => ({ ...each, worth: { ...each.worth, fit: 0 } }));
  for (const limit of [...kept]) {
    kept.delete(limit);
    const { programme } = portfolioProgramme({ ...problem, candidates, goal: 'fit' }, { kept });
    const { outcome } = await solve(programme, { ...options, gap: 1 });
    if (outcome !== 'infeasible') kept.add(limit);
  }
  return [...kept];
}
