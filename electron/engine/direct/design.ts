import type { RatioLimits } from '../../../shared/groups.ts';
import { emptyHours } from '../load/balance.ts';
import { createProgramme, type Solve, type SolveOptions } from '../programme.ts';
import { directFlows, directYear, passes, ratiosOf } from './ratios.ts';

/** A site that may serve a group: kWh of 8760 UTC hours, and what it costs. */
interface DirectSite {
  id: number;
  yuan: number;
  hours: Float64Array;
}

export interface DirectProblem {
  sites: readonly DirectSite[];
  load: Float64Array;
  limits: { [K in keyof RatioLimits]: number };
  /** Null builds none. */
  store: { yuanKwh: number; kwPerKwh: number; roundTrip: number } | null;
}

export interface DirectChoice {
  siteIds: number[];
  storeKwh: number;
  yuan: number;
}

/** Sets looked at before the search ends with the best so far. */
const MOST_ROUNDS = 200;
/** Full cycles a day that bound what a store can give: PV fills it once on nearly every day. */
const MOST_CYCLES = 2 * 365;
const MWH = 1e-3;
const KILOYUAN = 1e-3;
const BISECTIONS = 30;
const TIGHT = 1e-6;

/**
 * The cheapest sites and store with which a group's three ratios hold. A mixed-integer programme chooses sites; what its
 * users take is bounded by rows that touch the hours of sets already looked at (Kelley's cuts: what is used of an hour is
 * the lesser of what is generated and what is taken, which is concave in the sites). Each set it proposes is held against
 * all hours, given the least store that makes it pass, and not proposed again, until none that is left can be cheaper.
 */
export async function cheapestDirect(
  problem: DirectProblem,
  solve: Solve,
  options: SolveOptions = {},
): Promise<{ best: DirectChoice | null; proven: boolean; tried: number }> {
  const seen: Uint8Array[] = [];
  const cuts: Cut[] = [0.25, 0.5, 1].map((scale) =>
    cutAt(
      problem,
      problem.sites.map(() => scale),
    ),
  );
  let best: DirectChoice | null = null;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const answer = await solve(programmeOf(problem, cuts, seen), options);
    if (answer.outcome === 'infeasible') return { best, proven: true, tried: round };
    if (answer.values.length === 0) return { best, proven: false, tried: round };
    if (best && answer.objective / KILOYUAN >= best.yuan * (1 - TIGHT))
      return { best, proven: true, tried: round };
    const chosen = Uint8Array.from(problem.sites, (_, i) => (answer.values[i]! > 0.5 ? 1 : 0));
    seen.push(chosen);
    cuts.push(cutAt(problem, [...chosen]));
    const found = priced(problem, chosen);
    if (found && (!best || found.yuan < best.yuan)) best = found;
  }
  return { best, proven: false, tried: MOST_ROUNDS };
}

/** What a set costs with the least store that makes it pass; null where none does. */
export function priced(
  { sites, load, limits, store }: DirectProblem,
  chosen: ArrayLike<number>,
): DirectChoice | null {
  const generation = emptyHours();
  let yuan = 0;
  const siteIds: number[] = [];
  for (const [i, site] of sites.entries()) {
    if (!chosen[i]) continue;
    siteIds.push(site.id);
    yuan += site.yuan;
    for (let h = 0; h < generation.length; h++) generation[h]! += site.hours[h]!;
  }
  const holds = (energyKwh: number) => {
    const own = store && { energyKwh, powerKw: energyKwh * store.kwPerKwh, roundTrip: store.roundTrip };
    const year = directYear(directFlows(generation, load, own));
    return passes(ratiosOf(year, year.surplusKwh), limits);
  };
  if (holds(0)) return { siteIds, storeKwh: 0, yuan };
  if (!store) return null;
  let [low, high] = [0, generation.reduce((sum, kwh) => sum + kwh, 0) / 365];
  if (!holds(high)) return null;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return { siteIds, storeKwh: high, yuan: yuan + high * store.yuanKwh };
}

/** What is used at once is at most so much for each site chosen and so much besides, kWh. */
interface Cut {
  each: number[];
  rest: number;
}

/** The row that touches what is used at once where sites are built so far. */
function cutAt({ sites, load }: DirectProblem, sizes: readonly number[]): Cut {
  const made = emptyHours();
  for (const [i, { hours }] of sites.entries()) {
    const size = sizes[i]!;
    if (size > 0) for (let h = 0; h < made.length; h++) made[h]! += size * hours[h]!;
  }
  const each = sites.map(({ hours }) => {
    let kwh = 0;
    for (let h = 0; h < made.length; h++) if (made[h]! <= load[h]!) kwh += hours[h]!;
    return kwh;
  });
  let rest = 0;
  for (let h = 0; h < made.length; h++) if (made[h]! > load[h]!) rest += load[h]!;
  return { each, rest };
}

function programmeOf(
  { sites, load, limits, store }: DirectProblem,
  cuts: readonly Cut[],
  seen: readonly Uint8Array[],
) {
  const builder = createProgramme(false);
  const none = Number.POSITIVE_INFINITY;
  const built = sites.map(({ yuan }) => builder.column(yuan * KILOYUAN, 0, 1, 'whole'));
  const demand = load.reduce((sum, kwh) => sum + kwh, 0) * MWH;
  const made = sites.map(({ hours }) => hours.reduce((sum, kwh) => sum + kwh, 0) * MWH);
  // Used at once, given by the store, and the store's energy in MWh.
  const used = builder.column(0, 0, demand);
  const given = builder.column(0, 0, store ? demand : 0);
  const energy = builder.column(store ? (store.yuanKwh * KILOYUAN) / MWH : 0, 0, store ? none : 0);
  const generated = (factor: number) => built.map((column, i) => [column, made[i]! * factor] as const);
  for (const { each, rest } of cuts) {
    builder.row(
      [...built.map((column, i) => [column, -each[i]! * MWH] as const), [used, 1]],
      -none,
      rest * MWH,
    );
  }
  builder.row(
    [
      [used, 1],
      [given, 1],
    ],
    -none,
    demand,
  );
  builder.row([...generated(-1), [used, 1], [given, 1]], -none, 0);
  if (store)
    builder.row(
      [
        [given, 1],
        [energy, -MOST_CYCLES],
      ],
      -none,
      0,
    );
  builder.row([...generated(-limits.leastOfAvailable), [used, 1], [given, 1]], -TIGHT, none);
  builder.row(
    [
      [used, 1],
      [given, 1],
    ],
    limits.leastOfDemand * demand - TIGHT,
    none,
  );
  // What is exported is the rest, less what the store loses.
  const loss = store ? 1 / store.roundTrip - 1 : 0;
  builder.row([...generated(1 - limits.mostExported), [used, -1], [given, -1 - loss]], -none, TIGHT);
  for (const chosen of seen) {
    const size = chosen.reduce((sum, each) => sum + each, 0);
    builder.row(
      built.map((column, i) => [column, chosen[i] ? 1 : -1] as const),
      -none,
      size - 1,
    );
  }
  return builder.build();
}
