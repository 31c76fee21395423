import type { RuleRow } from '../../../shared/rule-pack.ts';
import { ownRuleFault } from '../../engine/rules/own-rule.ts';
import { NATIONAL } from '../../engine/rules/rule-pack.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { keptWhile } from '../../store/kept.ts';
import { listKeptRules, writeKeptRules } from '../../store/kept-rules.ts';
import { beyondBounds, unreadableHours } from './bounds.ts';
import { ruleRegions } from './regions.ts';

/** The program's rules of a document's county of all times, as they are now. */
export function presentRules(session: Session, document: Document): RuleRow[] {
  const regions = [...ruleRegions(session.library.countyOf(document)), NATIONAL];
  return session.library.rulePack().filter(({ region }) => regions.includes(region));
}

/** Has a document keep the program's rules of its county as they are now: what it is planned under from now on. */
export const keepRules = (session: Session, document: Document): void =>
  writeKeptRules(document, presentRules(session, document));

/**
 * The program's rules as a document was planned under; null where it keeps none. Those of an id that the program could
 * not take as meant (another unit by now, a figure out of bounds, words for a figure) are the present ones instead.
 *
 * @throws PlannerError `document.bad-contents`
 */
export function keptPackOf(session: Session, document: Document): readonly RuleRow[] | null {
  const kept = listKeptRules(document);
  return kept && keptWhile(document, keptPackOf, kept, () => usable(session, document, kept));
}

function usable(session: Session, document: Document, kept: readonly RuleRow[]): RuleRow[] {
  const present = session.library.rulePack();
  const regions = new Set(ruleRegions(session.library.countyOf(document)));
  const unusable = new Set(
    kept
      .filter((row) => ownRuleFault(present, regions, row) ?? beyondBounds(row) ?? unreadableHours(row))
      .map(({ id }) => id),
  );
  const instead = unusable.size > 0 ? presentRules(session, document) : [];
  return [...kept.filter(({ id }) => !unusable.has(id)), ...instead.filter(({ id }) => unusable.has(id))];
}
