import { LOSS_KEYS, PLAIN, type PlainKey } from '../../shared/assumption-fields.ts';
import { type Assumptions, assumptionsSchema } from '../../shared/domain.ts';
import type { LossTree } from '../../shared/yield.ts';

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
