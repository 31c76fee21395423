import { PILOT_CLASSES, type PilotClass } from '../../../shared/building-classes.ts';
import type { SiteKind } from '../../../shared/domain.ts';
import { type Choice, GOALS, type Goal, type PortfolioLimits } from '../../../shared/portfolio.ts';

/** A site that may be chosen. What it is worth and costs is in proportion to the share of it that is built. */
export interface Candidate {
  id: number;
  kind: SiteKind;
  capacityKwp: number;
  investmentYuan: number;
  /** By each goal; fit is capacity times score. */
  worth: Record<Goal, number>;
  /** Numbers of its substation, feeder and transformer, and what fairness counts it to; null where it has none. */
  station: number | null;
  feeder: number | null;
  transformer: number | null;
  town: string | null;
  /** Class of the building it stands on, and how much of the roof its modules take; null on no building. */
  roof: { class: PilotClass; coveredM2: number } | null;
}

/** A candidate at the share of it that is built, with every amount so scaled. */
export interface Chosen extends Candidate {
  size: number;
}

/** What substations and feeders host in all, kWp by number; one that is not named takes any. */
export type HostingLimits = Record<'station' | 'feeder', ReadonlyMap<number, number>>;

/** Area of all roofs of each class, m². */
export type RoofAreas = ReadonlyMap<PilotClass, number>;

/** A limit that a set must keep besides: sizes times parts of the candidates named come to at most so much. */
export interface Cut {
  parts: ReadonlyMap<number, number>;
  most: number;
}

/** All that bounds a set, batteries aside. */
export interface Bounds {
  limits: PortfolioLimits;
  hosting: HostingLimits;
  roofM2: RoofAreas;
  /** Limits of single hours at substations, feeders and transformers, where hosting counts; more are found while sets are looked for. */
  cuts?: Cut[];
}

/** A candidate built to a share of itself. */
export function sized(candidate: Candidate, size: number): Chosen {
  const { worth, roof } = candidate;
  return {
    ...candidate,
    size,
    capacityKwp: candidate.capacityKwp * size,
    investmentYuan: candidate.investmentYuan * size,
    worth: {
      energy: worth.energy * size,
      carbon: worth.carbon * size,
      fit: worth.fit * size,
      income: worth.income * size,
    },
    roof: roof && { ...roof, coveredM2: roof.coveredM2 * size },
  };
}

/** What a set comes to. */
export function describeChoice(
  chosen: readonly Chosen[],
  solved: Pick<Choice, 'gap' | 'seconds' | 'proven'>,
): Choice {
  const worth = Object.fromEntries(GOALS.map((goal) => [goal, add(chosen, (each) => each.worth[goal])]));
  return {
    siteIds: chosen.map(({ id }) => id),
    sizes: chosen.map(({ size }) => size),
    stores: [],
    capacityKwp: add(chosen, ({ capacityKwp }) => capacityKwp),
    investmentYuan: add(chosen, ({ investmentYuan }) => investmentYuan),
    worth: worth as Choice['worth'],
    ...solved,
  };
}

/** What a set takes of a cut. */
export const takenOf = (chosen: readonly Chosen[], { parts }: Cut): number =>
  add(chosen, ({ id, size }) => size * (parts.get(id) ?? 0));

function add<T>(rows: readonly T[], value: (each: T) => number): number {
  return rows.reduce((sum, each) => sum + value(each), 0);
}

const SLACK = 1e-6;
const within = (value: number, most: number) => value <= most + SLACK * (1 + Math.abs(most));

/** Whether a set keeps every limit, to a millionth; batteries are not looked at. */
export function keepsLimits(chosen: readonly Chosen[], bounds: Bounds): boolean {
  const { limits } = bounds;
  const total = add(chosen, ({ capacityKwp }) => capacityKwp);
  const invested = add(chosen, ({ investmentYuan }) => investmentYuan);
  const ids = new Set(chosen.map(({ id }) => id));
  return (
    within(invested, limits.budgetYuan ?? Infinity) &&
    within(total, limits.mostKwp ?? Infinity) &&
    within(limits.leastKwp ?? 0, total) &&
    chosen.every(({ size }) => within(limits.leastSize, size) && within(size, 1)) &&
    limits.required.every((id) => ids.has(id)) &&
    !limits.excluded.some((id) => ids.has(id)) &&
    keepsShares(chosen, total, bounds) &&
    keepsGroups(chosen, total, bounds) &&
    (!limits.hosting || (bounds.cuts ?? []).every((cut) => within(takenOf(chosen, cut), cut.most)))
  );
}

/** Least shares of kinds of sites and of classes of roofs. */
function keepsShares(chosen: readonly Chosen[], total: number, { limits, roofM2 }: Bounds): boolean {
  const ofKind = (kind: SiteKind) =>
    add(
      chosen.filter((each) => each.kind === kind),
      ({ capacityKwp }) => capacityKwp,
    );
  const covered = (name: PilotClass) =>
    add(chosen, ({ roof }) => (roof?.class === name ? roof.coveredM2 : 0));
  return (
    (['rooftop', 'agrivoltaic'] as const).every((kind) =>
      within(limits.leastShare[kind] * total, ofKind(kind)),
    ) &&
    PILOT_CLASSES.every((name) =>
      within((limits.classShare[name] ?? 0) * (roofM2.get(name) ?? 0), covered(name)),
    )
  );
}

/** What substations and feeders host and towns may have. */
function keepsGroups(chosen: readonly Chosen[], total: number, { limits, hosting }: Bounds): boolean {
  const sumsBy = <K>(keyOf: (each: Chosen) => K | null) => {
    const sums = new Map<K, number>();
    for (const each of chosen) {
      const key = keyOf(each);
      if (key !== null) sums.set(key, (sums.get(key) ?? 0) + each.capacityKwp);
    }
    return [...sums];
  };
  const hosted = (level: keyof HostingLimits) =>
    sumsBy((each) => each[level]).every(([id, sum]) => within(sum, hosting[level].get(id) ?? Infinity));
  return (
    (!limits.hosting || (hosted('station') && hosted('feeder'))) &&
    (limits.townShare >= 1 ||
      sumsBy(({ town }) => town).every(([, sum]) => within(sum, limits.townShare * total)))
  );
}
