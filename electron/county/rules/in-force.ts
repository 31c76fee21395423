import type { RuleRow } from '../../../shared/rule-pack.ts';
import { rulesAt } from '../../engine/rules/rule-pack.ts';
import type { Session } from '../../session/session.ts';
import { type Document, readProject } from '../../store/document.ts';
import { ruleRegions } from './regions.ts';

/** Day whose rules a document is planned by, `YYYY-MM-DD`. */
export const rulesDate = (document: Document): string => readProject(document).createdAt.slice(0, 10);

const kept = new WeakMap<Document, { key: string; rows: RuleRow[] }>();

/** The rules a document is planned by: those in force in its county on its day. */
export function rulesOf(session: Session, document: Document): RuleRow[] {
  const county = session.library.countyOf(document);
  const date = rulesDate(document);
  const key = `${county.code} ${date}`;
  const known = kept.get(document);
  if (known?.key === key) return known.rows;
  const rows = rulesAt(session.library.rulePack(), ruleRegions(county), date);
  kept.set(document, { key, rows });
  return rows;
}
