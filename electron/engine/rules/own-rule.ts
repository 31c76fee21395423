import { z } from 'zod';
import { CASE_CLASSES, MODES } from '../../../shared/money.ts';
import { type RuleRow, TARIFFS } from '../../../shared/rule-pack.ts';
import { NATIONAL } from './rule-pack.ts';

/** What is wrong with a planner's own rule, and what of it. */
export type OwnRuleFault =
  | { why: 'region'; region: string }
  | { why: 'kind' | 'unit'; id: string; given: string; expected: string }
  | { why: 'figure'; id: string; given: string; expected: string };

const SHARES = ['share', 'least share', 'most share', 'share of VAT'];

/** Words that the program reads, by the unit of their rules; of modes there may be several. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'owner class': CASE_CLASSES,
  tariff: TARIFFS,
  modes: MODES.flatMap((mode) => [mode, `${mode}?`]),
};

const day = z.iso.date();

/** What a word should have been; null where it may stand. */
function wordFault(unit: string, value: string): string | null {
  if (unit === 'date') return day.safeParse(value).success ? null : '2026-11-29';
  const known = WORDS[unit];
  if (!known) return null;
  const said = unit === 'modes' ? value.split(/\s+/) : [value];
  return said.every((each) => known.includes(each)) ? null : known.join(', ');
}

/**
 * What would keep a planner's own rule from being taken as meant: a region that no county lies in, or an id of the
 * program's with another kind or unit, words for a figure or a figure for words, words that the program does not know, or a share beyond one. Rules of ids that the program does not
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
  const expected = wordFault(unit, given);
  if (expected !== null) return { why: 'figure', id, given, expected };
  // A figure says nothing where the program has words, and none of them a figure.
  if (typeof value === 'number' && same.every((each) => typeof each.value === 'string')) {
    const [word] = same.map((each) => each.value);
    // Some words stand for a figure that follows from the place.
    if (unit !== 'degrees') return { why: 'figure', id, given, expected: String(word) };
  }
  if (same.every((each) => typeof each.value !== 'string')) {
    const most = SHARES.includes(unit) ? 1 : Number.POSITIVE_INFINITY;
    if (typeof value !== 'number' || value < 0 || value > most) {
      return { why: 'figure', id, given, expected: most === 1 ? '0 … 1' : `≥ 0 ${unit}` };
    }
  }
  return null;
}
