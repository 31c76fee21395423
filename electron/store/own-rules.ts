import { beijingDay } from '../../shared/civil-time.ts';
import { type RuleRow, ruleRowSchema } from '../../shared/rule-pack.ts';
import { connectForReading } from './connect.ts';
import type { Document } from './document.ts';
import { prepared } from './prepared.ts';
import { readProject } from './project-row.ts';
import { hasTable, storedAs, storedJson } from './stored.ts';

type Reader = Pick<Document, 'db'>;
const WHAT = 'planner_rules';

/** The planner's own rules, oldest first; none in a document of an older version. */
export function listOwnRules({ db }: Reader): RuleRow[] {
  if (!hasTable(db, WHAT)) return [];
  const texts = db.prepare('SELECT rule FROM planner_rules ORDER BY id').pluck().all();
  return texts.map((text) => storedAs(ruleRowSchema, storedJson(text, WHAT), WHAT));
}

/** The planner's own rules as one text: changes whenever they do. */
export function ownRulesText({ db }: Reader): string {
  if (!hasTable(db, WHAT)) return '';
  return prepared(db, 'SELECT rule FROM planner_rules ORDER BY id').pluck().all().join('\n');
}

/** Puts rules in the place of all there are. */
export function writeOwnRules({ db }: Document, rules: readonly RuleRow[]): void {
  db.prepare('DELETE FROM planner_rules').run();
  const insert = db.prepare('INSERT INTO planner_rules (rule) VALUES (?)');
  for (const rule of rules) insert.run(JSON.stringify(rule));
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Day whose rules a document is planned by, `YYYY-MM-DD`: the one taken over last, else that on which it was made. */
export function rulesDate(document: Document): string {
  const { db } = document;
  const taken = hasTable(db, 'planner_rules_date')
    ? prepared(db, 'SELECT date FROM planner_rules_date').pluck().get()
    : undefined;
  const day = typeof taken === 'string' ? taken : beijingDay(readProject(document).createdAt);
  return DAY.test(day) && !Number.isNaN(Date.parse(day)) ? day : beijingDay(new Date().toISOString());
}

export function writeRulesDate({ db }: Document, date: string): void {
  db.prepare(
    'INSERT INTO planner_rules_date (id, date) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET date = excluded.date',
  ).run(date);
}

/** Reads a document as if it were planned by the present rules of another day; to be closed. See `asScenario`. */
export function asOnDate(document: Document, date: string): Document {
  const db = connectForReading(document.path);
  db.pragma('query_only = OFF');
  db.exec(`CREATE TEMP TABLE planner_rules_date AS SELECT 1 AS id, '${DAY.exec(date)?.[0] ?? ''}' AS date`);
  db.exec('CREATE TEMP TABLE planner_rules_kept (id INTEGER PRIMARY KEY, rules TEXT)');
  db.pragma('query_only = ON');
  if (db.pragma('journal_mode', { simple: true }) === 'wal') db.exec('BEGIN');
  return { ...document, db, readOnly: true, readOnlyReason: 'in-use', close: () => db.close() };
}
