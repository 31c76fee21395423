import type { RuleRow } from '../../../shared/rule-pack.ts';
import { rulesAt } from '../../engine/rules/rule-pack.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { listOwnRules, rulesDate } from '../../store/own-rules.ts';
import { ruleRegions } from './regions.ts';

/** Every dated rule of a document: the planner's own before the program's of the same region. */
export const packOf = (session: Session, document: Document): RuleRow[] => [
  ...listOwnRules(document),
  ...session.library.rulePack(),
];

/** Rules in force in a document's county on a day; its own unless given. */
export function rulesOf(session: Session, document: Document, date = rulesDate(document)): RuleRow[] {
  const regions = ruleRegions(session.library.countyOf(document));
  return rulesAt(packOf(session, document), regions, date);
}
