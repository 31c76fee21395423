import { type Assumptions, assumptionsSchema } from '../../shared/domain.ts';
import { type LossTree, lossTreeSchema } from '../../shared/yield.ts';

export type PlainKey = Exclude<
  keyof Assumptions,
  'lossTree' | 'weatherId' | 'gridFactorKgKwh' | 'carbon' | 'fit'
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

/** How many figures of a scenario differ from the defaults. */
export function changedCount(assumptions: Assumptions): number {
  const plain = (Object.keys(PLAIN) as PlainKey[]).filter((key) => assumptions[key] !== DEFAULTS[key]).length;
  const losses = LOSS_KEYS.filter((key) => assumptions.lossTree[key] !== DEFAULTS.lossTree[key]).length;
  const others = (['weatherId', 'gridFactorKgKwh'] as const).filter(
    (key) => assumptions[key] !== DEFAULTS[key],
  ).length;
  const carbon = Object.entries(DEFAULTS.carbon).filter(
    ([key, value]) =>
      JSON.stringify(assumptions.carbon[key as keyof Assumptions['carbon']]) !== JSON.stringify(value),
  ).length;
  const fit = Object.entries(DEFAULTS.fit).filter(
    ([key, value]) =>
      JSON.stringify(assumptions.fit[key as keyof Assumptions['fit']]) !== JSON.stringify(value),
  ).length;
  return plain + losses + others + carbon + fit;
}

/** What the loss tree takes in all: 1 − Π(1 − f). */
export const totalLoss = (tree: LossTree): number =>
  1 - LOSS_KEYS.reduce((rest, key) => rest * (1 - tree[key]), 1);
