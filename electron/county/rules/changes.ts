import type { RuleChanges, RuleRow } from '../../../shared/rule-pack.ts';
import type { Steps } from '../../../shared/steps.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { asOnDate, rulesDate } from '../../store/own-rules.ts';
import { summaryOf } from '../account/summary.ts';
import { countyWork } from '../county-work.ts';
import { moneyOf } from '../money/outlook.ts';
import { modeCheckOf } from '../sites/mode-check.ts';
import { rulesOf } from './in-force.ts';

const keyOf = ({ kind, id }: RuleRow) => `${kind} ${id}`;
const saysOf = ({ value, unit, document, status, region }: RuleRow) =>
  JSON.stringify([value, unit, document, status, region]);

/** What rules of one day say otherwise than those of another: changed, gone or new. */
export function changesBetween(
  before: readonly RuleRow[],
  after: readonly RuleRow[],
): RuleChanges['changes'] {
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

/**
 * What has changed in a county's rules since the day a document is planned by, and what its headline figures would be by
 * the rules of another day. Nothing of the document changes.
 */
export async function ruleChangesOf(
  session: Session,
  document: Document,
  date: string,
): Promise<RuleChanges> {
  const plannedOn = rulesDate(document);
  const changes = changesBetween(rulesOf(session, document), rulesOf(session, document, date));
  const before = await countyWork(session, document, headlineOf(session, document));
  if (changes.length === 0) return { plannedOn, date, changes, before, after: before };
  const view = asOnDate(document, date);
  const seeing: Session = Object.create(session, {
    document: { get: () => (session.document === document ? view : null) },
  });
  try {
    return {
      plannedOn,
      date,
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
