import type { RuleRow } from '../../../shared/rule-pack.ts';
import { NATIONAL } from './rule-pack.ts';

/** What is wrong with a planner's own rule, and what of it. */
export type OwnRuleFault =
  | { why: 'region'; region: string }
  | { why: 'kind' | 'unit'; id: string; given: string; expected: string }
  | { why: 'figure'; id: string; given: string; expected: string };

const SHARES = ['share', 'least share', 'most share', 'share of VAT'];

/**
 * What would keep a planner's own rule from being taken as meant: a region that no county lies in, or an id of the
 * program's with another kind or unit, words for a figure, or a share beyond one. Rules of ids that the program does not
 * know are free.
 *
 * @param regions that counties lie in
 */
export function ownRuleFault(
  pack: readonly RuleRow[],
  regions: ReadonlySet<string>,
  row: RuleRow,
): OwnRuleFault | null {
  const { id, kind, unit, value, region } = row;
  if (region !== NATIONAL && !regions.has(region)) return { why: 'region', region };
  const same = pack.filter((each) => each.id === id);
  if (same.length === 0) return null;
  const [first] = same as [RuleRow];
  if (first.kind !== kind) return { why: 'kind', id, given: kind, expected: first.kind };
  if (first.unit !== unit) return { why: 'unit', id, given: unit || '—', expected: first.unit };
  if (value === null) return null;
  const given = String(value);
  if (unit === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(given)) {
    return { why: 'figure', id, given, expected: '2026-11-29' };
  }
  if (same.every((each) => typeof each.value !== 'string')) {
    const most = SHARES.includes(unit) ? 1 : Number.POSITIVE_INFINITY;
    if (typeof value !== 'number' || value < 0 || value > most) {
      return { why: 'figure', id, given, expected: most === 1 ? '0 … 1' : `≥ 0 ${unit}` };
    }
  }
  return null;
}
