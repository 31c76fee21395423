import type { RuleRow } from '../../../shared/rule-pack.ts';
import { boundsOf } from '../../formats/figure-tables.ts';
import { TIME_OF_USE } from '../../formats/rule-pack.ts';
import { tariffOfRule } from '../../formats/time-of-use-words.ts';

/** What a rule's value should have been, where it has bounds or words of its own and keeps to neither. */
export function beyondBounds({ id, value }: RuleRow): { id: string; given: string; expected: string } | null {
  const bounds = boundsOf(id);
  if (!bounds || value === null) return null;
  const { least, most, words = [] } = bounds;
  const kept = typeof value === 'number' ? value >= least && value <= most : words.includes(value);
  if (kept) return null;
  const expected = [...(least <= most ? [`${least} … ${most}`] : []), ...words].join(', ');
  return { id, given: String(value), expected };
}

/** The beginning of a notice of time-of-use prices whose hours cannot be read. */
export const unreadableHours = (row: RuleRow): { given: string } | null =>
  row.id === TIME_OF_USE && !tariffOfRule(row) ? { given: String(row.value).slice(0, 80) } : null;
