import { PILOT_CLASSES } from '../../../shared/building-classes.ts';
import type { ChosenStore, Goal, Limit } from '../../../shared/portfolio.ts';
import { createProgramme, type Programme } from '../programme.ts';
import type { Bounds, Candidate, Chosen, Cut } from './candidates.ts';
import { type StoreColumns, storeRows } from './store-rows.ts';
import type { StandingDay, StoreTerms } from './stores.ts';

/** What is asked: candidates, the goal and all that limits a set. */
export interface Problem extends Bounds {
  candidates: readonly Candidate[];
  goal: Goal;
  /** Substations that may have a battery, with the days that stand for their year; null without. */
  storage: { terms: StoreTerms; days: ReadonlyMap<number, readonly StandingDay[]> } | null;
  /** Limits of the grid that a set breaks by the hours of its own sites, to be added to `cuts`; none when it keeps all. */
  refine?: (chosen: readonly Chosen[], stores: readonly ChosenStore[]) => Promise<Cut[]>;
}

/** A second goal that must reach at least this much. */
export interface Floor {
  goal: Goal;
  least: number;
}

/** A programme with where its answer is to be found: the sizes of candidates come first, in their order. */
export interface PortfolioProgramme {
  programme: Programme;
  /** Columns of the battery at each substation, and how many kWh and kW a unit of them is. */
  stores: { station: number; energy: number; power: number; unit: number }[];
  /** What the battery and curtailment columns take from a goal, for each unit of the column. */
  losses: (readonly [column: number, kwhPerYear: number])[];
}

const NONE = Number.POSITIVE_INFINITY;
/** Cuts are kept with this much to spare, relative, more than the solver and the rounding of sizes take. */
const CUT_MARGIN = 3e-6;

/**
 * The programme of choosing sites: one column for each candidate, in their order, which is nil or between the least
 * size and one (semi-continuous; whole-numbered where sites are taken whole), and the limits as rows over them.
 * Amounts are scaled to be near one, as solvers like them.
 *
 * @param kept limits that hold; others are left out, to find which are in conflict
 * @param start size of each candidate in the set to begin from
 * Source: a knapsack with side constraints (Martello and Toth 1990); the floor is the ε-constraint of Haimes et al. (1971).
 */
