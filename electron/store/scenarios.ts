import { type Assumptions, assumptionsSchema, type Scenario } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Document } from './document.ts';
import { storedAs, storedJson } from './stored.ts';

interface Raw {
  id: number;
  name: string;
  active: number;
  assumptions: string;
}

const asScenario = (row: Raw): Scenario => ({
  id: row.id,
  name: row.name,
  active: row.active === 1,
  assumptions: storedAs(assumptionsSchema, storedJson(row.assumptions, 'assumptions'), 'assumptions'),
});

export function listScenarios({ db }: Document): Scenario[] {
  return (db.prepare('SELECT * FROM planner_scenarios ORDER BY id').all() as Raw[]).map(asScenario);
}

/** @throws PlannerError `scenario.unknown` */
export function getScenario({ db }: Document, id: number): Scenario {
  const row = db.prepare('SELECT * FROM planner_scenarios WHERE id = ?').get(id) as Raw | undefined;
  if (!row) throw new PlannerError('scenario.unknown', { id });
  return asScenario(row);
}

/** @throws PlannerError `document.bad-contents` when none is active, or it cannot be understood */
export function activeScenario({ db }: Pick<Document, 'db'>): Scenario {
  const row = db.prepare('SELECT * FROM planner_scenarios WHERE active = 1').get() as Raw | undefined;
  if (!row) throw new PlannerError('document.bad-contents', { what: 'scenarios' });
  return asScenario(row);
}

/** @throws PlannerError `scenario.name-taken` */
export function insertScenario(document: Document, name: string, assumptions: Assumptions): number {
  assertNameFree(document, name);
  return Number(
    document.db
      .prepare('INSERT INTO planner_scenarios (name, assumptions) VALUES (?, ?)')
      .run(name, JSON.stringify(assumptions)).lastInsertRowid,
  );
}

/** @throws PlannerError `scenario.name-taken` */
export function updateScenario(document: Document, { id, name, assumptions }: Scenario): void {
  assertNameFree(document, name, id);
  document.db
    .prepare('UPDATE planner_scenarios SET name = ?, assumptions = ? WHERE id = ?')
    .run(name, JSON.stringify(assumptions), id);
}

/** Makes one scenario the active one. */
export function activateScenario({ db }: Document, id: number): void {
  db.prepare('UPDATE planner_scenarios SET active = (id = ?) WHERE active != (id = ?)').run(id, id);
}

/** Copies which sites are left out, and when they go into service, from one scenario to another. */
export function copyLeftOut({ db }: Document, from: number, to: number): void {
  db.prepare(
    'INSERT INTO planner_in_service (scenario_id, site_id, year) SELECT ?, site_id, year FROM planner_in_service WHERE scenario_id = ?',
  ).run(to, from);
  db.prepare(
    'INSERT INTO planner_left_out (scenario_id, site_id, built) SELECT ?, site_id, built FROM planner_left_out WHERE scenario_id = ?',
  ).run(to, from);
}

export function deleteScenario({ db }: Document, id: number): void {
  db.prepare('DELETE FROM planner_left_out WHERE scenario_id = ?').run(id);
  db.prepare('DELETE FROM planner_in_service WHERE scenario_id = ?').run(id);
  db.prepare('DELETE FROM planner_scenarios WHERE id = ?').run(id);
}

function assertNameFree({ db }: Document, name: string, except = 0): void {
  if (db.prepare('SELECT 1 FROM planner_scenarios WHERE name = ? AND id != ?').get(name, except)) {
    throw new PlannerError('scenario.name-taken', { name }, { field: 'name' });
  }
}
