import type { Mode } from '../../../shared/money.ts';

/** Shares of what is generated in a year that are sold to the user on the spot, over the public grid, and to it. */
export interface SoldShares {
  selfUse: number;
  shared: number;
  feedIn: number;
}

/**
 * Shares of the energy that are sold to the user on the spot and to the grid. Under full self-use what is not used
 * on the spot is not delivered.
 *
 * @param selfUsed share of the energy that the user on the spot could use
 */
export function soldShares(mode: Mode, selfUsed: number): SoldShares {
  if (mode === 'fullFeedIn') return { selfUse: 0, shared: 0, feedIn: 1 };
  return { selfUse: selfUsed, shared: 0, feedIn: mode === 'fullSelfUse' ? 0 : 1 - selfUsed };
}
