import type { SiteKind } from '../../../shared/domain.ts';
import type { Choice, Goal, PortfolioLimits } from '../../../shared/portfolio.ts';

/** A site that may be chosen, as a whole or not at all. */
export interface Candidate {
  id: number;
  kind: SiteKind;
  capacityKwp: number;
  investmentYuan: number;
  /** By each goal; fit is capacity times score. */
  worth: Record<Goal, number>;
  /** Number of its substation and what fairness counts it to; null where it has none. */
  station: number | null;
  town: string | null;
}

/** What stations can still take, kWp by number; a station that is not named takes any. */
export type HostingLimits = ReadonlyMap<number, number>;

const add = (candidates: readonly Candidate[], value: (each: Candidate) => number) =>
  candidates.reduce((sum, each) => sum + value(each), 0);

/** What a set comes to. */
export function describeChoice(
  chosen: readonly Candidate[],
  solved: Pick<Choice, 'gap' | 'seconds' | 'proven'>,
): Choice {
  return {
    siteIds: chosen.map(({ id }) => id),
    capacityKwp: add(chosen, ({ capacityKwp }) => capacityKwp),
    investmentYuan: add(chosen, ({ investmentYuan }) => investmentYuan),
    worth: {
      energy: add(chosen, ({ worth }) => worth.energy),
      carbon: add(chosen, ({ worth }) => worth.carbon),
      fit: add(chosen, ({ worth }) => worth.fit),
      income: add(chosen, ({ worth }) => worth.income),
    },
    ...solved,
  };
}

const SLACK = 1e-6;

/** Whether a set keeps every limit, to a millionth. */
export function keepsLimits(
  chosen: readonly Candidate[],
  limits: PortfolioLimits,
  hosting: HostingLimits,
): boolean {
  const total = add(chosen, ({ capacityKwp }) => capacityKwp);
  const within = (value: number, most: number) => value <= most * (1 + SLACK) + SLACK;
  if (
    limits.budgetYuan !== null &&
    !within(
      add(chosen, (each) => each.investmentYuan),
      limits.budgetYuan,
    )
  )
    return false;
  if (limits.mostKwp !== null && !within(total, limits.mostKwp)) return false;
  if (limits.leastKwp !== null && !within(limits.leastKwp, total)) return false;
  for (const kind of ['rooftop', 'agrivoltaic'] as const) {
    const of = add(
      chosen.filter((each) => each.kind === kind),
      ({ capacityKwp }) => capacityKwp,
    );
    if (!within(limits.leastShare[kind] * total, of)) return false;
  }
  const ids = new Set(chosen.map(({ id }) => id));
  if (limits.required.some((id) => !ids.has(id)) || limits.excluded.some((id) => ids.has(id))) return false;
  const sums = new Map<number | string, number>();
  for (const { station, town, capacityKwp } of chosen) {
    if (station !== null) sums.set(station, (sums.get(station) ?? 0) + capacityKwp);
    if (town !== null) sums.set(town, (sums.get(town) ?? 0) + capacityKwp);
  }
  for (const [key, sum] of sums) {
    if (typeof key === 'number') {
      if (limits.hosting && !within(sum, hosting.get(key) ?? Infinity)) return false;
    } else if (limits.townShare < 1 && !within(sum, limits.townShare * total)) return false;
  }
  return true;
}

/**
 * The set a planner would pick by hand: the required ones, then one by one by worth for money, passing over what would
 * break a limit that only grows tighter with more sites. Null where the set so picked breaks another.
 */
export function greedySet(
  candidates: readonly Candidate[],
  goal: Goal,
  limits: PortfolioLimits,
  hosting: HostingLimits,
): Candidate[] | null {
  const required = new Set(limits.required);
  const excluded = new Set(limits.excluded);
  const rate = ({ worth, investmentYuan, capacityKwp }: Candidate) =>
    worth[goal] / (limits.budgetYuan === null ? capacityKwp : investmentYuan);
  const order = candidates
    .filter(({ id }) => !excluded.has(id))
    .sort((a, b) => Number(required.has(b.id)) - Number(required.has(a.id)) || rate(b) - rate(a));
  const chosen: Candidate[] = [];
  let yuan = 0;
  let kwp = 0;
  const loaded = new Map<number, number>();
  for (const each of order) {
    if (!required.has(each.id) && each.worth[goal] <= 0) continue;
    const station = each.station === null ? 0 : (loaded.get(each.station) ?? 0) + each.capacityKwp;
    const room =
      each.station === null || !limits.hosting ? Infinity : (hosting.get(each.station) ?? Infinity);
    const fits =
      yuan + each.investmentYuan <= (limits.budgetYuan ?? Infinity) &&
      kwp + each.capacityKwp <= (limits.mostKwp ?? Infinity) &&
      station <= room;
    if (!fits && !required.has(each.id)) continue;
    chosen.push(each);
    yuan += each.investmentYuan;
    kwp += each.capacityKwp;
    if (each.station !== null) loaded.set(each.station, station);
  }
  return keepsLimits(chosen, limits, hosting) ? chosen : null;
}
