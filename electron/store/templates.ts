import { type TemplateFields, templateFieldsSchema } from '../../shared/equipment.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Document } from './document.ts';
import { hasTable, storedAs, storedJson } from './stored.ts';

/** A template that the planner made in this document. */
export interface OwnTemplate {
  id: number;
  name: string;
  fields: TemplateFields;
}

/** The planner's templates by name; none in a document written before there were any. */
export function listTemplates({ db }: Document): OwnTemplate[] {
  if (!hasTable(db, 'planner_templates')) return [];
  const rows = db.prepare('SELECT id, name, fields FROM planner_templates ORDER BY name').all() as {
    id: number;
    name: string;
    fields: string;
  }[];
  return rows.map((row) => ({
    ...row,
    fields: storedAs(templateFieldsSchema, storedJson(row.fields, 'templates'), 'templates'),
  }));
}

/** @throws PlannerError `template.name-taken` */
export function insertTemplate(document: Document, name: string, fields: TemplateFields): number {
  assertNameFree(document, name);
  const sql = 'INSERT INTO planner_templates (name, fields) VALUES (?, ?)';
  return Number(document.db.prepare(sql).run(name, JSON.stringify(fields)).lastInsertRowid);
}

/** @throws PlannerError `template.unknown`, `template.name-taken` */
export function renameTemplate(document: Document, id: number, name: string): void {
  assertNameFree(document, name, id);
  const { changes } = document.db.prepare('UPDATE planner_templates SET name = ? WHERE id = ?').run(name, id);
  if (changes === 0) throw new PlannerError('template.unknown');
}

/** @throws PlannerError `template.unknown` */
export function deleteTemplate({ db }: Document, id: number): void {
  const { changes } = db.prepare('DELETE FROM planner_templates WHERE id = ?').run(id);
  if (changes === 0) throw new PlannerError('template.unknown');
}

function assertNameFree({ db }: Document, name: string, except = 0): void {
  const taken = db.prepare('SELECT 1 FROM planner_templates WHERE name = ? AND id != ?').get(name, except);
  if (taken) throw new PlannerError('template.name-taken', { name });
}