export function portfolioProgramme(
  { candidates, goal, limits, hosting, roofM2, storage, cuts }: Problem,
  options: { kept?: ReadonlySet<Limit>; floor?: Floor; start?: ReadonlyMap<number, number> } = {},
): PortfolioProgramme {
  const { kept, floor, start } = options;
  const holds = (limit: Limit) => !kept || kept.has(limit);
  const builder = createProgramme(true);
  const { column, row, build } = builder;
  const worthScale = scaleOf(candidates, ({ worth }) => worth[goal]);
  const excluded = new Set(limits.excluded);
  const required = new Set(holds('required') ? limits.required : []);
  const parts = limits.leastSize < 1;
  for (const { id, worth } of candidates) {
    const cost = worth[goal] * worthScale;
    if (excluded.has(id)) column(cost, 0, 0);
    else if (required.has(id)) column(cost, limits.leastSize, 1);
    else column(cost, parts ? limits.leastSize : 0, 1, parts ? 'semi' : 'whole');
  }
  const over = (value: (each: Candidate) => number, scale = 1) =>
    candidates.map((each, index) => [index, value(each) * scale] as const);
  const kwpScale = scaleOf(candidates, ({ capacityKwp }) => capacityKwp);
  const kwp = ({ capacityKwp }: Candidate) => capacityKwp;

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
  for (const name of PILOT_CLASSES) {
    const least = (limits.classShare[name] ?? 0) * (roofM2.get(name) ?? 0);
    if (least <= 0 || !holds(name)) continue;
    const coveredM2 = ({ roof }: Candidate) => (roof?.class === name ? roof.coveredM2 : 0);
    const scale = scaleOf(candidates, coveredM2);
    row(over(coveredM2, scale), least * scale, NONE);
  }
  const stores: PortfolioProgramme['stores'] = [];
  const losses: PortfolioProgramme['losses'] = [];
  const curtailed: StoreColumns['curtailed'] = [];
  if (limits.hosting && holds('hosting')) {
    const host = (members: number[], most: number | undefined) => {
      const sites = members.map((index) => [index, kwp(candidates[index]!) * kwpScale] as const);
      if (most !== undefined) row(sites, -NONE, most * kwpScale);
    };
    for (const [feeder, members] of groupsOf(candidates, ({ feeder }) => feeder)) {
      host(members, hosting.feeder.get(feeder));
    }
    for (const [station, members] of groupsOf(candidates, ({ station }) => station)) {
      const days = storage?.days.get(station);
      if (!storage || !days) {
        host(members, hosting.station.get(station));
        continue;
      }
      if (days.length === 0) continue;
      const sites = members.map((index) => [index, kwp(candidates[index]!)] as const);
      const made = storeRows(builder, sites, days, storage.terms, goal, worthScale, kwpScale);
      stores.push({ station, energy: made.energy, power: made.power, unit: 1 / kwpScale });
      losses.push(...made.lost);
      curtailed.push(...made.curtailed);
    }
    for (const { parts, most } of cuts ?? []) {
      const largest = [...parts.values()].reduce((a, b) => Math.max(a, b), 0);
      if (largest <= 0) continue;
      const entries = candidates.flatMap(({ id }, index) => {
        const part = parts.get(id) ?? 0;
        return part > 0 ? [[index, part / largest] as const] : [];
      });
      row(entries, -NONE, (most / largest) * (1 - CUT_MARGIN));
    }
    if (curtailed.length > 0 && holds('curtailment')) {
      row(
        [
          ...over(({ worth }) => -worth.energy * limits.mostCurtailed, kwpScale / 1000),
          ...scaled(curtailed, 1e-3),
        ],
        -NONE,
        0,
      );
    }
  }
  if (limits.budgetYuan !== null && holds('budget')) {
    const scale = scaleOf(candidates, ({ investmentYuan }) => investmentYuan);
    row(
      [
        ...over(({ investmentYuan }) => investmentYuan, scale),
        ...scaled(priced(stores, storage?.terms.investmentYuanKwh, storage?.terms.investmentYuanKw), scale),
      ],
      -NONE,
      limits.budgetYuan * scale,
    );
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
      [
        ...over(({ worth }) => worth[floor.goal], scale),
        ...takenFrom(floor.goal, stores, losses, storage?.terms ?? null, scale),
      ],
      floor.least * scale,
      NONE,
    );
  }
  return { programme: build(startOf(candidates, start)), stores, losses };
}

/** What batteries and curtailment take from a goal, by column. */
export function takenFrom(
  goal: Goal,
  stores: PortfolioProgramme['stores'],
  losses: PortfolioProgramme['losses'],
  terms: StoreTerms | null,
  scale = 1,
): (readonly [column: number, factor: number])[] {
  if (!terms) return [];
  const paid = goal === 'income' ? priced(stores, terms.presentYuanKwh, terms.presentYuanKw) : [];
  return [...scaled(losses, -terms.lossPerKwh[goal] * scale), ...scaled(paid, -scale)];
}

/** What batteries cost, by column, at a price of their energy and of their power. */
const priced = (stores: PortfolioProgramme['stores'], yuanKwh = 0, yuanKw = 0) =>
  stores.flatMap(({ energy, power, unit }) => [
    [energy, yuanKwh * unit] as const,
    [power, yuanKw * unit] as const,
  ]);

const scaled = (entries: readonly (readonly [number, number])[], by: number) =>
  entries.map(([column, factor]) => [column, factor * by] as const);

/** A start names only the sizes; batteries begin at nil. */
function startOf(candidates: readonly Candidate[], start?: ReadonlyMap<number, number>): Float64Array | null {
  return start ? Float64Array.from(candidates, ({ id }) => start.get(id) ?? 0) : null;
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
