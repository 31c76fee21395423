import type { Goal } from '../../../shared/portfolio.ts';
import { type Bounds, type Candidate, type Chosen, keepsLimits, sized } from './candidates.ts';

const LEVELS = ['station', 'feeder'] as const;

/**
 * The set a planner would pick by hand: the required ones, then one by one by worth for money, each as large as the
 * limits that only grow tighter with more sites leave room for, passing over those with room for less than the least
 * size. Null where the set so picked breaks another limit.
 */
export function greedySet(candidates: readonly Candidate[], goal: Goal, bounds: Bounds): Chosen[] | null {
  const { limits, hosting } = bounds;
  const required = new Set(limits.required);
  const excluded = new Set(limits.excluded);
  const rate = ({ worth, investmentYuan, capacityKwp }: Candidate) =>
    worth[goal] / (limits.budgetYuan === null ? capacityKwp : investmentYuan);
  const order = candidates
    .filter(({ id }) => !excluded.has(id))
    .sort((a, b) => Number(required.has(b.id)) - Number(required.has(a.id)) || rate(b) - rate(a));
  const cuts = limits.hosting ? (bounds.cuts ?? []) : [];
  const leftOf = cuts.map(({ most }) => most);
  const cutsOf = new Map<number, [cut: number, part: number][]>();
  cuts.forEach(({ parts }, cut) => {
    for (const [id, part] of parts) {
      const own = cutsOf.get(id);
      if (own) own.push([cut, part]);
      else cutsOf.set(id, [[cut, part]]);
    }
  });
  const chosen: Chosen[] = [];
  const left = {
    yuan: limits.budgetYuan ?? Infinity,
    kwp: limits.mostKwp ?? Infinity,
    station: new Map(hosting.station),
    feeder: new Map(hosting.feeder),
  };
  const share = (room: number, whole: number) => (whole > 0 ? room / whole : 1);
  for (const each of order) {
    const { id, capacityKwp, investmentYuan } = each;
    const must = required.has(id);
    if (!must && each.worth[goal] <= 0) continue;
    const room = limits.hosting
      ? Math.min(...LEVELS.map((level) => left[level].get(each[level] ?? Number.NaN) ?? Infinity))
      : Infinity;
    const hourly = (cutsOf.get(id) ?? []).reduce(
      (least, [cut, part]) => Math.min(least, share(Math.max(0, leftOf[cut]!), part)),
      1,
    );
    const free = Math.min(
      hourly,
      share(left.yuan, investmentYuan),
      share(Math.min(left.kwp, room), capacityKwp),
    );
    if (!must && free < limits.leastSize) continue;
    const size = Math.max(free, limits.leastSize);
    chosen.push(sized(each, size));
    left.yuan -= investmentYuan * size;
    left.kwp -= capacityKwp * size;
    for (const [cut, part] of cutsOf.get(id) ?? []) leftOf[cut]! -= part * size;
    for (const level of LEVELS) {
      const at = each[level];
      const had = at === null ? undefined : left[level].get(at);
      if (at !== null && had !== undefined) left[level].set(at, had - capacityKwp * size);
    }
  }
  return keepsLimits(chosen, bounds) ? chosen : null;
}
