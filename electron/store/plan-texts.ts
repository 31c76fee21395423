import { type CountyFact, type CountyFactName, countyFactSchema } from '../../shared/county-facts.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { type PlanText, planTextSchema } from '../../shared/plan.ts';
import type { Document } from './document.ts';
import { hasTable } from './stored.ts';

/** What a planner wrote into chapters; what another program may have left there counts only where it fits. */
export function listPlanTexts({ db }: Document): PlanText[] {
  if (!hasTable(db, 'planner_plan_texts')) return [];
  const rows = db.prepare('SELECT chapter, language, text FROM planner_plan_texts ORDER BY id').all();
  return rows.flatMap((row) => planTextSchema.safeParse(row).data ?? []);
}

/** Writes a chapter's text in a language; null takes it back. */
export function putPlanText(
  { db }: Document,
  chapter: string,
  language: Language,
  text: string | null,
): void {
  const where = [chapter, language] as const;
  if (text === null) {
    db.prepare('DELETE FROM planner_plan_texts WHERE chapter = ? AND language = ?').run(...where);
    return;
  }
  const { changes } = db
    .prepare('UPDATE planner_plan_texts SET text = ? WHERE chapter = ? AND language = ?')
    .run(text, ...where);
  if (changes > 0) return;
  db.prepare('INSERT INTO planner_plan_texts (chapter, language, text) VALUES (?, ?, ?)').run(...where, text);
}

/** Figures of the county as they were entered. */
export function listCountyFacts({ db }: Document): CountyFact[] {
  if (!hasTable(db, 'planner_county_facts')) return [];
  const rows = db.prepare('SELECT fact, value, year, source FROM planner_county_facts ORDER BY id').all();
  return rows.flatMap((row) => countyFactSchema.safeParse(row).data ?? []);
}

export function putCountyFact({ db }: Document, { fact, value, year, source }: CountyFact): void {
  const { changes } = db
    .prepare('UPDATE planner_county_facts SET value = ?, year = ?, source = ? WHERE fact = ?')
    .run(value, year, source, fact);
  if (changes > 0) return;
  db.prepare('INSERT INTO planner_county_facts (fact, value, year, source) VALUES (?, ?, ?, ?)').run(
    fact,
    value,
    year,
    source,
  );
}

export const dropCountyFact = ({ db }: Document, fact: CountyFactName): void =>
  void db.prepare('DELETE FROM planner_county_facts WHERE fact = ?').run(fact);
