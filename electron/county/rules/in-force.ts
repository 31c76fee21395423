import { beijingDay } from '../../../shared/civil-time.ts';
import type { RuleRow } from '../../../shared/rule-pack.ts';
import { type FigureRow, figureRow, rulesAt } from '../../engine/rules/rule-pack.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { keptWhile } from '../../store/kept.ts';
import { keptRulesMark } from '../../store/kept-rules.ts';
import { listOwnRules, ownRulesText, rulesDate } from '../../store/own-rules.ts';
import { keptPackOf } from './kept.ts';
import { ruleRegions } from './regions.ts';

/**
 * Every dated rule of a document: the planner's own before the program's of the same region, which are those that the
 * document keeps, where it does.
 *
 * @throws PlannerError `document.bad-contents`
 */
export const packOf = (session: Session, document: Document): RuleRow[] => [
  ...listOwnRules(document),
  ...(keptPackOf(session, document) ?? session.library.rulePack()),
];

/**
 * The same with the program's present rules of ids that the document has none of: for figures of which a plan needs some,
 * and which the program did not yet ask for as the document was made.
 */
export function neededPackOf(session: Session, document: Document): RuleRow[] {
  const pack = packOf(session, document);
  const ids = new Set(pack.map(({ id }) => id));
  return [...pack, ...session.library.rulePack().filter(({ id }) => !ids.has(id))];
}

/** Every dated rule of the program as it is: with the planner's own where a document is open. */
export const packNow = ({ library, document }: Session): readonly RuleRow[] => [
  ...(document ? listOwnRules(document) : []),
  ...library.rulePack(),
];

/** Rules in force in a document's county on a day; its own unless given. */
export function rulesOf(session: Session, document: Document, date = rulesDate(document)): RuleRow[] {
  const regions = ruleRegions(session.library.countyOf(document));
  return rulesAt(packOf(session, document), regions, date);
}

/** Changes whenever other rules hold in a document. */
export const rulesVersion = (session: Session, document: Document): string =>
  [
    session.library.countyOf(document).code,
    rulesDate(document),
    ownRulesText(document),
    keptRulesMark(document),
  ].join('\n');

/** Rules in force on a document's own day by their ids; of an id of two kinds the first. */
export function rulesById(session: Session, document: Document): ReadonlyMap<string, RuleRow> {
  return keptWhile(document, rulesById, rulesVersion(session, document), () => {
    const rules = rulesOf(session, document);
    return new Map(rules.toReversed().map((row) => [row.id, row]));
  });
}

/**
 * A cost, factor or share of a document's county on its day, by id; see `figureRow`.
 *
 * @throws RangeError where no rule of the program or the planner ever said
 */
export function figureOf(session: Session, document: Document): (id: string) => FigureRow {
  const pack = neededPackOf(session, document);
  const regions = ruleRegions(session.library.countyOf(document));
  const date = rulesDate(document);
  return (id) => {
    const row = figureRow(pack, regions, date, id);
    if (!row) throw new RangeError(`no rule ${id}`);
    return row;
  };
}

/** A figure of the open document, else of the country as the program has it now; see `figureRow`. */
export function figureNow(session: Session, id: string): number {
  if (session.document) return figureOf(session, session.document)(id).value;
  const row = figureRow(session.library.rulePack(), [], beijingDay(new Date().toISOString()), id);
  if (!row) throw new RangeError(`no rule ${id}`);
  return row.value;
}
