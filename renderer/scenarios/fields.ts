import { assumptionList } from '../../shared/assumptions.ts';
import { type Assumptions, assumptionsSchema } from '../../shared/domain.ts';
import type { LossTree } from '../../shared/yield.ts';

export const DEFAULTS: Assumptions = assumptionsSchema.parse({});

/** How many figures of a scenario differ from the defaults. */
export const changedCount = (assumptions: Assumptions): number =>
  assumptionList(assumptions).filter(({ changed }) => changed).length;

/** What the loss tree takes in all: 1 − Π(1 − f). */
export const totalLoss = (tree: LossTree): number =>
  1 - Object.values(tree).reduce((rest, loss) => rest * (1 - loss), 1);
