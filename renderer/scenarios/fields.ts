import { type Assumptions, assumptionsSchema } from '../../shared/domain.ts';
import { type LossTree, lossTreeSchema } from '../../shared/yield.ts';

export type PlainKey = Exclude<
  keyof Assumptions,
  'lossTree' | 'weatherId' | 'gridFactorKgKwh' | 'carbon' | 'fit' | 'money' | 'supply'
>;
export type LossKey = keyof LossTree;

/** How a figure is shown: what its stored value is multiplied by, and the unit then. */
export interface Shown {
  factor: number;
  unit: string;
  min: number;
  max: number;
  digits: number;
}

const percent = (min: number, max: number, digits = 2): Shown => ({
  factor: 100,
  unit: '%',
  min,
  max,
  digits,
});

export const PLAIN: Record<PlainKey, Shown> = {
  gammaPdcPerK: { factor: 100, unit: '%/°C', min: -2, max: 0, digits: 3 },
  faimanU0: { factor: 1, unit: 'W/(m²·K)', min: 1, max: 100, digits: 2 },
  faimanU1: { factor: 1, unit: 'W·s/(m³·K)', min: 0, max: 50, digits: 2 },
  dcAcRatio: { factor: 1, unit: '', min: 0.1, max: 5, digits: 2 },
  inverterEfficiency: percent(1, 100),
  albedo: { factor: 1, unit: '', min: 0, max: 1, digits: 2 },
  degradationPerYear: percent(0, 5),
  lifetimeYears: { factor: 1, unit: 'a', min: 1, max: 50, digits: 0 },
};

export const LOSS: Shown = percent(0, 100);
export const LOSS_KEYS = Object.keys(lossTreeSchema.shape) as LossKey[];

export const DEFAULTS: Assumptions = assumptionsSchema.parse({});

/** Groups of figures that have a panel of their own. */
const GROUPS = ['lossTree', 'carbon', 'fit', 'money', 'supply'] as const;

/** How many of a group's figures differ from the defaults. */
function changedIn<T extends object>(group: T, defaults: T): number {
  const keys = Object.keys(defaults) as (keyof T)[];
  return keys.filter((key) => JSON.stringify(group[key]) !== JSON.stringify(defaults[key])).length;
}

/** How many figures of a scenario differ from the defaults. */
export function changedCount(assumptions: Assumptions): number {
  const single = [...(Object.keys(PLAIN) as PlainKey[]), 'weatherId', 'gridFactorKgKwh'] as const;
  return (
    single.filter((key) => assumptions[key] !== DEFAULTS[key]).length +
    GROUPS.reduce((sum, group) => sum + changedIn<object>(assumptions[group], DEFAULTS[group]), 0)
  );
}

/** What the loss tree takes in all: 1 − Π(1 − f). */
export const totalLoss = (tree: LossTree): number =>
  1 - LOSS_KEYS.reduce((rest, key) => rest * (1 - tree[key]), 1);
