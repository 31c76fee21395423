import type { RuleChanges, RuleRow } from '../../../shared/rule-pack.ts';
import type { Steps } from '../../../shared/steps.ts';
import { rulesAt } from '../../engine/rules/rule-pack.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { listKeptRules } from '../../store/kept-rules.ts';
import { asOnDate, listOwnRules, rulesDate } from '../../store/own-rules.ts';
import { summaryOf } from '../account/summary.ts';
import { countyWork } from '../county-work.ts';
import { moneyOf } from '../money/outlook.ts';
import { modeCheckOf } from '../sites/mode-check.ts';
import { presentRules } from './kept.ts';
import { ruleRegions } from './regions.ts';

const keyOf = ({ kind, id }: RuleRow) => `${kind} ${id}`;
const saysOf = ({ value, unit, document, status, region }: RuleRow) =>
  JSON.stringify([value, unit, document, status, region]);

/** What rules of one day say otherwise than those of another: changed, gone or new. */
function changesBetween(before: readonly RuleRow[], after: readonly RuleRow[]): RuleChanges['changes'] {
  const [old, now] = [before, after].map((rules) => new Map(rules.map((row) => [keyOf(row), row]))) as [
    Map<string, RuleRow>,
    Map<string, RuleRow>,
  ];
  const keys = new Set([...old.keys(), ...now.keys()]);
  return [...keys].flatMap((key) => {
    const [was, is] = [old.get(key) ?? null, now.get(key) ?? null];
    return was && is && saysOf(was) === saysOf(is) ? [] : [{ before: was, after: is }];
  });
}

const rowKeyOf = ({ kind, id, region, validFrom }: RuleRow) => [kind, id, region, validFrom].join('\n');
const rowSays = ({ value, unit, document, status, validTo }: RuleRow) =>
  JSON.stringify([value, unit, document, status, validTo]);

/** Rules that were corrected, came or went, each by its region and first day: those of other days count for projects of theirs. */
function corrections(kept: readonly RuleRow[], present: readonly RuleRow[]): RuleChanges['changes'] {
  const was = new Map(kept.map((row) => [rowKeyOf(row), row]));
  const is = new Map(present.map((row) => [rowKeyOf(row), row]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [before, after] = [was.get(key) ?? null, is.get(key) ?? null];
    return before && after && rowSays(before) === rowSays(after) ? [] : [{ before, after }];
  });
}

/**
 * What the program's present rules of a day say otherwise than those a document is planned under, in its county: first
 * what is in force, then what was corrected of other days. A document that keeps no rules is held against the present
 * ones of its day: what was corrected in them cannot be told.
 *
 * @throws PlannerError `document.bad-contents`
 */
export function changesSince(
  session: Session,
  document: Document,
  date: string,
): Pick<RuleChanges, 'kept' | 'changes'> {
  const own = listOwnRules(document);
  const kept = listKeptRules(document);
  const present = presentRules(session, document);
  const regions = ruleRegions(session.library.countyOf(document));
  const inForce = changesBetween(
    rulesAt([...own, ...(kept ?? present)], regions, rulesDate(document)),
    rulesAt([...own, ...present], regions, date),
  );
  if (!kept) return { kept: false, changes: inForce };
  const told = new Set(inForce.map(({ before, after }) => keyOf((before ?? after)!)));
  const others = corrections(kept, present).filter(
    ({ before, after }) => !told.has(keyOf((before ?? after)!)),
  );
  return { kept: true, changes: [...inForce, ...others] };
}

/**
 * What has changed in a county's rules since a document was planned, and what its headline figures would be by
 * the rules of another day. Nothing of the document changes.
 */
export async function ruleChangesOf(
  session: Session,
  document: Document,
  date: string,
): Promise<RuleChanges> {
  const plannedOn = rulesDate(document);
  const { kept, changes } = changesSince(session, document, date);
  const before = await countyWork(session, document, headlineOf(session, document));
  if (changes.length === 0) return { plannedOn, date, kept, changes, before, after: before };
  const view = asOnDate(document, date);
  const seeing: Session = Object.create(session, {
    document: { get: () => (session.document === document ? view : null) },
  });
  try {
    return {
      plannedOn,
      date,
      kept,
      changes,
      before,
      after: await countyWork(seeing, view, headlineOf(seeing, view)),
    };
  } finally {
    view.close();
  }
}

function* headlineOf(session: Session, document: Document): Steps<RuleChanges['before']> {
  const summary = yield* summaryOf(session, document);
  const { total } = yield* moneyOf(session, document);
  const { counts } = yield* modeCheckOf(session, document);
  const { sites: _sites, leastSelfUseUnknown: _unknown, ...against } = counts;
  return {
    deliveredKwh: summary.deliveredKwh,
    avoidedTco2: summary.avoidedTco2,
    capexYuan: total.capexYuan,
    npvYuan: total.npvYuan,
    projectIrr: total.projectIrr,
    notes: Object.values(against).reduce((sum, n) => sum + n, 0),
  };
}
