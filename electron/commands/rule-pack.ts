import { beijingDay } from '../../shared/civil-time.ts';
import { PlannerError } from '../../shared/errors.ts';
import { inLanguage } from '../../shared/i18n/in-language.ts';
import type { Language } from '../../shared/i18n/index.ts';
import type { OwnRules, RuleRow } from '../../shared/rule-pack.ts';
import { changesSince, ruleChangesOf } from '../county/rules/changes.ts';
import { packNow, packOf } from '../county/rules/in-force.ts';
import { keepRules } from '../county/rules/kept.ts';
import { checkedRule, unknownIds } from '../county/rules/own.ts';
import { ruleRegions } from '../county/rules/regions.ts';
import { nationalHolds, rulePackFaults, rulesAt } from '../engine/rules/rule-pack.ts';
import { readRuleFile, ruleFile } from '../formats/rule-file.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import { listOwnRules, rulesDate, writeOwnRules, writeRulesDate } from '../store/own-rules.ts';
import { writeWhole } from '../store/write-whole.ts';
import type { HandlersOf } from './handler.ts';
import { assertOutput } from './outputs.ts';

/** A row with its texts in one language. */
const said = (row: RuleRow, language: Language): RuleRow => ({
  ...row,
  value: typeof row.value === 'string' ? inLanguage(row.value, language) : row.value,
  document: inLanguage(row.document, language),
  source: inLanguage(row.source, language),
});

export const rulepack: HandlersOf<'rulepack'> = {
  'rulepack.at'(session, { countyCode, date, asPlanned }, { language }) {
    const regions = ruleRegions(session.library.counties().get(countyCode));
    const pack = asPlanned ? packOf(session, openedDocument(session)) : packNow(session);
    const rows = rulesAt(pack, regions, date).map((row) => said(row, language));
    return { rows, regions, nationalHolds: nationalHolds(regions) };
  },

  'rulepack.own'(session) {
    const document = openedDocument(session);
    return { ...told(session, listOwnRules(document)), date: rulesDate(document) };
  },

  'rulepack.put'(session, { rows, instead }) {
    const document = openedDocument(session);
    const checked = withoutTwins(rows.map((row) => checkedRule(session, row)));
    const gone = new Set(instead.map(keyOf));
    const kept = listOwnRules(document).filter((row) => !gone.has(keyOf(row)));
    return told(session, written(document, merged(kept, checked)));
  },

  'rulepack.remove'(session, { rows }) {
    const document = openedDocument(session);
    const gone = new Set(rows.map(keyOf));
    const left = listOwnRules(document).filter((row) => !gone.has(keyOf(row)));
    return told(session, written(document, left));
  },

  'rulepack.import'(session, { path }) {
    const document = openedDocument(session);
    const rows = withoutTwins(readRuleFile(path, (row) => checkedRule(session, row)));
    const all = written(document, merged(listOwnRules(document), rows));
    return { imported: rows.length, ...told(session, all) };
  },

  'rulepack.export'(session, { out, overwrite, what }, { language }) {
    const document = openedDocument(session);
    assertOutput(session, out, { endings: ['csv'], overwrite, database: false });
    const regions = ruleRegions(session.library.countyOf(document));
    const rows =
      what === 'own'
        ? listOwnRules(document)
        : rulesAt(packOf(session, document), regions, rulesDate(document)).map((row) => said(row, language));
    writeWhole(out, Buffer.from(ruleFile(rows)), { replace: overwrite });
    return { out, rows: rows.length };
  },

  async 'rulepack.changes'(session, { date }, { language }) {
    const document = openedDocument(session);
    const found = await ruleChangesOf(session, document, date ?? today());
    const words = (row: RuleRow | null) => row && said(row, language);
    return {
      ...found,
      changes: found.changes.map(({ before, after }) => ({ before: words(before), after: words(after) })),
    };
  },

  'rulepack.since'(session) {
    const document = openedDocument(session);
    const date = today();
    const { kept, changes } = changesSince(session, document, date);
    return { plannedOn: rulesDate(document), date, kept, count: changes.length };
  },

  'rulepack.adopt'(session, { date }) {
    const document = openedDocument(session);
    writeRulesDate(document, date);
    keepRules(session, document);
    return { date: rulesDate(document) };
  },
};

/** The planner's own rules with what is to be said of them. */
const told = (session: Session, rows: RuleRow[]): OwnRules => ({ rows, unknown: unknownIds(session, rows) });

const today = () => beijingDay(new Date().toISOString());

const keyOf = ({ kind, id, region, validFrom }: Pick<RuleRow, 'kind' | 'id' | 'region' | 'validFrom'>) =>
  [kind, id, region, validFrom].join('\n');

/** Rules given together, of which no two begin on the same day: the program would have to choose between them. */
function withoutTwins(rows: RuleRow[]): RuleRow[] {
  const [fault] = rulePackFaults(rows, '0000-00-00').filter(({ why }) => why === 'overlap');
  if (fault) throw overlapping(fault);
  return rows;
}

const overlapping = ({ id, region, date }: { id: string; region: string; date: string }) =>
  new PlannerError('rules.overlap', { id, region, date }, { field: 'validFrom' });

/** Rules with others put in, in the place of those that begin on the same day. */
function merged(before: readonly RuleRow[], rows: readonly RuleRow[]): RuleRow[] {
  const all = new Map([...before, ...rows].map((row) => [keyOf(row), row]));
  return [...all.values()];
}

/** Writes the planner's rules, if no two of them hold on one day. */
function written(document: Document, rows: RuleRow[]): RuleRow[] {
  const [fault] = rulePackFaults(rows, '0000-00-00');
  if (fault) throw overlapping(fault);
  writeOwnRules(document, rows);
  return rows;
}
