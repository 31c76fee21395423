import type { MONEY_NOTES, Mode, Owner } from '../../../shared/money.ts';

/**
 * What the 2025 rules for distributed PV let each class choose: households all three modes; general commerce and
 * industry self-use with or without surplus; large commerce and industry self-use, with surplus only where the
 * spot market runs continuously.
 *
 * Source: 国家能源局 (2025), 分布式光伏发电开发建设管理办法, 国能发新能规〔2025〕7号.
 */
const ALLOWED: Record<Owner, Partial<Record<Mode, 'yes' | 'conditional'>>> = {
  household: { fullFeedIn: 'yes', selfUseSurplus: 'yes', fullSelfUse: 'yes' },
  householdLeased: { fullFeedIn: 'yes', selfUseSurplus: 'yes', fullSelfUse: 'yes' },
  commercial: { selfUseSurplus: 'yes', fullSelfUse: 'yes' },
  largeCommercial: { selfUseSurplus: 'conditional', fullSelfUse: 'yes' },
};

/** What the rules say against a mode for a class; null where it is free to choose. */
export function modeNote(owner: Owner, mode: Mode): (typeof MONEY_NOTES)[number] | null {
  const allowed = ALLOWED[owner][mode];
  return allowed === 'yes' ? null : allowed === 'conditional' ? 'modeConditional' : 'modeNotAllowed';
}

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
