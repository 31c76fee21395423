import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PlannerError } from '../../shared/errors.ts';
import { type RuleRow, ruleRowSchema } from '../../shared/rule-pack.ts';
import { documentVersion } from './cached.ts';
import type { Document } from './document.ts';
import { keptWhile } from './kept.ts';
import { prepared } from './prepared.ts';
import { hasTable, storedAs, storedJson } from './stored.ts';

const WHAT = 'planner_rules_kept';

/** Characters of all kept rules and of one of their texts, and rows: ten times what the program's own take. */
const MOST_LENGTH = 2 ** 20;
const MOST_TEXT = 10_000;
const MOST_ROWS = 10_000;

const word = z.int().min(0).max(MOST_ROWS);
const figure = z.union([z.number(), z.string().max(MOST_TEXT)]).nullable();
/** Words of a rule stand once in `texts`; most are those of many rules. */
const packedSchema = z.object({
  texts: z.array(z.string().max(MOST_TEXT)).max(MOST_ROWS),
  rows: z
    .array(z.tuple([word, word, word, figure, word, word, word.nullable(), word, word, word]))
    .max(MOST_ROWS),
});

/** Rules as the one text that a document keeps; the same for the same rules. */
export function packedRules(rules: readonly RuleRow[]): string {
  const numbers = new Map<string, number>();
  const at = (text: string): number => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
  const rows = rules.map((row) => [
    ...[at(row.id), at(row.kind), at(row.region), row.value, at(row.unit), at(row.validFrom)],
    ...[row.validTo === null ? null : at(row.validTo), at(row.document), at(row.status), at(row.source)],
  ]);
  return JSON.stringify({ texts: [...numbers.keys()], rows });
}

/**
 * The text of the rules a document keeps; null where it keeps none. Read again only once anything in the document has
 * changed: it is asked for at every site.
 *
 * @throws PlannerError `document.bad-contents`
 */
export function keptRulesText(document: Document): string | null {
  // What a transaction writes may be taken back.
  if (document.db.inTransaction && !document.readOnly) return readText(document);
  return keptWhile(document, keptRulesText, documentVersion(document), () => readText(document));
}

function readText({ db }: Document): string | null {
  if (!hasTable(db, WHAT)) return null;
  const text = prepared(db, 'SELECT rules FROM planner_rules_kept').pluck().get();
  if (text === undefined) return null;
  if (typeof text === 'string' && text.length <= MOST_LENGTH) return text;
  throw new PlannerError('document.bad-contents', { what: WHAT });
}

/** Changes whenever the kept rules do: a few letters, for what is worked out from them. */
export function keptRulesMark(document: Document): string {
  const text = keptRulesText(document);
  if (text === null) return '';
  return keptWhile(document, keptRulesMark, text, () => createHash('sha256').update(text).digest('base64'));
}

/**
 * The program's rules of the county as a document keeps them, as they were when it was made or others were taken over;
 * null where it keeps none. They may come from a stranger: what they say is not known to be usable.
 *
 * @throws PlannerError `document.bad-contents` where they are no rules, or more than there can be
 */
export function listKeptRules(document: Document): RuleRow[] | null {
  const text = keptRulesText(document);
  return text === null ? null : keptWhile(document, listKeptRules, text, () => unpacked(text));
}

function unpacked(stored: string): RuleRow[] {
  const { texts, rows } = storedAs(packedSchema, storedJson(stored, WHAT), WHAT);
  return rows.map(([id, kind, region, value, unit, from, to, document, status, source]) => {
    const row = {
      ...{ id: texts[id], kind: texts[kind], region: texts[region], value, unit: texts[unit] },
      ...{ validFrom: texts[from], validTo: to === null ? null : texts[to] },
      ...{ document: texts[document], status: texts[status], source: texts[source] },
    };
    return storedAs(ruleRowSchema, row, WHAT);
  });
}

/** Keeps rules in the place of those there are. */
export function writeKeptRules({ db }: Document, rules: readonly RuleRow[]): void {
  db.prepare(
    'INSERT INTO planner_rules_kept (id, rules) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET rules = excluded.rules',
  ).run(packedRules(rules));
}
